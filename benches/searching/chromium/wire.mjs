// What goes over the wire: the first query of a fresh profile, and later ones of the same session.

import * as pagefind from './pagefind.mjs';
import * as pmsite from './pmsite.mjs';

/** Long enough for what follows the results to have been asked for and sent. */
const SETTLE = 600;

const pause = (time) => new Promise((done) => setTimeout(done, time));

/** `sessions`: lists of queries. Returns a list of costs for each, one for each of its queries. */
export async function ours(browser, server, sessions) {
  const all = [];
  for (const queries of sessions) {
    const session = await pmsite.open(browser, server.top);
    const costs = [];
    for (const [index, query] of queries.entries()) {
      const from = server.log.length;
      await (index === 0 ? session.goto(query) : session.fill(query));
      const shown = await session.shownAt(query);
      await pause(SETTLE);
      costs.push(cost(query, server.log.slice(from), shown));
    }
    await session.close();
    all.push(costs);
  }
  return all;
}

/** The same of Pagefind, whose results are there once the data of the first ten are. */
export async function theirs(browser, server, sessions, options) {
  const all = [];
  for (const queries of sessions) {
    const session = await pagefind.open(browser, server.top, options);
    const costs = [];
    for (const [index, query] of queries.entries()) {
      const from = server.log.length;
      if (index === 0) await session.start();
      await session.find(query);
      costs.push(cost(query, server.log.slice(from), Infinity));
    }
    await session.close();
    all.push(costs);
  }
  return all;
}

/** Milliseconds between two keys of somebody who types 80 words a minute. */
const PACE = 150;

/** The word of each of `words` typed letter by letter after the page has been opened without a query. */
export async function oursTyped(browser, server, words) {
  const all = [];
  for (const word of words) {
    const from = server.log.length;
    const session = await pmsite.open(browser, server.top);
    await session.goto('');
    await pause(SETTLE);
    await session.page.focus('#q');
    await session.page.keyboard.type(word, { delay: PACE });
    await session.shown(word);
    const shown = await session.shownAt(word);
    await pause(SETTLE);
    await session.close();
    all.push(cost(word, server.log.slice(from), shown));
  }
  return all;
}

/** The same of Pagefind, with the 300 milliseconds that its interfaces wait for the next letter. */
export async function theirsTyped(browser, server, words) {
  const all = [];
  for (const word of words) {
    const from = server.log.length;
    const session = await pagefind.open(browser, server.top);
    await session.start();
    await pause(SETTLE);
    await session.typed(word, PACE);
    await session.close();
    all.push(cost(word, server.log.slice(from), Infinity));
  }
  return all;
}

/** The page itself, its styles and pictures are not the search's: any page has them. */
const isSearch = ({ path }) => !/(\/|\.html|\.css|\.svg|\.ico)$/.test(path);

/** Columns for the counts beside the choices: no result waits for them, even if they come earlier. */
const isFacets = ({ path }) => /\/facets-\d+$/.test(path);

/** `bytes` and `requests` until the results were there, and the bytes that came `after` them. */
function cost(query, log, shown) {
  const entries = log.filter(isSearch);
  const lost = entries.filter(({ status }) => status === 404).map(({ path }) => path);
  if (lost.length > 0) throw new Error(`not there: ${lost.join(', ')}`);
  const isNeeded = (entry) => entry.at < shown && !isFacets(entry);
  const needed = entries.filter(isNeeded);
  const sum = (some) => some.reduce((total, { bytes }) => total + bytes, 0);
  return {
    query,
    bytes: sum(needed),
    requests: needed.length,
    after: sum(entries.filter((entry) => !isNeeded(entry))),
    files: needed.map(({ path, bytes }) => [path, bytes]),
  };
}
