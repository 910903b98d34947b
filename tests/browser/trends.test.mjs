// The trends pages in a real Chromium: numbers that stand in the data, cells that lead where they say,
// links that the keyboard reaches, tables of the same numbers as the charts, and bounds on their size.

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { none } from './lib/assert.mjs';
import { build, pages, temporary } from './lib/build.mjs';
import { launch, watch } from './lib/chromium.mjs';
import { all, attribute, parsePage, text } from './lib/html.mjs';
import { overflow } from './lib/layout.mjs';
import { serve } from './lib/server.mjs';
import { LIMIT, weights } from './lib/weight.mjs';

const PAGES = ['trends.html', 'trends/causes/software.html', 'trends/services/aws-us-east-1.html', 'trends/years/2023.html', 'trends/years/undated.html'];

const classes = (element) => (attribute(element, 'class') ?? '').split(' ');
const withClass = (node, name, of) => all(node, name).filter((element) => classes(element).includes(of));
const cells = (row) => [...all(row, 'th'), ...all(row, 'td')].map((cell) => text(cell).trim());
const quarter = (start) => `${start.slice(0, 4)} Q${Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1}`;

/** The bodies of a table as lists of cells. */
const rows = (table) => all(table, 'tbody').flatMap((body) => all(body, 'tr')).map(cells);

/** The only chart with this id. */
function chart(document, id) {
  const found = withClass(document, 'svg', 'chart').filter((svg) => attribute(svg, 'aria-labelledby') === `${id}-t`);
  assert.equal(found.length, 1, `charts called ${id}`);
  return found[0];
}

const table = (document, label) =>
  all(all(document, 'section').find((box) => attribute(box, 'aria-label') === label), 'table')[0];

