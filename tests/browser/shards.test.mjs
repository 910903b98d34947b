// The files of the search in the page: each is fetched once, and one that is missing or damaged breaks no more
// than its part, and only until it can be read.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { build } from './lib/build.mjs';
import { openSearch } from './lib/searching.mjs';

const QUERY = 'database timeout ';

const DAMAGE = {
  missing() {
    throw new Error('no answer');
  },
  empty: () => new Uint8Array(),
  'cut short': (bytes) => bytes.subarray(0, bytes.length >> 1),
  'a page of its own': () => new TextEncoder().encode('<!doctype html><title>Not found</title>'),
  'changed in one byte': (bytes) => bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 0x55 : byte)),
};

async function answer(engine, query) {
  const found = await engine.find(query);
  const cards = await engine.show(found, 0, 10);
  const counts = await engine.count(found);
  return { found, cards, counts };
}

const idsOf = ({ cards }) => cards.map(({ id }) => id);

describe('files of the search', () => {
  let site;
  let wanted;
  const removals = [];
  after(() => Promise.all(removals.map((remove) => remove())));
  before(async () => {
    site = await build({ after: (remove) => removals.push(remove) });
    wanted = idsOf(await answer((await openSearch(site)).engine, QUERY));
    assert.ok(wanted.length > 5, `${wanted.length} results`);
  });

  test('are fetched once', async () => {
    const { engine, requests } = await openSearch(site);
    for (const query of [QUERY, 'timeout', `${QUERY}severity:1`, '"of the"', QUERY]) await answer(engine, query);
    const paths = requests.map(({ path }) => path);
    assert.deepEqual(paths, [...new Set(paths)]);
  });

  for (const [how, damage] of Object.entries(DAMAGE)) {
    for (const kind of ['words', 'lists', 'facets', 'doc']) {
      test(`may be ${how}: ${kind}`, async () => {
        let isBroken = true;
        const { engine } = await openSearch(site, (path, bytes) => (isBroken && path.includes(`/${kind}-`) ? damage(bytes) : bytes));
        const { found, cards } = await answer(engine, `${QUERY}severity:1`);
        assert.ok(found.failed || cards.some(({ failed }) => failed), 'it is told');
        assert.ok(cards.every(({ title, href, failed }) => failed || (title && href)), 'what is there is whole');
        isBroken = false;
        assert.deepEqual(idsOf(await answer(engine, QUERY)), wanted, 'the next query reads it again');
      });
    }
  }

  test('may all be missing', async () => {
    await assert.rejects(openSearch(site, DAMAGE.missing), /no-index/);
  });
});
