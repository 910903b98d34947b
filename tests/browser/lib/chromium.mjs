// The system's Chromium, and pages that record what goes wrong in them.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { chromium } from 'playwright-core';

import { none } from './assert.mjs';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const USUAL = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of USUAL) {
    if (name.startsWith('/')) {
      if (existsSync(name)) return name;
      continue;
    }
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // Not this one.
    }
  }
  throw new Error('no Chromium found: run tests/run, which installs it, or set CHROMIUM to the program');
}

/** Starts Chromium; it ends with the tests of `context`. */
export async function launch(context) {
  const browser = await chromium.launch({ executablePath: executable(), args: ARGUMENTS });
  context.after(() => browser.close());
  return browser;
}

/**
 * Opens a page and records trouble in it: console errors, script errors, violations of the
 * Content-Security-Policy, dialogs, and requests that leave `top` (the URL that the site begins with).
 */
export async function watch(browser, top, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const trouble = [];
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violated: ${event.violatedDirective} by ${event.blockedURI || 'inline'}`);
    });
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    // Browsers ask for this one by themselves.
    const own = message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && !own) trouble.push(`${page.url()}: console: ${message.text()}`);
  });
  page.on('pageerror', (error) => trouble.push(`${page.url()}: script error: ${error.message}`));
  page.on('dialog', (dialog) => {
    trouble.push(`${page.url()}: dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(top)) trouble.push(`${page.url()}: request to ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    // A reader who goes on ends what is still loading.
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') trouble.push(`${page.url()}: failed: ${request.url()} (${why})`);
  });
  return { page, trouble, close: () => context.close() };
}

/**
 * Subtests of `context`, each in a page of its own in which nothing may go wrong but what matches `expected`:
 * `reader(name, act, { trouble: expected, …options of the page })`.
 */
export const readers = (context, browser, top) => (name, act, { trouble: expected = /^$/, ...options } = {}) =>
  context.test(name, async () => {
    const { page, trouble, close } = await watch(browser, top, options);
    page.setDefaultTimeout(5_000);
    try {
      await act(page);
    } finally {
      await close();
    }
    none(trouble.filter((what) => !expected.test(what)), 'trouble');
  });

/** Saves a picture of the whole page as `name`.png if SCREENSHOTS names a folder. */
export async function screenshot(page, name) {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  const path = join(folder, `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
}
