// The search page of a built site, as a reader has it: typed into, painted, its requests and times
// taken from outside.

/** Longer than any answer should take. */
const PATIENCE = 20_000;

/** Opens a profile of its own with a page in it. */
export async function open(browser, top) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const address = (text) => `${top}site/search.html${text === '' ? '' : `?q=${encodeURIComponent(text)}`}`;
  return {
    page,
    /** Opens the page with `text` in its address and waits for the list. */
    goto: async (text) => {
      await page.goto(address(text));
      await shown(page, text);
    },
    /** Puts `text` into the box as a whole and waits for its list. */
    fill: async (text) => {
      await page.fill('#q', text);
      await shown(page, text);
    },
    /** Types `text` key by key into the emptied box: milliseconds from each key to its painted list. */
    type: async (text) => {
      await page.fill('#q', '');
      await page.waitForTimeout(300);
      await page.focus('#q');
      const taken = [];
      for (const key of text) {
        await page.evaluate(() => globalThis.listen());
        await page.keyboard.press(key === ' ' ? 'Space' : key);
        const time = await page.evaluate(() => globalThis.painted);
        // A space asks nothing new.
        if (key !== ' ') taken.push(time);
      }
      return taken;
    },
    /** The pages of the first ten results, best first, from the page's own engine. */
    find: (text) => page.evaluate(find, text),
    /** Milliseconds from each query's call of the page's own engine until its first ten results are there. */
    times: (texts) => page.evaluate(times, texts),
    /** Waits for the list of `text`. */
    shown: (text) => shown(page, text),
    /** When the list of `text` was put into the page, on the server's clock. */
    shownAt: (text) => page.evaluate((query) => globalThis.shownAt[query], text.trim()),
    close: () => context.close(),
  };
}

const shown = (page, text) => page.waitForFunction(
  (query) => globalThis.shown?.text === query,
  text.trim(),
  { polling: 'raf', timeout: PATIENCE },
);

/**
 * Runs in the page, before its scripts. The page drops answers to older questions, so the first list
 * behind an `input` event is for what stands in the box.
 */
function watch() {
  let pressed;
  let change = () => {};
  globalThis.shownAt = {};
  const now = () => performance.timeOrigin + performance.now();
  const drawn = () => {
    if (document.querySelector('#count').textContent === 'Searching…') return;
    const text = document.querySelector('#q').value.trim();
    globalThis.shown = { text };
    globalThis.shownAt[text] ??= now();
    change();
  };
  addEventListener('DOMContentLoaded', () => {
    const observer = new MutationObserver(drawn);
    for (const part of ['#results', '#count']) observer.observe(document.querySelector(part), { childList: true });
  });
  addEventListener('input', () => { globalThis.shown = undefined; }, true);
  addEventListener('keydown', (event) => { pressed = event.timeStamp; }, true);
  const afterPaint = (done) => requestAnimationFrame(() => {
    // A message is handled once the frame is on its way to the screen.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(undefined);
  });
  // From here on `painted` is to be the time in milliseconds from the next key press until the list of
  // what is then in the box has been painted.
  globalThis.listen = () => {
    pressed = undefined;
    globalThis.painted = new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error('no list')), 10_000);
      change = () => {
        if (pressed === undefined) return;
        change = () => {};
        clearTimeout(timer);
        afterPaint((time) => done(time - pressed));
      };
    });
  };
}

/** Runs in the page. */
async function find(text) {
  globalThis.engine ??= await globalThis.pmsiteSearch.open(new URL('.', location.href).href);
  const found = await globalThis.engine.find(text, {});
  const cards = await globalThis.engine.show(found, 0, Math.min(10, found.docs.length));
  return cards.map(({ url }) => url);
}

/** Runs in the page. */
async function times(texts) {
  globalThis.engine ??= await globalThis.pmsiteSearch.open(new URL('.', location.href).href);
  const taken = [];
  for (const text of texts) {
    const begin = performance.now();
    const found = await globalThis.engine.find(text, {});
    await globalThis.engine.show(found, 0, 10);
    taken.push(performance.now() - begin);
  }
  return taken;
}
