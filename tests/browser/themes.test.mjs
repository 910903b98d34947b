// What a site does to its look: six colours of its own, and the second theme that comes with pmsite.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { HtmlValidate } from 'html-validate';

import { none } from './lib/assert.mjs';
import { axeFaults } from './lib/axe.mjs';
import { build, copy, files, pages } from './lib/build.mjs';
import { launch, screenshot, watch } from './lib/chromium.mjs';
import { fullest } from './lib/kinds.mjs';
import { faintText, hues, overflow } from './lib/layout.mjs';
import { load, serverFaults } from './lib/links.mjs';
import { serve } from './lib/server.mjs';
import config from './html-validate.config.mjs';

const SCHEMES = ['light', 'dark'];

/** Greys that stand out from their paper just as much as docs/themes.md asks for: soft and accent 5 to 1. */
const GREYS = `:root {
  --paper: light-dark(#fff, #101010);
  --ink: light-dark(#222, #ddd);
  --soft: light-dark(#6f6f6f, #858585);
  --line: light-dark(#ccc, #333);
  --accent: light-dark(#6e6e6e, #868686);
  --mark: light-dark(#ddd, #444);
}
`;

/** The same for those who want one scheme only. */
const LIGHT_ONLY = ':root { color-scheme: light; --accent: #8a1c7c }\n';

/** Opens each page in each scheme and collects what `look` finds wrong with it. */
async function faults(browser, top, paths, look, schemes = SCHEMES) {
  const found = [];
  for (const colorScheme of schemes) {
    const { page, trouble, close } = await watch(browser, top, { colorScheme });
    for (const path of paths) {
      await page.goto(top + path);
      found.push(...(await look(page, path, colorScheme)).map((what) => `${path}, ${colorScheme}: ${what}`));
    }
    found.push(...trouble);
    await close();
  }
  return found;
}

/** A computed property of the first element that `selector` finds. */
const computed = (page, selector, property) =>
  page.locator(selector).first().evaluate((element, name) => getComputedStyle(element)[name], property);

/** What is wrong with the colours of a page that should have greys only. */
const coloursOf = async (page) => [...(await page.evaluate(hues)), ...(await page.evaluate(faintText))];

