// Every link, asset and anchor of the built example site resolves: at the top of a server, below a
// sub-path, and from disk. Every page keeps the promises that hold for all pages.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { none } from './lib/assert.mjs';
import { build } from './lib/build.mjs';
import { all, attribute, describe, elements, isData, isExternal, isRedirect, policy, text, urls } from './lib/html.mjs';
import { diskFaults, load, serverFaults } from './lib/links.mjs';

const SUB_PATH = '/repo/a/';

test('the example site', async (context) => {
  const site = await load(await build(context));
  const below = await load(await build(context, { base: SUB_PATH }));

  await context.test('has the pages that it should', () => {
    const kinds = ['incidents', 'causes', 'services', 'severities', 'triggers', 'years', 'tags'];
    const wanted = ['index.html', '404.html', 'search.html', ...kinds.map((kind) => `${kind}/index.html`)];
    const missing = wanted.filter((path) => !site.pages.has(path));
    assert.deepEqual(missing, []);
    const incidents = [...site.pages.keys()].filter((path) => /^incidents\/[^/]+\.html$/.test(path));
    assert.ok(incidents.length > 24, `${incidents.length} incidents`);
    for (const path of ['.nojekyll', 'robots.txt', 'incidents.json', 'incidents.csv']) {
      assert.ok(site.files.has(path), path);
    }
  });

  await context.test('resolves all links at the top of a server', () => none(serverFaults(site, '/'), 'links'));
  await context.test('resolves all links below a sub-path', () => none(serverFaults(below, SUB_PATH), 'links'));
  await context.test('resolves all links from disk', async () => none(await diskFaults(site), 'links'));

  await context.test('uses relative links only, but in 404.html', () => {
    const faults = [];
    for (const [path, { document }] of site.pages) {
      for (const { element, url } of urls(document)) {
        const absolute = isExternal(url) || url.startsWith('/');
        if (path === '404.html' && !absolute && !url.startsWith('#')) faults.push(`${path}: ${describe(element)}: relative`);
        if (path !== '404.html' && url.startsWith('/')) faults.push(`${path}: ${describe(element)}: absolute`);
        if (url === '') faults.push(`${path}: ${describe(element)}: empty`);
      }
    }
    none(faults, 'links');
  });

  await context.test('links every page from another one, but the first and 404.html', () => {
    const linked = new Set(['index.html', '404.html']);
    for (const [path, { document }] of site.pages) {
      for (const { url } of urls(document)) {
        if (isExternal(url)) continue;
        const target = decodeURIComponent(new URL(url, `http://host/${encodeURI(path)}`).pathname.slice(1));
        if (target !== path) linked.add(target);
      }
    }
    // Redirects are there for addresses that people type or once had.
    const lost = [...site.pages].filter(([path, { document }]) => !linked.has(path) && !isRedirect(document));
    none(lost.map(([path]) => path), 'pages that nothing links to');
  });

  await context.test('names only pages that exist in the sitemap, below base_url', async () => {
    assert.ok(!site.files.has('sitemap.xml'), 'a sitemap without base_url');
    const sitemap = await readFile(join(below.folder, 'sitemap.xml'), 'utf8');
    const locations = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url);
    assert.ok(locations.length > 24);
    const top = `https://example.org${SUB_PATH}`;
    const listed = locations.map((url) => {
      assert.ok(url.startsWith(top), url);
      return decodeURIComponent(url.slice(top.length)) || 'index.html';
    });
    none(listed.filter((path) => !below.pages.has(path)), 'URLs of the sitemap without a page');
    assert.equal(new Set(listed).size, listed.length, 'a page is listed twice');
    assert.ok(!listed.includes('404.html'));
  });

  await context.test('gives each page its canonical URL, where base_url is known', () => {
    const faults = [];
    for (const [path, { document }] of below.pages) {
      if (path === '404.html') continue;
      const canonical = all(document, 'link').filter((link) => attribute(link, 'rel') === 'canonical');
      const url = canonical.length === 1 ? attribute(canonical[0], 'href') : undefined;
      const top = `https://example.org${SUB_PATH}`;
      const target = url?.startsWith(top) && (decodeURIComponent(url.slice(top.length)) || 'index.html');
      if (!target || !below.pages.has(target)) faults.push(`${path}: ${url}`);
    }
    none(faults, 'canonical links');
  });

  /** A promise that holds for all pages; `faults` yields what is wrong with one. */
  const promise = (name, faults) =>
    context.test(name, () => {
      const found = [...site.pages, ...below.pages].flatMap(([path, page]) =>
        [...faults(page, path)].map((what) => `${path}: ${what}`),
      );
      none([...new Set(found)], name);
    });

  await promise('every page has one h1, a title and a language', function* ({ document }) {
    const h1 = all(document, 'h1');
    if (h1.length !== 1 || !text(h1[0]).trim()) yield `h1: ${h1.map(text).join(' | ') || 'none'}`;
    const titles = all(document, 'title').filter((title) => title.parentNode.tagName === 'head');
    if (titles.length !== 1 || !text(titles[0]).trim()) yield 'title missing, empty or twice';
    const language = attribute(all(document, 'html')[0], 'lang');
    if (!/^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(language ?? '')) yield `lang: ${language}`;
  });

  await context.test('pages have titles of their own', () => {
    const titles = new Map();
    for (const [path, { document }] of site.pages) {
      const title = text(all(document, 'title')[0]);
      // A redirect bears the title of what it leads to.
      if (isRedirect(document)) continue;
      titles.set(title, [...(titles.get(title) ?? []), path]);
    }
    const same = [...titles].filter(([, paths]) => paths.length > 1);
    none(same.map(([title, paths]) => `${title}: ${paths.join(', ')}`), 'titles used twice');
  });

  await promise('no heading skips a level', function* ({ document }) {
    let last = 0;
    for (const element of elements(document)) {
      const level = Number(/^h([1-6])$/.exec(element.tagName)?.[1] ?? 0);
      if (!level) continue;
      if (level > last + 1) yield `h${last} is followed by h${level}: ${text(element).trim()}`;
      last = level;
    }
  });

  await promise('ids are unique', function* ({ allIds }) {
    const seen = new Set();
    for (const id of allIds) {
      if (seen.has(id)) yield `id ${id}`;
      if (!id || /\s/.test(id)) yield `id ${JSON.stringify(id)} is empty or has spaces`;
      seen.add(id);
    }
  });

  await promise('a strict Content-Security-Policy comes before all that it governs', function* ({ document }) {
    const found = policy(document);
    if (!found) {
      yield 'none';
      return;
    }
    for (const directive of ['default-src', 'base-uri', 'form-action']) {
      if (!found.has(directive)) yield `no ${directive}`;
    }
    for (const [directive, values] of found) {
      const loose = values.filter((value) => !["'none'", "'self'"].includes(value));
      if (loose.length > 0) yield `${directive} allows ${loose.join(' ')}`;
      // A meta element cannot give these; browsers warn of it.
      if (['frame-ancestors', 'report-uri', 'sandbox'].includes(directive)) yield `${directive} has no effect in a page`;
    }
    for (const element of elements(all(document, 'head')[0])) {
      if (attribute(element, 'http-equiv')?.toLowerCase() === 'content-security-policy') break;
      if (['script', 'style', 'link', 'base'].includes(element.tagName)) yield `${describe(element)} comes before it`;
    }
  });

  await promise('no style, script or handler stands in the page', function* ({ document }) {
    for (const element of elements(document)) {
      if (element.tagName === 'style') yield '<style>';
      if (element.tagName === 'script' && !attribute(element, 'src') && !isData(element)) yield 'inline <script>';
      for (const { name } of element.attrs) {
        if (name === 'style' || /^on/i.test(name)) yield `${describe(element)}: ${name}`;
      }
    }
  });

  await promise('nothing is loaded from elsewhere', function* ({ document }) {
    for (const { element, url, loads } of urls(document)) {
      if (loads && isExternal(url)) yield describe(element);
    }
  });

  await context.test('stylesheets load nothing from elsewhere, and what they load is there', async () => {
    const sheets = [...site.files].filter((path) => path.endsWith('.css'));
    assert.ok(sheets.length > 0, 'no stylesheet');
    const faults = [];
    for (const path of sheets) {
      const css = await readFile(join(site.folder, path), 'utf8');
      for (const [, , url] of css.matchAll(/(?:url\(\s*|@import\s+)(['"]?)([^'")]+)\1/g)) {
        if (url.startsWith('data:')) continue;
        const target = decodeURIComponent(new URL(url, `http://host/${path}`).pathname.slice(1));
        if (isExternal(url) || !site.files.has(target)) faults.push(`${path}: ${url}`);
      }
    }
    none(faults, 'stylesheets');
  });
});
