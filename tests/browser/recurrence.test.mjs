// What came back: every number about it, on all pages, worked out a second time here from
// incidents.json alone, by comparing each incident with each earlier one.

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { none } from './lib/assert.mjs';
import { build, temporary } from './lib/build.mjs';
import { launch, watch } from './lib/chromium.mjs';
import { all, attribute, text } from './lib/html.mjs';
import { faintText, overflow } from './lib/layout.mjs';
import { load, serverFaults } from './lib/links.mjs';
import { serve } from './lib/server.mjs';

const DAY = 86_400_000;

/** The state of what earlier incidents promised; the first that holds counts. */
const STATES = {
  open: 'promised work is still open',
  dropped: 'promised work was dropped',
  after: 'promised work was done only afterwards',
  done: 'all that was promised is done, on days not given',
  before: 'all that was promised had been done',
  nothing: 'no action was promised',
};

function gapInWords(milliseconds) {
  const minutes = Math.floor(milliseconds / 60_000);
  const days = Math.floor(milliseconds / DAY);
  if (minutes < 1) return 'under a minute';
  if (minutes < 60) return `${minutes} min`;
  if (days < 1) return `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;
  if (days === 1) return '1 day';
  return days < 730 ? `${days} days` : `${(days / 365.25).toFixed(1)} years`;
}

/** All later incidents with the earlier ones that share a cause below `cause` and a service, `service` if given. */
function comeBack(incidents, { cause, service } = {}) {
  const below = (path) => !cause || path === cause || path.startsWith(`${cause}/`);
  const pairs = (it) =>
    it.causes.filter(below).flatMap((path) => it.services.filter((name) => !service || name === service).map((name) => `${path} ${name}`));
  const dated = incidents.filter((it) => it.start && pairs(it).length > 0);
  const order = (a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.id < b.id ? -1 : 1);
  dated.sort(order);
  const found = [];
  dated.forEach((it, index) => {
    const own = new Set(pairs(it));
    const earlier = dated.slice(0, index).filter((other) => pairs(other).some((pair) => own.has(pair)));
    if (!earlier.length) return;
    const before = earlier.at(-1);
    const day = it.start.slice(0, 10);
    const actions = earlier.flatMap((other) => other.actions);
    const done = actions.filter(({ status }) => status === 'done');
    let state = 'nothing';
    if (done.length) state = done.every((action) => action.done) ? 'before' : 'done';
    if (done.some((action) => action.done && action.done >= day)) state = 'after';
    if (actions.some(({ status }) => status === 'dropped')) state = 'dropped';
    if (actions.some(({ status }) => status === 'open')) state = 'open';
    found.push({ it, before, earlier, gap: Date.parse(it.start) - Date.parse(before.start), state });
  });
  return { seen: dated.length, found: found.reverse() };
}

/** `In 2 promised work is still open and in 1 no action was promised.` */
function states(found) {
  const said = ['open', 'after', 'before', 'done', 'dropped', 'nothing']
    .map((state) => [found.filter((back) => back.state === state).length, STATES[state]])
    .filter(([count]) => count > 0)
    .map(([count, words]) => {
      if (count < found.length || count === 1) return `in ${count} ${words}`;
      return `in ${count === 2 ? 'both' : `all ${count}`} ${words}`;
    });
  const sentence = said.length < 2 ? said[0] : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`;
  return `I${sentence.slice(1)}.`;
}

