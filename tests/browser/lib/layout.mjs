// What can be measured of a page as it is laid out. Each function runs in the page, so it is whole in
// itself.

/** How far the page is wider than the window, and what sticks out; undefined if it fits. */
export function overflow() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return undefined;
  const out = [...document.body.querySelectorAll('*')].filter((element) => {
    const { right, width } = element.getBoundingClientRect();
    return width > 0 && right > clientWidth + 0.5;
  });
  const names = out.slice(0, 4).map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
  return `${scrollWidth} px wide by ${names.join(', ')}`;
}

/**
 * Text that stands out too little from what is behind it: WCAG 2.2, 1.4.3, level AA. A line for each
 * pair of colours.
 */
export function faintText() {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  // Drawing a colour turns any notation into numbers. It is slow, and most of a page has few colours.
  const drawn = new Map();
  const rgba = (colour) => {
    if (!drawn.has(colour)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
      drawn.set(colour, [r, g, b, a / 255]);
    }
    return drawn.get(colour);
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const grounds = new Map();
  const behind = (element) => {
    if (!element) return rgba('Canvas');
    if (!grounds.has(element)) {
      const colour = rgba(getComputedStyle(element).backgroundColor);
      grounds.set(element, colour[3] === 1 ? colour : over(colour, behind(element.parentElement)));
    }
    return grounds.get(element);
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const faults = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.textContent.trim();
    if (!words || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const style = getComputedStyle(element);
    const ground = behind(element);
    const colour = element instanceof SVGElement ? style.fill : style.color;
    const front = over(rgba(colour), ground);
    const [light, dark] = [luminance(front), luminance(ground)].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast >= (isLarge ? 3 : 4.5)) continue;
    const name = `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
    const line = `${name}: ${colour} on rgb(${ground.slice(0, 3).map(Math.round)}): ${contrast.toFixed(2)}`;
    if (!faults.has(line)) faults.set(line, `${line} ("${words.slice(0, 30)}")`);
  }
  return [...faults.values()];
}

/** Opens everything that can be opened. */
export function openDetails() {
  for (const element of document.querySelectorAll('details')) element.open = true;
}

/**
 * What on the page has a hue: text, grounds, borders and shapes, but for code, whose parts are told apart by
 * hues. A line for each.
 */
export function hues() {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const isGrey = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
    return Math.max(r, g, b) - Math.min(r, g, b) <= 2;
  };
  const properties = ['color', 'backgroundColor', 'borderTopColor', 'borderRightColor', 'borderBottomColor', 'borderLeftColor', 'textDecorationColor', 'fill', 'stroke'];
  const found = new Set();
  for (const element of document.querySelectorAll('body, body *')) {
    if (element.closest('pre')) continue;
    for (const pseudo of [null, '::before', '::after']) {
      const style = getComputedStyle(element, pseudo);
      for (const property of properties) {
        const colour = style[property];
        if (!colour || colour === 'none' || colour.startsWith('url(') || isGrey(colour)) continue;
        found.add(`${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}${pseudo ?? ''}: ${property} ${colour}`);
      }
    }
  }
  return [...found];
}
