// axe-core, the contrast of text, and the width of pages.

import assert from 'node:assert/strict';

import { none } from '../lib/assert.mjs';
import { axeFaults, LOOKS } from '../lib/axe.mjs';
import { screenshot, watch } from '../lib/chromium.mjs';
import { faintText, openDetails, overflow } from '../lib/layout.mjs';

const WIDTHS = [360, 768, 1440];
const SCHEMES = ['light', 'dark'];

/** Scheme and width of each look at a page; by all rules, or only by those that see a difference. */
const TURNS = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'light', width: 360, only: LOOKS },
  { colorScheme: 'dark', width: 360 },
  { colorScheme: 'dark', width: 1440, only: LOOKS },
];

/** What is wrong with the page as it is now; axe-core may be kept to the part `within`. */
async function faults(page, name, within) {
  const found = [];
  for (const { colorScheme, width, only } of TURNS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const here = [...(await axeFaults(page, { within, only })), ...(await page.evaluate(faintText))];
    found.push(...here.map((fault) => `${name}, ${width} px, ${colorScheme}: ${fault}`));
  }
  return found;
}

export async function accessible(context, { browser, server, kinds }) {
  await context.test('axe-core finds what is wrong', async () => {
    const { page, close } = await watch(browser, server.url);
    await page.goto(`${server.url}index.html`);
    assert.deepEqual(await axeFaults(page), []);
    await page.evaluate(() => {
      document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="x"><p id="faint">Faint</p><h4>Low</h4><button></button><button></button>');
      document.getElementById('faint').style.color = 'rgb(130 130 130 / 50%)';
      for (const button of document.querySelectorAll('main button')) button.style.cssText = 'all: unset; display: inline-block; width: 9px; height: 9px';
    });
    const rules = (await axeFaults(page)).map((fault) => fault.split(':')[0]);
    for (const rule of ['image-alt', 'color-contrast', 'heading-order', 'button-name', 'target-size']) assert.ok(rules.includes(rule), `${rule} in ${rules}`);
    assert.equal((await page.evaluate(faintText)).length, 1);
    await close();
  });

  await context.test('no kind of page has faults, is too wide or has faint text, light or dark, wide or narrow', async () => {
    const { page, trouble, close } = await watch(browser, server.url);
    const found = [];
    for (const path of kinds.values()) {
      await page.goto(server.url + encodeURI(path));
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of SCHEMES) {
          if (process.env.SCREENSHOTS) await page.emulateMedia({ colorScheme });
          await screenshot(page, `${path.replace(/\W+/g, '-')}-${width}-${colorScheme}`);
        }
      }
      await page.evaluate(openDetails);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(overflow);
        if (wide) found.push(`${path} at ${width} px: ${wide}`);
      }
      found.push(...(await faults(page, path)));
    }
    await close();
    none([...found, ...trouble], 'pages');
  });

  // What lies over something else makes that too small to press; such a state is looked at by itself.
  const states = {
    'the search with results': async (page) => {
      await page.goto(`${server.url}search.html?q=network&severity=SEV1`);
      await page.locator('#results > li[data-id]').first().waitFor();
      await page.locator('fieldset').first().waitFor({ state: 'attached' });
    },
    'the search without results': async (page) => {
      await page.goto(`${server.url}search.html?q=zzzzzz`);
      await page.waitForFunction(() => /^no incident/.test(document.getElementById('count').textContent));
    },
    'the search that cannot load': async (page) => {
      await page.route('**/static/search.js', (route) => route.abort());
      await page.goto(`${server.url}search.html?q=network`);
      await page.locator('#notes p, #notes b, .browse:not(.waiting)').first().waitFor();
    },
    'the list below the box': async (page) => {
      await page.goto(`${server.url}causes/index.html`);
      await page.locator('#pm-search__').pressSequentially('network');
      await page.locator('[role=option]').first().waitFor();
      await page.keyboard.press('ArrowDown');
      return 'header';
    },
    'an incident with words marked': async (page) => {
      await page.goto(`${server.url}search.html?q=network`);
      await page.locator('#results > li[data-id] a').first().click();
      await page.locator('main mark').first().waitFor();
    },
  };
  for (const [name, reach] of Object.entries(states)) {
    await context.test(`${name} has no faults`, async () => {
      const { page, close } = await watch(browser, server.url);
      const within = await reach(page);
      none(await faults(page, name, within), name);
      await close();
    });
  }
}
