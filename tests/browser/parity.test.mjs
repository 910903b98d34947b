// The two halves of the search, `pmsite search` and the script in pages, answer alike: the same incidents in
// the same order, the same count, the same words tried in place of those that are nowhere, the same notes.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { none } from './lib/assert.mjs';
import { build, pmsite, repository } from './lib/build.mjs';
import { openSearch, readQueries, readWords } from './lib/searching.mjs';

const FOLDER = join(repository, 'tests/search');
/** So many terminals at a time. */
const WORKERS = 4;

async function inTerminal(root, query) {
  const { status, stdout, stderr } = await pmsite(root, 'search', '--format', 'json', '--limit', '100000', '--', query);
  assert.equal(status, 0, `${query}: ${stderr}`);
  const { results, count, corrected, notes } = JSON.parse(stdout);
  return {
    ids: results.map(({ id }) => id),
    missing: results.map(({ missing }) => missing),
    count,
    corrected: corrected.map(({ typed, words }) => [typed, words]),
    notes,
  };
}

async function inPage(engine, words, query) {
  const found = await engine.find(query);
  const cards = await engine.show(found, 0, found.docs.length);
  assert.equal(found.failed, false, query);
  return {
    ids: cards.map(({ id }) => id),
    missing: cards.map(({ missing }) => missing),
    count: found.count,
    corrected: found.corrected,
    // The terminal speaks English, as this page does.
    notes: found.notes.map(([id, { facet, ...values } = {}]) => {
      const places = { ...values, axis: words[facet] };
      return words[id].replace(/\{\$(\w+)\}/g, (_, place) => places[place]);
    }),
  };
}

for (const [name, root] of [['the example site', repository], ['the site of tests/search', join(FOLDER, 'site')]]) {
  test(`both halves answer alike over ${name}`, async (context) => {
    const folder = await build(context, { root, profile: 'brief' });
    const [{ engine }, words] = [await openSearch(folder), await readWords(folder)];
    const queries = await readQueries(join(FOLDER, 'queries.txt'));
    const left = queries.entries();
    const faults = [];
    let results = 0;
    const work = async () => {
      for (const [, query] of left) {
        const [wanted, found] = [await inTerminal(root, query), await inPage(engine, words, query)];
        results += wanted.ids.length;
        for (const key of Object.keys(wanted)) {
          const [a, b] = [wanted[key], found[key]].map((value) => JSON.stringify(value));
          if (a !== b) faults.push(`${JSON.stringify(query.slice(0, 80))}: ${key}: ${a.slice(0, 300)} in the terminal, ${b.slice(0, 300)} in the page`);
        }
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, work));
    none(faults, 'differences');
    assert.ok(results > queries.length, `${results} results of ${queries.length} queries`);
  });
}
