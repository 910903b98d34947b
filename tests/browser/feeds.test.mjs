// Feeds are valid Atom by the schema of RFC 4287, whatever documents hold; and what pages tell search
// engines and feed readers is there, is read, and is no script to the browser.

import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { validateXML } from 'xmllint-wasm';

import { none } from './lib/assert.mjs';
import { build, files, repository, temporary } from './lib/build.mjs';
import { launch, watch } from './lib/chromium.mjs';
import { all, attribute, parsePage, text } from './lib/html.mjs';
import { load } from './lib/links.mjs';
import { serve } from './lib/server.mjs';

const BASE = '/repo/a/';
const TOP = `https://example.org${BASE}`;

const schema = await readFile(join(repository, 'tests/schemas/atom.rng'), 'utf8');

/** What is wrong with the Atom feeds `[path, xml]`: by the schema, and by what RFC 4287 says beside it. */
async function faults(feeds) {
  const xml = feeds.map(([fileName, contents]) => ({ fileName: fileName.replaceAll('/', '_'), contents }));
  const { errors } = await validateXML({ xml, schema, extension: 'relaxng', maxMemoryPages: 8192 });
  const found = errors.map(({ rawMessage }) => rawMessage);
  for (const [path, contents] of feeds) {
    const [head, ...entries] = contents.split('<entry>');
    if (!head.includes('<author>') && !entries.every((entry) => entry.includes('<author>'))) found.push(`${path}: 4.1.1: no author`);
    const ids = [...contents.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id);
    if (ids.length !== entries.length + 1 || new Set(ids).size !== ids.length) found.push(`${path}: 4.1.1: ids`);
    for (const [, uri] of contents.matchAll(/(?:<id>|href="|scheme=")([^<"]*)/g)) {
      if (!URL.canParse(uri) || !/^https?:\/\/[\x21-\x7e]+$/.test(uri)) found.push(`${path}: 4.2.6: ${uri}`);
    }
    // The last of what entries say of themselves.
    const dates = [...contents.matchAll(/<updated>([^<]*)<\/updated>/g)].map(([, date]) => date);
    if (entries.length > 0 && dates[0] !== dates.slice(1).sort().at(-1)) found.push(`${path}: 4.2.15: updated`);
  }
  return found;
}

/** The Atom feeds of the site in `folder`. */
async function atom(folder) {
  const paths = (await files(folder)).filter((path) => path.endsWith('.xml') && !path.startsWith('sitemap'));
  return Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')]));
}

test('the validator finds faults', async () => {
  const feed = (inside) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><id>http://x/</id>${inside}</feed>`;
  const author = '<author><name>x</name></author>';
  assert.deepEqual(await faults([['good.xml', feed(`<updated>2026-01-01T00:00:00Z</updated>${author}`)]]), []);
  for (const inside of ['', author, '<updated>yesterday</updated>', `<updated>2026-01-01T00:00:00Z</updated>${author}<title>again</title>`, '\u0001', ']]>']) {
    assert.notDeepEqual(await faults([['bad.xml', feed(inside)]]), [], inside);
  }
});

test('feeds of the example site', async (context) => {
  const folder = await build(context, { base: BASE });
  const site = await load(folder);
  const feeds = await atom(folder);

  await context.test('are valid, and there is one for each cause', async () => {
    const causes = [...site.pages.keys()].filter((path) => /^causes\/(?!.*index\.html|.*\/page\/|uncategorised)/.test(path));
    const wanted = ['feed.xml', ...causes.map((path) => path.replace(/html$/, 'xml'))].sort();
    assert.ok(causes.length > 10);
    assert.deepEqual(feeds.map(([path]) => path).sort(), wanted);
    none(await faults(feeds), 'feeds');
  });

  await context.test('lead to pages that are there', async () => {
    const lost = [];
    for (const [path, xml] of feeds) {
      for (const [, url] of xml.matchAll(/(?:href=(?:"|&quot;)|<id>|scheme=")([^<"&]*)/g)) {
        const target = url.startsWith(TOP) && (decodeURIComponent(url.slice(TOP.length)) || 'index.html');
        if (!site.files.has(target)) lost.push(`${path}: ${url}`);
      }
    }
    none(lost, 'URLs of feeds');
  });

  await context.test('are found from every page', () => {
    const lost = [];
    for (const [path, { document }] of site.pages) {
      const links = all(document, 'link').filter((link) => attribute(link, 'rel') === 'alternate');
      const found = links.map((link) => `${attribute(link, 'type')} ${new URL(attribute(link, 'href'), TOP + path).pathname.slice(BASE.length)}`);
      const isRedirect = all(document, 'main').length === 1 && all(document, 'footer').length === 0;
      if (isRedirect) continue;
      if (!found.includes('application/atom+xml feed.xml') || !found.includes('application/feed+json feed.json')) lost.push(path);
      const isIncident = /^incidents\/(?!index|page\/)/.test(path);
      if (isIncident && !found.includes(`text/markdown ${path.replace(/html$/, 'md')}`)) lost.push(`${path}: its text`);
    }
    none(lost, 'pages without links');
  });
});

test('feeds of documents that try everything', async (context) => {
  const root = join(await temporary(context), 'root');
  await cp(join(dirname(fileURLToPath(import.meta.url)), 'hostile'), root, { recursive: true });
  const feeds = await atom(await build(context, { root, base: BASE, profile: 'brief' }));
  assert.ok(feeds.length >= 3 && feeds.some(([, xml]) => xml.includes('<entry>')));
  none(await faults(feeds), 'feeds');
});

test('what pages tell search engines', async (context) => {
  const folder = await build(context, { base: BASE });
  const { pages } = await load(folder);

  await context.test('is JSON with full URLs that lead to pages', () => {
    const lost = [];
    let found = 0;
    for (const [path, { document }] of pages) {
      for (const script of all(document, 'script').filter((element) => attribute(element, 'type') === 'application/ld+json')) {
        found += 1;
        const json = JSON.parse(text(script));
        for (const thing of json['@graph'] ?? [json]) {
          const urls = [thing.url, thing['@id'], ...(thing.itemListElement ?? []).map(({ item }) => item)].filter(Boolean);
          for (const url of urls) {
            const target = url.startsWith(TOP) && (decodeURIComponent(url.slice(TOP.length)) || 'index.html');
            if (!pages.has(target)) lost.push(`${path}: ${url}`);
          }
        }
      }
    }
    assert.ok(found > 25, `${found} pages with JSON-LD`);
    none(lost, 'URLs');
  });

  await context.test('is no script to the browser', async (inner) => {
    const server = await serve(inner, folder, { base: BASE });
    const { page, trouble, close } = await watch(await launch(inner), server.url);
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    for (const path of ['index.html', 'incidents/2019-07-02-cloudflare-regex.html']) {
      await page.goto(server.url + path);
      const json = await page.locator('script[type="application/ld+json"]').textContent();
      assert.equal(JSON.parse(json)['@context'], 'https://schema.org');
    }
    await close();
    none([...trouble, ...said], 'trouble');
  });
});
