// What a page's HTML says, read with a real parser.

import { parse } from 'parse5';

/** The document of `html`. */
export function parsePage(html) {
  return parse(html);
}

/** All elements below `node` in document order, with those inside `<template>`. */
export function* elements(node) {
  // A list of what is left, not recursion: a generator in a generator costs its depth at every step.
  const left = childrenBackwards(node);
  while (left.length > 0) {
    const next = left.pop();
    if (next.tagName) yield next;
    left.push(...childrenBackwards(next));
  }
}

function childrenBackwards({ childNodes = [], content }) {
  return [...childNodes, ...(content ? content.childNodes : [])].reverse();
}

/** Elements named `name`. */
export function all(document, name) {
  return [...elements(document)].filter((element) => element.tagName === name);
}

/** The value of an attribute, or undefined. A prefixed one (`xlink:href`) goes by its whole name. */
export function attribute(element, name) {
  return element.attrs.find((a) => wholeName(a) === name)?.value;
}

function wholeName({ prefix, name }) {
  return prefix ? `${prefix}:${name}` : name;
}

/** All text below `node`. */
export function text(node) {
  if (node.nodeName === '#text') return node.value;
  return (node.childNodes ?? []).map(text).join('');
}

/** Attributes that hold one URL. */
const URL_ATTRIBUTES = new Set(['href', 'src', 'xlink:href', 'action', 'formaction', 'poster', 'data', 'cite', 'background', 'ping', 'manifest', 'longdesc']);

/** Attributes that hold URLs which a browser fetches without being asked. */
const LOADING = new Set(['src', 'srcset', 'poster', 'data', 'background', 'manifest', 'imagesrcset']);

/** Attributes that hold several URLs, each with a size. */
const URL_LISTS = new Set(['srcset', 'imagesrcset']);

/** `rel` values of `<link>` that name a page and load nothing. */
const NAMING = new Set(['canonical', 'alternate', 'next', 'prev', 'author', 'license', 'me', 'help', 'search']);

/** Whether a `<link>` makes a browser fetch something. */
function isLoadingLink(element) {
  if (element.tagName !== 'link') return false;
  const rel = (attribute(element, 'rel') ?? '').toLowerCase().split(/\s+/);
  return !rel.every((value) => NAMING.has(value));
}

/** Whether it is an element of SVG that draws what its URL names. */
function isDrawn({ tagName }) {
  return ['use', 'image', 'feimage'].includes(tagName.toLowerCase());
}

/**
 * Every URL of a page: `{ element, name, url, loads }`, where `loads` says that the browser fetches
 * it by itself.
 */
export function* urls(document) {
  for (const element of elements(document)) {
    for (const attr of element.attrs) {
      const name = wholeName(attr);
      if (URL_ATTRIBUTES.has(name)) {
        yield { element, name, url: attr.value, loads: LOADING.has(name) || isLoadingLink(element) || isDrawn(element) };
      }
      if (!URL_LISTS.has(name)) continue;
      for (const candidate of attr.value.split(',').filter((part) => part.trim())) {
        yield { element, name, url: candidate.trim().split(/\s+/)[0], loads: true };
      }
    }
    if (element.tagName !== 'meta') continue;
    const refresh = attribute(element, 'http-equiv')?.toLowerCase() === 'refresh';
    const target = refresh && /url\s*=\s*['"]?([^'"]*)/i.exec(attribute(element, 'content') ?? '');
    if (target) yield { element, name: 'refresh', url: target[1].trim(), loads: false };
  }
}

/** Whether the page only leads on to another one. */
export function isRedirect(document) {
  return all(document, 'meta').some((element) => attribute(element, 'http-equiv')?.toLowerCase() === 'refresh');
}

/** The scheme of `url` as a browser reads it, without controls and spaces; undefined for a relative one. */
export function scheme(url) {
  const cleaned = url.replace(/[\u0000-\u0020\u007f-\u009f]/g, '');
  return /^([a-z][a-z0-9+.-]*):/i.exec(cleaned)?.[1].toLowerCase();
}

/** Whether `url` leads out of the site: it has a scheme or a host of its own. */
export function isExternal(url) {
  return scheme(url) !== undefined || /^[\\/]{2}/.test(url.trim());
}

/** The page's Content-Security-Policy by directive, or undefined. */
export function policy(document) {
  const meta = all(document, 'meta').find(
    (element) => attribute(element, 'http-equiv')?.toLowerCase() === 'content-security-policy',
  );
  const directives = (attribute(meta ?? { attrs: [] }, 'content') ?? '').split(';').map((part) => part.trim().split(/\s+/));
  return meta && new Map(directives.filter(([name]) => name).map(([name, ...values]) => [name.toLowerCase(), values]));
}

/** Whether a `<script>` holds data, which no browser runs and no policy looks at. */
export function isData(element) {
  return attribute(element, 'type') === 'application/ld+json' && element.attrs.length === 1;
}

/** A short way to name an element in a message. */
export function describe(element) {
  const attributes = element.attrs.map((a) => ` ${a.name}="${a.value.slice(0, 60)}"`).join('');
  return `<${element.tagName}${attributes.slice(0, 160)}>`;
}
