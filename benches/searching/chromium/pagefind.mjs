// Pagefind in a page of its own, through its API: no interface is loaded or drawn.

/** Opens Pagefind in a fresh profile. `worker`: whether it may start its worker, as it does by itself. */
export async function open(browser, top, { worker = true } = {}) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${top}blank.html`);
  const start = () => page.evaluate(
    async ([url, options]) => {
      globalThis.pagefind = await import(url);
      await globalThis.pagefind.options(options);
    },
    [`${top}peer/pagefind/pagefind.js`, worker ? {} : { noWorker: true }],
  );
  return {
    start,
    find: (text) => find(page, text),
    times: (texts) => times(page, texts),
    typed: (text, pace) => typed(page, text, pace),
    close: () => context.close(),
  };
}

/** The pages of the first ten results, best first, all loaded. */
const find = (page, text) => page.evaluate(
  async (query) => {
    const { results } = await globalThis.pagefind.search(query);
    const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return pages.map(({ raw_url: raw, url }) => raw ?? url);
  },
  text,
);

/** Milliseconds from each query's call until the data of its first ten results are there. */
const times = (page, texts) => page.evaluate(
  async (queries) => {
    const taken = [];
    for (const query of queries) {
      const begin = performance.now();
      const { results } = await globalThis.pagefind.search(query);
      await Promise.all(results.slice(0, 10).map((result) => result.data()));
      taken.push(performance.now() - begin);
    }
    return taken;
  },
  texts,
);

/** Every beginning of `text` in turn, as a box does that waits for the typing to rest. */
const typed = (page, text, pace) => page.evaluate(
  async ([word, time]) => {
    const answers = [];
    for (let end = 1; end <= word.length; end += 1) {
      answers.push(globalThis.pagefind.debouncedSearch(word.slice(0, end), {}, 300));
      await new Promise((done) => setTimeout(done, time));
    }
    for (const found of await Promise.all(answers)) {
      await Promise.all((found?.results ?? []).slice(0, 10).map((result) => result.data()));
    }
  },
  [text, pace],
);
