// Sites built by pmsite into temporary folders.

import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository; its own content is the example site. */
export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** "Today" in all built sites, so that a test passes tomorrow if it passes today. */
const AS_OF = '2026-01-15';

/** The program: $PMSITE, else what cargo last put into the usual place. */
function program() {
  const names = process.platform === 'win32' ? ['pmsite.exe'] : ['pmsite'];
  const usual = ['release', 'debug'].flatMap((profile) =>
    names.map((name) => join(repository, 'target', profile, name)),
  );
  const found = process.env.PMSITE ?? usual.find((path) => existsSync(path));
  if (!found) {
    throw new Error('no pmsite to test: run tests/run, or set PMSITE to the program');
  }
  return resolve(found);
}

/** A fresh folder, removed when the tests of `context` end. */
export async function temporary(context) {
  const folder = await mkdtemp(join(tmpdir(), 'pmsite-test-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the program and returns `{ status, stdout, stderr }`. */
export function pmsite(root, ...options) {
  return new Promise((done, fail) => {
    execFile(program(), ['--root', root, ...options], { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') fail(error);
      else done({ status: error?.code ?? 0, stdout, stderr });
    });
  });
}

/** The findings of a run with `--format json`. */
function findings({ stdout }) {
  return stdout ? JSON.parse(stdout).diagnostics : [];
}

/** Checks the site whose site.toml is in `root` and returns its findings. */
export async function check(root, { profile } = {}) {
  const options = ['--format', 'json', '--as-of', AS_OF];
  if (profile) options.push('--profile', profile);
  return findings(await pmsite(root, 'check', ...options));
}

/**
 * Builds the site whose site.toml is in `root` and returns the folder it is in.
 * `base` is the path of the site on its server, such as `/repo/a/`; without one there is no base_url.
 */
export async function build(context, { root = repository, base, profile } = {}) {
  const out = join(await temporary(context), 'site');
  const options = ['--out', out, '--format', 'json', '--as-of', AS_OF];
  if (base) options.push('--base-url', `https://example.org${base}`);
  if (profile) options.push('--profile', profile);
  const run = await pmsite(root, 'build', ...options);
  if (run.status !== 0) {
    const errors = findings(run).filter(({ level }) => level === 'error');
    const lines = errors.map(({ path, line, column, code, message }) => `${path}:${line}:${column}: ${code}: ${message}`);
    throw new Error(`pmsite build ended with ${run.status} in ${root}\n${[...lines, run.stderr].join('\n')}`);
  }
  return out;
}

/** Starts a preview of the site whose site.toml is in `root` and returns its URL; it ends with the tests of `context`. */
export function preview(context, root, ...options) {
  const child = spawn(program(), ['--root', root, 'serve', '--port', '0', '--as-of', AS_OF, ...options]);
  context.after(() => child.kill());
  let told = '';
  child.stderr.on('data', (data) => (told += data));
  return new Promise((done, fail) => {
    child.stdout.on('data', (data) => done(String(data).trim()));
    child.on('error', fail);
    child.on('exit', (status) => fail(new Error(`pmsite serve ended with ${status}\n${told}`)));
  });
}

/** A copy of the example site's settings and documents, with `files` (text by path) beside them; returns its root. */
export async function copy(context, files, settings = '') {
  const root = join(await temporary(context), 'root');
  await cp(join(repository, 'content'), join(root, 'content'), { recursive: true });
  await writeFile(join(root, 'site.toml'), `${settings}\n${await readFile(join(repository, 'site.toml'), 'utf8')}`);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

/** All files below `folder`, relative to it with `/`, sorted. */
export async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** The site's pages as `[path, html]`. */
export async function pages(folder) {
  const paths = (await files(folder)).filter((path) => path.endsWith('.html'));
  return Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')]));
}
