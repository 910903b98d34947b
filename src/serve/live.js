// Part of the preview only: shows changes of the site in the open page.
//
// The preview tells what stands (`/__pmsite/events`). When pages may have changed, the script asks for
// the version of this one, and loads it again if it is another. What came to be wrong while the preview
// ran lies over the page until it is mended or put away; what was wrong before is a bar to open.
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

  const errors = (count) => (count === 1 ? '1 error' : `${count} errors`);

  // What is shown in the place of what is wrong.
  function standing(problems) {
    const asIs = problems.filter((problem) => problem.as_is).length;
    if (asIs === 0) return 'Until it is mended, the last version without errors is shown.';
    if (asIs < problems.length) return 'Where there is a version without errors, the last of them is shown.';
    return 'There is no version without errors, so that what stands in the file is shown.';
  }

  function show({ problems, more, fresh }) {
    document.getElementById(ID)?.remove();
    if (problems.length === 0) {
      remember(PUT_AWAY, '');
      return;
    }
    const told = JSON.stringify([problems, more]);
    if (remembered(PUT_AWAY) === told) return;
    const all = problems.length + more;
    const old = all - fresh;
    const listed = fresh > 0 ? problems.filter((problem) => !problem.first) : problems;
    const panel = element('section');
    panel.id = ID;
    if (fresh > 0) panel.setAttribute('role', 'alert');
    else panel.setAttribute('aria-label', 'Errors');
    const fold = element('details', '', panel);
    fold.open = fresh > 0;
    const head = old > 0 && fresh > 0 ? `${errors(fresh)} more than when the preview began` : errors(all);
    const summary = element('summary', '', fold);
    element('strong', head, summary);
    if (fresh === 0) element('span', ' from before the preview began', summary);
    element('p', standing(listed), fold);
    const list = element('ol', '', fold);
    for (const { place, code, message, excerpt, help } of listed) {
      const item = element('li', '', list);
      if (place) element('code', place, item);
      element('p', code ? `${code}: ${message}` : message, item);
      if (excerpt) element('pre', excerpt, item);
      if (help) element('p', help, item);
    }
    const rest = all - listed.length;
    if (rest > 0) element('p', `And ${rest} more: pmsite check lists them all.`, fold);
    const close = element('button', 'Put away', panel);
    close.type = 'button';
    close.addEventListener('click', () => {
      remember(PUT_AWAY, told);
      panel.remove();
    });
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
