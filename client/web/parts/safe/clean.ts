/** A letter in HTML made harmless: DOMPurify, nothing remote, nothing that is filled in or played. */

import DOMPurify, { type Config, type DOMPurify as Purifier } from 'dompurify'
import { cleanStyle } from './css.js'

/** Beyond these a letter is offered as text and as a download: the page must stay quick, whatever a stranger wrote. */
export const maxLetterChars = 1_000_000
const maxTags = 20_000

function hasTooManyTags(html: string): boolean {
  let count = 0
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1))
    if (++count > maxTags) return true
  return false
}

export interface CleanLetter {
  readonly html: string
  /** Images and styles of elsewhere that were not loaded. */
  readonly blocked: number
}

const config: Config = {
  USE_PROFILES: { html: true },
  // Styles of the head stay with the letter.
  FORCE_BODY: true,
  SANITIZE_NAMED_PROPS: true,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  FORBID_TAGS: [
    ...['form', 'input', 'button', 'select', 'textarea', 'option', 'optgroup', 'datalist'],
    ...['label', 'fieldset', 'legend', 'output', 'meter', 'progress', 'dialog', 'details'],
    ...['video', 'audio', 'source', 'track', 'picture', 'map', 'area', 'menu', 'slot', 'template'],
  ],
  FORBID_ATTR: [
    ...['srcset', 'poster', 'lowsrc', 'dynsrc', 'longdesc', 'usemap', 'ping', 'action', 'target'],
    ...[
      'formaction',
      'autofocus',
      'tabindex',
      'accesskey',
      'popover',
      'popovertarget',
      'contenteditable',
    ],
  ],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|cid:|data:image\/(?:png|jpe?g|gif|webp);base64,)/i,
}

let purifier: Purifier | undefined

/** One for the page: each has a Trusted Types policy of its own, and the second of a name is refused. */
const onlyPurifier = (): Purifier => (purifier ??= DOMPurify(window))

const drawn = /^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]*$/i

/** What stands at `src`: an image of the message itself, or nothing. */
function ownImage(source: string, cids: ReadonlyMap<string, string>): string | undefined {
  const address = source.trim()
  if (/^cid:/i.test(address)) return cids.get(decoded(address.slice(4)))
  return drawn.test(address) ? address : undefined
}

function decoded(cid: string): string {
  try {
    return decodeURIComponent(cid)
  } catch {
    return cid
  }
}

/**
 * `cids` are the images that came with the message, as data: addresses by Content-ID. Null for a letter that is too large
 * to be looked through while a person waits.
 */
export function cleanLetter(
  html: string,
  cids: ReadonlyMap<string, string> = new Map(),
): CleanLetter | null {
  if (html.length > maxLetterChars || hasTooManyTags(html)) return null
  let blocked = 0
  const styled = (css: string): string => {
    const cleaned = cleanStyle(css)
    blocked += cleaned.blocked
    return cleaned.css
  }
  const purify = onlyPurifier()
  purify.removeAllHooks()
  purify.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (tagName === 'style' && node.textContent) node.textContent = styled(node.textContent)
  })
  purify.addHook('uponSanitizeAttribute', (node, data) => {
    const { attrName } = data
    if (attrName === 'style') data.attrValue = styled(data.attrValue)
    if (attrName === 'src' || attrName === 'background') {
      const own = node.nodeName === 'IMG' ? ownImage(data.attrValue, cids) : undefined
      if (own === undefined) {
        data.keepAttr = false
        blocked++
      } else data.attrValue = own
    }
    if (attrName === 'href' && !/^\s*(https?|mailto|tel):/i.test(data.attrValue))
      data.keepAttr = false
  })
  const clean = purify.sanitize(html, config)
  purify.removeAllHooks()
  return { html: clean, blocked }
}

const breaks = /^<\/?(?:p|div|br|li|tr|h[1-6])\b/i
const silent = /^<(style|script|title)\b/i
const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', eacute: 'é', egrave: 'è', agrave: 'à' },
}

const plain = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|([a-z]{2,8}));/gi, (whole, code?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole
    const point = Number(code)
    return point > 31 && point <= 0x10ffff ? String.fromCodePoint(point) : ' '
  })

/**
 * The words of a letter without any of its form, at most `most` characters, for where the frame cannot be had. Goes through
 * the letter once and builds nothing of it: it is for those that are too large for more.
 */
export function wordsOf(html: string, most: number): string {
  let words = ''
  let at = 0
  while (at < html.length && words.length < most) {
    const open = html.indexOf('<', at)
    if (open === -1) {
      words += html.slice(at, at + most)
      break
    }
    words += html.slice(at, Math.min(open, at + most))
    const tag = html.slice(open, open + 12)
    const hidden = silent.exec(tag)?.[1]
    const end = hidden === undefined ? open : html.indexOf(`</${hidden}`, open)
    const close = end === -1 ? -1 : html.indexOf('>', end)
    if (close === -1) break
    if (breaks.test(tag)) words += '\n'
    at = close + 1
  }
  return plain(words.slice(0, most))
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*\n\s*/g, '\n\n')
    .trim()
}