function median(gaps) {
  const sorted = [...gaps].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const squeeze = (words) => words.replace(/\s+/g, ' ').replace(/ ([.,;])/g, '$1').trim();
const classed = (node, name) => all(node, 'p').filter((p) => (attribute(p, 'class') ?? '').split(' ').includes(name));

/** The lines of a list of what came back: `title | date, gap after title before`. */
function lines(node) {
  const lists = all(node, 'ul').filter((ul) => /\breturns\b/.test(attribute(ul, 'class') ?? ''));
  return lists.flatMap((list) =>
    all(list, 'li').map((li) => `${squeeze(text(all(li, 'a')[0]))} | ${squeeze(text(classed(li, 'after')[0]))}`),
  );
}

const expectedLine = ({ it, before, gap }) =>
  squeeze(`${it.title} | ${it.start.slice(0, 10)}, ${gapInWords(gap)} after ${before.title}`);

/** Compares all pages of the site in `folder` with what incidents.json says. */
async function compare(folder, asOf) {
  const site = await load(folder);
  none(serverFaults(site, '/'), 'links');
  const incidents = JSON.parse(await readFile(join(folder, 'incidents.json'), 'utf8'));
  const faults = [];
  const same = (where, found, expected) => {
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      faults.push(`${where}\n    found    ${JSON.stringify(found)}\n    expected ${JSON.stringify(expected)}`);
    }
  };
  const page = (path) => site.pages.get(path).document;
  const words = (path) => squeeze(text(all(page(path), 'main')[0]));

  // The data file.
  const whole = comeBack(incidents);
  const backs = new Map(whole.found.map((back) => [back.it.id, back]));
  for (const it of incidents) {
    const back = backs.get(it.id);
    const can = it.start && it.causes.length && it.services.length;
    same(
      `incidents.json ${it.id}`,
      [it.came_back_after, it.recurrence_gap_seconds, it.recurrence_earlier],
      back ? [back.before.id, back.gap / 1000, back.earlier.length] : [null, null, can ? 0 : null],
    );
    const html = words(it.url);
    if (back) same(`${it.url} gap`, html.includes(`, ${gapInWords(back.gap)} after the one before`), true);
    const next = [...whole.found].reverse().find(({ earlier }) => earlier.includes(it));
    same(
      `${it.url} next`,
      html.match(/It came back (.*?) later: (.*?), \d{4}-\d\d-\d\d\./)?.slice(1),
      next && [gapInWords(Date.parse(next.it.start) - Date.parse(it.start)), squeeze(next.it.title)],
    );
  }

  // The page of what came back, all of its parts.
  const parts = [...site.pages.keys()].filter((path) => /^recurrence(\/page\/\d+)?\.html$/.test(path));
  parts.sort((a, b) => Number(a.match(/\d+/)?.[0] ?? 1) - Number(b.match(/\d+/)?.[0] ?? 1));
  const lead = squeeze(text(classed(page('recurrence.html'), 'lead')[0]));
  if (whole.found.length) {
    same('lead', lead.match(/^(\d+) of (\d+) /).slice(1).map(Number), [whole.found.length, whole.seen]);
  }
  const basis = words('recurrence.html');
  const hidden = incidents.length - whole.seen;
  if (hidden) {
    const lacking = [
      [incidents.filter(({ start }) => !start).length, 'without a start'],
      [incidents.filter(({ causes }) => !causes.length).length, 'without a cause'],
      [incidents.filter(({ services }) => !services.length).length, 'without a service'],
    ];
    const said = lacking.filter(([count]) => count).map((it) => it.join(' '));
    same('hidden', basis.includes(`The other ${hidden} cannot be seen to come back: ${said.join(', ')}.`), true);
  }
  if (whole.found.some(({ state }) => state !== 'nothing')) {
    same('states of all', basis.includes(states(whole.found)), true);
  }

  const names = new Map();
  for (const [path, { document }] of site.pages) {
    if (path.startsWith('causes/') && !path.includes('/page/')) names.set(path, squeeze(text(all(document, 'h1')[0] ?? { childNodes: [] })));
  }
  const named = new Set(incidents.flatMap(({ causes }) => causes));
  const expected = [...named]
    .map((cause) => ({ cause, ...comeBack(incidents, { cause }) }))
    .filter(({ cause, found }) => found.some(({ it, earlier }) => it.causes.includes(cause) && earlier.some((other) => other.causes.includes(cause) && other.services.some((name) => it.services.includes(name)))));
  const sections = parts.flatMap((path) => all(page(path), 'section').filter((it) => all(it, 'h2').length));
  const counts = [];
  const shown = new Set();
  for (const section of sections) {
    const url = attribute(all(all(section, 'h2')[0], 'a')[0], 'href').replace(/^(\.\.\/)*/, '');
    const entry = expected.find(({ cause }) => `causes/${cause}.html` === decodeURIComponent(url));
    if (!entry) {
      faults.push(`${url} is listed and did not come back`);
      continue;
    }
    shown.add(entry.cause);
    const { cause, found, seen } = entry;
    const total = incidents.filter((it) => it.causes.some((path) => path === cause || path.startsWith(`${cause}/`))).length;
    same(`${url} times`, parseInt(text(classed(section, 'times')[0]), 10), found.length);
    same(`${url} lines`, lines(section), found.slice(0, 3).map(expectedLine));
    const meta = classed(section, 'meta').map((p) => squeeze(text(p))).join(' ');
    same(`${url} incidents`, Number(meta.match(/(\d+) incidents/)[1]), total);
    same(`${url} seen`, Number(meta.match(/(\d+) of them with a start and a service/)?.[1] ?? total), seen);
    const gaps = found.map(({ gap }) => gap);
    const shortest = gaps.length > 1 ? gapInWords(Math.min(...gaps)) : undefined;
    same(`${url} shortest`, meta.match(/Shortest time in between: ([^.,;]*(?:\.\d years)?)/)?.[1], shortest);
    same(`${url} median`, meta.match(/median (\d+(?:\.\d)? \w+(?: \d+ min)?)/)?.[1], gaps.length < 10 ? undefined : gapInWords(median(gaps)));
    counts.push([found.length, Date.parse(found[0].it.start)]);
  }
  same('causes shown', [...shown].sort(), expected.map(({ cause }) => cause).sort());
  same('order', counts, [...counts].sort(([a, x], [b, y]) => b - a || y - x));

  // The page of each cause and of each service.
  for (const cause of named) {
    const path = `causes/${cause}.html`;
    const { found } = comeBack(incidents, { cause });
    const header = words(path);
    same(`${path} header`, Number(header.match(/; (\d+) came back to the same service/)?.[1] ?? 0), found.length);
    same(`${path} lines`, lines(page(path)), found.slice(0, 5).map(expectedLine));
  }
  for (const service of new Set(incidents.flatMap(({ services }) => services))) {
    const path = `services/${service}.html`;
    const { found } = comeBack(incidents, { service });
    same(path, Number(words(path).match(/ (\d+) came back(?:, \d+ more to another service)?\. The newest:/)?.[1] ?? 0), found.length);
  }

  // The first page.
  same('home lines', lines(page('index.html')), whole.found.slice(0, 3).map(expectedLine));
  const table = all(page('index.html'), 'table')[0];
  const quarter = (date) => Number(date.slice(0, 4)) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3);
  const count = (list) =>
    [2, 1, 0].map((back) => list.filter(({ start }) => start && Date.parse(start) < Date.parse(asOf) + DAY && quarter(start) === quarter(asOf) - back).length);
  if (table) {
    const rows = all(table, 'tr').slice(1).map((tr) => [squeeze(text(all(tr, 'th')[0])), ...all(tr, 'td').map((td) => Number(text(td)))]);
    same('quarters', rows[0], ['All incidents', ...count(incidents)]);
    same('quarters, came back', rows[1], ['Came back', ...count(whole.found.map(({ it }) => it))]);
    for (const [title, ...numbers] of rows.slice(2)) {
      const top = title === 'Uncategorised' ? undefined : [...names].find(([, name]) => name === title)[0].slice(7, -5);
      const having = incidents.filter(({ causes }) => (top ? causes.some((path) => path.split('/')[0] === top) : !causes.length));
      same(`quarters, ${title}`, numbers, count(having));
    }
  } else {
    same('no quarters', count(incidents), [0, 0, 0]);
  }
  none(faults, 'numbers');
  return { site, incidents, whole, page, words };
}

