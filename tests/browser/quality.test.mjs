// What is promised of every kind of page, in a real Chromium: no fault that axe-core knows, a way through
// by keyboard, nothing that moves about while it loads, little to fetch, and a good print. One site and one
// browser serve all; quality/ has the parts.

import { test } from 'node:test';

import { build, pages } from './lib/build.mjs';
import { launch } from './lib/chromium.mjs';
import { fullest } from './lib/kinds.mjs';
import { serve } from './lib/server.mjs';
import { accessible } from './quality/accessible.mjs';
import { keyboard } from './quality/keyboard.mjs';
import { loading } from './quality/loading.mjs';
import { paper } from './quality/paper.mjs';

test('the quality of the pages', async (context) => {
  const browser = await launch(context);
  const base = '/repo/a/';
  const folder = await build(context, { base });
  const html = await pages(folder);
  const site = { browser, base, folder, html, kinds: fullest(html), server: await serve(context, folder, { base }) };
  await accessible(context, site);
  await loading(context, site);
  await keyboard(context, site);
  await paper(context, site);
});
