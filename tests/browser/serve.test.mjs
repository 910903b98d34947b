// The preview as an author meets it, in a real Chromium: edits show by themselves, what is wrong lies over
// the page with its place and goes away when it is mended.

import assert from 'node:assert/strict';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { none } from './lib/assert.mjs';
import { axeFaults } from './lib/axe.mjs';
import { preview, temporary } from './lib/build.mjs';
import { launch, screenshot, watch } from './lib/chromium.mjs';
import { faintText, overflow } from './lib/layout.mjs';

const PANEL = '#pmsite-live__';

const TOML = 'title = "Library"\nprofile = "brief"\n';

const incident = (title, text = '') => `---
title: ${title}
start: 2026-01-02T10:00:00Z
end: 2026-01-02T11:00:00Z
severity: SEV1
causes: database/leak
services: [shop]
---

## Issue Summary

It broke. ${text}

${'A paragraph that makes the page long enough to be scrolled.\n\n'.repeat(80)}`;

test('the preview', async (context) => {
  const root = await temporary(context);
  const put = async (path, text) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  await put('site.toml', TOML);
  await put('content/one.md', incident('First fault'));
  await put('content/two.md', incident('Second fault'));
  const top = await preview(context, root);
  const browser = await launch(context);
  const { page, trouble } = await watch(browser, top);
  const panel = page.locator(PANEL);
  await page.goto(`${top}incidents/one.html`);
  const heading = page.locator('h1');

  await context.test('shows an edit where the page was scrolled to', async () => {
    await page.evaluate(() => scrollTo({ top: 700, behavior: 'instant' }));
    await put('content/one.md', incident('Renamed fault'));
    await page.locator('h1', { hasText: 'Renamed fault' }).waitFor();
    await page.waitForFunction(() => scrollY === 700);
  });

  await context.test('takes files that are put in the place of others', async () => {
    await put('.one.new', incident('Moved here'));
    await rename(join(root, '.one.new'), join(root, 'content/one.md'));
    await page.locator('h1', { hasText: 'Moved here' }).waitFor();
  });

  await context.test('leaves pages alone that an edit does not change', async () => {
    // What the edit before changed elsewhere may still be on its way; it does not hang on this one's text.
    await page.goto(`${top}incidents/two.html`);
    const other = await watch(browser, top);
    await other.page.goto(`${top}incidents/one.html`);
    await page.evaluate(() => (window.isTheSame = true));
    await put('content/one.md', incident('Moved here', 'A word.'));
    await other.page.locator('p', { hasText: 'A word.' }).first().waitFor();
    assert.equal(await page.evaluate(() => window.isTheSame), true);
    await other.close();
    await page.goto(`${top}incidents/one.html`);
  });

  await context.test('lays what is wrong over the page, with its place, until it is mended', async () => {
    await put('content/one.md', incident('Broken <b>fault</b>', 'See [[<i>nobody</i>]].'));
    await panel.waitFor();
    const told = await panel.innerText();
    assert.match(told, /content\/one\.md:12:\d+/);
    assert.match(told, /PM702 incident-unknown/);
    assert.match(told, /<i>nobody<\/i>/, 'it is text, not HTML');
    assert.equal(await heading.innerText(), 'Moved here');
    assert.equal(await panel.getAttribute('role'), 'alert');
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme });
      none([...(await axeFaults(page, { within: PANEL })), ...(await page.evaluate(faintText))], `faults, ${colorScheme}`);
    }
    await page.setViewportSize({ width: 360, height: 720 });
    assert.equal(await page.evaluate(overflow), undefined);
    await screenshot(page, 'serve-overlay-360');
    await page.setViewportSize({ width: 1440, height: 900 });
    await screenshot(page, 'serve-overlay-1440');
    await put('content/one.md', incident('Mended fault'));
    await page.locator('h1', { hasText: 'Mended fault' }).waitFor();
    await panel.waitFor({ state: 'detached' });
  });

  await context.test('is a bar where all was wrong before, and opens for what comes', async () => {
    const old = await temporary(context);
    const write = (path, text) => writeFile(join(old, path), text);
    await mkdir(join(old, 'content'));
    await write('site.toml', TOML);
    await write('content/one.md', incident('First fault', 'See [[nobody]].'));
    await write('content/two.md', incident('Second fault'));
    const its = await preview(context, old);
    const other = await watch(browser, its);
    const bar = other.page.locator(PANEL);
    await other.page.goto(`${its}incidents/two.html`);
    await bar.waitFor();
    assert.equal(await bar.locator('details').getAttribute('open'), null);
    assert.equal(await bar.getAttribute('role'), null, 'it interrupts nobody');
    assert.match(await bar.innerText(), /^1 error from before the preview began/);
    for (const width of [360, 1440]) {
      await other.page.setViewportSize({ width, height: 720 });
      const { height } = await bar.boundingBox();
      assert.ok(height < 90, `a bar, ${height} px at ${width}`);
      assert.equal(await other.page.evaluate(overflow), undefined);
      await screenshot(other.page, `serve-bar-${width}`);
    }
    await bar.locator('summary').focus();
    await other.page.keyboard.press('Enter');
    assert.match(await bar.innerText(), /what stands in the file is shown[^]*content\/one\.md:12:\d+/);
    none(await other.page.evaluate(faintText), 'text that is too faint');

    await write('content/two.md', incident('Second fault', 'See [[nobody]].'));
    await bar.locator('summary', { hasText: '1 error more than when the preview began' }).waitFor();
    assert.equal(await bar.locator('details').getAttribute('open'), '');
    assert.equal(await bar.locator('li').count(), 1);
    assert.match(await bar.innerText(), /the last version without errors is shown/);
    await write('content/two.md', incident('Second fault'));
    await bar.locator('summary', { hasText: 'from before' }).waitFor();
    assert.equal(await bar.locator('details').getAttribute('open'), null);
    await other.close();
  });

  await context.test('can be put away by keyboard, until something else is wrong', async () => {
    await put('site.toml', 'titel = "x"\n');
    await panel.waitFor();
    assert.match(await panel.innerText(), /site\.toml:1:1/);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.reload();
    await page.waitForTimeout(500);
    assert.equal(await panel.count(), 0);
    await put('site.toml', `${TOML}nothing = 1\n`);
    await panel.waitFor();
    await put('site.toml', TOML);
    await panel.waitFor({ state: 'detached' });
  });

  await context.test('exchanges a stylesheet without loading the page again', async () => {
    await page.evaluate(() => (window.isTheSame = true));
    const style = await (await fetch(`${top}static/style.css`)).text();
    await put('themes/default/static/style.css', `${style}\nh1 { letter-spacing: 3px }\n`);
    await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing === '3px');
    assert.equal(await page.evaluate(() => window.isTheSame), true);
  });

  await context.test('shows a template, and what is wrong with it', async () => {
    const own = (text) => `{% extends "default/incident.html" %}\n{% block answers %}${text}{% endblock %}`;
    await put('themes/default/templates/incident.html', own('<p id="own">Ours</p>'));
    await page.locator('#own').waitFor();
    await put('themes/default/templates/incident.html', own('{{ nothing.at.all }}'));
    await panel.waitFor();
    assert.match(await panel.innerText(), /themes\/default\/templates\/incident\.html:2:\d+/);
    assert.equal(await page.locator('#own').count(), 1);
    await put('themes/default/templates/incident.html', own('<p id="mended">Ours</p>'));
    await page.locator('#mended').waitFor();
    await panel.waitFor({ state: 'detached' });
  });

  await context.test('shows a page that was not there', async () => {
    await page.goto(`${top}incidents/three.html`);
    await page.locator('h1', { hasText: 'not found' }).waitFor();
    await put('content/three.md', incident('Third fault'));
    await page.locator('h1', { hasText: 'Third fault' }).waitFor();
  });

  await context.test('searches', async () => {
    await page.goto(`${top}search.html?q=third`);
    await page.locator('#results > li[data-id=three]').waitFor();
  });

  const real = trouble.filter((line) => !/404/.test(line));
  none(real, 'trouble in the page');
  assert.equal(await readFile(join(root, 'site.toml'), 'utf8'), TOML);
});
