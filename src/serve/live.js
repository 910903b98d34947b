// Part of the preview only: shows changes of the site in the open page.
//
// The preview tells what stands (`/__pmsite/events`). When pages may have changed, the script asks for
// the version of this one, and loads it again if it is another. What keeps a newer version back lies
// over the page until it is mended or put away.
(() => {
  'use strict';

  const ID = 'pmsite-live__';
  const { version } = document.currentScript.dataset;
  const SCROLL = 'pmsite-scroll';
  const PUT_AWAY = 'pmsite-put-away';
  let before = null;
  let source = null;

  // A browser that keeps nothing for sites throws; then nothing is remembered from load to load.
  const remembered = (key) => {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const remember = (key, value) => {
    try {
      sessionStorage.setItem(key, value);
    } catch {
      // It shows once more than it need.
    }
  };

  // Where the page was scrolled to before it was loaded again.
  const kept = JSON.parse(remembered(SCROLL) || 'null');
  remember(SCROLL, '');
  if (kept?.path === location.pathname) scrollTo({ top: kept.top, behavior: 'instant' });

  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/__pmsite/live.css';
  document.head.append(style);

  function reload() {
    remember(SCROLL, JSON.stringify({ path: location.pathname, top: scrollY }));
    location.reload();
  }

  async function compare() {
    const answer = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    if (answer && answer.headers.get('etag') !== `"${version}"`) reload();
  }

  function swapStyles(count) {
    for (const old of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const url = new URL(old.href);
      if (url.origin !== location.origin || url.pathname.startsWith('/__pmsite/')) continue;
      const fresh = old.cloneNode();
      url.searchParams.set('v', count);
      fresh.href = url.href;
      // The old one stays until the new one is there: a page without styles would flash.
      fresh.addEventListener('load', () => old.remove());
      fresh.addEventListener('error', () => fresh.remove());
      old.after(fresh);
    }
  }

  function element(name, text, parent) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    parent?.append(made);
    return made;
  }

  function show({ problems, more }) {
    document.getElementById(ID)?.remove();
    if (problems.length === 0) {
      remember(PUT_AWAY, '');
      return;
    }
    const told = JSON.stringify([problems, more]);
    if (remembered(PUT_AWAY) === told) return;
    const total = problems.length + more;
    const panel = element('section');
    panel.id = ID;
    panel.setAttribute('role', 'alert');
    const header = element('header', '', panel);
    const words = element('div', '', header);
    element('h2', total === 1 ? 'One error' : `${total} errors`, words);
    element('p', 'Until it is mended, the last version without errors is shown.', words);
    const close = element('button', 'Put away', header);
    close.type = 'button';
    close.addEventListener('click', () => {
      remember(PUT_AWAY, told);
      panel.remove();
    });
    const list = element('ol', '', panel);
    for (const { place, code, message, excerpt, help } of problems) {
      const item = element('li', '', list);
      if (place) element('code', place, item);
      element('p', code ? `${code}: ${message}` : message, item);
      if (excerpt) element('pre', excerpt, item);
      if (help) element('p', help, item);
    }
    if (more > 0) element('p', `And ${more} more: pmsite check lists them all.`, panel);
    document.body.append(panel);
  }

  addEventListener('keydown', (event) => {
    const close = event.key === 'Escape' && document.querySelector(`#${ID} button`);
    if (close) close.click();
  });

  function told(now) {
    const first = before === null;
    const other = !first && now.session !== before.session;
    if (other || (!first && now.files !== before.files)) {
      reload();
      return;
    }
    if (!first && now.styles !== before.styles) swapStyles(now.styles);
    if (first || now.pages !== before.pages) compare();
    if (first || JSON.stringify(now.problems) !== JSON.stringify(before.problems)) show(now);
    before = now;
  }

  // A browser opens six connections to a server, and each open page takes one: those that nobody looks
  // at give theirs back.
  function listen() {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource('/__pmsite/events');
      source.addEventListener('message', (event) => told(JSON.parse(event.data)));
    }
  }
  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', () => {
    source?.close();
    source = null;
  });
  addEventListener('pageshow', listen);
  listen();
})();
