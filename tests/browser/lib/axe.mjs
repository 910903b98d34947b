// axe-core run in a page.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Tags of rules that are left out: those of a level that is not promised, and those that axe-core is about to drop. */
const LEFT_OUT = ['wcag2aaa', 'deprecated'];

/** Rules that are left out, each with its reason. */
const OFF = {
  'hidden-content': 'says only that something is hidden; the tests open what can be opened',
};

/** Rules that may end undecided, each with what decides instead. */
const UNDECIDED = {
  'color-contrast': 'axe-core does not look behind text on drawings; lib/layout.mjs does',
};

/** Rules about colours, sizes and what scrolls: the others say the same of a page in any scheme and width. */
export const LOOKS = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/**
 * What axe-core finds in the page as it is now, or in the part `within`, by the rules `only`, else by all, also
 * those that are off by default.
 */
export async function axeFaults(page, { within, only } = {}) {
  // Given to the page by the browser's own tools, which its Content-Security-Policy does not bind.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  return page.evaluate(
    async ([within, only, leftOut, off, undecided]) => {
      const isOn = ({ ruleId, tags }) => (only?.includes(ruleId) ?? true) && !off.includes(ruleId) && !tags.some((tag) => leftOut.includes(tag));
      const rules = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, { enabled: isOn(rule) }]));
      const { violations, incomplete, passes } = await axe.run(within ?? document, { rules, resultTypes: ['violations', 'incomplete'] });
      if (!only && passes.length < 10) return [`only ${passes.length} rules found something to look at`];
      const wrong = [...violations, ...incomplete.filter(({ id }) => !undecided.includes(id))];
      return wrong.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 160)}: ${(failureSummary ?? 'undecided').replace(/\s+/g, ' ')}`),
      );
    },
    [within, only, LEFT_OUT, Object.keys(OFF), Object.keys(UNDECIDED)],
  );
}
