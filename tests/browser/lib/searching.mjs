// The script of the search without a browser: its requests are answered from the folder of a built site.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';

import { all, attribute, parsePage } from './html.mjs';

/** The top of the site that `serve` pretends to be. */
const ROOT = 'http://site.test/';

/**
 * Opens the search of the site in `folder`: `{ engine, requests }`. Each request is noted as `{ path, size }`;
 * `answer(path, bytes)` may give other bytes, or throw for a request that fails.
 */
export async function openSearch(folder, answer = (path, bytes) => bytes) {
  const requests = [];
  globalThis.fetch = async (url) => {
    const path = String(url).slice(ROOT.length);
    const bytes = await answer(path, await readFile(join(folder, path)));
    requests.push({ path, size: bytes.length });
    return new Response(bytes);
  };
  runInThisContext(await readFile(join(folder, 'static/search.js'), 'utf8'));
  return { engine: await globalThis.pmsiteSearch.open(ROOT), requests };
}

/** The words that the page of the search of the site in `folder` hands to its scripts, by their names. */
export async function readWords(folder) {
  const page = parsePage(await readFile(join(folder, 'search.html'), 'utf8'));
  const [script] = all(page, 'script').filter((element) => attribute(element, 'data-words'));
  return JSON.parse(attribute(script, 'data-words'));
}

/** The lines of a list of queries; blanks at their ends count, comments are left out. */
export async function readQueries(path) {
  const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
  return lines.filter((line) => !line.startsWith('# '));
}
