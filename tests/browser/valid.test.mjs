// All pages of the example site are valid HTML by html-validate, with its accessibility rules.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { HtmlValidate } from 'html-validate';

import { none } from './lib/assert.mjs';
import { build, pages } from './lib/build.mjs';
import config from './html-validate.config.mjs';

const validator = new HtmlValidate(config);

async function faults(html, path) {
  const report = await validator.validateString(html, path);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${path}:${line}:${column}: ${message} (${ruleId})`),
  );
}

test('the validator finds faults', async () => {
  const broken = '<!doctype html>\n<html lang="en"><head><title>x</title></head><body><p><div></p><img src="x"></body></html>\n';
  assert.ok((await faults(broken, 'broken.html')).length >= 3);
});

test('all pages are valid', async (context) => {
  const site = await pages(await build(context, { base: '/' }));
  const found = [];
  for (const [path, html] of site) found.push(...(await faults(html, path)));
  none(found, `${site.length} pages`);
});
