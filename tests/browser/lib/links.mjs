// Whether the links of a site lead somewhere, worked out as a browser does.

import { stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { files, pages } from './build.mjs';
import { attribute, describe, elements, isExternal, parsePage, urls } from './html.mjs';

/** The site in `folder`: its files, and its pages parsed, with their ids. */
export async function load(folder) {
  const parsed = (await pages(folder)).map(([path, html]) => {
    const document = parsePage(html);
    const ids = [...elements(document)].map((element) => attribute(element, 'id')).filter((id) => id !== undefined);
    return [path, { document, ids: new Set(ids), allIds: ids }];
  });
  return { folder, files: new Set(await files(folder)), pages: new Map(parsed) };
}

/** Says what is wrong with a link to the file at `path`, or undefined. */
function fault(site, path, fragment) {
  if (!site.files.has(path)) return 'no such file';
  const page = site.pages.get(path);
  if (!fragment || !page || page.ids.has(fragment) || fragment === 'top') return undefined;
  return 'no such anchor';
}

/** Faults of all internal links, where the site's top is at the path `base` of a server. */
export function serverFaults(site, base) {
  const faults = [];
  for (const [path, { document }] of site.pages) {
    const here = new URL(encodeURI(base + path), 'http://host');
    for (const { element, url } of urls(document)) {
      if (isExternal(url)) continue;
      const target = new URL(url, here);
      const where = decodeURIComponent(target.pathname);
      const problem = where.startsWith(base)
        ? fault(site, where.slice(base.length), decodeURIComponent(target.hash.slice(1)))
        : 'leaves the site';
      if (problem) faults.push(`${path}: ${describe(element)}: ${problem}`);
    }
  }
  return faults;
}

/** The same from disk, where nothing shows a folder's index.html. 404.html is for servers only. */
export async function diskFaults(site) {
  const faults = [];
  const stats = new Map();
  const statOnce = (file) => {
    if (!stats.has(file)) stats.set(file, stat(file).catch(() => undefined));
    return stats.get(file);
  };
  for (const [path, { document }] of site.pages) {
    if (path === '404.html') continue;
    const here = pathToFileURL(join(site.folder, path));
    for (const { element, url } of urls(document)) {
      if (isExternal(url)) continue;
      const target = new URL(url, here);
      target.hash = target.search = '';
      const file = fileURLToPath(target);
      const found = await statOnce(file);
      let problem;
      if (!file.startsWith(site.folder + sep)) problem = 'leaves the site';
      else if (!found) problem = 'no such file';
      else if (!found.isFile()) problem = 'a folder, which shows no page on disk';
      if (problem) faults.push(`${path}: ${describe(element)}: ${problem}`);
    }
  }
  return faults;
}
