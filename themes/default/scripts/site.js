// What script adds to the pages: the page of the search, the box in every header, and the words that were
// searched for, marked where they were found. `search.js` finds. Text goes into pages as text, never as HTML.
'use strict';
(() => {
  const root = new URL('../', document.currentScript.src).href;
  const byId = (id) => document.getElementById(id);
  const params = () => new URLSearchParams(location.search);

  // The page's words: messages with places such as {$number}; one with plurals is an object of its forms.
  const words = JSON.parse(document.currentScript.dataset.words ?? '{}');
  let language;
  try {
    [language] = Intl.getCanonicalLocales(document.documentElement.lang);
  } catch {} // What is no tag is as good as none.
  function pieces(id, values = {}) {
    const { count, form = new Intl.PluralRules(language).select(count) } = values;
    const message = words[id] ?? '';
    return (message[form] ?? message.other ?? message).split(/{\$(\w+)}/)
      .map((piece, i) => (i % 2 ? values[piece] ?? count?.toLocaleString(language) : piece));
  }
  const say = (id, values) => pieces(id, values).join('');
  const join = (list) => list.join(words.comma);
  function dayOf(iso) {
    const [year, month, day] = iso.split('-');
    return say('date', { year, month, day, m: +month, d: +day, form: `m${+month}` });
  }

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
  const marked = (pieces) => pieces.map(([text, isMarked]) => (isMarked ? make('mark', {}, text) : text));
  const incidents = ({ docs, count, about }, id = 'found') => say(docs.length ? (about ? 'about' : id) : 'none', { count });
  const href = (card) => new URL(card.href, root).href;
  const title = (card) => card.title ?? words.lost;
  const facts = (card) => make('p', { class: 'meta' },
    card.date ? make('time', { datetime: card.date }, dayOf(card.date)) : words.undated,
    ...[card.severity?.title, ...card.causes].filter(Boolean).map((fact) => ` · ${fact}`));

  // The engine is fetched when it is first needed; after a failure it is tried anew.
  let script;
  const load = () => (script ??= new Promise((done, fail) => {
    const element = make('script', { src: `${root}static/search.js` });
    element.onload = done;
    element.onerror = () => {
      script = undefined;
      fail(Error('broken'));
    };
    document.head.append(element);
  }));
  let engine;
  const open = () => (engine ??= load().then(() => {
    if (root.startsWith('file:')) throw Error('disk');
    return pmsiteSearch.open(root);
  }).catch((error) => {
    engine = undefined;
    throw error;
  }));

  /** Makes the function that asks what is in the box. An answer that is later than a newer question is dropped. */
  function asking(input, size, choice, draw, fail, after) {
    let latest = 0;
    return async (isWanted = true) => {
      latest += 1;
      const mine = latest;
      const isLatest = () => isWanted && mine === latest;
      try {
        const engine = isLatest() && (await open());
        const found = isLatest() && (await engine.find(input.value, choice(engine.index)));
        const cards = isLatest() && (await engine.show(found, 0, size()));
        if (isLatest()) draw(found, cards);
        // Cards are painted first, and who types on needs no counts.
        await new Promise((done) => setTimeout(done, 50));
        const counts = isLatest() && after && (await engine.count(found));
        if (counts && isLatest()) after(found, counts);
      } catch (error) {
        if (isLatest()) fail(error);
      }
    };
  }

  function searchPage(input) {
    const STEP = 10;
    const [count, notes, results, more, filters, facets, clear, browse] = ['count', 'notes', 'results', 'more', 'filters', 'facets', 'clear', 'browse'].map(byId);
    const boxes = [];
    const chosen = () => boxes.filter((box) => box.checked && !box.disabled);
    let size;
    let axes = {};
    let unknown;
    let waiting;

    function choices(index) {
      if (!boxes.length) {
        axes = index.facets;
        for (const axis in axes) {
          const depths = [];
          const labels = axes[axis].map(({ title, path, value = path ?? title, parent = -1 }, at) => {
            const name = words[axis === 'year' ? value : `${axis}-${value}`] ?? title;
            depths[at] = parent < 0 ? 0 : depths[parent] + 1;
            const box = make('input', { type: 'checkbox', name: axis, value });
            boxes.push(Object.assign(box, { at }));
            return make('label', { class: `depth-${depths[at]}` }, box, make('span', {}, name), make('span', { class: 'count' }));
          });
          facets.append(make('fieldset', {}, make('legend', {}, words[axis]), make('div', {}, ...labels)));
        }
        tick();
      }
      const choice = {};
      for (const { name, at } of chosen()) (choice[name] ??= []).push(at);
      return choice;
    }

    /** Ticks what the address names, and keeps what of it there is not. */
    function tick() {
      unknown = new Map([...params()].filter(([axis]) => axes[axis]).map((pair) => [pair.join(' '), pair]));
      for (const box of boxes) {
        box.disabled = false;
        box.checked = unknown.delete(`${box.name} ${box.value}`);
      }
    }

    const item = (card) => make('li', card.id ? { 'data-id': card.id } : {},
      make('h2', {}, make('a', { href: href(card) }, title(card))),
      facts(card),
      card.fix && make('p', { class: 'fix' }, make('b', {}, words.fix + words.space), card.fix),
      card.snippet.length && make('p', { class: 'passage' }, card.section.title && make('b', {}, card.section.anchor ? card.section.title : words.actions), ...marked(card.snippet)),
      card.missing.length && make('p', { class: 'note' }, say('without', { words: join(card.missing) })));

    // The same count is not said twice.
    function tellCount(text) {
      clearTimeout(waiting);
      if (count.textContent !== text) count.textContent = text;
    }
    function show(items, lines) {
      if (results.contains(document.activeElement)) input.focus();
      results.replaceChildren(...items);
      more.hidden = true;
      browse.hidden = items.length > 0;
      notes.replaceChildren(...lines.map((line) => make('p', {}, ...[line].flat())));
      const number = chosen().length;
      clear.hidden = !number;
      filters.textContent = say(number ? 'chosen' : 'filters', { count: number });
    }
    function tell(found) {
      const others = found.docs.length - found.count;
      const isAll = found.docs.length && !input.value.trim() && !chosen().length;
      const text = incidents(found, isAll ? 'all' : 'found');
      tellCount(others > 0 ? say('more', { count: others, found: text }) : text);
      more.hidden = Math.max(found.count, found.docs.length) <= results.children.length;
    }
    const again = () => button(words.again, run);

    const ask = asking(
      input,
      () => size,
      choices,
      (found, cards) => {
        // What the words choose, such as `cause:database`, is ticked and cannot be unticked here.
        for (const box of boxes) {
          const isNamed = Boolean(found.filters[box.name]?.includes(box.at));
          if (box.disabled || (isNamed && !box.checked)) box.checked = box.disabled = isNamed;
        }
        show(cards.map(item), [
          ...[...unknown.values()].map(([axis, value]) => say('unknown', { axis: words[axis], value })),
          ...found.corrected.map(([typed, others]) => pieces('corrected', { typed: make('b', {}, typed), words: make('b', {}, join(others)) })),
          ...found.notes.map(([id, values = {}]) => say(id, { ...values, axis: words[values.facet] })),
          ...(found.failed || cards.some(({ failed }) => failed) ? [[words.partial + words.space, again()]] : []),
        ]);
        tell(found);
      },
      (error) => {
        tellCount(words[error.message] ?? words.broken);
        show([], [again()]);
      },
      (found, counts) => {
        for (const box of boxes) {
          const number = counts[box.name][box.at];
          box.parentElement.lastChild.textContent = number;
          box.parentElement.hidden = !number && !box.checked;
        }
        // Counting has seen all that was found.
        tell(found);
      },
    );

    function run() {
      size = STEP;
      clearTimeout(waiting);
      waiting = setTimeout(tellCount, 500, words.searching);
      ask();
    }

    // Typing replaces the address, after a pause or when the box is left; choosing adds one, to go back from.
    let timer;
    function address() {
      const query = new URLSearchParams(input.value.trim() && { q: input.value.slice(0, 2000) });
      for (const { name, value } of chosen()) query.append(name, value);
      return location.pathname + `?${query}`.replaceAll('%2F', '/').replace(/\?$/, '');
    }
    const write = () => history.replaceState(null, '', address());
    function push() {
      unknown.clear();
      history.pushState(null, '', address());
      run();
    }

    input.onchange = write;
    input.oninput = () => {
      run();
      clearTimeout(timer);
      timer = setTimeout(write, 400);
    };
    input.form.onsubmit = (event) => {
      event.preventDefault();
      results.querySelector('a')?.focus();
    };
    facets.onchange = push;
    clear.onclick = () => {
      for (const box of chosen()) box.checked = false;
      push();
      count.focus();
    };
    filters.onclick = () => filters.setAttribute('aria-expanded', filters.getAttribute('aria-expanded') === 'false');
    more.onclick = async () => {
      const from = results.children.length;
      size = from + STEP;
      await ask();
      results.children[from]?.querySelector('a').focus();
    };

    // Down from the box into the results, up and down among them, and back.
    addEventListener('keydown', (event) => {
      const stops = [input, ...results.querySelectorAll('a')];
      const at = stops.indexOf(event.target);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (at < 0 || event.isComposing) return;
      if (step) stops[at + step]?.focus();
      else if (event.key === 'Escape') {
        input.value = '';
        input.focus();
        input.oninput();
      } else return;
      event.preventDefault();
    });

    onpopstate = () => {
      input.value = params().get('q') ?? '';
      tick();
      run();
    };
    onpopstate();
    browse.hidden = true;
    browse.classList.remove('waiting');
    if (!input.value && matchMedia('(hover: hover)').matches) input.focus();
  }

  // A combobox with the first results, after the pattern of the WAI-ARIA Authoring Practices.
  function headerBox(input) {
    const list = make('div', { role: 'listbox', id: 'pm-found__', 'aria-label': words.incidents });
    const status = make('p', { role: 'status', class: 'visually-hidden' });
    const set = (name, value) => input.setAttribute(`aria-${name}`, value);
    const options = list.children;
    let active;

    const ask = asking(
      input,
      () => 6,
      () => ({}),
      (found, cards) => {
        const count = incidents(found);
        const text = found.docs.length ? say('see', { found: count }) : count;
        const all = `${root}search.html?${new URLSearchParams({ q: input.value })}`;
        const rows = cards.map((card) => [href(card), make('b', {}, title(card)), facts(card)]);
        list.replaceChildren(...[...rows, [all, text]].map(([url, ...children], at) =>
          make('a', { role: 'option', id: `pm-option-${at}__`, href: url, tabindex: -1 }, ...children)));
        status.textContent = text;
        show(true);
      },
      // Enter leads to the page of the search, which says what is wrong.
      () => show(false),
    );

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
    function run() {
      const isAsked = Boolean(input.value.trim());
      if (!isAsked) show(false);
      ask(isAsked);
    }
    function close() {
      ask(false);
      show(false);
    }

    input.form.append(list, status);
    input.setAttribute('role', 'combobox');
    set('controls', list.id);
    set('autocomplete', 'list');
    show(false);
    input.onfocus = () => open().catch(() => {});
    input.onblur = close;
    input.oninput = run;
    input.onkeydown = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing) return;
      if (step && list.hidden) run();
      // Between the last option and the first lies the box itself.
      else if (step) select(((active + step + 2 + options.length) % (options.length + 1)) - 1);
      else if (event.key === 'Enter' && options[active]) options[active].click();
      else if (event.key === 'Escape') {
        if (list.hidden) input.value = '';
        close();
      } else return;
      event.preventDefault();
    };
    // The focus stays in the box while an option is pressed.
    list.onmousedown = (event) => event.preventDefault();
  }

  async function markWords(main, wanted) {
    await load();
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const marks = nodes.filter((node) => !node.parentElement.closest('nav, aside, footer, svg')).flatMap((node) => {
      const pieces = marked(pmsiteSearch.pieces(node.data, wanted));
      const hits = pieces.filter((piece) => piece.nodeType);
      if (hits.length) node.replaceWith(...pieces);
      return hits;
    });
    if (!marks.length) return;
    const bar = make('p', { class: 'marks' }, say('marked', { count: marks.length }), button(words.clear, () => {
      for (const mark of marks) mark.replaceWith(...mark.childNodes);
      main.normalize();
      bar.remove();
      history.replaceState(null, '', location.pathname + location.hash);
    }));
    main.append(bar);
  }

  const page = byId('q');
  const input = page ?? byId('pm-search__');
  if (page) searchPage(page);
  else if (input) headerBox(input);

  addEventListener('keydown', (event) => {
    const isTyping = event.target.matches('input:not([type=checkbox]), textarea, select');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping || !input) return;
    event.preventDefault();
    input.select();
  });

  const wanted = params().get('mark');
  if (wanted) markWords(document.querySelector('main'), new Set(wanted.split(' ').slice(0, 50))).catch(() => {});
})();
