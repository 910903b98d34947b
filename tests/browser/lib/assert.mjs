// Assertions whose message lists everything that is wrong, not only the first.

import assert from 'node:assert/strict';

/** Passes if `faults` is empty. */
export function none(faults, what) {
  const shown = faults.slice(0, 40).map((fault) => `\n  ${fault}`);
  const more = faults.length > shown.length ? `\n  and ${faults.length - shown.length} more` : '';
  assert.equal(faults.length, 0, `${what}: ${faults.length} faults${shown.join('')}${more}`);
}
