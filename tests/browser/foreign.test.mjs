// Documents as people write them elsewhere: a timeline in plain lines below a heading that is a line
// with a colon, and one of events as headings.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { none } from './lib/assert.mjs';
import { build, temporary } from './lib/build.mjs';
import { launch, watch } from './lib/chromium.mjs';
import { overflow } from './lib/layout.mjs';
import { serve } from './lib/server.mjs';

const LINES = `---
title: Orders could not be placed
---

Issue Summary:

Impact: Nobody could place an order with a card for most of an hour.

Timeline:

All times in UTC.

2026-03-02 14:30 - An alert reports failing payments at https://status.example.org/a/long/address/that/does/not/fit/on/a/small/screen.
about 14:40 - The last deploy is rolled back. It did not help.
14:50

The database team is paged.

- pool size: 20
- waiting: 400

15:25 - Service fully recovered.

Root cause:

Connections to the database were not given back.
`;

const HEADINGS = `---
title: Images did not load
---

## Timeline

### 2026-03-03 09:00 UTC

- The first complaints come in.
- They are about one region only.

This is what the cache said:

\`\`\`
error: no space left on device, and a line that is a good deal longer than any small screen is wide
\`\`\`

### 10:10

The cache is emptied.
`;

test('documents in foreign styles', async (context) => {
  const root = await temporary(context);
  await mkdir(join(root, 'content'));
  await writeFile(join(root, 'site.toml'), 'title = "Foreign"\n');
  await writeFile(join(root, 'content/lines.md'), LINES);
  await writeFile(join(root, 'content/headings.md'), HEADINGS);
  const site = await build(context, { root, profile: 'brief' });
  const server = await serve(context, site);
  const browser = await launch(context);

  await context.test('plain lines are a timeline below a heading', async () => {
    const { page } = await watch(browser, server.url, { viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}incidents/lines.html`);
    assert.equal(await page.getByRole('heading', { name: 'Timeline', level: 2 }).count(), 1);
    const link = page.locator('.contents a', { hasText: 'Timeline' });
    await link.click();
    const target = await page.evaluate(() => document.querySelector(':target')?.textContent);
    assert.equal(target, 'Timeline');
    const times = page.locator('.timeline .clock time');
    assert.deepEqual(await times.allInnerTexts(), ['14:30', '14:40', '14:50', '15:25']);
    assert.match(await page.locator('.timeline > li').nth(1).innerText(), /~14:40/);
    assert.equal(await page.locator('.timeline > li').nth(2).locator('ul > li').count(), 2);
    // Nothing states the window: the timeline does.
    assert.match(await page.locator('.facts').innerText(), /55 min\s+computed/);
  });

  await context.test('what stands below an entry that is a heading stays in it, in order', async () => {
    const { page } = await watch(browser, server.url, { viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}incidents/headings.html#1010`);
    const first = page.locator('.timeline > li').first();
    assert.match(await first.innerText(), /first complaints[^]*one region[^]*cache said[^]*no space left/);
    const inside = await page.evaluate(() => document.querySelector(':target')?.closest('.timeline > li')?.textContent);
    assert.match(inside ?? '', /emptied/);
  });

  await context.test('nothing is wider than a small screen', async () => {
    const { page } = await watch(browser, server.url, { viewport: { width: 360, height: 800 } });
    const faults = [];
    for (const path of ['incidents/lines.html', 'incidents/headings.html', 'incidents/index.html']) {
      await page.goto(server.url + path);
      const fault = await page.evaluate(overflow);
      if (fault) faults.push(`${path}: ${fault}`);
    }
    none(faults, 'wider than 360 px');
  });
});
