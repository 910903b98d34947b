// A site works wherever it is put: at the top of a server, below one folder or two, and from disk. Each kind
// of page is reached by a click, and looks as it should; a wrong address, however deep, shows 404.html
// whole, and leads back; old addresses lead on.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { none } from './lib/assert.mjs';
import { build, temporary } from './lib/build.mjs';
import { launch, watch } from './lib/chromium.mjs';
import { all, isExternal, isRedirect, text, urls } from './lib/html.mjs';
import { kindOf } from './lib/kinds.mjs';
import { load } from './lib/links.mjs';
import { serve } from './lib/server.mjs';

const BASES = ['/', '/repo/', '/a/b/'];

/** Whether the theme's stylesheet is in force. */
const isStyled = () => getComputedStyle(document.documentElement).getPropertyValue('--paper') !== '';

/** For each kind of page but redirects and 404.html, a page and another one that links to it. */
function clicks(site) {
  const lasting = new Set([...site.pages].filter(([, { document }]) => !isRedirect(document)).map(([path]) => path));
  const found = new Map();
  for (const from of lasting) {
    if (from === '404.html') continue;
    for (const { element, url } of urls(site.pages.get(from).document)) {
      if (element.tagName !== 'a' || isExternal(url) || url.startsWith('#')) continue;
      const to = decodeURIComponent(new URL(url, `http://host/${encodeURI(from)}`).pathname.slice(1));
      if (lasting.has(to) && to !== from && !found.has(kindOf(to))) found.set(kindOf(to), { from, to, url });
    }
  }
  return found;
}

/** Clicks the first link to `url` with the mouse, where a reader would, and waits for what it leads to. */
async function clickLink(page, url) {
  // One look into the page, without locators: they bring a large script into every page that is opened.
  const place = await page.evaluate((wanted) => {
    const link = [...document.querySelectorAll('a[href]')].find((it) => it.getAttribute('href') === wanted);
    for (let around = link; around; around = around.parentElement) if (around.tagName === 'DETAILS') around.open = true;
    link.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = link.getClientRects()[0];
    const [x, y] = [left + width / 2, top + height / 2];
    return { x, y, isSeen: link.contains(document.elementFromPoint(x, y)) };
  }, url);
  assert.ok(place.isSeen, `${page.url()}: something lies over the link to ${url}`);
  await Promise.all([page.waitForNavigation(), page.mouse.click(place.x, place.y)]);
}

