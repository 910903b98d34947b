// Promises: the overview and its lists, the way from each to its place in the incident, the curve, and
// the two files, read by programs that are not ours.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { HtmlValidate } from 'html-validate';
import ICAL from 'ical.js';

import config from './html-validate.config.mjs';
import { none } from './lib/assert.mjs';
import { build, pages, pmsite, repository, temporary } from './lib/build.mjs';
import { launch, watch } from './lib/chromium.mjs';
import { lookAtAll } from './lib/frames.mjs';
import { faintText, overflow } from './lib/layout.mjs';
import { load, serverFaults } from './lib/links.mjs';
import { serve } from './lib/server.mjs';

const ROOT = join(repository, 'tests/browser/actions');
/** Open actions of the corpus that are due some day, as of the day that all tests build for. */
const DUE = [
  ['20250415', 'Due: Load-test the retry path (Checkout)'],
  ['20250630', 'Due: Warm the cache before traffic is switched (Catalogue)'],
  ['20250930', 'Due: List every certificate with its owner (Partners)'],
  ['20251130', 'Due: Agree on how long entries are kept'],
  ['20251201', 'Due: Page somebody when queue-depth doubles (Mail)'],
  ['20260115', "Due: Shorten the time to live of the front page's name (Network)"],
  ['20260201', 'Due: Show who would see it (Web)'],
  ['20260215', 'Due: Roll flags out in steps – Stufen für "alle", 100 % erst am Ende; 段階的に公開する、いきなり全員に公開しない (Web)'],
  ['20260331', 'Due: Keep the audit log on a disk of its own (Ledger)'],
];

