// Documents that try to run script in a reader's browser do not, whatever they hold: hostile/ has the
// attempts. The pages are opened with their Content-Security-Policy turned into one that only reports:
// the HTML alone must be harmless, and the policy must find nothing to stop.

import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { none } from './lib/assert.mjs';
import { build, files, pages, temporary } from './lib/build.mjs';
import { launch, screenshot, watch } from './lib/chromium.mjs';
import { all, attribute, describe, elements, isData, isExternal, isRedirect, parsePage, scheme, text, urls } from './lib/html.mjs';
import { diskFaults, load, serverFaults } from './lib/links.mjs';
import { serve } from './lib/server.mjs';

const SCHEMES = ['http', 'https', 'mailto', 'tel'];

/** Elements that bring script, other styles or other pages into a page. */
const ACTIVE = ['style', 'iframe', 'frame', 'object', 'embed', 'applet', 'base', 'math', 'template', 'noscript', 'animate', 'foreignobject'];

/** Elements that a document may not have, since they could pass for the site's own. */
const FORMS = ['form', 'textarea', 'button', 'select', 'input'];

/** A name that breaks out of attributes and elements; file systems of Windows do not take it. */
const HOSTILE_NAME = '"><img src=x onerror=window.__xss=`file`>';

const HOSTILE = join(dirname(fileURLToPath(import.meta.url)), 'hostile');

/** Writes a document for each attempt of vectors.txt, which holds it in every place; says how many. */
async function writeAttempts(root) {
  const template = await readFile(join(HOSTILE, '_vector.md'), 'utf8');
  const vectors = (await readFile(join(HOSTILE, 'vectors.txt'), 'utf8')).trim().split(/\n\n+/);
  const [front, body] = template.split(/(?<=\n---\n)/);
  for (const [index, vector] of vectors.entries()) {
    const line = vector.replaceAll('\n', ' ');
    const fields = front.replaceAll('INLINE', () => line.replaceAll("'", "''"));
    const text = body.replaceAll('INLINE', () => line.replaceAll('|', '\\|')).replaceAll('BLOCK', () => vector);
    await writeFile(join(root, 'content', `attempt-${index + 1}.md`), fields + text);
  }
  return vectors.length;
}

/** What is wrong with the markup of the page at `path`. */
function* markupFaults(html, path) {
  const document = parsePage(html);
  const ids = new Set();
  for (const element of elements(document)) {
    const shown = describe(element);
    if (ACTIVE.includes(element.tagName.toLowerCase())) yield shown;
    if (element.tagName === 'script' && !attribute(element, 'src') && !isData(element)) yield shown;
    for (const { name, value } of element.attrs) {
      if (/^on/i.test(name) || ['style', 'srcdoc', 'ping', 'formaction'].includes(name)) yield `${shown}: ${name}`;
      if (name === 'id' && ids.has(value)) yield `${shown}: id used twice`;
      if (name === 'id') ids.add(value);
    }
  }
  // The search has a form, and shows nothing of a document until it is asked.
  const written = path === 'search.html' ? { childNodes: [] } : (all(document, 'main')[0] ?? document);
  for (const element of elements(written)) {
    const isBox = attribute(element, 'type') === 'checkbox' && attribute(element, 'disabled') !== undefined;
    if (FORMS.includes(element.tagName) && !isBox) yield describe(element);
  }
  for (const { element, name, url, loads } of urls(document)) {
    const found = scheme(url);
    if (found !== undefined && !SCHEMES.includes(found)) yield `${describe(element)}: scheme ${found} in ${name}`;
    if (loads && isExternal(url)) yield `${describe(element)}: loads from elsewhere`;
  }
  const body = all(document, 'body')[0].childNodes.filter((node) => node.tagName).map((node) => node.tagName);
  if (!isRedirect(document) && body.join(' ') !== 'a header main footer') yield `<body> holds ${body.join(' ')}`;
  if (all(document, 'h1').length !== 1) yield `${all(document, 'h1').length} <h1>`;
  // Charts have titles too, as SVG has them.
  const titles = all(document, 'title').filter((title) => title.namespaceURI?.endsWith('xhtml'));
  if (titles.length !== 1) yield `${titles.length} <title>`;
}

const POLICY = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/i;

/** The pages as they are without their policy, which a header has the browser report on; it stops nothing. */
function reporting(policy) {
  const headers = { 'content-security-policy-report-only': `${policy}; report-uri /reports` };
  return { headers, rewrite: (html) => html.replace(POLICY, '') };
}

/** Opens all pages and returns what ran, in the words of each attempt, with all other trouble. */
async function open(browser, server, paths) {
  const { page, trouble, close } = await watch(browser, server.url);
  // The documents ask for images that are not there.
  const isMissing = (what) => /Failed to load resource: .* 404/.test(what);
  const ran = [];
  for (const path of paths) {
    const url = server.url + path.split('/').map(encodeURIComponent).join('/');
    await page.goto(url, { waitUntil: 'load' });
    for (const frame of page.frames()) {
      const found = await frame.evaluate(() => globalThis.__xss).catch(() => undefined);
      if (found !== undefined) ran.push(`${path}: ran ${found}`);
    }
    if (page.frames().length > 1) ran.push(`${path}: has frames`);
    await screenshot(page, `hostile/${path.replace(/[^\w.-]+/g, '-')}`);
  }
  await close();
  return [...ran, ...trouble.filter((what) => !isMissing(what))];
}

