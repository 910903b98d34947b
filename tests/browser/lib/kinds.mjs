// The kinds of page that a site has, found from the pages themselves, so that a new kind is looked at
// without being put on a list.

import { isRedirect, parsePage } from './html.mjs';

/** The kind of the page at `path`: its place in the site, whatever names are in it. */
export function kindOf(path) {
  const parts = path.split('/');
  return parts.map((part, at) => (at === 0 || part === 'index.html' || part === 'page' ? part : '*')).join('/');
}

/**
 * The page of each kind that has most in it, by kind; `site` holds pages as `[path, html]`. Redirects
 * are left out.
 */
export function fullest(site) {
  const found = new Map();
  for (const [path, html] of site) {
    const kind = kindOf(path);
    const larger = html.length > (found.get(kind)?.html.length ?? 0);
    if (larger && !isRedirect(parsePage(html))) found.set(kind, { path, html });
  }
  return new Map([...found].map(([kind, { path }]) => [kind, path]));
}
