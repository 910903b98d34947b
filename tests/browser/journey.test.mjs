// A reader's way through the example site in a real Chromium: from the first page by cause to an
// incident and on to a similar one; served at the top, below a sub-path, from disk, and without
// JavaScript. And the pages themselves: none is wider than a phone.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { none } from './lib/assert.mjs';
import { build, pages } from './lib/build.mjs';
import { launch, watch } from './lib/chromium.mjs';
import { lookAtAll } from './lib/frames.mjs';
import { isRedirect, parsePage } from './lib/html.mjs';
import { overflow } from './lib/layout.mjs';
import { serve } from './lib/server.mjs';

/** Goes the way; `home` is the URL of index.html. */
async function journey(page, home) {
  const h1 = page.getByRole('heading', { level: 1 });
  const main = page.getByRole('main');
  const follow = async (link) => {
    const name = (await link.innerText()).trim();
    await link.click();
    await page.waitForLoadState();
    return name;
  };

  await page.goto(home);
  assert.equal(await h1.innerText(), 'Postmortem library');
  assert.ok((await main.getByRole('link').count()) > 10, 'the first page leads on');

  await follow(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Causes', exact: true }));
  assert.equal(await h1.innerText(), 'Causes');

  const cause = await follow(main.getByRole('link', { name: 'Regular expression backtracking' }));
  assert.equal(await h1.innerText(), cause);
  assert.ok((await main.getByRole('link', { name: /Cloudflare|Stack Overflow/ }).count()) >= 2, 'a cause lists its incidents');

  const incident = await follow(main.getByRole('table').getByRole('link', { name: /^Sites behind Cloudflare answer with error 502/ }));
  assert.equal(await h1.innerText(), incident);
  for (const name of ['Facts', 'Contents', 'Issue Summary', 'Timeline', 'Same cause', 'Similar incidents']) {
    assert.ok(await page.getByRole('heading', { name, exact: true }).first().isVisible(), `heading ${name}`);
  }

  // A contents link leads to its heading, on the same page.
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Timeline' }).click();
  assert.match(new URL(page.url()).hash, /^#./);
  assert.ok(await page.getByRole('heading', { name: 'Timeline', exact: true }).isVisible());

  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Similar incidents', exact: true }) });
  assert.match(await section.getByRole('listitem').first().innerText(), /same |both mention/i, 'the reason is said');
  const similar = await follow(section.getByRole('link').first());
  assert.notEqual(similar, incident);
  assert.equal(await h1.innerText(), similar);

  // And back to the first page by the site's name.
  await follow(page.getByRole('banner').getByRole('link', { name: 'Postmortem library' }));
  assert.equal(await h1.innerText(), 'Postmortem library');
}

test('the example site in Chromium', async (context) => {
  const browser = await launch(context);
  const site = await build(context);
  const below = await build(context, { base: '/repo/a/' });
  const html = await pages(site);
  const server = await serve(context, site);
  const subServer = await serve(context, below, { base: '/repo/a/' });
  const disk = pathToFileURL(join(site, '/')).href;

  const ways = [
    ['at the top of a server', server.url, server.url],
    ['below a sub-path', subServer.url, subServer.url],
    ['from disk', `${disk}index.html`, disk],
  ];
  for (const javaScriptEnabled of [true, false]) {
    for (const [name, home, top] of ways) {
      await context.test(`home, cause, incident, similar incident: ${name}${javaScriptEnabled ? '' : ', no JavaScript'}`, async () => {
        const { page, trouble, close } = await watch(browser, top, { javaScriptEnabled });
        await journey(page, home);
        await close();
        none(trouble, 'trouble on the way');
      });
    }
  }

  await context.test('a wrong address below a sub-path leads back into the site', async () => {
    const { page, close } = await watch(browser, subServer.url);
    const response = await page.goto(`${subServer.url}no/such/page.html`);
    assert.equal(response.status(), 404);
    const link = page.getByRole('main').getByRole('link').first();
    await link.click();
    await page.waitForLoadState();
    assert.ok(page.url().startsWith(subServer.url), page.url());
    assert.notEqual(await page.getByRole('heading', { level: 1 }).innerText(), 'Page not found');
    await close();
    const own = subServer.missing.splice(0).filter((path) => !path.endsWith('no/such/page.html'));
    none(own, 'files that 404.html lacks');
  });

  await context.test('the folder of a cause leads to its page', async () => {
    const { page, trouble, close } = await watch(browser, server.url);
    await page.goto(`${server.url}causes/software/`);
    await page.waitForURL(`${server.url}causes/software.html`);
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Software');
    await close();
    none(trouble, 'trouble');
  });

  await context.test('no page at all is wider than a phone', async () => {
    const own = html.filter(([, text]) => !isRedirect(parsePage(text))).map(([path]) => path);
    assert.ok(own.length > 100, `${own.length} pages that are no redirects`);
    const { page, trouble, close } = await watch(browser, server.url, { viewport: { width: 360, height: 900 } });
    const look = (paths, how) => lookAtAll(page, `${server.url}robots.txt`, paths.map((path) => server.url + encodeURI(path)), how);
    assert.deepEqual(await look(['index.html'], () => innerWidth), [360]);
    const wide = await look(own, overflow);
    const faults = own.flatMap((path, at) => (wide[at] ? [`${path}: ${wide[at]}`] : []));
    await close();
    none([...faults, ...trouble], 'pages');
  });

  await context.test('light and dark differ', async () => {
    const seen = {};
    for (const colorScheme of ['light', 'dark']) {
      const { page, close } = await watch(browser, server.url, { colorScheme });
      await page.goto(`${server.url}index.html`);
      seen[colorScheme] = await page.evaluate(() => {
        const style = (element) => getComputedStyle(element);
        const backgrounds = [document.body, document.documentElement].map((element) => style(element).backgroundColor);
        return { text: style(document.body).color, background: backgrounds.find((color) => color !== 'rgba(0, 0, 0, 0)') };
      });
      await close();
    }
    assert.notEqual(seen.light.background, seen.dark.background);
    assert.notEqual(seen.light.text, seen.dark.text);
  });

  await context.test('the keyboard reaches the content first', async () => {
    const { page, close } = await watch(browser, server.url);
    await page.goto(`${server.url}incidents/index.html`);
    await page.keyboard.press('Tab');
    const skip = page.locator(':focus');
    assert.match(await skip.innerText(), /skip/i);
    assert.ok(await skip.isVisible());
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
    await close();
  });

  none(server.missing, 'files that pages asked for in vain');
  none(subServer.missing, 'files that pages asked for in vain, below a sub-path');
});