/** The same numbers for the same seed. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function made(context, documents, settings = '') {
  const root = await temporary(context);
  await mkdir(join(root, 'content'));
  await writeFile(join(root, 'site.toml'), `title = "Made"\nprofile = "brief"\n${settings}`);
  for (const [name, front] of documents) await writeFile(join(root, 'content', `${name}.md`), `---\n${front}\n---\n`);
  return root;
}

/** 600 incidents of all sorts. */
function many() {
  const pick = random(7);
  const some = (values, most) => [...new Set(Array.from({ length: pick(most + 1) }, () => values[pick(values.length)]))];
  const causes = [...Array.from({ length: 20 }, (_, n) => `group-${n % 4}/cause-${n}`), 'group-0', 'group-1', 'lone'];
  const services = Array.from({ length: 15 }, (_, n) => `service-${n}`);
  const status = ['open', 'done', 'dropped', 'proposed'];
  return Array.from({ length: 600 }, (_, n) => {
    const lines = [`title: Made number ${n}`];
    // Before 1970, close to today, and many on one day; some undated.
    const days = [pick(900), pick(22_000), 500, 905 + pick(180)][pick(4)];
    const start = new Date(Date.UTC(2023, 6, 15) + (days > 1000 ? 900 - days : days) * DAY + pick(4) * 6 * 3_600_000);
    if (pick(10)) lines.push(`start: ${start.toISOString().replace('.000', '')}`);
    lines.push(`causes: [${some(causes, 2)}]`, `services: [${some(services, 3)}]`);
    const actions = Array.from({ length: pick(3) }, (_, k) => {
      const state = status[pick(4)];
      const done = state === 'done' && pick(2) ? `, done: ${new Date(start.getTime() + pick(600) * DAY).toISOString().slice(0, 10)}` : '';
      return `{task: add alert ${k}, status: ${state}${done}}`;
    });
    lines.push(`actions: [${actions}]`);
    return [`made-${n}`, lines.join('\n')];
  });
}

