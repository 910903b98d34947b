// The scripts that sites get are made of the ones in the repository that people read, and are small.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { made, NAMES, shipped } from './scripts.mjs';

/** What both scripts may take together, compressed. */
const MAX_SIZE = 10_000;

for (const name of NAMES) {
  test(`static/${name} is what scripts/${name} makes`, async () => {
    const isCurrent = (await shipped(name)) === (await made(name));
    assert.ok(isCurrent, `themes/default/static/${name} is stale: npm run scripts --prefix tests/browser`);
  });
}

test(`the scripts take less than ${MAX_SIZE} bytes`, async () => {
  const sizes = await Promise.all(NAMES.map(async (name) => gzipSync(await shipped(name), { level: 9 }).length));
  const all = sizes.reduce((sum, size) => sum + size);
  assert.ok(all < MAX_SIZE, `${all} bytes: ${NAMES.map((name, i) => `${name} ${sizes[i]}`).join(', ')}`);
});
