// Makes the scripts that sites get, `themes/default/static/NAME.js`, of those that people read and change,
// `themes/default/scripts/NAME.js`: `npm run scripts --prefix tests/browser`.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { minify } from 'terser';

const THEME = new URL('../../themes/default/', import.meta.url);

/** Properties of objects that never leave a script, nor come from elsewhere: their names are cut too. */
const INTERNAL = {
  'search.js': [
    'asks', 'axis', 'conditions', 'df', 'end', 'entry', 'extras', 'factor', 'far', 'group', 'impacts', 'isCorrected',
    'isExact', 'isMet', 'isOpen', 'isStop', 'key', 'list', 'many', 'matches', 'minus', 'name', 'next', 'notPhrases',
    'nots', 'passage', 'phrases', 'postings', 'ranked', 'reads', 'row', 'scores', 'sequence', 'shard', 'slot', 'start',
    'stops', 'sum', 'tail', 'take', 'text', 'unit', 'units', 'weight', 'whole', 'word', 'zigzag',
  ],
  'site.js': [],
};

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
    mangle: { toplevel: true, properties: { regex: new RegExp(`^(?:${INTERNAL[name].join('|')})$`) } },
    format: { preamble: `// Source: pmsite, themes/default/scripts/${name}` },
  });
  return `${code}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of NAMES) await writeFile(new URL(`static/${name}`, THEME), await made(name));
}