test('script in documents', async (context) => {
  const browser = await launch(context);

  const root = join(await temporary(context), 'root');
  await cp(HOSTILE, root, { recursive: true });
  const attempts = await writeAttempts(root);
  if (process.platform !== 'win32') {
    const document = (title) => `---\ntitle: ${title}\nservices: web\n---\n\n![picture](<${HOSTILE_NAME}.svg>) [[markdown]]\n`;
    const bundle = join(root, 'content', `${HOSTILE_NAME} folder`);
    await mkdir(bundle);
    await writeFile(join(root, 'content', `${HOSTILE_NAME}.md`), document('A file'));
    await writeFile(join(bundle, 'index.md'), document('A folder'));
    for (const folder of [bundle, join(root, 'content')]) {
      await cp(join(root, 'content/bundle/picture.svg'), join(folder, `${HOSTILE_NAME}.svg`));
    }
  }
  const site = await build(context, { root, base: '/', profile: 'brief' });
  const html = await pages(site);
  const paths = html.map(([path]) => path);
  // A redirect goes on before one could look at it; where it leads is part of its markup.
  const lasting = html.filter(([, text]) => !text.includes('http-equiv="refresh"')).map(([path]) => path);

  const written = new Map(html);
  const policy = POLICY.exec(written.get('index.html'))[1];

  await context.test('the attempts are noticed where nothing stops them', async (inner) => {
    const folder = await temporary(inner);
    await writeFile(join(folder, 'a.html'), "<!doctype html><title>a</title><script>window.__xss='control'; alert(1)</script>");
    await writeFile(join(folder, 'b.html'), '<!doctype html><title>b</title><img src=x onerror="window.__xss=`handler`"><a href="java&#9;script:x">x</a>');
    const server = await serve(inner, folder, reporting(policy));
    const found = await open(browser, server, ['a.html', 'b.html']);
    for (const what of ['ran control', 'dialog: 1', 'ran handler', 'a.html: console: policy violated: script-src', 'b.html: console: policy violated: script-src']) {
      assert.ok(found.some((line) => line.includes(what)), `${what} in ${found.join('\n')}`);
    }
    const faults = [...markupFaults('<p onclick=x><a href="java&#9;script:x">x</a>')];
    assert.ok(faults.some((fault) => fault.includes('scheme javascript')) && faults.some((fault) => fault.includes('onclick')));
  });

  await context.test('every document has its page', () => {
    const incidents = paths.filter((path) => /^incidents\/(?!index\.)[^/]+\.html$/.test(path));
    const wanted = attempts + (process.platform === 'win32' ? 5 : 7);
    assert.equal(incidents.length, wanted, incidents.join(' '));
    assert.ok(paths.includes('about.html'));
  });

  await context.test('no file leaves the site', async () => {
    const outside = (await files(dirname(site))).filter((path) => !path.startsWith('site/'));
    assert.deepEqual(outside, []);
  });

  await context.test('no page has markup that could run', () => {
    none(html.flatMap(([path, text]) => [...markupFaults(text, path)].map((fault) => `${path}: ${fault}`)), 'markup');
  });

  await context.test('every link leads somewhere, on a server and from disk', async () => {
    const loaded = await load(site);
    // A link to an anchor that is not there is a finding of its own, and harmless.
    const faults = [...serverFaults(loaded, '/'), ...(await diskFaults(loaded))];
    none(faults.filter((fault) => !fault.endsWith('no such anchor')), 'links');
  });

  await context.test('attempts are shown as the text they are', () => {
    const [, fields] = html.find(([path]) => path === 'incidents/fields.html');
    const document = parsePage(fields);
    assert.match(text(all(document, 'title')[0]), /<\/title><script>window\.__xss='title'<\/script>/);
    assert.match(text(all(document, 'h1')[0]), /<script>window\.__xss='title'<\/script>/);
    const [, markdown] = html.find(([path]) => path === 'incidents/markdown.html');
    const code = all(parsePage(markdown), 'code').map(text);
    assert.ok(code.some((line) => line === "<script>window.__xss='code'</script>"), 'code is shown whole');
    assert.ok(code.some((line) => line.includes("</code></pre><script>window.__xss='fence'</script>")), 'a fence is shown whole');
  });

  await context.test('no page runs any without the policy, which would have nothing to stop', async (inner) => {
    none(lasting.filter((path) => POLICY.exec(written.get(path))?.[1] !== policy), 'pages with a policy of their own');
    none(await open(browser, await serve(inner, site, reporting(policy)), lasting), 'pages');
  });
});