test('the numbers of the example site', async (context) => {
  const { whole } = await compare(await build(context), '2026-01-15');
  assert.ok(whole.found.length >= 2);
});

test('the numbers of a site of all sorts', async (context) => {
  const { whole } = await compare(await build(context, { root: await made(context, many()) }), '2026-01-15');
  assert.ok(whole.found.length > 100, `${whole.found.length} came back`);
  const found = new Set(whole.found.map(({ state }) => state));
  assert.deepEqual([...found].sort(), Object.keys(STATES).sort(), 'every state occurs');
});

test('causes beyond a hundred are on further pages', async (context) => {
  const documents = Array.from({ length: 204 }, (_, n) => {
    const at = new Date(Date.UTC(2025, 0, 1) + n * DAY).toISOString().slice(0, 19);
    return [`made-${n}`, `title: Made number ${n}\nstart: ${at}Z\ncauses: [c-${n % 102}]\nservices: [web]`];
  });
  const { site } = await compare(await build(context, { root: await made(context, documents) }), '2026-01-15');
  assert.ok(site.pages.has('recurrence/page/2.html') && !site.pages.has('recurrence/page/3.html'));
});

test('a site with little to say', async (context) => {
  const asOf = '2026-01-15';
  const only = async (...documents) => compare(await build(context, { root: await made(context, documents) }), asOf);
  const one = await only(['one', 'title: One\nstart: 2022-03-01T10:00:00Z\ncauses: [x]\nservices: [s]']);
  assert.match(one.words('index.html'), /Nothing since 2022-03-01\./);
  assert.match(one.words('recurrence.html'), /Nothing can have come back: one incident has a start, a cause and a service\./);
  const bare = await only(['one', 'title: One'], ['two', 'title: Two']);
  assert.match(bare.words('recurrence.html'), /Nothing can be seen to come back/);
  assert.doesNotMatch(bare.words('index.html'), /Nothing since|Last quarters/);
});

test('drafts and internal text have no part in it', async (context) => {
  const front = (day, more) => `title: Of day ${day}\nstart: 2025-12-0${day}T00:00:00Z\ncauses: [x]\nservices: [s]\n${more}`;
  const root = await made(context, [
    ['one', front(1, '')],
    ['draft', front(2, 'status: draft')],
    ['two', front(5, '')],
  ]);
  const body = '## Corrective Measures\n\n- [x] Add an alert (owner: us)\n\n<!-- internal -->\n- [ ] Sue the supplier (owner: us)\n<!-- /internal -->\n';
  await writeFile(join(root, 'content', 'one.md'), `---\n${front(1, '')}\n---\n\n${body}`);
  const { incidents, words } = await compare(await build(context, { root }), '2026-01-15');
  assert.equal(incidents.find(({ id }) => id === 'two').came_back_after, 'one');
  assert.match(words('incidents/two.html'), /4 days after the one before. The one action promised then is done\./);
});

test('the pages in a browser', async (context) => {
  const server = await serve(context, await build(context));
  const browser = await launch(context);
  const paths = ['recurrence.html', 'index.html', 'causes/power/datacentre-loss.html'];
  for (const colorScheme of ['light', 'dark']) {
    const { page, trouble, close } = await watch(browser, server.url, { colorScheme });
    const faults = [];
    for (const path of paths) {
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(server.url + path);
        const wide = await page.evaluate(overflow);
        if (wide) faults.push(`${path} at ${width} px: ${wide}`);
      }
      faults.push(...(await page.evaluate(faintText)).map((fault) => `${path}: ${fault}`));
    }
    none([...faults, ...trouble], `pages, ${colorScheme}`);
    await close();
  }
  const { page, close } = await watch(browser, server.url);
  const h1 = page.getByRole('heading', { level: 1 });
  await page.goto(`${server.url}index.html`);
  await page.getByRole('main').getByRole('link', { name: 'Came back', exact: true }).click();
  assert.equal(await h1.innerText(), 'What came back');
  await page.getByRole('heading', { name: 'Data centre lost power' }).getByRole('link').click();
  assert.equal(await h1.innerText(), 'Data centre lost power');
  await close();
});