test('the trends pages', async (context) => {
  const browser = await launch(context);
  const site = await build(context, { base: '/repo/a/' });
  const incidents = JSON.parse(await readFile(join(site, 'incidents.json'), 'utf8'));
  const server = await serve(context, site, { base: '/repo/a/' });
  const parsed = new Map((await pages(site)).map(([path, html]) => [path, parsePage(html)]));
  const whole = parsed.get('trends.html');

  await context.test('there is one for every cause, service and year that has incidents', () => {
    const wanted = new Set(['trends.html']);
    for (const { causes, services, start } of incidents) {
      for (const path of causes) path.split('/').forEach((_, at, parts) => wanted.add(`trends/causes/${parts.slice(0, at + 1).join('/')}.html`));
      for (const service of services) wanted.add(`trends/services/${service}.html`);
      wanted.add(`trends/years/${start ? start.slice(0, 4) : 'undated'}.html`);
    }
    none([...wanted].filter((path) => !parsed.has(path)), 'pages that are missing');
    const made = [...parsed.keys()].filter((path) => path.startsWith('trends'));
    assert.equal(made.length, wanted.size);
  });

  await context.test('the strip has a dot, and the table a row, for every known duration', () => {
    const known = incidents.filter(({ duration_seconds: seconds }) => seconds !== null);
    const dots = all(chart(whole, 'durations'), 'a');
    assert.equal(dots.length, known.length);
    const stated = rows(withClass(whole, 'table', 'times')[0]).filter(([, , duration]) => duration !== 'unknown');
    assert.equal(stated.length, known.length);
    for (const [at, dot] of dots.entries()) {
      const label = text(all(dot, 'title')[0]);
      const [title, date, duration] = stated[at];
      assert.equal(label, [title, duration, date].join(' · '));
    }
  });

  await context.test('the numbers by quarter are those of the data', () => {
    const counts = new Map(rows(table(whole, 'Incidents by cause over time')).map(([name, count]) => [name, Number(count)]));
    const own = new Map();
    for (const { start } of incidents) if (start) own.set(quarter(start), (own.get(quarter(start)) ?? 0) + 1);
    const shown = [...counts].filter(([, count]) => count > 0);
    assert.deepEqual(Object.fromEntries(shown), Object.fromEntries(own));
    const peak = withClass(chart(whole, 'counts-0'), 'text', 'count').map((label) => Number(text(label)));
    assert.ok(peak.includes(Math.max(...own.values())), `${peak}`);
  });

  await context.test('the stack says the numbers of its table', () => {
    const found = table(whole, 'How incidents were found, over time');
    const head = cells(all(found, 'tr')[0]).slice(1);
    const expected = rows(found)
      .map(([name, ...counts]) => [name, head.map((method, at) => `${method.toLowerCase()} ${counts[at]}`).filter((it) => !/ 0$/.test(it))])
      .filter(([, counts]) => counts.length)
      .map(([name, counts]) => `${name}: ${counts.join(', ')}`)
      .reverse();
    const hits = withClass(chart(whole, 'found'), 'g', 'hit').flatMap((group) => all(group, 'title')).map(text);
    assert.deepEqual(hits, expected);
    const legend = withClass(whole, 'ul', 'legend').flatMap((list) => all(list, 'li')).map((item) => text(item).trim().replace(/\s+/g, ' '));
    for (const line of legend) {
      const [, method, count] = /^(.*) (\d+)$/.exec(line);
      const own = incidents.filter((it) => it.detection === (['unknown', 'not stated'].includes(method) ? null : method));
      if (!['unknown', 'not stated'].includes(method)) assert.equal(Number(count), own.length, line);
    }
  });

  await context.test('a cell of one leads to that incident, of several to the search that finds as many', async () => {
    const { page, trouble, close } = await watch(browser, server.url);
    page.setDefaultTimeout(20_000);
    const faults = [];
    const seen = new Map();
    for (const path of PAGES.slice(0, 4)) {
      await page.goto(server.url + path);
      const links = await page.locator('.matrix td a, .triples td:first-child a, .legend li:has(a)').evaluateAll((found) =>
        found.map((it) => ({ url: (it.querySelector('a') ?? it).href, count: Number(it.textContent.match(/\d+\s*$/)[0]) })));
      for (const { url, count } of links) {
        if (count === 1 && !url.includes('search.html')) seen.set(url, [1, path]);
        else seen.set(url, [count, path]);
      }
    }
    let searches = 0;
    const other = new Map();
    for (const [url, [count, path]] of seen) {
      const target = new URL(url);
      if (!target.pathname.endsWith('/search.html')) {
        const file = decodeURIComponent(target.pathname.slice('/repo/a/'.length));
        if (count !== 1 || !/^incidents\//.test(file) || !parsed.has(file)) faults.push(`${path}: ${count} leads to ${url}`);
        continue;
      }
      // All of the whole, and some of each other page.
      other.set(path, (other.get(path) ?? 0) + 1);
      if (path !== 'trends.html' && other.get(path) > 8) continue;
      searches += 1;
      await page.goto(url);
      const said = page.locator('#count');
      await page.waitForFunction(() => /^\d+ incident/.test(document.getElementById('count').textContent));
      const found = parseInt(await said.textContent(), 10);
      if (found !== count) faults.push(`${path}: ${count} in the cell, ${found} found: ${url}`);
      if ((await page.locator('#notes').innerText()).includes('left out')) faults.push(`${url}: a filter is not known`);
    }
    await close();
    assert.ok(searches > 10, `${searches} searches`);
    none([...faults, ...trouble], 'cells');
  });

  await context.test('no page is wider than a phone, with all tables open', async () => {
    const { page, trouble, close } = await watch(browser, server.url);
    const faults = [];
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of PAGES) {
        await page.goto(server.url + path);
        await page.evaluate(() => document.querySelectorAll('details').forEach((it) => { it.open = true; }));
        const wide = await page.evaluate(overflow);
        if (wide) faults.push(`${path} at ${width} px: ${wide}`);
      }
    }
    await close();
    none([...faults, ...trouble], 'pages');
  });

  await context.test('text of charts keeps its size, and stays inside the page', async () => {
    const { page, close } = await watch(browser, server.url);
    const faults = [];
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of PAGES) {
        await page.goto(server.url + path);
        faults.push(...await page.locator('.chart text').evaluateAll((labels, [path, width]) => labels.flatMap((label) => {
          const { left, right, height } = label.getBoundingClientRect();
          if (!height) return [];
          const size = parseFloat(getComputedStyle(label).fontSize);
          const isOut = left < 0 || right > width;
          return size < 11 || isOut ? [`${path} at ${width}: ${label.textContent}: ${size} px, ${left} to ${right}`] : [];
        }), [path, width]));
      }
    }
    await close();
    none(faults, 'labels');
  });

  await context.test('the keyboard reaches the dots, or passes them by', async () => {
    const { page, trouble, close } = await watch(browser, server.url);
    await page.goto(`${server.url}trends.html`);
    const dots = page.locator('.strip a');
    const skip = page.getByRole('link', { name: /^Skip the \d+ dots/ }).first();
    await skip.focus();
    assert.ok((await skip.boundingBox()).height > 10, 'the link to skip is seen');
    await page.keyboard.press('Tab');
    assert.ok(await dots.first().evaluate((dot) => dot === document.activeElement), 'the first dot has the focus');
    const name = await dots.first().locator('title').textContent();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/incidents\//);
    const heading = await page.getByRole('heading', { level: 1 }).innerText();
    assert.equal(name.split(' · ')[0].replace('…', ''), heading.slice(0, name.split(' · ')[0].replace('…', '').length));
    await close();
    none(trouble, 'trouble');
  });

  await context.test('lead from a cause to its trends and back, without JavaScript', async () => {
    const { page, trouble, close } = await watch(browser, server.url, { javaScriptEnabled: false });
    for (const [list, name] of [['causes/software', 'cause'], ['services/aws-us-east-1', 'service'], ['years/2023', 'year']]) {
      await page.goto(`${server.url}${list}.html`);
      await page.getByRole('link', { name: `Trends of this ${name}` }).click();
      await page.waitForURL(`${server.url}trends/${list}.html`);
      await page.getByRole('link', { name: new RegExp(`^The incidents .* this ${name}$`) }).click();
      await page.waitForURL(`${server.url}${list}.html`);
    }
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Trends' }).click();
    await page.waitForURL(`${server.url}trends.html`);
    // Where a cell leads, those without scripts find the lists.
    await page.locator('.matrix td a[href*="search.html"]').first().click();
    assert.ok(await page.getByRole('heading', { name: 'Browse instead' }).isVisible());
    await close();
    none(trouble, 'trouble');
  });
});

