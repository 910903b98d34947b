// A static server as a forge's pages are served: text compressed, everything else as it is, all of it
// to be kept for ten minutes. It writes down what it sends.

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TEXT = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml',
};

/** A page with nothing on it and no Content-Security-Policy, which scripts can be loaded into. */
const BLANK = '<!doctype html><html lang="en"><title>blank</title><link rel="icon" href="data:,"></html>';

/** Serves each of `folders` (`{ name: folder }`) below `/name/`, and an empty page at `/blank.html`. */
export async function serve(folders) {
  const log = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const entry = { path, bytes: 0, status: 404, at: now() };
    log.push(entry);
    const body = path === '/blank.html' ? Buffer.from(BLANK) : await read(folders, path);
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    const type = TEXT[path.endsWith('/') ? 'html' : path.slice(path.lastIndexOf('.') + 1)];
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
    const headers = { 'content-type': type ?? 'application/octet-stream', etag, 'cache-control': 'max-age=600' };
    if (request.headers['if-none-match'] === etag) {
      entry.status = 304;
      response.writeHead(304, headers).end();
      return;
    }
    const sent = type === undefined ? body : gzipSync(body);
    if (type !== undefined) headers['content-encoding'] = 'gzip';
    entry.status = 200;
    entry.bytes = sent.length;
    entry.at = now();
    response.writeHead(200, { ...headers, 'content-length': sent.length }).end(sent);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return { top: `http://127.0.0.1:${server.address().port}/`, log, close };
}

/** Milliseconds on the clock that pages have too. */
const now = () => performance.timeOrigin + performance.now();

async function read(folders, path) {
  const [, name, rest] = path.match(/^\/([^/]+)\/(.*)$/s) ?? [];
  const folder = Object.hasOwn(folders, name ?? '') ? folders[name] : undefined;
  if (folder === undefined) return undefined;
  const file = normalize(join(folder, rest));
  if (!file.startsWith(folder)) return undefined;
  const isFolder = (await stat(file).catch(() => undefined))?.isDirectory();
  return readFile(isFolder ? join(file, 'index.html') : file).catch(() => undefined);
}