test('six colours in one file', async (context) => {
  const browser = await launch(context);
  const brand = 'themes/default/static/brand.css';
  const site = await build(context, { root: await copy(context, { [brand]: `\ufeff${GREYS}` }) });
  const { url } = await serve(context, site);
  const kinds = [...fullest(await pages(site)).values()];

  await context.test('the default look has hues, which the next test would find', async () => {
    const plain = await serve(context, await build(context));
    const { page } = await watch(browser, plain.url);
    await page.goto(`${plain.url}trends.html`);
    const found = await page.evaluate(hues);
    for (const what of [/^a\.: color/, /^circle\.: fill/, /shade-1: backgroundColor/]) {
      assert.ok(found.some((line) => what.test(line)), `${what}: ${found.join('\n')}`);
    }
  });

  await context.test('colour everything, in both schemes, and leave all text legible', async () => {
    none(await faults(browser, url, kinds, coloursOf), 'colours that are not of the six, or below AA');
  });

  await context.test('are taken as they are', async () => {
    const wanted = { light: ['255, 255, 255', '34, 34, 34', '110, 110, 110'], dark: ['16, 16, 16', '221, 221, 221', '134, 134, 134'] };
    const look = async (page, path, scheme) => {
      const found = [
        await computed(page, 'body', 'backgroundColor'),
        await computed(page, 'h1', 'color'),
        await computed(page, '.strip circle', 'fill'),
      ];
      const expected = wanted[scheme].map((colour) => `rgb(${colour})`);
      return found.filter((colour, at) => colour !== expected[at]);
    };
    none(await faults(browser, url, ['trends.html'], look), 'colours');
  });

  await context.test('cost no request', async () => {
    assert.ok(!(await files(site)).includes('static/brand.css'), 'brand.css is published beside style.css');
  });

  await context.test('give way to black on white in print', async () => {
    const { page } = await watch(browser, url, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${url}trends.html`);
    assert.equal(await computed(page, 'body', 'color'), 'rgb(0, 0, 0)');
    assert.equal(await computed(page, 'body', 'backgroundColor'), 'rgb(255, 255, 255)');
  });

  await context.test('may be of one scheme, and fewer than six', async () => {
    const only = await serve(context, await build(context, { root: await copy(context, { [brand]: LIGHT_ONLY }) }));
    const look = async (page) => {
      const [ground, link] = [await computed(page, 'body', 'backgroundColor'), await computed(page, 'main a', 'color')];
      const wrong = ground === 'rgb(255, 255, 255)' && link === 'rgb(138, 28, 124)' ? [] : [`${link} on ${ground}`];
      return [...wrong, ...(await page.evaluate(faintText))];
    };
    none(await faults(browser, only.url, ['index.html', 'about.html'], look, ['dark']), 'light only');
  });
});

test('the theme `report`', async (context) => {
  const browser = await launch(context);
  const root = await copy(context, {}, 'theme = "report"');
  const site = await build(context, { root });
  const { url } = await serve(context, site);
  const built = await pages(site);
  const kinds = [...fullest(built).values()];

  await context.test('has links that resolve', async () => none(serverFaults(await load(site), '/'), 'links'));

  await context.test('is valid HTML', async () => {
    const validator = new HtmlValidate(config);
    const found = [];
    for (const [path, html] of built) {
      if (!kinds.includes(path)) continue;
      const { results } = await validator.validateString(html, path);
      found.push(...results.flatMap(({ messages }) => messages.map(({ line, message }) => `${path}:${line}: ${message}`)));
    }
    none(found, 'faults');
  });

  await context.test('looks like nothing of the default', async () => {
    const { page, close } = await watch(browser, url);
    await page.goto(`${url}index.html`);
    assert.match(await computed(page, 'body', 'fontFamily'), /serif$/);
    const beside = await page.evaluate(() => {
      const [header, main] = ['header', 'main'].map((name) => document.querySelector(name).getBoundingClientRect());
      return header.right <= main.left && header.top < main.bottom;
    });
    assert.ok(beside, 'the rail stands beside the text');
    await close();
  });

  await context.test('fits windows of any width and is legible in both schemes', async () => {
    const look = async (page, path, scheme) => {
      const found = [];
      for (const width of [1440, 1280, 768, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await screenshot(page, `report/${path.replaceAll('/', '-')}-${width}-${scheme}`);
        const wide = await page.evaluate(overflow);
        const faint = [1440, 360].includes(width) ? await page.evaluate(faintText) : [];
        found.push(...[wide, ...faint].filter(Boolean).map((what) => `${width} px: ${what}`));
      }
      return found;
    };
    none(await faults(browser, url, kinds, look), 'pages');
  });

  await context.test('has nothing that axe-core finds', async () => {
    none(await faults(browser, url, kinds, (page) => axeFaults(page), ['light']), 'axe');
  });

  await context.test('leads keyboards to the content, the parts and the search', async () => {
    const { page, close } = await watch(browser, url);
    await page.goto(`${url}causes/software.html`);
    await page.keyboard.press('Tab');
    const skip = page.locator(':focus');
    assert.equal(await skip.getAttribute('href'), '#main__');
    const box = await skip.boundingBox();
    assert.ok(box.x >= 0 && box.y >= 0, 'the skip link is seen');
    const names = [];
    for (let at = 0; at < 4; at += 1) {
      await page.keyboard.press('Tab');
      names.push((await page.locator(':focus').innerText()).trim());
    }
    assert.deepEqual(names, ['Postmortem library', 'Incidents', 'Causes', 'Services']);
    await page.keyboard.press('/');
    await page.keyboard.type('leak');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'the list of results fits');
    await close();
  });

  await context.test('is coloured by brand.css as the default is', async () => {
    const files = { 'themes/report/static/brand.css': GREYS };
    const branded = await serve(context, await build(context, { root: await copy(context, files, 'theme = "report"') }));
    none(await faults(browser, branded.url, ['index.html', 'about.html', 'trends.html'], coloursOf), 'colours');
  });

  await context.test('prints the text alone', async () => {
    const { page, close } = await watch(browser, url, { viewport: { width: 700, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${url}incidents/2019-07-02-cloudflare-regex.html`);
    for (const name of ['nav', '.find', '.site-footer']) {
      const seen = await page.locator(name).evaluateAll((all) => all.filter((element) => element.checkVisibility() && !element.closest('main')).length);
      assert.equal(seen, 0, name);
    }
    assert.equal(await page.evaluate(overflow), undefined);
    await close();
  });
});
