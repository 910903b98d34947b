// Measures in Chromium what a request asks for: JSON on standard input, JSON on standard output.
//
//     { "folders": { "site": DIR, "peer": DIR }, "measure": NAME, … }

import { text } from 'node:stream/consumers';

import { launch } from '../../../tests/browser/lib/chromium.mjs';
import * as pagefind from './pagefind.mjs';
import * as pmsite from './pmsite.mjs';
import { serve } from './server.mjs';
import * as wire from './wire.mjs';

const MEASURES = {
  version: (browser) => browser.version(),
  'wire ours': (browser, server, { sessions }) => wire.ours(browser, server, sessions),
  'wire theirs': (browser, server, { sessions, worker }) => wire.theirs(browser, server, sessions, { worker }),
  'typed ours': (browser, server, { words }) => wire.oursTyped(browser, server, words),
  'typed theirs': (browser, server, { words }) => wire.theirsTyped(browser, server, words),
  /** Times of every key press, in rounds: in the first some shards are new, in later ones none. */
  'keys ours': async (browser, server, { queries, rounds }) => {
    const session = await pmsite.open(browser, server.top);
    await session.goto(queries[0]);
    const times = await repeated(rounds, async () => {
      const taken = [];
      for (const query of queries) taken.push(...(await session.type(query)));
      return taken;
    });
    await session.close();
    return times;
  },
  /** Times of the same queries from call to data, with nothing drawn. */
  'calls ours': async (browser, server, { queries, rounds }) => {
    const session = await pmsite.open(browser, server.top);
    await session.goto(queries[0]);
    const times = await repeated(rounds, () => session.times(letters(queries)));
    await session.close();
    return times;
  },
  'calls theirs': async (browser, server, { queries, rounds, worker }) => {
    const session = await pagefind.open(browser, server.top, { worker });
    await session.start();
    await session.find(queries[0]);
    const times = await repeated(rounds, () => session.times(letters(queries)));
    await session.close();
    return times;
  },
  /** The pages of the first ten results of each query. */
  'ranks ours': async (browser, server, { queries }) => {
    const session = await pmsite.open(browser, server.top);
    await session.goto('');
    const found = [];
    for (const query of queries) found.push(await session.find(query));
    await session.close();
    return found;
  },
  'ranks theirs': async (browser, server, { queries }) => {
    const session = await pagefind.open(browser, server.top);
    await session.start();
    const found = [];
    for (const query of queries) found.push(await session.find(query));
    await session.close();
    return found;
  },
};

/** What a reader asks who types `queries` letter by letter; a space asks nothing new. */
function letters(queries) {
  return queries.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1)).filter((part) => !part.endsWith(' ')));
}

async function repeated(rounds, run) {
  const all = [];
  for (let round = 0; round < rounds; round += 1) all.push(await run());
  return all;
}

const request = JSON.parse(await text(process.stdin));
const endings = [];
const server = await serve(request.folders);
try {
  const browser = await launch({ after: (end) => endings.push(end) });
  const result = await MEASURES[request.measure](browser, server, request);
  console.log(JSON.stringify(result));
} finally {
  for (const end of endings) await end();
  await server.close();
}
