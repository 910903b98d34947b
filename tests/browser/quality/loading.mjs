// What a page weighs, and what happens while it loads: nothing moves, and all of the text is there before
// the first script.

import assert from 'node:assert/strict';

import { none } from '../lib/assert.mjs';
import { watch } from '../lib/chromium.mjs';
import { all, attribute, parsePage } from '../lib/html.mjs';
import { LIMIT, weights } from '../lib/weight.mjs';

/** Pages that are opened side by side: most of the time is waiting for what is slow on purpose. */
const AT_A_TIME = 6;

/** How late style sheets and scripts are, in milliseconds. */
const LATE = { css: 60, js: 120 };

/** Adds up what moves by itself; runs before the page. */
function countShifts() {
  globalThis.shifted = { sum: 0, what: [] };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      shifted.sum += value;
      shifted.what.push(...sources.map(({ node }) => `${node?.nodeName}.${node?.className ?? ''}`));
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** How much of a page moves while it loads, with what moved, and its text before and after the scripts ran. */
async function open(context, url) {
  const page = await context.newPage();
  let release;
  const isRead = new Promise((done) => (release = done));
  await page.route(/\/static\//, async (route) => {
    const kind = new URL(route.request().url()).pathname.split('.').pop();
    await new Promise((done) => setTimeout(done, LATE[kind] ?? 0));
    if (kind === 'js') await isRead;
    await route.continue();
  });
  await page.addInitScript(countShifts);
  await page.goto(url, { waitUntil: 'commit' });
  // All of the page is read, and its scripts wait.
  await page.waitForFunction(() => document.readyState === 'interactive' && document.styleSheets.length > 0);
  const text = () => page.evaluate(() => document.querySelector('main')?.innerText ?? '');
  // What stands in for the search holds back a moment, so that it does not flash by.
  if (url.endsWith('/search.html')) await page.locator('.browse').waitFor();
  const before = await text();
  release();
  await page.waitForLoadState('load');
  await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 100)));
  const after = await text();
  const { sum, what } = await page.evaluate(() => shifted);
  await page.close();
  return { shift: sum > 0.001 ? `moves by ${sum.toFixed(4)}: ${[...new Set(what)].join(', ')}` : undefined, before, after };
}

/** `act` for every one of `items`, some at a time; what it returns, in order. */
async function together(items, act) {
  const left = [...items.entries()];
  const results = [];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await act(next[1]);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return results;
}

export async function loading(context, { browser, base, folder, html, kinds, server }) {
  await context.test(`every page takes less than ${LIMIT} bytes with its styles and scripts, compressed`, async () => {
    const heavy = (await weights(folder, html, base)).filter(([, size]) => size >= LIMIT);
    none(heavy.map((it) => it.join(': ')), 'pages');
  });

  await context.test('every image says how large it is', () => {
    const faults = html.flatMap(([path, text]) =>
      all(parsePage(text), 'img').filter((img) => !attribute(img, 'width') || !attribute(img, 'height')).map((img) => `${path}: ${attribute(img, 'src')}`),
    );
    none(faults, 'images without width and height');
  });

  await context.test('a page that moves is noticed', async () => {
    const { page, close } = await watch(browser, server.url);
    await page.addInitScript(countShifts);
    await page.goto(`${server.url}index.html`);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.equal(await page.evaluate(() => shifted.sum), 0);
    await page.evaluate(() => {
      const late = document.createElement('p');
      late.style.height = '300px';
      document.querySelector('main').prepend(late);
    });
    await page.waitForFunction(() => shifted.sum > 0.001);
    await close();
  });

  for (const width of [360, 1440]) {
    await context.test(`at ${width} px no kind of page moves while it loads, and scripts add no text`, async () => {
      const browsing = await browser.newContext({ viewport: { width, height: 900 } });
      const seen = await together([...kinds.values()], async (path) => ({ path, ...(await open(browsing, server.url + encodeURI(path))) }));
      await browsing.close();
      const faults = seen.flatMap(({ path, shift, before, after }) => {
        // The script of the search puts what it found in the place of where else to look.
        const isSame = before.trim().length > 20 && (before === after || path === 'search.html');
        return [...(shift ? [`${path}: ${shift}`] : []), ...(isSame ? [] : [`${path}: has other text before scripts: ${before.slice(0, 200)}`])];
      });
      none(faults, 'pages');
    });
  }
}
