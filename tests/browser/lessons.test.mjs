// During an outage: from a cause or a service to what misled people the last time, and on to the
// line that says so. And the pages of lessons as they are laid out.

import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { none } from './lib/assert.mjs';
import { build, repository, temporary } from './lib/build.mjs';
import { launch, watch } from './lib/chromium.mjs';
import { lookAtAll } from './lib/frames.mjs';
import { faintText, overflow } from './lib/layout.mjs';
import { serve } from './lib/server.mjs';

const letters = (text) => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Links of the lines in `list`, each with the line's text. */
async function lines(list) {
  return list.locator('.lessons > li').evaluateAll((items) =>
    items.flatMap((item) => {
      const told = [...item.querySelectorAll('p:not(.meta)')];
      const title = item.querySelector('.meta a').href;
      return told.map((line) => {
        const own = line.querySelector('a.more');
        const text = line.firstChild.textContent;
        return { text, href: own ? own.href : title };
      });
    }),
  );
}

test('lessons in Chromium', async (context) => {
  const browser = await launch(context);
  const root = await temporary(context);
  await cp(join(repository, 'tests/sites/lessons/site'), root, { recursive: true });
  const site = await build(context, { root });
  const server = await serve(context, site);

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? '' : ', no JavaScript';
    await context.test(`from the causes to the line that says what misled${how}`, async () => {
      const { page, trouble, close } = await watch(browser, server.url, { javaScriptEnabled });
      await page.goto(`${server.url}causes/index.html`);
      await page.getByRole('link', { name: 'Locks', exact: true }).click();
      const misled = page.locator('section', { has: page.getByRole('heading', { name: 'What misled people' }) });
      const incidents = page.getByRole('heading', { name: 'Incidents', exact: true });
      assert.ok((await misled.boundingBox()).y < (await incidents.boundingBox()).y, 'it comes before the incidents');
      await misled.getByRole('link', { name: 'Migration locks the orders' }).click();
      await page.waitForURL(/#misled__1$/);
      const target = page.locator(':target');
      assert.match(await target.innerText(), /A slow disk was blamed\./);
      assert.equal(await target.evaluate((element) => element.tagName), 'LI');
      await close();
      none(trouble, 'trouble on the way');
    });
  }

  await context.test('every line on the pages of lessons leads to an element that says it', async () => {
    const { page, trouble, close } = await watch(browser, server.url);
    const found = [];
    for (const path of ['lessons.html', 'lessons/causes/database.html', 'lessons/services/checkout.html', 'services/edge.html']) {
      await page.goto(server.url + path);
      found.push(...(await lines(page.getByRole('main'))));
    }
    assert.ok(found.length > 20, `${found.length} lines`);
    const said = await lookAtAll(page, `${server.url}robots.txt`, found.map(({ href }) => href), () => document.querySelector(':target')?.textContent);
    const faults = found.flatMap(({ text, href }, at) => {
      // A reference to an incident is shown by its title.
      const wanted = letters(text.split('2026-02-11')[0]);
      return letters(said[at] ?? '').includes(wanted) ? [] : [`${href}: ${text}`];
    });
    await close();
    none([...faults, ...trouble], 'lines that are not where their links lead');
  });

  await context.test('from the navigation to all lessons of a cause', async () => {
    const { page, trouble, close } = await watch(browser, server.url);
    await page.goto(`${server.url}index.html`);
    const main = page.getByRole('main');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Lessons' }).click();
    assert.match(await main.innerText(), /5 of 6 incidents tell of a lesson/);
    await page.getByRole('navigation', { name: 'Causes' }).getByRole('link', { name: 'Database' }).click();
    assert.equal(await page.locator(':target').innerText(), 'Database');
    await main.getByRole('link', { name: /^All \d+ lessons of Database$/ }).click();
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Lessons: Database');
    const kinds = await main.getByRole('heading', { level: 2 }).allInnerTexts();
    assert.equal(kinds.filter((kind) => /^What misled people \d+$/.test(kind)).length, 1, kinds.join());
    await close();
    none(trouble, 'trouble on the way');
  });

  for (const colorScheme of ['light', 'dark']) {
    await context.test(`no page of lessons is wider than the window or has faint text, ${colorScheme}`, async () => {
      const { page, trouble, close } = await watch(browser, server.url, { colorScheme });
      const faults = [];
      for (const path of ['lessons.html', 'lessons/causes/database.html', 'causes/database.html', 'services/edge.html']) {
        await page.goto(server.url + path);
        faults.push(...(await page.evaluate(faintText)).map((fault) => `${path}: ${fault}`));
        for (const width of [360, 768, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          const wide = await page.evaluate(overflow);
          if (wide) faults.push(`${path} at ${width} px: ${wide}`);
        }
      }
      await close();
      none([...faults, ...trouble], 'pages');
    });
  }
});
