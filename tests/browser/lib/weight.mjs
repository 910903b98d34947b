// What pages take on their way to a reader.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { attribute, elements, parsePage } from './html.mjs';

/** What a page may take with its styles and scripts, compressed. */
export const LIMIT = 60_000;

/** What of an element a browser needs to show the page: a style sheet or a script. */
function needed(element) {
  if (element.tagName === 'script') return attribute(element, 'src');
  const isSheet = element.tagName === 'link' && attribute(element, 'rel') === 'stylesheet';
  return isSheet ? attribute(element, 'href') : undefined;
}

/**
 * The pages of the site in `folder`, which lies below `base` on its server, as `[path, size]`: each with its
 * styles and scripts, compressed.
 */
export async function weights(folder, pages, base = '/') {
  const sizes = new Map();
  const sizeOf = async (path) => {
    if (!sizes.has(path)) sizes.set(path, gzipSync(await readFile(join(folder, path))).length);
    return sizes.get(path);
  };
  const found = [];
  for (const [path, html] of pages) {
    let size = gzipSync(html).length;
    for (const element of elements(parsePage(html))) {
      const url = needed(element);
      if (url) size += await sizeOf(new URL(url, `http://host${base}${encodeURI(path)}`).pathname.slice(base.length));
    }
    found.push([path, size]);
  }
  return found;
}
