// The way through a page by keyboard: everything that can be used is reached in the order in which it
// stands, shows that it has the focus, and lets go of it again.

import assert from 'node:assert/strict';

import { none } from '../lib/assert.mjs';
import { watch } from '../lib/chromium.mjs';
import { lookAtAll } from '../lib/frames.mjs';

/**
 * Goes to the top of the page, begins to note what gets the focus, and returns the names of all that should,
 * in document order. How a thing looks with the focus is compared with how it looked before.
 */
function beginToNote() {
  // The page of the search begins in its box.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');

  const usable = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const stops = [...document.querySelectorAll(usable)].filter((it) => it.tabIndex >= 0 && !it.disabled && it.checkVisibility({ visibilityProperty: true }));
  // A box may stand for what is in it, and a drawing in a link for the link.
  const look = (element) =>
    [element, element.parentElement, ...element.children].map((it) => {
      const { outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth } = getComputedStyle(it);
      return [outlineStyle === 'none' || outlineWidth, boxShadow, stroke, strokeWidth].join();
    }).join(' | ');
  const name = (element) => `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}"`;
  const before = new Map(stops.map((it) => [it, look(it)]));
  const noted = (globalThis.noted = []);
  addEventListener('focusin', ({ target }) => {
    const { top, bottom, width, height } = target.getBoundingClientRect();
    const isInView = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
    noted.push({ at: stops.indexOf(target), name: name(target), isInView, isShown: look(target) !== before.get(target) });
  });
  return stops.map(name);
}

/** Tabs from the top of the page to its end, and says what is wrong on the way. */
async function walk(page, path) {
  const stops = await page.evaluate(beginToNote);
  // Keys are sent one after another without waiting to hear of each.
  await Promise.all(Array.from({ length: stops.length + 1 }, () => page.keyboard.press('Tab')));
  const seen = await page.evaluate(() => noted);
  const reached = seen.slice(0, stops.length);
  const faults = reached.flatMap(({ name, isInView, isShown }) => [
    ...(isInView ? [] : [`${name} is out of view`]),
    ...(isShown ? [] : [`${name} does not show that it has the focus`]),
  ]);
  const wrong = reached.findIndex(({ at }, turn) => at !== turn);
  if (wrong >= 0) faults.push(`stop ${wrong} is ${reached[wrong].name}, not ${stops[wrong]}`);
  if (reached.length < stops.length) faults.push(`${reached.length} of ${stops.length} things are reached; then not ${stops[reached.length]}`);
  if (seen.length > stops.length && seen.at(-1).at > 0) faults.push(`after the last thing comes ${seen.at(-1).name}`);
  // Skip link, name of the site, search, links of the header, and then what the page is about.
  if (!/^a "Skip/.test(stops[0] ?? '')) faults.push(`the first stop is ${stops[0]}`);
  return faults.map((fault) => `${path}: ${fault}`);
}

/** What scrolls sideways, yet cannot be reached by keyboard or has no name. */
function unreachable() {
  for (const element of document.querySelectorAll('details')) element.open = true;
  return [...document.querySelectorAll('main *')]
    .filter((it) => it.scrollWidth > it.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(it).overflowX))
    .filter((it) => it.tabIndex < 0 || !(it.getAttribute('aria-label') || it.getAttribute('aria-labelledby') || it.tagName === 'PRE'))
    .map((it) => `${it.tagName.toLowerCase()}.${it.className}`);
}

export async function keyboard(context, { browser, kinds, server }) {
  await context.test('a trap, a wrong order and a focus that is not seen are noticed', async () => {
    const { page, close } = await watch(browser, server.url, { reducedMotion: 'reduce' });
    const faultsOf = async (spoil) => {
      await page.goto(`${server.url}tags/index.html`);
      await page.evaluate(spoil);
      return walk(page, 'spoilt');
    };
    assert.deepEqual(await faultsOf(() => {}), []);
    const hidden = await faultsOf(() => document.querySelectorAll('main a')[1].style.setProperty('outline', 'none', 'important'));
    assert.match(hidden.join('\n'), /does not show/);
    const order = await faultsOf(() => document.querySelectorAll('main a')[2].setAttribute('tabindex', 1));
    assert.match(order.join('\n'), /stop \d+ is/);
    const trap = await faultsOf(() => {
      const [link] = document.querySelectorAll('main a');
      link.addEventListener('keydown', (event) => event.preventDefault());
    });
    assert.match(trap.join('\n'), /are reached; then not/);
    await close();
  });

  await context.test('the keyboard goes through every kind of page', async () => {
    const { page, trouble, close } = await watch(browser, server.url, { reducedMotion: 'reduce' });
    const faults = [];
    for (const path of kinds.values()) {
      await page.goto(server.url + encodeURI(path));
      if (path === 'search.html') await page.locator('fieldset .count:not(:empty)').first().waitFor();
      faults.push(...(await walk(page, path)));
    }
    await close();
    none([...faults, ...trouble], 'pages');
  });

  await context.test('what opens does so with Enter and the space bar', async () => {
    const { page, close } = await watch(browser, server.url);
    let opened = 0;
    for (const path of kinds.values()) {
      await page.goto(server.url + encodeURI(path));
      const isOpen = () => page.evaluate(() => document.querySelector('main details')?.open);
      if ((await isOpen()) === undefined) continue;
      await page.evaluate(() => document.querySelector('main summary').focus());
      await page.keyboard.press('Enter');
      assert.equal(await isOpen(), true, path);
      await page.keyboard.press('Space');
      assert.equal(await isOpen(), false, path);
      opened += 1;
    }
    assert.ok(opened >= 4, `${opened} pages with something to open`);
    await close();
  });

  await context.test('what scrolls sideways has a name and can be scrolled by keyboard', async () => {
    const { page, close } = await watch(browser, server.url, { viewport: { width: 360, height: 800 } });
    const paths = [...kinds.values()];
    const found = await lookAtAll(page, `${server.url}robots.txt`, paths.map((path) => server.url + encodeURI(path)), unreachable);
    await close();
    none(found.flatMap((faults, at) => faults.map((fault) => `${paths[at]}: ${fault}`)), 'pages');
  });
}
