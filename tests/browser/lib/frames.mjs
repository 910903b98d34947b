// Many pages looked at side by side, in frames of one page: several times quicker than one after another.

/** How many frames are open at a time; more are quicker, but take memory. */
const AT_A_TIME = 40;

/**
 * Opens every one of `urls` in a frame as large as the window, calls `look` in each, and returns what it
 * found, in the same order. `host` is the URL of a file of the same server that is no page.
 */
export async function lookAtAll(page, host, urls, look) {
  await page.goto(host);
  const { width, height } = page.viewportSize();
  const found = [];
  for (let at = 0; at < urls.length; at += AT_A_TIME) {
    const some = urls.slice(at, at + AT_A_TIME);
    await page.evaluate(
      ([urls, width, height]) => {
        document.body.replaceChildren();
        const loaded = urls.map((src, name) => {
          const frame = Object.assign(document.createElement('iframe'), { name, src, width, height });
          frame.style.border = 0;
          return new Promise((done) => {
            frame.onload = done;
            document.body.append(frame);
          });
        });
        return Promise.all(loaded);
      },
      [some, width, height],
    );
    for (const name of some.keys()) found.push(await page.frame({ name: String(name) }).evaluate(look));
  }
  return found;
}
