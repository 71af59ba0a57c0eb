/** A letter in HTML made harmless: DOMPurify, nothing remote, nothing that is filled in or played. */

import DOMPurify, { type Config } from 'dompurify'
import { cleanStyle } from './css.js'

/** Beyond this a letter is offered as text and as a download: the page must stay quick. */
export const maxLetterChars = 2_000_000

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
  if (html.length > maxLetterChars) return null
  let blocked = 0
  const styled = (css: string): string => {
    const cleaned = cleanStyle(css)
    blocked += cleaned.blocked
    return cleaned.css
  }
  const purify = DOMPurify(window)
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
  return { html: purify.sanitize(html, config), blocked }
}

/** The words of a letter without any of its form, for where the frame cannot be had. */
export function wordsOf(html: string): string {
  const cleaned = DOMPurify(window).sanitize(html.slice(0, maxLetterChars), {
    ...{ ALLOWED_TAGS: ['p', 'div', 'br', 'li', 'tr', 'h1', 'h2', 'h3'], ALLOWED_ATTR: [] },
    ...{ RETURN_DOM_FRAGMENT: true, KEEP_CONTENT: true },
  })
  for (const block of cleaned.querySelectorAll('p, div, br, li, tr, h1, h2, h3')) block.after('\n')
  return (cleaned.textContent ?? '').replace(/\n{3,}/g, '\n\n').trim()
}
