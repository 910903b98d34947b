// Makes the scripts that sites get, `themes/default/static/NAME.js`, of those that people read and change,
// `themes/default/scripts/NAME.js`: `npm run scripts --prefix tests/browser`.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { minify } from 'terser';

const THEME = new URL('../../themes/default/', import.meta.url);

/** Properties of objects that never leave a script, nor come from elsewhere: their names may be cut too. */
const INTERNAL = new RegExp(`^(?:${[
  'sequence', 'whole', 'isExact', 'isOpen', 'isStop', 'isCorrected', 'matches', 'factor', 'weight', 'impacts', 'group',
  'conditions', 'isMet', 'excluded', 'scores', 'tail', 'isPart', 'ranked', 'reads', 'minus', 'zigzag', 'postings', 'axis',
].join('|')})$`);

export const NAMES = ['search.js', 'site.js'];

/** What of a script is shipped, as it is in the repository. */
export const shipped = (name) => readFile(new URL(`static/${name}`, THEME), 'utf8');

/** What should be: the source without comments, blanks and long local names. */
export async function made(name) {
  const source = await readFile(new URL(`scripts/${name}`, THEME), 'utf8');
  const { code } = await minify(source, {
    ecma: 2020,
    // Functions stay where they stand: put in place of their calls, they compress worse.
    compress: { passes: 3, reduce_funcs: false },
    mangle: { toplevel: true, properties: { regex: INTERNAL } },
    format: { preamble: `// Source: pmsite, themes/default/scripts/${name}` },
  });
  return `${code}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of NAMES) await writeFile(new URL(`static/${name}`, THEME), await made(name));
}
