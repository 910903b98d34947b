// A plain static server on the loopback interface, as a forge's pages are served.

import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';

const TYPES = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  gif: 'image/gif',
  htm: 'text/html; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  ics: 'text/calendar; charset=utf-8',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xht: 'application/xhtml+xml',
  xhtml: 'application/xhtml+xml',
  xml: 'application/xml',
  xsl: 'application/xml',
};

/**
 * Serves `folder` under the path `base` until the tests of `context` end. `rewrite` may change each
 * page's HTML, `headers` come with every file. Returns the URL of the site's top and the list, growing,
 * of paths that were not there.
 */
export async function serve(context, folder, { base = '/', rewrite = (html) => html, headers = {} } = {}) {
  const missing = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    let file = path.startsWith(base) ? normalize(join(folder, path.slice(base.length))) : undefined;
    if (!file?.startsWith(folder)) file = undefined;
    if (file && (await stat(file).catch(() => undefined))?.isDirectory()) file = join(file, 'index.html');
    const body = file && (await readFile(file).catch(() => undefined));
    if (body === undefined) {
      // Browsers ask for this one by themselves.
      if (path !== '/favicon.ico') missing.push(path);
      response.writeHead(404, { 'content-type': TYPES.html });
      response.end(await readFile(join(folder, '404.html')).catch(() => 'not found'));
      return;
    }
    const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
    response.writeHead(200, { ...headers, 'content-type': TYPES[extension] ?? 'application/octet-stream' });
    response.end(extension === 'html' ? rewrite(body.toString('utf8')) : body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  context.after(() => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  }));
  return { url: `http://127.0.0.1:${server.address().port}${base}`, missing };
}