/** Clicks to a page of each kind; `top` is the URL of the site's top. */
async function clickThrough(page, site, kinds, top) {
  for (const [kind, { from, to, url }] of kinds) {
    await page.goto(top + encodeURI(from));
    await clickLink(page, url);
    assert.equal(decodeURI(page.url()).replace(/[?#].*/, ''), decodeURI(top) + to, kind);
    const h1 = text(all(site.pages.get(to).document, 'h1')[0]).replace(/\s+/g, ' ').trim();
    const seen = await page.evaluate(() => document.querySelector('h1').innerText);
    assert.equal(seen.replace(/\s+/g, ' '), h1, kind);
    assert.ok(await page.evaluate(isStyled), `${kind} has its styles`);
  }
}

test('a site wherever it is put', async (context) => {
  const browser = await launch(context);
  const plain = await build(context);
  const site = await load(plain);
  const kinds = clicks(site);
  for (const kind of ['index.html', 'search.html', 'about.html', 'incidents/*', 'incidents/index.html', 'causes/*', 'causes/*/*', 'services/*', 'years/*', 'tags/*']) {
    assert.ok(kinds.has(kind), `${kind} is among ${[...kinds.keys()]}`);
  }

  for (const base of BASES) {
    await context.test(`every kind of page is reached by a click below ${base}`, async (inner) => {
      const server = await serve(inner, plain, { base });
      const { page, trouble, close } = await watch(browser, server.url);
      await clickThrough(page, site, kinds, server.url);
      await close();
      none([...trouble, ...server.missing], 'trouble');
    });
  }

  await context.test('every kind of page is reached by a click from disk', async () => {
    const top = pathToFileURL(join(plain, '/')).href;
    const { page, trouble, close } = await watch(browser, top);
    await clickThrough(page, site, kinds, top);
    await close();
    none(trouble, 'trouble');
  });

  for (const base of BASES) {
    await context.test(`a wrong address below ${base}, however deep, shows 404.html whole`, async (inner) => {
      const folder = await build(inner, { base });
      const server = await serve(inner, folder, { base });
      const { page, trouble, close } = await watch(browser, server.url);
      const wrong = ['missing', 'deep/er/missing', 'incidents/missing.html', 'causes/a/b/c/'].map((path) => server.url + path);
      for (const url of wrong) {
        const response = await page.goto(url);
        assert.equal(response.status(), 404);
        assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Page not found');
        assert.ok(await page.evaluate(isStyled), `${url} has its styles`);
        assert.ok(await page.evaluate(() => document.querySelector('script[src]').src.startsWith(document.querySelector('a.site-name').href.replace(/index\.html$/, ''))));
      }
      // Every link of it leads to a page that is there.
      const links = await page.evaluate(() => [...document.querySelectorAll('a[href], link[href]')].map((link) => link.href.replace(/#.*/, '')));
      const own = [...new Set(links)].filter((url) => !wrong.includes(url) && url.startsWith('http://127.0.0.1'));
      assert.ok(own.length > 8, own.join(' '));
      for (const url of own) {
        assert.ok(url.startsWith(server.url), url);
        assert.equal((await page.request.get(url)).status(), 200, url);
      }
      // A click, and a search from its box.
      await page.getByRole('main').getByRole('link', { name: 'All causes' }).click();
      await page.waitForURL(`${server.url}causes/index.html`);
      await page.goto(wrong[1]);
      await page.getByRole('banner').locator('input[name=q]').fill('regex');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${server.url}search.html?q=regex*`);
      await close();
      none(trouble.filter((what) => !/status of 404/.test(what)), 'trouble');
      none(server.missing.filter((path) => !wrong.some((url) => new URL(url).pathname === path)), 'files that 404.html lacks');
    });
  }

  await context.test('without base_url a wrong address at the top of a server shows 404.html whole', async (inner) => {
    const server = await serve(inner, plain);
    const { page, close } = await watch(browser, server.url);
    assert.equal((await page.goto(`${server.url}deep/er/missing`)).status(), 404);
    assert.ok(await page.evaluate(isStyled));
    assert.deepEqual(server.missing, ['/deep/er/missing']);
    await close();
  });
});

test('old addresses lead on wherever a site is put', async (context) => {
  const browser = await launch(context);
  const root = await temporary(context);
  await mkdir(join(root, 'content'));
  await writeFile(join(root, 'site.toml'), 'title = "Old and new"\nprofile = "brief"\n[[causes]]\npath = "database/leak"\n');
  const incident = '---\ntitle: Orders stop\nseverity: SEV2\ncauses: database/leak\nservices: orders\naliases: [old/orders/stopped, /wiki/17.html]\n---\n\nThey stopped.\n';
  await writeFile(join(root, 'content/orders.md'), incident);
  for (const base of [...BASES, undefined]) {
    await context.test(base ? `below ${base}` : 'from disk', async (inner) => {
      const folder = await build(inner, { root, base });
      const top = base ? (await serve(inner, folder, { base })).url : pathToFileURL(join(folder, '/')).href;
      const { page, trouble, close } = await watch(browser, top);
      for (const [old, now] of [
        ['old/orders/stopped/', 'incidents/orders.html'],
        ['wiki/17.html', 'incidents/orders.html'],
        ['causes/database/', 'causes/database.html'],
      ]) {
        await page.goto(top + (base ? old : old.replace(/\/$/, '/index.html')));
        await page.waitForURL(top + now);
        assert.ok(await page.evaluate(isStyled));
      }
      await close();
      none(trouble, 'trouble');
    });
  }
});
