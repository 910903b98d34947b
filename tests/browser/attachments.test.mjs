// Files beside a document that could run script when a reader opens them by their own URL: each is
// either refused by the program or, opened in Chromium, does nothing.

import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { none } from './lib/assert.mjs';
import { build, check, files, temporary } from './lib/build.mjs';
import { launch, watch } from './lib/chromium.mjs';
import { serve } from './lib/server.mjs';

const SVG = 'xmlns="http://www.w3.org/2000/svg"';
const RUN = "globalThis.__xss='ran'";
const HTML = `<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><script>${RUN}</script></body></html>`;

const ATTACHMENTS = {
  'svg/script.svg': `<svg ${SVG}><script>${RUN}</script></svg>`,
  'svg/script-prefix.svg': `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>${RUN}</s:script></s:svg>`,
  'svg/script-html.svg': `<svg ${SVG}><h:script xmlns:h="http://www.w3.org/1999/xhtml">${RUN}</h:script></svg>`,
  'svg/handler.svg': `<svg ${SVG} onload="${RUN}"/>`,
  'svg/handler-newline.svg': `<svg ${SVG}\nonload\n=\n"${RUN}"/>`,
  'svg/foreign.svg': `<svg ${SVG}><foreignObject><h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x" onerror="${RUN}"/></foreignObject></svg>`,
  'svg/frame-prefix.svg': `<svg ${SVG}><foreignObject><h:iframe xmlns:h="http://www.w3.org/1999/xhtml" srcdoc="&lt;script>parent.__xss='ran'&lt;/script>"/></foreignObject></svg>`,
  'svg/entity.svg': `<!DOCTYPE svg [<!ENTITY x "&#60;script>${RUN}&#60;/script>">]><svg ${SVG}>&x;</svg>`,
  'svg/entity-external.svg': `<!DOCTYPE svg [<!ENTITY % x SYSTEM "x.dtd"> %x;]><svg ${SVG}/>`,
  'svg/attribute-default.svg': `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "${RUN}">]><svg ${SVG}/>`,
  'svg/stylesheet.svg': `<?xml-stylesheet type="text/xsl" href="run.xsl"?><svg ${SVG}/>`,
  'svg/run.xsl': `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><html><body><script>${RUN}</script></body></html></xsl:template></xsl:stylesheet>`,
  'svg/animate.svg': `<svg ${SVG}><animate attributeName="x" dur="1s" onbegin="${RUN}"/></svg>`,
  'svg/utf-16.svg': Buffer.from(`\ufeff<svg ${SVG}><script>${RUN}</script></svg>`, 'utf16le'),
  'svg/utf-7.svg': `<?xml version="1.0" encoding="UTF-7"?><svg ${SVG}>+ADw-script+AD4-${RUN}+ADw-/script+AD4-</svg>`,
  'svg/CASE.SVG': `<svg ${SVG}><script>${RUN}</script></svg>`,
  'page.html': HTML,
  'page.htm': HTML,
  'OTHER.HTML': HTML,
  'page.xhtml': HTML,
  'page.xht': HTML,
  'page.xml': HTML,
  'page.txt': HTML,
  'page.json': HTML,
  'page.log': HTML,
  'page.png': HTML,
  'page': HTML,
  'page.html.bak': HTML,
};

const DOCUMENT = '---\ntitle: An incident\n---\n\nSee the files beside it.\n';

test('files beside documents', async (context) => {
  const root = await temporary(context);
  await writeFile(join(root, 'site.toml'), 'title = "Attachments"\n');
  await mkdir(join(root, 'content/incident'), { recursive: true });
  await writeFile(join(root, 'content/incident/index.md'), DOCUMENT);
  for (const [name, text] of Object.entries(ATTACHMENTS)) {
    const path = join(root, 'content/incident', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }

  const found = await check(root, { profile: 'brief' });
  const refused = new Set(found.filter(({ level }) => level === 'error').map(({ path }) => path));
  await context.test('the plainest are refused', () => {
    for (const name of ['svg/script.svg', 'svg/handler.svg', 'svg/CASE.SVG']) {
      assert.ok(refused.has(`content/incident/${name}`), name);
    }
    const own = [...refused].filter((path) => !path.startsWith('content/incident/') || path.endsWith('.md'));
    assert.deepEqual(own, []);
  });

  await context.test('what is let through does not run', async (inner) => {
    for (const path of refused) await rm(join(root, path));
    const site = await build(inner, { root, profile: 'brief' });
    const published = (await files(site)).filter((path) => path.startsWith('incident/'));
    const server = await serve(inner, site);
    const { page, close } = await watch(await launch(inner), server.url);
    const ran = [];
    for (const path of published) {
      // A file that browsers cannot show is downloaded, and ends the navigation.
      const shown = await page.goto(server.url + path).catch(() => undefined);
      const found = shown && (await page.evaluate(() => globalThis.__xss));
      if (found !== undefined) ran.push(path);
    }
    await close();
    none(ran, 'files that run script');
  });
});
