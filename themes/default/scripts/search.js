// The search without its page: reads the files below `search/`, ranks incidents, hands text to site.js.
// `pmsite search` follows the same rules (src/search/ of pmsite, where they are explained).
'use strict';
globalThis.pmsiteSearch = (() => {
  const AXES = ['cause', 'service', 'severity', 'year', 'detection', 'trigger'];

  // ---- Text to words

  const ALPHANUMERIC = '[\\p{Alphabetic}\\p{N}\\p{M}]';
  const CJK = `(?:(?=${ALPHANUMERIC})[々\\u3040-ヿ㐀-\\u4dbf一-\\u9fff\\uf900-\\ufaff가-\\ud7afｦ-ﾟ\\u{20000}-\\u{3ffff}])`;
  const WORD = `(?:(?!${CJK})${ALPHANUMERIC})`;
  const JOINT = '[-_.:@+&=]';
  const regExp = (source, flags = 'u') => new RegExp(source, flags);
  // `ERR_CONN_RESET`, `/var/log`, with the `'s` behind it; or a run of Chinese, Japanese or Korean.
  const CHUNK = regExp(`(${WORD}+(?:(?:${JOINT}|[/\\\\])${WORD}+)*)(?:['’]${WORD}{0,2}(?!${WORD}))?|${CJK}+`, 'gu');
  const CAMEL = /(?<=\p{Lowercase})(?=\p{Uppercase})|(?<=[\p{Uppercase}\p{N}])(?=\p{Uppercase}\p{Lowercase})/u;
  const IS_NUMBER = regExp(`^(?:\\p{N}[TZ]?|${JOINT})+$`);
  const ARE_LETTERS = regExp(`^(?:(?!${CJK})\\p{Alphabetic}){3,}$`);
  const LETTERS = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ς: 'σ' };

  const fold = (text) => text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').normalize('NFC').toLowerCase()
    .replace(/[^\0-\x7f]/g, (letter) => LETTERS[letter] ?? letter);
  const size = (text) => [...text].length;
  const isOne = (word) => /^[\0-\x7f]$/.test(word);
  const backwards = (word) => [...word].reverse().join('');
  const wordOf = ({ word }) => word;

  function cut({ text, start }, separator, width) {
    return text.split(separator).map((part) => {
      const piece = { text: part, start, end: start + part.length, word: part.length > 64 ? '' : fold(part) };
      start = piece.end + width;
      return piece;
    });
  }

  // Of each chunk: `units`, the words that a query asks for; `extras`, further words of the index, the largest
  // last; `stops`, stop words; `whole`, the largest made of several; `sequence`, the text word by word.
  function chunks(text, stopWords = []) {
    return Array.from(text.matchAll(CHUNK), ({ 0: run, 1: plain, index: start }) => {
      const [units, extras, stops, sequence] = [[], [], [], []];
      const found = { units, extras, stops, sequence };
      const put = (list, piece) => piece.word && list.push(piece);
      const putWhole = (list, piece) => put(list, piece) && (found.whole = piece);
      if (!plain) {
        const letters = [...fold(run)];
        let pieces = cut({ text: run, start }, regExp(''), 0);
        if (letters.length !== pieces.length) pieces = letters.map((word) => ({ word, start, end: start + run.length }));
        pieces.forEach(({ word, start, end }, i) => {
          sequence.push(word);
          const next = pieces[i + 1];
          if (next || !i) put(units, { word: word + (next?.word ?? ''), start, end: next?.end ?? end });
        });
        return found;
      }
      // Most words are plain.
      if (/^[a-z]{1,64}$/.test(plain)) {
        sequence.push(plain);
        put(stopWords.includes(plain) ? stops : units, { word: plain, start, end: start + plain.length });
        return found;
      }
      const [chunk] = cut({ text: plain, start }, '\n', 1);
      const segments = cut(chunk, /[/\\]/, 1);
      for (const segment of segments) {
        const parts = cut(segment, /[-_.:@+&=]/, 1);
        const isNumber = parts[1] && IS_NUMBER.test(segment.text);
        for (const part of parts) {
          const leaves = cut(part, CAMEL, 0);
          for (const leaf of leaves) {
            sequence.push(leaf.word);
            if (isNumber || (isOne(leaf.word) && leaf.text !== plain)) continue;
            put(stopWords.includes(leaf.word) ? stops : leaves[1] ? extras : units, leaf);
          }
          if (leaves[1]) putWhole(units, part);
        }
        if (parts[1]) putWhole(extras, segment);
      }
      if (segments[1]) putWhole(extras, chunk);
      if (!units[0] && found.whole) units.push(extras.pop());
      return found;
    });
  }

  // ---- The query

  const INK = '\\P{White_Space}';
  // `-`, then a phrase, a filter, or anything else.
  const ITEM = regExp(`(-?)(?:"([^"]*)"?|(${AXES.join('|')}|since|until):(?:"([^"]*)"?|(${INK}*))|(${INK}+))`, 'giu');

  function parse(given, stopWords) {
    const query = { units: [], extras: [], sequence: [], stops: [], phrases: [], notPhrases: [], nots: [], asks: [], notes: [], filters: {}, reads: 0 };
    const put = (list, ...items) => list.push(...items.slice(0, 32 - list.length));
    const text = [...given].slice(0, 2000).join('');
    if (text !== given) query.notes.push(['cut']);
    let open; // The word that may still be being typed.
    let isFull = false;
    for (const [, minus, quoted, key, quotedValue, plainValue, plain] of text.matchAll(ITEM)) {
      open = undefined;
      if (key) {
        const value = quotedValue || plainValue;
        if (value) query.asks.push({ key: key.toLowerCase(), value, minus });
        continue;
      }
      const isExact = plain === undefined;
      const found = chunks(quoted ?? plain, stopWords);
      const exact = (pieces) => pieces.map(({ word }) => ({ word, isExact: true }));
      if (isExact) {
        const phrase = { sequence: found.flatMap(({ sequence }) => sequence), units: exact(found.flatMap(({ units }) => units)) };
        if (phrase.sequence[0] !== undefined) put(minus ? query.notPhrases : query.phrases, phrase);
      } else if (minus) {
        const not = exact(found.flatMap(({ whole, units }) => whole ?? units));
        if (not[0]) put(query.nots, not);
      }
      for (const { units, extras, stops, sequence } of minus ? [] : found) {
        if (!isExact) query.sequence.push(...sequence);
        for (const { word } of isExact ? [] : stops) put(query.stops, open = { word, isStop: true });
        if (!units[0]) continue;
        const room = 32 - query.units.length;
        isFull ||= units.length > room;
        if (room) put(query.extras, ...exact(extras));
        put(query.units, ...units.map(({ word }) => (open = { word, isExact })));
      }
    }
    if (isFull) query.notes.push(['full']);
    if (!query.units[0] && !query.phrases[0]) query.units = query.stops;
    if (open && !open.isExact && open === query.units.at(-1) && !isFull && regExp(`${INK}$`).test(text)) {
      open.isOpen = true;
      // A word that is only being begun would empty the list.
      if (query.units[1] && isOne(open.word)) query.units.pop();
    }
    return query;
  }

  // ---- Files

  const toText = (bytes) => new TextDecoder().decode(bytes);
  const toLines = (bytes) => toText(bytes).split('\n');

  // Reads numbers. That a file is whole is known from its checksum.
  function reader(bytes) {
    let at = 0;
    const next = () => {
      let [value, scale, byte] = [0, 1];
      do {
        byte = bytes[at++];
        value += (byte & 127) * scale;
        scale *= 128;
      } while (byte > 127);
      return value;
    };
    const zigzag = () => {
      const value = next();
      return value % 2 ? -(value + 1) / 2 : value / 2;
    };
    const take = (count) => bytes.subarray(at, at += count);
    const postings = () => {
      let doc = -1;
      const docs = new Uint32Array(next()).map(() => doc += next() + 1);
      return { docs, impacts: take(docs.length) };
    };
    return { next, zigzag, take, postings, many: (read) => Array.from({ length: next() }, read) };
  }

  const READ = {
    doc: (bytes) => JSON.parse(toText(bytes)),
    back: (bytes) => toLines(bytes).map((word) => ({ word })),
    rest: (bytes) => reader(bytes).postings(),
    words(bytes) {
      const { next, zigzag, take, many } = reader(bytes);
      next();
      const words = toLines(take(next()));
      let [shard, slot, index] = [0, 0, -1];
      const groups = many(() => {
        const df = next();
        const step = zigzag();
        shard += step;
        slot = next() + (step ? 0 : slot);
        return { name: `${shard}-${slot}`, shard, slot, df, words: [] };
      });
      return words.map((word) => {
        const group = groups[index += zigzag() + 1];
        group.words.push(word);
        return { word, group };
      });
    },
    lists(bytes) {
      const { next, take, many } = reader(bytes);
      return many(next).map((length) => {
        const list = reader(take(length));
        const { docs, impacts } = list.postings();
        const passages = Array.from(docs, () => {
          const own = [];
          for (let passage = 0, more = 1; more; passage++) {
            const value = list.next();
            more = value % 2;
            own.push(passage += value >> 1);
          }
          return own;
        });
        return { docs, impacts, passages };
      });
    },
  };

  async function inflate(url) {
    const response = await fetch(url, { signal: AbortSignal.timeout(30000) });
    const inflated = response.body.pipeThrough(new DecompressionStream('deflate'));
    return new Uint8Array(await new Response(inflated).arrayBuffer());
  }

  // ---- Words near to those of the query

  // What may stand behind the common part of two forms of an English word.
  const ENDINGS = ' s es ed d ing e y ies ied er ers ion ions al ly ment ments'.split(' ');

  // Letters left out, added, changed or swapped with the next one to make `b` of `a`; 9 and more where over `most`.
  function distance(a, b, most = 2) {
    if (a === b || !most) return a === b ? 0 : 9;
    const [c, d] = [a.slice(1), b.slice(1)];
    if (a[0] === b[0]) return distance(c, d, most);
    const others = [[c, b], [a, d], [c, d]];
    if (a[0] === b[1] && a[1] === b[0]) others.push([c.slice(1), d.slice(1)]);
    return 1 + Math.min(...others.map(([x, y]) => distance(x, y, most - 1)));
  }

  // ---- Facts

  const slug = (text) => (fold(text).match(regExp(`${ALPHANUMERIC}+`, 'gu')) ?? []).join('-');
  const namesOf = ({ title, value, path }) => [title, value, path, path?.split('/').pop()].filter(Boolean);

  // The first or last day of a year, month or day, since 1970.
  function day(text, isLast) {
    const start = /^\d{4}(-\d\d){0,2}$/.test(text) && Date.parse(text);
    if (!Number.isFinite(start) || !new Date(start).toISOString().startsWith(text)) return undefined;
    const [year, month, date] = text.split('-');
    return (isLast && !date ? Date.UTC(year, month ?? 12, 0) : start) / 864e5;
  }

  // ---- Texts with marks

  // The words of the query in a text, and where they stand.
  function marksIn(text, words, open) {
    return chunks(text).flatMap(({ units, extras }) => [...units, ...extras])
      .filter(({ word }) => words.has(word) || (open && word.startsWith(open))).sort((a, b) => a.start - b.start || a.end - b.end);
  }

  // A stretch of a text as [text, isMarked].
  function pieces(text, marks, from = 0, to = text.length) {
    const found = [[from ? '…' : '', false]];
    let at = from;
    for (const { start, end } of marks) {
      if (start < from || end > to || end <= at) continue;
      found.push([text.slice(at, Math.max(at, start)), false], [text.slice(Math.max(at, start), end), true]);
      at = end;
    }
    found.push([text.slice(at, to), false], [to < text.length ? '…' : '', false]);
    return found.filter(([piece]) => piece);
  }

  // About 220 characters, where most of the marks are.
  function snippet(text, marks) {
    const held = marks.map(({ start }) => marks.filter((mark) => mark.start >= start && mark.end < start + 180).length);
    const first = marks[held.indexOf(Math.max(...held))]?.start ?? 0;
    const from = Math.max(Math.min(first - 40, text.length - 220), 0);
    const part = text.slice(0, from + 220);
    return pieces(text, marks, from && from + part.slice(from).search(/\s|$/), part === text ? text.length : part.search(/\s\S*$|$/));
  }

  // ---- The engine

  async function open(root) {
    const index = await fetch(`${root}search/index.json`, { cache: 'no-cache' }).then((response) => response.json())
      .catch(() => { throw Error('no-index'); });
    const { docs: count, facets, facetBlock } = index;
    const files = {};
    let failures = 0;

    // A file; undefined if it does not load, and then fetched again when it is next needed.
    function get(kind, name) {
      const path = `${kind}-${name}`;
      return files[path] ??= inflate(`${root}search/${index.folder}/${path}`).then((bytes) => READ[kind]?.(bytes) ?? toFacts(bytes, name)).catch(() => {
        failures++;
        delete files[path];
      });
    }

    // Entries of the dictionary that begin with `prefix`, or are it.
    async function beginning(prefix, isWhole, kind = 'words') {
      const first = index[kind];
      const start = Math.max(first.findLastIndex((word) => word <= prefix), 0);
      const end = isWhole ? start + 1 : first.findLastIndex((word) => word <= prefix || word.startsWith(prefix)) + 1;
      const shards = await Promise.all(first.slice(start, end).map((_, i) => get(kind, start + i)));
      return shards.flatMap((shard = []) => shard.filter(({ word }) => (isWhole ? word === prefix : word.startsWith(prefix))));
    }

    const entriesOf = async (words) => (await Promise.all(words.map((word) => beginning(word, true)))).flat();

    async function typos(word, rare) {
      const length = size(word);
      if (length < 4 || !ARE_LETTERS.test(word)) return [];
      const far = (other) => (ARE_LETTERS.test(other) ? distance(word, other) : 3);
      const isNear = ({ word: other }) => far(other) <= (length > 7 ? 2 : 1);
      const [forward, back] = await Promise.all([
        beginning(word.slice(0, length > 4 ? 2 : 1)),
        beginning(backwards(word).slice(0, length > 5 ? 3 : 2), false, 'back'),
      ]);
      const others = await entriesOf(back.map((entry) => ({ word: backwards(entry.word) })).filter(isNear).map(wordOf));
      const near = [...forward.filter(isNear), ...others]
        .filter(({ group }) => !rare || (group.name !== rare.name && group.df >= 8 * rare.df))
        .map((entry) => ({ ...entry, far: far(entry.word) }));
      return near.filter((entry) => near.every((other) => entry.far <= other.far));
    }

    // Finds what a unit stands for, and reads the posting lists.
    async function look(unit) {
      const { word, isOpen, isExact, isStop } = unit;
      const length = size(word);
      const isLone = regExp(`^${CJK}$`).test(word);
      const mayBegin = length > 1 || isLone;
      const begins = mayBegin && (isOpen || isStop || isLone);
      let entries = await beginning(word, !begins);
      const exact = isStop ? undefined : entries.find((entry) => entry.word === word);
      const isOther = (entry) => entry.group.name !== exact?.group.name;
      const found = exact ? [{ ...exact, weight: 16 }] : [];
      // Of these groups the most frequent ones, each with the smallest of its words.
      const add = (others, most, weight) => {
        const groups = new Map();
        for (const entry of others) if (!(groups.get(entry.group.name)?.word <= entry.word)) groups.set(entry.group.name, entry);
        const sorted = [...groups.values()].sort((a, b) => b.group.df - a.group.df || (a.word < b.word ? -1 : 1));
        found.push(...sorted.slice(0, most).map((entry) => ({ ...entry, weight })));
      };
      if (begins || (mayBegin && !exact && !isExact)) {
        if (!begins) entries = await beginning(word);
        add(entries.filter(isOther), 8, exact ? 6 : 10);
      }
      if (!isExact && !isStop) {
        unit.isCorrected = !found[0];
        if (!found[0] && /^[a-z]+$/.test(word)) {
          const stems = ENDINGS.filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, length - ending.length));
          add(await entriesOf(stems.flatMap((stem) => (stem.length > 2 ? ENDINGS.map((ending) => stem + ending) : []))), 4, 12);
        }
        const isRare = exact && !found[1] && exact.group.df < 3 && length > 4;
        if (!found[0] || isRare) {
          const near = await typos(word, isRare && exact.group);
          add(near, 4, isRare ? 5 : near[0]?.far > 1 ? 7 : 10);
        }
      }
      const df = exact?.group.df ?? Math.max(...found.map(({ group }) => group.df));
      const idf = Math.round(64 * Math.log(1 + (count - df + 0.5) / (df + 0.5))) || 1;
      await Promise.all(found.map(async (match) => {
        match.factor = match.weight * idf;
        match.list = (await get('lists', match.group.shard))?.[match.group.slot];
      }));
      unit.matches = found.filter(({ list }) => list);
    }

    // ---- Ranking

    const isShort = ({ group, list, rest }) => group.df > list.docs.length && !rest;
    const matchesOf = (units) => units.flatMap(({ matches }) => matches);

    const loadRests = (units) => Promise.all(matchesOf(units).filter(isShort).map(async (match) => {
      match.rest = await get('rest', match.group.name);
    }));

    function score(unit) {
      const scores = unit.scores = new Uint32Array(count);
      for (const { list, rest, factor } of unit.matches) {
        for (const { docs, impacts } of rest ? [list, rest] : [list]) {
          docs.forEach((doc, i) => scores[doc] = Math.max(scores[doc], factor * impacts[i]));
        }
      }
      // What documents may score by postings that are not loaded.
      unit.tail = Math.max(0, ...unit.matches.filter(isShort).map(({ list, factor }) => factor * Math.min(...list.impacts)));
    }

    // Documents in order: those with all units, and those with some. As long as lists are not loaded to their
    // ends, only those that no other can overtake.
    function rank(found, isDone) {
      const { units } = found;
      const scored = [...units, ...found.extras];
      scored.forEach(score);
      // Of a single list, those that are not loaded come last.
      if (matchesOf(scored).length < 2) isDone = true;
      // The best passage of each document (the head, 0, only where none is as good), what it scores, and what the
      // best one with several units scores.
      const [passage, best, together] = [0, 0, 0].map(() => new Uint32Array(count));
      found.passage = passage;
      const passages = new Map();
      for (const unit of units) {
        for (const { list } of unit.matches) {
          list.docs.forEach((doc, i) => {
            for (const number of list.passages[i]) {
              const key = doc * 2 ** 24 + number;
              const known = passages.get(key);
              if (known?.unit === unit) continue;
              const sum = unit.scores[doc] + (known?.sum ?? 0);
              passages.set(key, { unit, sum });
              if (known) together[doc] = Math.max(together[doc], sum);
              if (sum > best[doc] || (sum === best[doc] && number - 1 >>> 0 < passage[doc] - 1 >>> 0)) [best[doc], passage[doc]] = [sum, number];
            }
          });
        }
      }
      const keys = new Float64Array(count);
      let [length, limit] = [0, 0];
      for (let doc = 0; doc < count; doc++) {
        if (found.nots.some((words) => words.every(({ scores }) => scores[doc]))) continue;
        let [sum, beyond] = [together[doc], 0];
        for (const { scores, tail } of scored) {
          sum += scores[doc];
          beyond += Math.max(tail - scores[doc], 0);
        }
        const matched = units.filter(({ scores }) => scores[doc]).length;
        if (beyond && !isDone) limit = Math.max(limit, sum + beyond * (units[1] ? 2 : 1) + 1);
        else if (matched || !units[0]) keys[length++] = (matched * 2 ** 27 + sum) * count + count - 1 - doc;
      }
      const sorted = keys.subarray(0, length).sort().reverse();
      const full = sorted.findLastIndex((key) => key >= (units.length * 2 ** 27 + limit) * count) + 1;
      const docs = Array.from(sorted, (key) => count - 1 - key % count);
      return [docs.slice(0, full), isDone ? docs.slice(full) : []];
    }

    // ---- Facts of documents

    const places = AXES.flatMap((axis) => facets[axis].map(() => axis));
    const offset = Object.fromEntries(AXES.map((axis) => [axis, places.indexOf(axis)]));

    // Of each document of a block: when it began, and `row`, its places.
    function toFacts(bytes, block) {
      const { next, zigzag, many } = reader(bytes);
      let start;
      const all = Array.from({ length: Math.min(count - block * facetBlock, facetBlock) }, (_, i) => {
        const isDated = block * facetBlock + i < count - index.undated;
        if (isDated) start = i ? start - zigzag() : zigzag();
        const year = isDated ? `${new Date(start * 864e5).getUTCFullYear()}` : 'undated';
        const id = facets.year.findIndex(({ title }) => title === year);
        return { start: isDated ? start : NaN, row: id < 0 ? [] : [offset.year + id] };
      });
      ['severity', 'detection', 'trigger', 'service', 'cause'].forEach((axis, i) => {
        for (const { row } of all) {
          for (let id of i > 2 ? many(next) : [next() - 1]) {
            for (; id >= 0 && !row.includes(offset[axis] + id); id = facets[axis][id].parent ?? -1) row.push(offset[axis] + id);
          }
        }
      });
      return all;
    }

    // The facts of documents, for all that do load.
    async function factsOf(docs) {
      const blocks = [];
      const blockOf = (doc) => Math.floor(doc / facetBlock);
      await Promise.all([...new Set(docs.map(blockOf))].map(async (block) => blocks[block] = await get('facets', block)));
      return docs.flatMap((doc) => {
        const facts = blocks[blockOf(doc)]?.[doc % facetBlock];
        return facts ? { doc, ...facts } : [];
      });
    }

    // The positions that a value names in the table of an axis; without any, a note.
    function idsOf(axis, value, notes) {
      const near = facets[axis].flatMap((entry, id) => namesOf(entry).map((name) => (
        { id, title: entry.path ?? entry.title, far: slug(name) === slug(value) ? 0 : distance(fold(name), fold(value)) })))
        .sort((a, b) => a.far - b.far);
      const ids = near.filter(({ far }) => !far).map(({ id }) => id);
      if (!ids.length && axis === 'severity' && facets.severity[value - 1]) ids.push(value - 1);
      if (!ids.length) notes.push(near[0]?.far < 3 ? ['near', { facet: axis, value, near: near[0].title }] : ['no', { facet: axis, value }]);
      return ids;
    }

    // What filters ask of a document: one condition for each axis or exception.
    function conditionsOf({ asks, filters, notes }, chosen) {
      return [...AXES, 'since', 'until'].flatMap((axis) => {
        const isOneOf = (ids) => ({ row }) => ids.some((id) => row.includes(offset[axis] + id));
        const test = ({ value, minus }) => {
          if (facets[axis]) {
            const ids = idsOf(axis, value, notes);
            if (!minus) (filters[axis] ??= []).push(...ids);
            return isOneOf(ids);
          }
          const limit = day(value, axis === 'until');
          if (limit === undefined) notes.push(['no-date', { filter: axis, value }]);
          return ({ start }) => (axis === 'since' ? start >= limit : start <= limit);
        };
        const wanted = chosen[axis]?.length ? [isOneOf(chosen[axis])] : [];
        const all = [];
        for (const filter of asks) {
          if (filter.key !== axis) continue;
          const isMet = test(filter);
          if (filter.minus) all.push({ isMet: (facts) => !isMet(facts) });
          else wanted.push(isMet);
        }
        if (wanted[0]) all.push({ axis, isMet: (facts) => wanted.some((isMet) => isMet(facts)) });
        return all;
      });
    }

    // ---- Texts of documents

    const part = (doc, number) => get('doc', `${doc}-${number}`);
    const stretchOf = ({ starts }, passage) => starts.findLastIndex((start) => start <= passage);

    // Puts the first passage of a document in which the words of each of `phrases` stand side by side; reads all
    // of it, or what is shown with `passage`. Of the title, which comes last, it is 0.
    async function passagesWith(doc, phrases, passage) {
      const first = await part(doc, 0);
      const numbers = !first ? [] : passage === undefined ? first.starts.keys() : new Set([0, stretchOf(first, passage)]);
      const stretches = await Promise.all([...numbers].map((number) => part(doc, number)));
      const sequenceOf = (text) => chunks(text).flatMap(({ sequence }) => sequence);
      const texts = stretches.flatMap((stretch) => {
        if (stretch) stretch.words ??= stretch.passages.map(([, text]) => sequenceOf(text));
        return (stretch?.words ?? []).map((words, i) => ({ words, passage: stretch.first + i }));
      });
      texts.push({ words: sequenceOf(first?.title ?? ''), passage: 0 });
      const isAt = (words, steps) => words.some((_, at) => steps.every((isIt, i) => isIt(words[at + i])));
      return phrases.map((steps) => texts.find(({ words }) => isAt(words, steps))?.passage);
    }

    // Those of `docs` that hold all phrases and none of those that they must not; 50 are read at most.
    async function withPhrases(found, docs) {
      const { phrases, notPhrases } = found;
      if (!phrases[0] && !notPhrases[0]) return docs;
      const steps = [...phrases, ...notPhrases].map(({ sequence }) => sequence.map((word) => (other) => other === word));
      const held = await Promise.all(docs.map(async (doc) => {
        if (!phrases[0] && !notPhrases.some(({ units }) => units.every(({ scores }) => scores[doc]))) return [doc];
        if (found.reads++ >= 50) return [];
        const passages = await passagesWith(doc, steps);
        if (passages.some((passage, i) => (passage === undefined) === i < phrases.length)) return [];
        if (phrases[0]) [found.passage[doc]] = passages;
        return [doc];
      }));
      return held.flat();
    }

    // Of the first documents, puts those in front that say the query word by word.
    async function sideBySide(found, docs) {
      const { sequence, units, passage } = found;
      if (!sequence[1] || docs.length < 2) return docs;
      const steps = sequence.map((word) => {
        const unit = units.find((other) => other.word === word && !other.isExact && !other.isStop);
        const words = [word, ...(unit?.matches ?? []).flatMap(({ group }) => group.words)];
        return (other) => words.includes(other) || (unit?.isOpen && other?.startsWith(word));
      });
      const [said, others] = [[], []];
      const passages = await Promise.all(docs.slice(0, 10).map((doc) => passagesWith(doc, [steps], passage[doc])));
      passages.forEach(([at = -1], i) => {
        (at < 0 ? others : said).push(docs[i]);
        if (at >= 0) passage[docs[i]] = at;
      });
      return [...said, ...others, ...docs.slice(10)];
    }

    // ---- What the page calls

    async function find(text, chosen = {}) {
      const before = failures;
      const found = parse(text, index.stop);
      const { extras, phrases, notPhrases, nots } = found;
      const conditions = found.conditions = conditionsOf(found, chosen);
      const without = [...nots, ...notPhrases.map(({ units }) => units)].flat();
      await Promise.all([...found.units, ...extras, ...without].map(look));
      await loadRests(without);
      without.forEach(score);
      const known = found.units.filter(({ matches }) => matches[0]);
      found.corrected = known.filter(({ isCorrected }) => isCorrected).map(({ word, matches }) => [word, matches.map(wordOf)]);
      // A word that could not be looked up is not asked for, as long as there are others.
      if (failures > before && known[0]) found.units = known;
      const [first, second] = found.units;
      const matches = matchesOf([...known, ...extras]);
      found.words = new Set(matches.flatMap(({ group }) => group.words));
      found.open = found.units.find(({ isOpen }) => isOpen)?.word;
      const isPlain = !(conditions[0] ?? phrases[0] ?? notPhrases[0] ?? nots[0]);
      const docs = isPlain && matches.some(isShort) ? rank(found)[0] : [];
      const full = docs.length;
      if (full > 9) {
        Object.assign(found, { docs: await sideBySide(found, docs), count: Math.max(full, ...(second ? [] : first.matches.map(({ group }) => group.df))), full, partial: 0, about: !!(second ?? first.matches[1]) });
      } else await complete(found);
      found.failed = failures > before;
      return found;
    }

    // Reads what `find` could do without, and orders all.
    async function complete(found) {
      await loadRests([...found.units, ...found.extras]);
      found.ranked = rank(found, true);
      const pass = async (docs) => (found.conditions[0]
        ? (await factsOf(docs)).filter((facts) => found.conditions.every(({ isMet }) => isMet(facts))).map(({ doc }) => doc) : docs);
      const full = await sideBySide(found, await withPhrases(found, await pass(found.ranked[0])));
      const some = full.length > 9 ? [] : await pass(found.ranked[1]);
      const fitting = some.filter((doc) => found.units.every(({ isExact, scores }) => !isExact || scores[doc]));
      const partial = (await withPhrases(found, fitting)).slice(0, Math.max(10 - full.length, 0));
      if (!full.length && partial.length) found.notes.push(['some']);
      if (found.reads > 50) found.notes.push(['phrases']);
      Object.assign(found, {
        docs: [...full, ...partial], count: full.length || partial.length, full: full.length, partial: partial.length, about: false,
      });
    }

    async function countFacts(found) {
      if (!found.ranked) await complete(found);
      const counts = places.map(() => 0);
      const { conditions, phrases, notPhrases, ranked, docs } = found;
      const isAll = !conditions[0] && docs.length === count;
      const [full, some] = ranked;
      const base = phrases[0] || notPhrases[0] ? docs : found.full || !some.length ? full : some;
      for (const facts of isAll ? [] : await factsOf(base)) {
        const missed = conditions.filter(({ isMet }) => !isMet(facts));
        if (missed[1]) continue;
        for (const place of facts.row) if (!missed[0] || places[place] === missed[0].axis) counts[place]++;
      }
      return Object.fromEntries(AXES.map((axis) => [axis, facets[axis].map((entry, id) => (isAll ? entry.count : counts[offset[axis] + id]))]));
    }

    async function show(found, from, to) {
      if (!found.ranked && to > found.docs.length) await complete(found);
      return Promise.all(found.docs.slice(from, to).map(async (doc) => {
        const missing = found.units.filter(({ scores }) => !scores[doc]).map(wordOf);
        const first = await part(doc, 0);
        if (!first) {
          return { doc, missing, failed: true, href: root, causes: [], snippet: [] };
        }
        let number = found.passage[doc];
        const stretch = await part(doc, stretchOf(first, number));
        const { passages, sections } = stretch ?? first;
        number -= (stretch ?? first).first;
        // Without a summary the text's beginning tells more.
        const [section, text] = (passages[number]?.[1] ? passages[number] : passages[1] ?? passages[0]);
        const [title, anchor] = sections[section];
        const [inTitle, marks] = [first.title, text].map((shown) => marksIn(shown, found.words, found.open));
        const words = [...new Set([...inTitle, ...marks].map(wordOf))].slice(0, 8).map(encodeURIComponent).join('+');
        return {
          ...first, doc, missing, failed: !stretch, section: { title, anchor }, snippet: snippet(text, marks),
          href: root + first.url + (words && `?mark=${words}`) + (anchor && `#${encodeURIComponent(anchor)}`),
        };
      }));
    }

    return { index, find, show, count: countFacts };
  }

  return { open, pieces: (text, words) => pieces(text, marksIn(text, words)) };
})();
