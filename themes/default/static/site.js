// What script adds to the pages: the page of the search, the box in every header, and the words that
// were searched for, marked in the page that was found. Text goes into pages as text, never as HTML.
'use strict';
(() => {
  const root = new URL('../', document.currentScript.src).href;
  const byId = (id) => document.getElementById(id);
  const params = () => new URLSearchParams(location.search);
  const isOnDisk = location.protocol === 'file:';

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    element.append(...children.filter(Boolean));
    return element;
  }

  function button(text, press) {
    const element = make('button', { type: 'button' }, text);
    element.onclick = press;
    return element;
  }

  const marked = (pieces) => pieces.map(([text, isMarked]) => (isMarked ? make('mark', { class: 'hit' }, text) : text));
  const incidents = (count) => `${count} ${count === 1 ? 'incident' : 'incidents'}`;
  const href = (card) => new URL(card.href, root).href;
  const facts = (card) => make('p', { class: 'meta' },
    card.date ? make('time', { datetime: card.date }, card.date) : 'undated',
    [card.severity?.title, ...card.causes].filter(Boolean).map((fact) => ` · ${fact}`).join(''));

  // The engine is fetched once it is needed; after a failure it is tried anew.
  let script;
  const load = () => (script ??= new Promise((done, fail) => {
    const element = make('script', { src: `${root}static/search.js` });
    element.onload = done;
    element.onerror = () => {
      script = undefined;
      fail(new Error('Its script did not load.'));
    };
    document.head.append(element);
  }));
  let engine;
  const open = () => (engine ??= load().then(() => pmsiteSearch.open(root)).catch((error) => {
    engine = undefined;
    throw error;
  }));

  /** Makes the function that asks what is in the box; an answer later than a newer question is dropped. */
  function asking(input, size, { filters = () => ({}), draw, after, fail }) {
    let latest = 0;
    const ask = async () => {
      latest += 1;
      const mine = latest;
      try {
        const engine = await open();
        const found = mine === latest && (await engine.find(input.value, filters(engine.index)));
        const cards = mine === latest && (await engine.show(found, 0, size));
        if (mine === latest) draw(found, cards);
        const counts = mine === latest && after && (await engine.count(found));
        if (mine === latest) after?.(counts);
      } catch (error) {
        if (mine === latest) fail(error);
      }
    };
    return { ask, drop: () => (latest += 1) };
  }

  function searchPage(input) {
    const AXES = { cause: 'Cause', service: 'Service', severity: 'Severity', year: 'Year', detection: 'Detected by', trigger: 'Trigger' };
    const STEP = 10;
    const [count, notes, results, more, filters, facets, clear] = ['count', 'notes', 'results', 'more', 'filters', 'facets', 'clear'].map(byId);
    const browse = document.querySelector('.browse');
    const boxes = [];
    const chosen = () => boxes.filter((box) => box.checked && !box.disabled);
    let found;
    let unknown = [];
    let waiting;
    let pending;

    function drawFacets(index) {
      for (const axis in AXES) {
        const depths = [];
        const labels = index.facets[axis].map(({ title, path, value = path ?? title, parent = -1 }, at) => {
          depths[at] = parent < 0 ? 0 : depths[parent] + 1;
          const box = make('input', { type: 'checkbox', name: axis, value });
          boxes.push(Object.assign(box, { at }));
          return make('label', { class: `depth-${depths[at]}` }, box, make('span', {}, title), make('span', { class: 'count' }));
        });
        facets.append(make('fieldset', {}, make('legend', {}, AXES[axis]), make('div', {}, ...labels)));
      }
    }

    /** Ticks what the address says, and keeps what of it there is not. */
    function tick() {
      const given = Object.keys(AXES).flatMap((axis) => params().getAll(axis).map((value) => `${axis} ${value}`));
      const left = new Set(given);
      for (const box of boxes) {
        box.disabled = false;
        box.checked = left.delete(`${box.name} ${box.value}`);
      }
      unknown = [...left];
    }

    function chooseFrom(index) {
      if (!boxes.length) {
        drawFacets(index);
        tick();
      }
      const choice = {};
      for (const { name, at } of chosen()) (choice[name] ??= []).push(at);
      return choice;
    }

    const item = (card) => make('li', card.failed ? {} : { 'data-id': card.id },
      make('h2', {}, make('a', { href: href(card) }, card.title)),
      facts(card),
      card.fix && make('p', { class: 'fix' }, make('b', {}, 'Fix: '), card.fix),
      card.snippet.length && make('p', { class: 'passage' }, card.section.title && make('b', {}, card.section.title), ...marked(card.snippet)),
      card.missing.length && make('p', { class: 'note' }, `Without: ${card.missing.join(', ')}`));

    const say = (...lines) => notes.replaceChildren(...lines.map((line) => make('p', {}, ...[line].flat())));
    const again = () => button('Try again', ask);

    const { ask } = asking(input, STEP, {
      filters: chooseFrom,
      draw(answer, cards) {
        clearTimeout(waiting);
        found = answer;
        results.replaceChildren(...cards.map(item));
        // What the words choose, such as `cause:database`, is ticked and cannot be unticked here.
        for (const box of boxes) {
          const isNamed = found.filters?.[box.name]?.includes(box.at);
          if (box.disabled || (isNamed && !box.checked)) box.checked = box.disabled = Boolean(isNamed);
        }
        const isAll = !input.value.trim() && !chosen().length;
        count.textContent = found.docs.length ? incidents(found.count) + (isAll ? ', newest first' : '') : 'No incident found';
        drawRest();
        say(
          ...unknown.map((what) => `There is no ${what} here; it is left out.`),
          ...found.corrected.map(([typed, words]) => ['Nothing has ', make('b', {}, typed), '; showing ', make('b', {}, words.join(', '))]),
          ...found.notes,
          ...(found.failed ? [['Part of the index did not load; incidents may be missing. ', again()]] : []),
        );
      },
      after(counts) {
        for (const box of boxes) {
          const number = counts[box.name][box.at];
          box.parentElement.lastChild.textContent = number;
          box.parentElement.hidden = !number && !box.checked;
        }
      },
      fail(error) {
        clearTimeout(waiting);
        found = { docs: [] };
        results.replaceChildren();
        count.textContent = 'The search does not work just now';
        say([`${error.message} `, again()]);
        drawRest();
      },
    });

    function drawRest() {
      const left = found.docs.length - results.children.length;
      more.hidden = left <= 0;
      more.textContent = `Show ${Math.min(left, STEP)} more`;
      clear.hidden = !chosen().length;
      filters.textContent = `Filters${clear.hidden ? '' : ` (${chosen().length})`}`;
      browse.hidden = found.docs.length > 0;
    }

    function run() {
      clearTimeout(waiting);
      waiting = setTimeout(() => (count.textContent = 'Searching…'), 500);
      return isOnDisk || ask();
    }

    // Typing replaces the address after a pause; choosing adds one, to go back from.
    function address() {
      const query = new URLSearchParams(chosen().map((box) => [box.name, box.value]));
      const text = new URLSearchParams(input.value.trim() && { q: input.value.slice(0, 2000) });
      return location.pathname + `?${text}&${query}`.replaceAll('%2F', '/').replace(/[?&]+$/, '').replace('?&', '?');
    }
    let timer;
    function flush() {
      clearTimeout(timer);
      if (pending) history.replaceState(null, '', pending);
      pending = undefined;
    }
    function push() {
      flush();
      unknown = [];
      if (address() !== location.pathname + location.search) history.pushState(null, '', address());
      return run();
    }

    input.oninput = () => {
      run();
      pending = address();
      clearTimeout(timer);
      timer = setTimeout(flush, 400);
    };
    input.form.onsubmit = (event) => {
      event.preventDefault();
      push();
      results.querySelector('a')?.focus();
    };
    results.onclick = flush;
    facets.onchange = push;
    clear.onclick = () => {
      for (const box of chosen()) box.checked = false;
      push();
      count.focus();
    };
    filters.onclick = () => filters.setAttribute('aria-expanded', filters.getAttribute('aria-expanded') === 'false');
    more.onclick = async () => {
      const now = found;
      const from = results.children.length;
      const cards = await (await open()).show(now, from, from + STEP);
      if (now !== found || from !== results.children.length) return;
      results.append(...cards.map(item));
      drawRest();
      results.children[from].querySelector('a').focus();
    };

    // Down from the box into the results, up and down among them, and back.
    addEventListener('keydown', (event) => {
      const stops = [input, ...results.querySelectorAll('a')];
      const at = stops.indexOf(event.target);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (at < 0 || event.isComposing) return;
      if (event.key === 'Escape') {
        input.value = '';
        input.focus();
        input.oninput();
      } else if (step) stops[at + step]?.focus();
      else return;
      event.preventDefault();
    });

    function start() {
      clearTimeout(timer);
      pending = undefined;
      input.value = params().get('q') ?? '';
      tick();
      run();
    }
    onpopstate = start;
    if (isOnDisk) {
      count.textContent = 'The search needs a server';
      byId('why').textContent = 'Browsers do not let a page that is opened from disk read other files. All incidents are also listed here:';
      return;
    }
    byId('why').textContent = 'All incidents are also listed here:';
    browse.hidden = true;
    start();
    if (!input.value && matchMedia('(hover: hover)').matches) input.focus();
  }

  // A combobox with the first results, after the pattern of the WAI-ARIA Authoring Practices.
  function headerBox(input) {
    const { form } = input;
    const list = make('div', { role: 'listbox', id: 'pm-found__', 'aria-label': 'Incidents', hidden: '' });
    const status = make('p', { role: 'status', class: 'visually-hidden' });
    const set = (name, value) => input.setAttribute(`aria-${name}`, value);
    const options = list.children;
    let active;
    form.append(list, status);
    input.setAttribute('role', 'combobox');
    set('controls', list.id);
    set('autocomplete', 'list');

    const { ask, drop } = asking(input, 6, {
      draw(found, cards) {
        const text = found.docs.length ? `All ${incidents(found.count)}` : 'No incident found';
        const all = `${root}search.html?${new URLSearchParams({ q: input.value })}`;
        const rows = cards.map((card) => [href(card), make('b', {}, card.title), facts(card)]);
        list.replaceChildren(...[...rows, [all, text]].map(([url, ...children], at) =>
          make('a', { role: 'option', id: `pm-option-${at}__`, href: url, tabindex: -1 }, ...children)));
        status.textContent = text;
        show(true);
      },
      // Enter leads to the page of the search, which says what is wrong.
      fail: () => show(false),
    });

    function select(at) {
      active = at;
      set('activedescendant', options[at]?.id ?? '');
      for (const option of options) option.setAttribute('aria-selected', option === options[at]);
      options[at]?.scrollIntoView({ block: 'nearest' });
    }
    function show(isOpen) {
      list.hidden = !isOpen;
      set('expanded', isOpen);
      select(-1);
    }
    function close() {
      drop();
      show(false);
    }
    show(false);

    const run = () => (input.value.trim() ? ask() : close());
    input.onfocus = () => open().catch(() => {});
    input.oninput = run;
    input.onkeydown = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing) return;
      if (step && list.hidden) run();
      // Between the last option and the first lies the box itself.
      else if (step) select(((active + step + 2 + options.length) % (options.length + 1)) - 1);
      else if (event.key === 'Enter' && options[active]) options[active].click();
      else if (event.key === 'Escape' && !list.hidden) close();
      else if (event.key === 'Escape') input.value = '';
      else return;
      event.preventDefault();
    };
    // The focus stays in the box while an option is pressed.
    list.onmousedown = (event) => event.preventDefault();
    form.onfocusout = null;
    form.addEventListener('focusout', (event) => form.contains(event.relatedTarget) || close());
  }

  async function markWords(main, words) {
    await load();
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      if (node.parentElement.closest('nav, aside, footer, svg')) continue;
      const pieces = pmsiteSearch.pieces(node.data, words);
      if (pieces.some(([, isMarked]) => isMarked)) node.replaceWith(...marked(pieces));
    }
    const marks = main.querySelectorAll('mark.hit');
    if (!marks.length) return;
    const bar = make('p', { class: 'marks' }, `${marks.length} marked`, button('Clear', () => {
      for (const mark of marks) mark.replaceWith(mark.textContent);
      main.normalize();
      bar.remove();
      history.replaceState(null, '', location.pathname + location.hash);
    }));
    main.append(bar);
  }

  const page = byId('q');
  const input = page ?? byId('pm-search__');
  if (page) searchPage(page);
  else if (input && !isOnDisk) headerBox(input);

  addEventListener('keydown', (event) => {
    const isTyping = event.target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping || !input) return;
    event.preventDefault();
    input.select();
  });

  const words = page ? '' : params().get('mark');
  if (words && !isOnDisk) markWords(document.querySelector('main'), new Set(words.split(' ').slice(0, 50))).catch(() => {});
})();