test('actions', async (context) => {
  const site = await build(context, { root: ROOT, base: '/' });
  const server = await serve(context, site);
  const browser = await launch(context);
  const { page, trouble } = await watch(browser, server.url);
  const rows = (section) => page.locator(`section:has(> #${section}) table.promises tbody tr`);

  await context.test('the overview counts what is open, late, unowned, undated and dropped', async () => {
    await page.goto(`${server.url}actions.html`);
    const counts = await page.locator('.glances div').allInnerTexts();
    assert.deepEqual(
      counts.map((text) => text.split(/\s*\n\s*/).join(' ')),
      ['Open 13', 'Overdue 5', 'Open without an owner 3', 'Open without a due date 4', 'Dropped, and why 3', 'Proposed, not accepted 1', 'Done 13'],
    );
    assert.match(await page.locator('main').innerText(), /as of 2026-01-15/);
    assert.equal(await page.locator('nav[aria-label="Main"] [aria-current]').innerText(), 'Actions');
  });

  await context.test('the oldest promise comes first, the latest one too, and reasons are said', async () => {
    assert.match(await rows('open').first().innerText(), /Load-test the retry path[^]*339 days/);
    assert.match(await rows('overdue').first().innerText(), /Load-test[^]*275 days/);
    const dropped = await rows('dropped').allInnerTexts();
    assert.equal(dropped.length, 3);
    assert.match(dropped.join('\n'), /superseded by the proxy, which pools for all/);
    assert.match(dropped.join('\n'), /it would be cold as well/);
    assert.match(dropped.join('\n'), /the importer is switched off/);
  });

  await context.test('owners in two spellings are one, causes count all of an incident', async () => {
    const table = (id) => page.locator(`section:has(> #${id}) .tallies tbody tr`).allInnerTexts();
    const owners = (await table('owners')).map((text) => text.replace(/\s+/g, ' '));
    assert.ok(owners.includes('Databases 0 – 2 0 0'), owners.join('\n'));
    assert.equal(owners.at(-1), 'No owner 3 1 0 1 1');
    const causes = (await table('causes')).map((text) => text.replace(/\s+/g, ' '));
    assert.ok(causes.includes('Configuration 8 3 8 2 0'), causes.join('\n'));
    assert.ok(causes.at(-1) === 'Uncategorised 1 1 2 1 1', causes.join('\n'));
  });

  await context.test('the curve says what it rests on and has its numbers as a table', async () => {
    const section = page.locator('section:has(> #completion)');
    assert.match(await section.innerText(), /n = 24: 12 done and dated; 12 still open/);
    assert.match(await section.innerText(), /Left out: 1 done without a date, 3 dropped \(nothing says when\), 1 proposed and not accepted, 1 of incidents without a date\./);
    assert.equal(await section.locator('svg[role="img"] title, svg[role="img"] desc').count(), 2);
    await section.locator('summary').click();
    const steps = await section.locator('tbody tr').allInnerTexts();
    // Days to completion, counted by hand from the documents.
    const days = steps.map((row) => Number(row.split(' ')[0]));
    assert.deepEqual(days, [0, 1, 2, 7, 13, 15, 19, 21, 28, 39]);
    const shares = steps.map((row) => row.match(/(\d+)%/)[1]);
    assert.deepEqual(shares, ['96', '92', '88', '78', '74', '69', '60', '55', '51', '46']);
    assert.match(await section.innerText(), /A quarter done within 13 days, half done within 39 days, three quarters not reached\./);
  });

  await context.test('every action leads to its place in its incident', async () => {
    const loaded = await load(site);
    none(serverFaults(loaded, '/'), 'links');
    const lists = [...loaded.pages.keys()].filter((path) => /^actions\/[a-z-]+\.html$/.test(path));
    assert.ok(lists.length >= 7, lists.join(', '));
    const links = [];
    for (const path of lists) {
      await page.goto(server.url + path);
      links.push(...(await page.locator('.promises .what > a').evaluateAll((all) => all.map((a) => [a.href, a.textContent]))));
    }
    const texts = await lookAtAll(page, `${server.url}robots.txt`, links.map(([href]) => href), () => {
      const target = document.querySelector(':target');
      const place = target?.closest('li, tr, p') ?? target?.parentElement;
      return place?.textContent;
    });
    const faults = links.flatMap(([href, task], at) => (texts[at]?.includes(task) ? [] : [`${href}: ${task}: ${texts[at]}`]));
    none(faults, 'actions');
    assert.ok(links.length > 40, `${links.length} links`);
  });

  await context.test('an incident shows when its actions were done and why they were dropped', async () => {
    await page.goto(`${server.url}incidents/2025-02-10-pool.html`);
    const actions = await page.locator('.actions').innerText();
    assert.match(actions, /Close connections[^]*Databases[^]*done 2025-02-17/);
    assert.match(actions, /dropped: superseded by the proxy, which pools for all/);
  });

  await context.test('lists of an owner and of a cause hold all states', async () => {
    await page.goto(`${server.url}actions/owners/ledger.html`);
    assert.equal(await page.locator('.promises tbody tr').count(), 4);
    await page.goto(`${server.url}actions/causes/database/connection-leak.html`);
    const states = await page.locator('.promises .state').allInnerTexts();
    assert.deepEqual(states, ['Open', 'Open', 'Open', 'Done', 'Done', 'Dropped']);
    assert.deepEqual(await page.locator('.trail a').allInnerTexts(), ['Actions', 'By cause', 'Database']);
  });

  await context.test('nothing is wider than a small screen or too faint, and no page is in trouble', async () => {
    const faults = [];
    for (const path of ['actions.html', 'actions/open.html', 'actions/dropped.html', 'actions/causes/index.html', 'actions/owners/network.html']) {
      await page.goto(server.url + path);
      for (const width of [320, 360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        const fault = await page.evaluate(overflow);
        if (fault) faults.push(`${path} at ${width}: ${fault}`);
      }
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        faults.push(...(await page.evaluate(faintText)).map((line) => `${path}, ${colorScheme}: ${line}`));
      }
    }
    none(faults, 'pages');
    none(trouble, 'trouble');
  });

  await context.test('their pages are valid HTML', async () => {
    const validator = new HtmlValidate(config);
    const faults = [];
    for (const [path, html] of await pages(site)) {
      if (!/^(actions|incidents)/.test(path)) continue;
      const { results } = await validator.validateString(html, path);
      faults.push(...results.flatMap(({ messages }) => messages.map(({ line, message }) => `${path}:${line}: ${message}`)));
    }
    none(faults, 'pages');
  });

  await context.test('the calendar is read by another program', async () => {
    const text = await readFile(join(site, 'actions.ics'), 'utf8');
    assert.ok(text.endsWith('END:VCALENDAR\r\n') && !/[^\r]\n/.test(text), 'every line ends in CR LF');
    const long = text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75);
    none(long, 'lines of more than 75 bytes');
    const calendar = new ICAL.Component(ICAL.parse(text));
    const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    const found = events.map(({ startDate, summary }) => [startDate.toICALString(), summary]).sort();
    assert.deepEqual(found, DUE);
    assert.ok(events.every(({ startDate, duration }) => startDate.isDate && duration.days === 1), 'whole days');
    assert.equal(new Set(events.map(({ uid }) => uid)).size, events.length);
    const retry = events.find(({ summary }) => summary.includes('Load-test'));
    assert.match(retry.description, /^Promised after: Checkout ran out of database connections, 2025-02-10\nOwner: Checkout$/);
    const url = retry.component.getFirstPropertyValue('url');
    assert.equal(url, 'https://example.org/incidents/2025-02-10-pool.html#pm-task__3');
  });

  await context.test('the same day gives the same calendar, another day the same UIDs', async () => {
    const calendar = async (day) => {
      const out = join(await temporary(context), 'site');
      const run = await pmsite(ROOT, 'build', '--out', out, '--as-of', day, '--base-url', 'https://example.org/');
      assert.equal(run.status, 0, run.stderr);
      return readFile(join(out, 'actions.ics'), 'utf8');
    };
    const uids = (text) => text.match(/^UID:.*$/gm);
    const [first, again, later] = [await calendar('2026-01-15'), await calendar('2026-01-15'), await calendar('2026-06-01')];
    assert.equal(first, again);
    assert.notEqual(first, later);
    assert.deepEqual(uids(first), uids(later));
  });

  await context.test('the table is that of pmsite export', async () => {
    const { stdout } = await pmsite(ROOT, 'export', '--table', 'actions', '--format', 'csv', '--as-of', '2026-01-15');
    assert.equal(await readFile(join(site, 'actions.csv'), 'utf8'), stdout);
    assert.match(stdout.split('\n')[0], /,overdue,done,reason$/);
  });
});

test('a site without actions has the page, an empty calendar and no lists', async (context) => {
  const { mkdir, writeFile } = await import('node:fs/promises');
  const root = await temporary(context);
  await mkdir(join(root, 'content'));
  await writeFile(join(root, 'site.toml'), 'title = "None"\nprofile = "brief"\n');
  await writeFile(join(root, 'content/a.md'), '---\ntitle: Nothing was promised\n---\n');
  const site = await build(context, { root });
  const loaded = await load(site);
  none(serverFaults(loaded, '/'), 'links');
  assert.deepEqual([...loaded.pages.keys()].filter((path) => path.startsWith('actions')), ['actions.html']);
  const calendar = new ICAL.Component(ICAL.parse(await readFile(join(site, 'actions.ics'), 'utf8')));
  assert.equal(calendar.getAllSubcomponents('vevent').length, 0);
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
});