/** A site of `count` incidents with long titles, several causes and services, times and all. */
async function made(context, count) {
  const root = await temporary(context);
  await mkdir(join(root, 'content'));
  const causes = ['capacity/disk', 'capacity/memory', 'network/dns', 'network/routing', 'change/config', 'change/deploy', 'software/race', 'software/leak'];
  await writeFile(join(root, 'site.toml'), 'title = "Made"\nprofile = "brief"\n');
  await Promise.all(Array.from({ length: count }, (_, at) => {
    const start = new Date(Date.UTC(2016, 0, 1) + ((at * 7919) % 3600) * 86_400_000 + at * 60_000);
    // From a minute to months, spread by a factor a step.
    const seconds = Math.round(60 * 1.7 ** ((at * 31) % 200 / 9));
    const iso = (ms) => new Date(ms).toISOString().replace('.000', '');
    return writeFile(join(root, 'content', `${start.toISOString().slice(0, 10)}-incident-number-${at}.md`), `---
title: Requests to region ${at % 13} fail after change ${(at * 7919) % 100_003} of the balancer
start: ${iso(+start)}
end: ${iso(+start + seconds * 1000)}
detected: ${iso(+start + Math.round(seconds / (2 + (at % 7))) * 1000)}
causes: [${causes[at % 8]}, ${causes[(at * 5 + 3) % 8]}]
services: [service-${at % 17}, service-${(at * 3) % 23}]
trigger: ${['deploy', 'config-push', 'traffic', 'hardware'][at % 4]}
detection: ${['monitoring', 'engineer', 'customer', 'partner', 'chance'][at % 5]}
---

## Issue Summary

Made.
`);
  }));
  return build(context, { root });
}

test('charts and pages are of bounded size', async (context) => {
  const folders = [await made(context, 200), await made(context, 1500)];
  const [few, many] = await Promise.all(folders.map(pages));
  const trends = (site) => site.filter(([path]) => path.startsWith('trends'));

  await context.test('each chart of 200 incidents is under 12 kB, compressed', () => {
    const [, html] = few.find(([path]) => path === 'trends.html');
    const svgs = html.match(/<svg class="chart[^]*?<\/svg>(?![^<]*<\/svg>)/g);
    assert.ok(svgs.length > 8, `${svgs.length} charts`);
    assert.ok(svgs.some((svg) => svg.split('<circle').length === 201), 'a dot for each incident');
    const large = svgs.map((svg) => gzipSync(svg, { level: 9 }).length).filter((size) => size >= 12_000);
    none(large, 'sizes of charts');
  });

  await context.test('no page of many incidents is over 300 kB', () => {
    const large = [...trends(few), ...trends(many)].map(([path, html]) => [path, Buffer.byteLength(html)]);
    none(large.filter(([, size]) => size > 300_000).map((it) => it.join(': ')), 'pages');
  });

  await context.test(`no page takes ${LIMIT} bytes with its styles and scripts, compressed`, async () => {
    for (const [at, site] of [few, many].entries()) {
      const heavy = (await weights(folders[at], site)).filter(([, size]) => size >= LIMIT);
      none(heavy.map((it) => it.join(': ')), 'pages');
    }
  });

  await context.test('many incidents are bins, each with its count, and the page says so', () => {
    const document = parsePage(many.find(([path]) => path === 'trends.html')[1]);
    const strip = chart(document, 'durations');
    assert.equal(all(strip, 'circle').length, 0);
    const bins = rows(withClass(document, 'table', 'short')[0]).map(([, count]) => Number(count));
    assert.equal(bins.reduce((sum, count) => sum + count, 0), 1500);
    const labels = withClass(strip, 'text', 'middle').map((label) => text(label)).filter((label) => /^\d+$/.test(label));
    assert.deepEqual(labels.map(Number), bins.filter((count) => count > 0));
    assert.match(text(all(document, 'figcaption')[0]), /too many for a dot each/);
  });
});
