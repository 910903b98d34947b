// Pages on paper, and for readers who want nothing to move.

import assert from 'node:assert/strict';

import { none } from '../lib/assert.mjs';
import { watch } from '../lib/chromium.mjs';

/** What is of no use on paper, or belongs there and is missing; runs in a page as it is printed. */
function paperFaults() {
  const faults = [];
  const useless = '.skip, .site-header nav, .site-header form, .site-footer, .find, .marks, .pager, .contents, #facets, #filters, #more, button, input:not([disabled])';
  for (const element of document.querySelectorAll(useless)) {
    if (element.checkVisibility({ visibilityProperty: true })) faults.push(`${element.tagName.toLowerCase()}.${element.className} is printed`);
  }
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const lightness = (colour) => {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return Math.max(...context.getImageData(0, 0, 1, 1).data.slice(0, 3)) / 255;
  };
  const paper = lightness(getComputedStyle(document.body).backgroundColor);
  if (paper < 1) faults.push(`the paper is ${getComputedStyle(document.body).backgroundColor}`);
  const pale = new Set();
  for (const element of document.querySelectorAll('main *')) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!hasText || !element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const colour = element instanceof SVGElement ? style.fill : style.color;
    if (lightness(colour) > 0.72) pale.add(`${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} in ${colour}`);
  }
  faults.push(...[...pale].map((what) => `pale on white: ${what}`));
  // Charts are printed as they are; the tables of the same numbers need not be.
  for (const details of document.querySelectorAll('main details:not(.trends details, .help)')) {
    const hidden = [...details.children].filter((it) => it.tagName !== 'SUMMARY' && !it.checkVisibility());
    if (details.checkVisibility() && hidden.length > 0) faults.push(`closed: ${details.textContent.trim().slice(0, 40)}`);
  }
  for (const element of document.querySelectorAll('.timeline > li, .actions > li, main tr, figure > svg, .tile, pre')) {
    const { breakInside, display } = getComputedStyle(element);
    const isSmall = element.getBoundingClientRect().height < 600;
    const isWithin = element.closest('figure, .tile') && getComputedStyle(element.closest('figure, .tile')).breakInside.startsWith('avoid');
    if (display !== 'none' && isSmall && !isWithin && breakInside !== 'avoid') faults.push(`${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} may be cut across pages`);
  }
  return [...new Set(faults)];
}

/** What would move although the reader asked for nothing to; runs in a page. */
function moving() {
  const faults = [];
  const still = (animation) => animation.effect.getKeyframes().every((frame) => Object.keys(frame).every((name) => ['visibility', 'offset', 'computedOffset', 'easing', 'composite'].includes(name)));
  // The page of the search hides what stands in for it, for a moment: nothing moves.
  faults.push(...document.getAnimations().filter((it) => !still(it)).map((it) => `animation ${it.animationName ?? it.transitionProperty}`));
  for (const element of [document.documentElement, ...document.querySelectorAll('body, body *')]) {
    for (const pseudo of [undefined, '::before', '::after']) {
      const { transitionDuration, scrollBehavior } = getComputedStyle(element, pseudo);
      if (transitionDuration.split(', ').some((time) => time !== '0s')) faults.push(`${element.tagName} has transitions`);
      if (!pseudo && scrollBehavior !== 'auto') faults.push(`${element.tagName} scrolls smoothly`);
    }
  }
  return [...new Set(faults)];
}

export async function paper(context, { browser, kinds, server }) {
  await context.test('every kind of page prints black on white, without what is of no use on paper', async () => {
    const { page, trouble, close } = await watch(browser, server.url, { colorScheme: 'dark', viewport: { width: 720, height: 1000 } });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const faults = [];
    for (const path of kinds.values()) {
      await page.goto(server.url + encodeURI(path));
      faults.push(...(await page.evaluate(paperFaults)).map((fault) => `${path}: ${fault}`));
    }
    none([...faults, ...trouble], 'pages');
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    const dark = await page.evaluate(paperFaults);
    for (const what of ['site-footer is printed', 'the paper is', 'pale on white']) assert.ok(dark.some((fault) => fault.includes(what)), `${what} on a screen`);
    await close();
  });

  await context.test('a page makes a PDF of few sheets', async () => {
    const { page, close } = await watch(browser, server.url);
    for (const path of kinds.values()) {
      if (!/^(index|trends|incidents\/(?!index)[^/]+)\.html$/.test(path)) continue;
      await page.goto(server.url + encodeURI(path));
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;
      assert.ok(sheets > 0 && sheets <= 10, `${path} takes ${sheets} sheets`);
    }
    await close();
  });

  await context.test('nothing moves where the reader wants it still', async () => {
    const { page, close } = await watch(browser, server.url, { reducedMotion: 'reduce' });
    const faults = [];
    for (const path of kinds.values()) {
      await page.goto(server.url + encodeURI(path));
      faults.push(...(await page.evaluate(moving)).map((fault) => `${path}: ${fault}`));
    }
    none(faults, 'pages');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    assert.deepEqual(await page.evaluate(moving), ['HTML scrolls smoothly']);
    await page.evaluate(() => {
      const heading = document.querySelector('h1');
      heading.style.transition = 'opacity 2s';
      heading.animate([{ opacity: 0 }, { opacity: 1 }], 9000);
    });
    const noticed = await page.evaluate(moving);
    assert.equal(noticed.length, 3, noticed.join());
    await close();
  });
}
