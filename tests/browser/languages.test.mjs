// Sites in German and Japanese in a real Chromium: what the scripts of the search say is in the language of the
// site, and the longer and shorter words of another language fit into the pages.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { none } from './lib/assert.mjs';
import { build, copy } from './lib/build.mjs';
import { launch, readers, screenshot } from './lib/chromium.mjs';
import { overflow } from './lib/layout.mjs';
import { serve } from './lib/server.mjs';

/** Where the pages are whose words differ. */
const PAGES = [
  'index.html', 'incidents/index.html', 'causes/index.html', 'causes/network.html', 'services/index.html',
  'services/aws-us-east-1.html', 'years/undated.html', 'actions.html', 'actions/overdue.html', 'actions/owners/index.html',
  'lessons.html', 'lessons/causes/network.html', 'recurrence.html', 'trends.html', 'search.html', '404.html',
  'incidents/2025-10-19-aws-dynamodb-dns.html', 'incidents/2014-05-27-joyent-datacentre-reboot.html',
];

/** What the scripts say, by language. */
const SAID = {
  de: {
    all: /^\d+ Störungen, die neueste zuerst$/,
    found: /^2 Störungen; 8 weitere mit einigen der Wörter$/,
    corrected: 'databse kommt nirgends vor; gezeigt wird database',
    date: /^\d\d\.\d\d\.\d{4} · SEV/,
    fix: /^Behebung: \S/,
    facets: ['Ursache', 'Dienst', 'Schweregrad', 'Jahr', 'Erkennung', 'Auslöser'],
    detection: 'Überwachung',
    undated: 'ohne Datum',
    notes: ['Ursache „foo“ gibt es nicht.', '„x“ ist kein Datum: schreiben Sie since:2023, since:2023-05 oder since:2023-05-17.'],
    unknown: 'Jahr 1999 gibt es hier nicht und bleibt außer Acht.',
    chosen: 'Filter (1)',
    option: /^etwa \d+ Störungen ansehen$|^\d+ Störungen ansehen$/,
    marked: /^\d+ Stellen? markiertMarkierung entfernen$/,
    failed: 'Der Suchindex wurde nicht geladen.',
    again: 'Erneut versuchen',
  },
  ja: {
    all: /^\d+ 件の障害（新しい順）$/,
    found: /^1 件の障害。ほかに言葉の一部を含むもの 9 件$/,
    corrected: 'databse を含むものはありません。database の結果を表示しています',
    date: /^\d{4}年\d+月\d+日 · SEV/,
    fix: /^対処：\S/,
    facets: ['原因', 'サービス', '重大度', '年', '検知方法', '引き金'],
    detection: '監視',
    undated: '日付なし',
    notes: ['原因「foo」はありません。', '「x」は日付ではありません。since:2023、since:2023-05、since:2023-05-17 のように書いてください。'],
    unknown: '年 1999 はここにないため、無視しました。',
    chosen: '絞り込み（1）',
    option: /^約? ?\d+ 件の障害を見る$/,
    marked: /^\d+ か所を強調表示解除$/,
    failed: '検索の索引を読み込めませんでした。',
    again: '再試行',
  },
};

for (const [language, said] of Object.entries(SAID)) {
  test(`a site in ${language}`, async (context) => {
    const browser = await launch(context);
    const root = await copy(context, {});
    const settings = join(root, 'site.toml');
    await writeFile(settings, (await readFile(settings, 'utf8')).replace('language = "en"', `language = "${language}"`));
    const site = await build(context, { root, base: '/' });
    const server = await serve(context, site);

    const reader = readers(context, browser, server.url);
    const text = (page, selector) => page.locator(selector).first().evaluate((element) => element.textContent);
    const settled = (page, pattern) =>
      page.waitForFunction(([source]) => new RegExp(source).test(document.querySelector('#count').textContent), [pattern.source]);

    await reader('searches in its own words', async (page) => {
      await page.goto(`${server.url}search.html`);
      await settled(page, said.all);
      assert.deepEqual(await page.locator('legend').allTextContents(), said.facets);
      const detections = await page.locator('input[name=detection] + span').allTextContents();
      assert.ok(detections.includes(said.detection), detections.join());
      assert.ok((await page.locator('input[name=year] + span').allTextContents()).includes(said.undated));
      await page.locator('#q').fill('dns databse');
      await settled(page, said.found);
      assert.equal(await text(page, '#notes'), said.corrected);
      assert.match(await text(page, '#results .meta'), said.date);
      assert.match(await text(page, '#results .fix'), said.fix);
      await page.goto(`${server.url}search.html?q=cause:foo+since:x&year=1999&severity=SEV1`);
      await page.locator('#notes p').nth(2).waitFor();
      assert.deepEqual(await page.locator('#notes p').allTextContents(), [said.unknown, ...said.notes]);
      assert.equal(await text(page, '#filters'), said.chosen);
    });

    await reader('offers and marks in its own words', async (page) => {
      await page.goto(server.url);
      await page.locator('#pm-search__').pressSequentially('dns');
      await page.locator('[role=option]').first().waitFor();
      assert.match(await text(page, '[role=option]:last-child'), said.option);
      await page.locator('[role=option]').first().click();
      await page.locator('.marks').waitFor();
      assert.match(await text(page, '.marks'), said.marked);
    });

    await reader('says in its own words what went wrong', async (page) => {
      await page.route('**/search/index.json', (route) => route.fulfill({ body: '{' }));
      await page.goto(`${server.url}search.html`);
      await page.getByRole('button', { name: said.again }).waitFor();
      assert.equal(await text(page, '#count'), said.failed);
    });

    for (const width of [360, 768, 1440]) {
      await reader(`fits at ${width} px`, async (page) => {
        const faults = [];
        for (const path of PAGES) {
          await readFile(join(site, path));
          await page.goto(server.url + path);
          const wide = await page.evaluate(overflow);
          if (wide) faults.push(`${path}: ${wide}`);
          await screenshot(page, `${language}-${path.replaceAll('/', '-')}-${width}`);
        }
        none(faults, 'pages that are too wide');
      }, { viewport: { width, height: 900 } });
    }
  });
}
