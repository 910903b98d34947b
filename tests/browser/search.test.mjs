// The search as a reader meets it, in a real Chromium: its page, the box in every header, and the words
// marked in what was found; with facets, keys, addresses, a slow or broken network, hostile text, and
// without JavaScript.

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { HtmlValidate } from 'html-validate';

import { none } from './lib/assert.mjs';
import { build, temporary } from './lib/build.mjs';
import { launch, readers, screenshot, watch } from './lib/chromium.mjs';
import { faintText, overflow } from './lib/layout.mjs';
import { serve } from './lib/server.mjs';
import config from './html-validate.config.mjs';

const RESULTS = '#results > li[data-id]';
const OPTIONS = '[role=option]';
/** The count of an answer to words, rather than of all incidents. */
const ANSWER = /^\d+ incidents?($|;)/;

/** What each facet says of an incident of incidents.json. */
const VALUES = {
  cause: ({ causes }) => causes.flatMap((path) => path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'))),
  service: ({ services }) => services,
  severity: ({ severity }) => [severity],
  year: ({ start }) => [start ? start.slice(0, 4) : 'undated'],
  detection: ({ detection }) => [detection],
  trigger: ({ trigger }) => [trigger],
};

/** The counts of a facet over `incidents`, without zeros. */
function counted(incidents, axis) {
  const counts = {};
  for (const incident of incidents) {
    for (const value of new Set(VALUES[axis](incident))) if (value) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** The counts that the page shows of a facet, without zeros. */
const shownCounts = (page, axis) =>
  page.locator(`input[name=${axis}]`).evaluateAll((boxes) => {
    const counts = boxes.map((box) => [box.value, Number(box.closest('label').querySelector('.count').textContent)]);
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
  });

const ids = (page) => page.locator(RESULTS).evaluateAll((items) => items.map((item) => item.dataset.id));
const titles = (page) => page.locator(`${RESULTS} h2`).allInnerTexts();
const query = (page) => new URL(page.url()).search;

/** Waits until `read` gives what `isRight` takes, and returns it. */
async function until(read, isRight, what) {
  let last;
  for (let left = 80; left > 0; left -= 1) {
    last = await read();
    if (isRight(last)) return last;
    await new Promise((done) => setTimeout(done, 50));
  }
  return assert.fail(`${what}: ${JSON.stringify(last)}`);
}

const settled = (page, text) => until(() => page.locator('#count').textContent(), (count) => text.test(count), `count like ${text}`);

test('the search', async (context) => {
  const browser = await launch(context);
  const site = await build(context, { base: '/repo/a/' });
  const incidents = JSON.parse(await readFile(join(site, 'incidents.json'), 'utf8'));
  const server = await serve(context, site, { base: '/repo/a/' });
  const search = `${server.url}search.html`;

  const reader = readers(context, browser, server.url);

  await reader('browses newest first before anything is asked', async (page) => {
    await page.goto(search);
    await settled(page, new RegExp(`^${incidents.length} incidents, newest first$`));
    const dated = incidents.map(({ id, start }) => [id, start]).filter(([, start]) => start);
    assert.deepEqual((await ids(page)).slice(0, 5), dated.slice(0, 5).map(([id]) => id));
    assert.equal(await page.locator(RESULTS).count(), 10);
    assert.ok(await page.locator('#q').evaluate((box) => box === document.activeElement), 'the box has the focus');

    await page.locator('#more').click();
    await until(() => page.locator(RESULTS).count(), (count) => count === 20, 'results after Show more');
    assert.equal(await page.locator(':focus').innerText(), (await titles(page))[10], 'the first new one has the focus');
    for (let shown = 20; shown < incidents.length; ) {
      await page.locator('#more').click();
      shown = Math.min(shown + 10, incidents.length);
      await until(() => page.locator(RESULTS).count(), (count) => count === shown, `${shown} results`);
    }
    assert.ok(await page.locator('#more').isHidden());
    assert.equal(new Set(await ids(page)).size, incidents.length);
  });

  await reader('answers while it is typed, and keeps the address in step', async (page) => {
    await page.goto(search);
    await settled(page, /newest first/);
    const depth = await page.evaluate(() => history.length);
    await page.locator('#q').pressSequentially('connection leak', { delay: 30 });
    const found = await until(() => ids(page), (found) => found[0]?.includes('connection-leak'), 'first result');
    const first = page.locator(RESULTS).first();
    const incident = incidents.find(({ id }) => id === found[0]);
    const text = await first.innerText();
    for (const part of [incident.title, incident.start.slice(0, 10), incident.severity, 'Connection leak', incident.fix]) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
    assert.ok((await first.locator('mark').count()) > 0, 'words are marked');
    await until(() => query(page), (now) => now === '?q=connection+leak', 'address');
    assert.equal(await page.evaluate(() => history.length), depth, 'typing adds no steps to go back');
  });

  await reader('counts facets as incidents.json has them', async (page) => {
    await page.goto(search);
    await settled(page, /newest first/);
    await until(() => shownCounts(page, 'severity'), (counts) => Object.keys(counts).length > 0, 'counts');
    for (const axis of Object.keys(VALUES)) {
      assert.deepEqual(await shownCounts(page, axis), counted(incidents, axis), axis);
    }
    // The tree is indented by depth, parents before what is below them.
    const paths = await page.locator('input[name=cause]').evaluateAll((boxes) => boxes.map(({ value, parentElement }) => [value, parentElement.className]));
    for (const [at, [path, depth]] of paths.entries()) {
      assert.equal(depth, `depth-${path.split('/').length - 1}`, path);
      const above = path.split('/').slice(0, -1).join('/');
      assert.ok(!above || paths.slice(0, at).some(([other]) => other === above), `${above} before ${path}`);
    }

    const box = (axis, value) => page.locator(`input[name=${axis}][value="${value}"]`);
    await box('cause', 'network').check();
    const network = incidents.filter((incident) => VALUES.cause(incident).includes('network'));
    await settled(page, new RegExp(`^${network.length} incidents?$`));
    await until(() => shownCounts(page, 'year'), (counts) => JSON.stringify(counts) === JSON.stringify(sorted(counted(network, 'year'), counts)), 'years');
    for (const axis of Object.keys(VALUES)) {
      assert.deepEqual(await shownCounts(page, axis), counted(axis === 'cause' ? incidents : network, axis), `${axis} with a cause chosen`);
    }
    const years = Object.keys(counted(network, 'year')).slice(0, 2);
    for (const year of years) await box('year', year).check();
    const both = network.filter((incident) => years.includes(VALUES.year(incident)[0]));
    await settled(page, new RegExp(`^${both.length} incidents?$`));
    assert.deepEqual((await ids(page)).toSorted(), both.map(({ id }) => id).toSorted());
    assert.deepEqual(new URLSearchParams(query(page)).getAll('year').toSorted(), years.toSorted());
    assert.match(query(page), /^\?cause=network(&|$)/);

    await page.getByRole('button', { name: 'Clear filters' }).click();
    await settled(page, /newest first/);
    assert.equal(query(page), '');
  });

  await reader('goes back and forward through what was chosen', async (page) => {
    await page.goto(`${search}?q=network`);
    await settled(page, ANSWER);
    const all = await ids(page);
    await page.locator('input[name=severity][value=SEV1]').check();
    await until(() => query(page), (now) => now === '?q=network&severity=SEV1', 'address');
    const some = await until(() => ids(page), (now) => now.length > 0 && now.join() !== all.join(), 'fewer results');
    await page.locator('#q').fill('dns');
    await page.locator('input[name=cause][value=network]').check();
    await until(() => query(page), (now) => now === '?q=dns&cause=network&severity=SEV1', 'address');
    await page.goBack();
    // The typed word took the place of the state before it.
    await until(() => query(page), (now) => now === '?q=dns&severity=SEV1', 'address');
    assert.equal(await page.locator('#q').inputValue(), 'dns');
    assert.ok(!(await page.locator('input[name=cause][value=network]').isChecked()));
    await page.goBack();
    await until(() => ids(page), (now) => now.join() === all.join(), 'results after going back');
    assert.equal(await page.locator('#q').inputValue(), 'network');
    assert.equal(await page.locator('input:checked').count(), 0);
    await page.goForward();
    await page.goForward();
    await until(() => page.locator('input:checked').count(), (count) => count === 2, 'choices after going forward');
    assert.ok(some.length > 0);
  });

  await reader('comes back from a result to what was typed', async (page) => {
    await page.goto(search);
    await settled(page, /newest first/);
    await page.locator('#q').pressSequentially('network');
    await page.locator('input[name=severity][value=SEV1]').check();
    await settled(page, ANSWER);
    await page.locator('#q').press('End');
    await page.locator('#q').pressSequentially(' dns');
    const found = await until(() => titles(page), (now) => now.length > 0 && /dns/i.test(now[0]), 'results');
    await page.locator(`${RESULTS} h2 a`).first().click();
    await page.waitForURL(/\/incidents\//);
    await page.goBack();
    await settled(page, ANSWER);
    assert.equal(await page.locator('#q').inputValue(), 'network dns');
    assert.equal(query(page), '?q=network+dns&severity=SEV1');
    assert.deepEqual(await titles(page), found);
  });

  await reader('opens a shared address with its choices', async (page) => {
    await page.goto(`${search}?q=network&cause=network/dns&cause=network/routing&severity=SEV1&service=no-such`);
    await settled(page, ANSWER);
    assert.deepEqual(await page.locator('input:checked').evaluateAll((boxes) => boxes.map(({ value }) => value).sort()), ['SEV1', 'network/dns', 'network/routing']);
    const found = await ids(page);
    assert.ok(found.length > 0);
    for (const id of found) {
      const { causes, severity } = incidents.find((incident) => incident.id === id);
      assert.ok(severity === 'SEV1' && causes.some((path) => ['network/dns', 'network/routing'].includes(path)), id);
    }
    assert.match(await page.locator('#notes').innerText(), /service no-such/, 'what there is not is said');
  });

  await reader('is worked with the keys alone', async (page) => {
    await page.goto(search);
    await settled(page, /newest first/);
    await page.keyboard.type('network');
    await settled(page, ANSWER);
    const names = await titles(page);
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator(':focus').innerText(), names[0]);
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator(':focus').innerText(), names[1]);
    await page.keyboard.press('/');
    assert.equal(await page.locator(':focus').getAttribute('id'), 'q');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#q').inputValue(), '');
    await settled(page, /newest first/);
    await page.keyboard.type('network/');
    assert.equal(await page.locator('#q').inputValue(), 'network/', 'a / in the box is a /');
    await settled(page, ANSWER);
    await page.keyboard.press('Enter');
    assert.equal(await page.locator(':focus').innerText(), (await titles(page))[0]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/incidents\//);
  });

  await reader('opens a result with its words marked, at its section, and clears them', async (page) => {
    await page.goto(`${search}?q=${encodeURIComponent('"connection pool"')}`);
    const link = page.locator(`${RESULTS} h2 a`).first();
    await link.click();
    await page.waitForURL(/\/incidents\/.*mark=/);
    const marks = page.locator('main mark');
    await marks.first().waitFor();
    for (const mark of await marks.allInnerTexts()) assert.match(mark, /^(connection|pool)/i);
    const { hash } = new URL(page.url());
    if (hash) {
      const section = page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`);
      const place = () => section.evaluate((element) => [element.getBoundingClientRect().top, document.documentElement.scrollHeight - innerHeight - scrollY]);
      await until(place, ([top, left]) => (top >= 0 && top < 200) || left < 2, 'the section is at the top');
    }
    none(await page.evaluate(faintText), 'contrast of marks');
    const before = await page.locator('main').evaluate((main) => main.textContent.replace(/\d+ marked.*/, ''));
    await page.getByRole('button', { name: 'Clear' }).click();
    assert.equal(await marks.count(), 0);
    assert.ok(!page.url().includes('mark='));
    assert.equal(await page.locator('main').evaluate((main) => main.textContent), before);
  });

  await reader('has a box in every header, a combobox by the book', async (page) => {
    await page.goto(`${server.url}causes/network.html`);
    assert.ok(!(await page.content()).includes('search.js'), 'nothing is fetched before it is needed');
    await page.keyboard.press('/');
    const box = page.getByRole('combobox', { name: 'Search incidents' });
    assert.ok(await box.evaluate((element) => element === document.activeElement));
    assert.equal(await box.getAttribute('aria-expanded'), 'false');
    await page.keyboard.type('network');
    await page.locator(OPTIONS).first().waitFor();
    assert.equal(await box.getAttribute('aria-expanded'), 'true');
    assert.equal(await page.locator(`#${await box.getAttribute('aria-controls')}`).getAttribute('role'), 'listbox');
    assert.match(await page.locator('header [role=status]').textContent(), /\d+ incidents?/);
    const count = await page.locator(OPTIONS).count();
    assert.ok(count >= 3 && count <= 7, `${count} options`);
    const active = async () => {
      const id = await box.getAttribute('aria-activedescendant');
      const chosen = await page.locator('[aria-selected=true]').evaluateAll((options) => options.map((option) => option.id));
      assert.deepEqual(chosen, id ? [id] : []);
      return page.locator(OPTIONS).evaluateAll((options, id) => options.findIndex((option) => option.id === id), id);
    };
    assert.equal(await active(), -1);
    await page.keyboard.press('ArrowDown');
    assert.equal(await active(), 0);
    await page.keyboard.press('ArrowUp');
    assert.equal(await active(), -1);
    await page.keyboard.press('ArrowUp');
    assert.equal(await active(), count - 1, 'up from the box is the last');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await active(), 0);
    assert.ok(await box.evaluate((element) => element === document.activeElement), 'the focus stays in the box');

    await page.keyboard.press('Escape');
    assert.ok(await page.locator('[role=listbox]').isHidden());
    assert.equal(await box.inputValue(), 'network');
    await page.keyboard.press('Escape');
    assert.equal(await box.inputValue(), '');

    await page.keyboard.type('network');
    await page.locator(OPTIONS).first().waitFor();
    const name = await page.locator(`${OPTIONS} b`).first().innerText();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/incidents\//);
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), name);

    await page.keyboard.press('/');
    await page.keyboard.type('network');
    await page.locator(OPTIONS).first().waitFor();
    await page.keyboard.press('Tab');
    assert.ok(await page.locator('[role=listbox]').isHidden(), 'it closes when the focus leaves');
    await box.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\.html\?q=network$/);
    await settled(page, ANSWER);
  });

  await reader('draws valid HTML', async (page) => {
    // A <select> cannot be the list of a combobox.
    const validator = new HtmlValidate({ ...config, rules: { 'prefer-native-element': ['error', { exclude: ['listbox'] }] } });
    const faults = async (what) => {
      const report = await validator.validateString(await page.content(), what);
      return report.results.flatMap(({ messages }) => messages.map(({ line, column, ruleId, message }) => `${what}:${line}:${column}: ${message} (${ruleId})`));
    };
    await page.goto(`${search}?q=network&cause=network`);
    await settled(page, ANSWER);
    none(await faults('search.html'), 'results');
    await page.goto(`${server.url}index.html`);
    await page.keyboard.press('/');
    await page.keyboard.type('network');
    await page.locator(OPTIONS).first().waitFor();
    await page.keyboard.press('ArrowDown');
    none(await faults('index.html'), 'the open box');
  });

  await reader('says to screen readers what there is', async (page) => {
    await page.goto(`${search}?q=network`);
    await settled(page, ANSWER);
    assert.equal(await page.locator('#count').getAttribute('role'), 'status');
    assert.equal(await page.getByRole('searchbox', { name: 'Search incidents' }).getAttribute('id'), 'q');
    assert.ok(await page.getByRole('search').isVisible());
    for (const name of ['cause', 'service', 'severity', 'year', 'detection', 'trigger']) assert.ok(await page.getByRole('group', { name, exact: true }).isVisible(), name);
    assert.ok((await page.getByRole('checkbox', { name: /^SEV1/ }).count()) === 1);
    assert.equal(await page.getByRole('heading', { level: 2 }).count(), await page.locator(RESULTS).count());
  });

  for (const colorScheme of ['light', 'dark']) {
    await reader(`fits its window and can be read, ${colorScheme}`, async (page) => {
      const states = { newest: '', results: '?q=network', chosen: '?q=network&cause=network&severity=SEV1', nothing: '?q=zzzzqqqq' };
      for (const [name, state] of Object.entries(states)) {
        for (const width of [360, 768, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto(search + state);
          await settled(page, /incident/);
          if (name === 'chosen' && width < 1024) await page.getByRole('button', { name: 'Filters (2)' }).click();
          assert.equal(await page.evaluate(overflow), undefined, `${name} at ${width} px`);
          none(await page.evaluate(faintText), `${name} at ${width} px`);
          await screenshot(page, `search-${name}-${width}-${colorScheme}`);
        }
      }
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${server.url}index.html`);
        await page.keyboard.press('/');
        await page.keyboard.type('network');
        await page.locator(OPTIONS).first().waitFor();
        await page.keyboard.press('ArrowDown');
        assert.equal(await page.evaluate(overflow), undefined, `the box at ${width} px`);
        none(await page.evaluate(faintText), `the box at ${width} px`);
        await screenshot(page, `search-box-${width}-${colorScheme}`);
      }
    }, { colorScheme });
  }

  await reader('lets no late answer take the place of a newer one', async (page) => {
    // The files of the index come late, the later asked the sooner.
    let asked = 0;
    await page.route('**/search/**', async (route) => {
      asked += 1;
      await new Promise((done) => setTimeout(done, Math.max(50, 900 - asked * 60)));
      await route.continue().catch(() => {});
    });
    // And the engine's answer to one question in particular.
    await page.route('**/static/search.js', async (route) => {
      const response = await route.fetch();
      const late = `{
        const { open } = pmsiteSearch;
        pmsiteSearch.open = async (root) => {
          const engine = await open(root);
          return { ...engine, index: engine.index, async find(text, filters) {
            if (text === 'dns') await new Promise((done) => setTimeout(done, 1500));
            return engine.find(text, filters);
          } };
        };
      }`;
      await route.fulfill({ response, body: `${await response.text()}\n${late}` });
    });
    await page.goto(search);
    await page.locator('#q').fill('dns');
    await page.waitForTimeout(300);
    await page.locator('#q').fill('leak');
    const found = await until(() => titles(page), (now) => now.some((title) => /leak/i.test(title)), 'the newer answer');
    await page.waitForTimeout(2000);
    assert.deepEqual(await titles(page), found, 'the late answer is dropped');
    await page.locator('#q').fill('');
    await page.locator('#q').pressSequentially('certificate', { delay: 40 });
    await until(() => titles(page), (now) => now.length > 0 && now.every((title) => !found.includes(title)), 'the last question');
  });

  const failed = /Failed to load resource|net::ERR_FAILED/;
  await reader('goes on when a part of the index does not load', async (page) => {
    await page.goto(search);
    await settled(page, /newest first/);
    await page.route('**/search/*/lists-*', (route) => route.abort());
    await page.locator('#q').fill('leak');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    assert.match(await page.locator('#notes').innerText(), /did not load/);
    await page.locator('#q').fill('');
    await settled(page, /newest first/);
    assert.equal(await page.locator(RESULTS).count(), 10, 'the rest still works');
    await page.locator('#q').fill('leak');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.unroute('**/search/*/lists-*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await until(() => titles(page), (now) => now.some((title) => /leak/i.test(title)), 'results after trying again');
  }, { trouble: failed });

  for (const [what, path] of [['index', '**/search/index.json'], ['script', '**/static/search.js']]) {
    await reader(`says so when its ${what} does not load, offers the causes, and tries again`, async (page) => {
      await page.route(path, (route) => route.abort());
      await page.goto(`${search}?q=leak`);
      await settled(page, /did not load/);
      assert.ok(await page.getByRole('main').getByRole('link', { name: 'Causes', exact: true }).isVisible());
      await page.unroute(path);
      await page.getByRole('button', { name: 'Try again' }).click();
      await until(() => titles(page), (now) => now.some((title) => /leak/i.test(title)), 'results after trying again');
      assert.ok(await page.locator('.browse').isHidden());
    }, { trouble: failed });
  }

  await reader('takes a question of 10 kB', async (page) => {
    await page.goto(search);
    await settled(page, /newest first/);
    const long = 'connection pool <b>"exhausted" -x cause:y '.repeat(250);
    await page.locator('#q').fill(long);
    await until(() => page.url().length, (length) => length > 1000 && length < 8000, 'length of the address');
    await page.locator('#q').fill('zzzz '.repeat(2000));
    await settled(page, /no incident/);
    await page.locator('#q').fill('leak');
    await until(() => titles(page), (now) => now.some((title) => /leak/i.test(title)), 'the next question');
  });

  await reader('shows markup in a question as text', async (page) => {
    const hostile = `<img src=x onerror="window.__xss='question'">`;
    for (const path of [`search.html?q=${encodeURIComponent(hostile)}`, `search.html?cause=${encodeURIComponent(hostile)}`, `incidents/index.html?mark=${encodeURIComponent(hostile)}`]) {
      await page.goto(server.url + path);
      await page.waitForTimeout(500);
      assert.equal(await page.evaluate(() => globalThis.__xss), undefined, path);
      assert.equal(await page.locator('main img').count(), 0, path);
    }
    await page.goto(`${server.url}index.html`);
    await page.keyboard.press('/');
    await page.keyboard.type(hostile);
    await page.locator(OPTIONS).first().waitFor();
    assert.equal(await page.evaluate(() => globalThis.__xss), undefined);
  });

  await context.test('runs no markup of documents', async (inner) => {
    const root = await temporary(inner);
    const attack = (name) => `<img src=x onerror="window.__xss='${name}'"> </script><script>window.__xss='${name}'</script>`;
    await mkdir(join(root, 'content'));
    await writeFile(join(root, 'site.toml'), 'title = "Hostile"\nprofile = "brief"\nseverities = ["<img src=x onerror=window.__xss=`rank`>"]\n');
    const quoted = (name) => `'${attack(name).replaceAll("'", "''")} zebra'`;
    const front = `title: ${quoted('title')}\nsummary: ${quoted('summary')}\ncauses: "<img src=x onerror=window.__xss=1>"\nservices: ["<img src=x onerror=window.__xss=2>"]\nstart: 2024-01-02T10:00:00Z\n`;
    const body = `## \\${attack('heading')} zebra\n\n\`\`\`\n${attack('code')} zebra\n\`\`\`\n\n\\${attack('text')} zebra stripes\n\n## Resolution\n\n\`${attack('fix')}\` zebra\n`;
    await writeFile(join(root, 'content', 'hostile.md'), `---\n${front}---\n\n${body}`);
    const folder = await build(inner, { root, base: '/', profile: 'brief' });
    // Even where no policy would stop it.
    const rewrite = (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, '');
    const bare = await serve(inner, folder, { rewrite });
    const { page, trouble, close } = await watch(browser, bare.url);
    for (const text of ['zebra', 'onerror', 'window.__xss', '"img src"']) {
      await page.goto(`${bare.url}search.html?q=${encodeURIComponent(text)}`);
      await page.locator(RESULTS).first().waitFor();
      await until(() => page.locator('input[name=service]').count(), (count) => count === 1, 'facets');
      assert.match(await page.locator(`${RESULTS} h2`).first().innerText(), /<img src=x/, 'shown as text');
    }
    await page.locator(`${RESULTS} h2 a`).first().click();
    await page.waitForURL(/\/incidents\//);
    await page.keyboard.press('/');
    await page.keyboard.type('zebra');
    await page.locator(OPTIONS).first().waitFor();
    assert.equal(await page.evaluate(() => globalThis.__xss), undefined);
    assert.equal(await page.locator('img').count(), 0);
    await close();
    none(trouble.filter((what) => !/404/.test(what)), 'trouble');
  });

  await reader('is a plain page without JavaScript, which offers the ways to browse', async (page) => {
    await page.goto(search);
    const main = page.getByRole('main');
    assert.match(await main.innerText(), /needs JavaScript/);
    assert.ok(await page.locator('#q').isHidden(), 'no box that does nothing');
    for (const name of ['Causes', 'Services', 'Years']) {
      assert.ok(await main.getByRole('link', { name, exact: true }).isVisible(), name);
    }
    none(await page.evaluate(faintText), 'contrast');
    await screenshot(page, 'search-no-javascript');
    await page.goto(`${server.url}index.html`);
    await page.getByRole('textbox', { name: 'Search incidents' }).fill('leak');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\.html\?q=leak/);
  }, { javaScriptEnabled: false });

  await context.test('says from disk that it needs a server', async () => {
    const { page, trouble, close } = await watch(browser, pathToFileURL(join(site, '/')).href);
    await page.goto(pathToFileURL(join(site, 'index.html')).href);
    await page.keyboard.press('/');
    await page.keyboard.type('leak');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\.html\?q=leak/);
    await settled(page, /needs a web server/);
    await page.getByRole('main').getByRole('link', { name: 'Causes', exact: true }).click();
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Causes');
    await close();
    none(trouble, 'trouble');
  });

  none(server.missing, 'files that pages asked for in vain');
});

/** `counts` with its keys in the order of those of `like`. */
function sorted(counts, like) {
  return Object.fromEntries([...Object.keys(like), ...Object.keys(counts)].map((key) => [key, counts[key]]));
}
