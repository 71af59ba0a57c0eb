/** The structure of a message flattened to what is shown and what is attached (RFC 8621 §4.1.4). */

import { paramOf } from './params.js'
import type { Part } from './types.js'

/** A leaf with its number in the message: `1`, `2.1`; the message's only part is `1`. */
export interface NumberedPart {
  readonly partId: string | null
  readonly part: Part
  readonly subParts: readonly NumberedPart[]
}

/** Numbers of IMAP, so that both doors call a part the same (RFC 9051 §6.4.5). */
export function numberParts(part: Part, at = ''): NumberedPart {
  if (!part.parts) return { partId: at === '' ? '1' : at, part, subParts: [] }
  const subParts = part.parts.map((child, i) => numberParts(child, `${at && `${at}.`}${i + 1}`))
  return { partId: null, part, subParts }
}

export const typeOf = ({ type, subtype }: Part): string => `${type}/${subtype}`

/** Decoded; a slash in it never names a folder for whoever saves it. */
export const nameOf = ({ disposition, params }: Part): string | null =>
  (disposition && paramOf(disposition.params, 'filename')) ?? paramOf(params, 'name') ?? null

export interface BodyLists {
  readonly textBody: readonly NumberedPart[]
  readonly htmlBody: readonly NumberedPart[]
  readonly attachments: readonly NumberedPart[]
}

const isMedia = ({ type }: Part): boolean => ['image', 'audio', 'video'].includes(type)

/** A list that is being filled, or null where a branch of an alternative has no part in it. */
type Filling = NumberedPart[] | null

interface Branch {
  readonly multipart: string
  readonly inAlternative: boolean
  readonly text: Filling
  readonly html: Filling
}

/** Flattens by the algorithm that RFC 8621 §4.1.4 suggests. */
export function bodyLists(root: NumberedPart): BodyLists {
  const text: NumberedPart[] = []
  const html: NumberedPart[] = []
  const attachments: NumberedPart[] = []
  fill([root], { multipart: 'mixed', inAlternative: false, text, html }, attachments)
  return { textBody: text, htmlBody: html, attachments }
}

function fill(parts: readonly NumberedPart[], branch: Branch, attachments: NumberedPart[]): void {
  const { multipart, inAlternative } = branch
  let { text, html } = branch
  const textLength = text?.length ?? -1
  const htmlLength = html?.length ?? -1
  for (const [i, one] of parts.entries()) {
    const { part, subParts, partId } = one
    if (partId === null) {
      const alternative = inAlternative || part.subtype === 'alternative'
      const inner = { multipart: part.subtype, inAlternative: alternative, text, html }
      fill(subParts, inner, attachments)
    } else if (!isInline(part, i, multipart)) attachments.push(one)
    else if (multipart === 'alternative') listFor(part, { text, html, attachments })?.push(one)
    else {
      if (inAlternative && typeOf(part) === 'text/plain') html = null
      if (inAlternative && typeOf(part) === 'text/html') text = null
      text?.push(one)
      html?.push(one)
      if ((!text || !html) && isMedia(part)) attachments.push(one)
    }
  }
  if (multipart === 'alternative' && text && html) complete(text, html, textLength, htmlLength)
}

function isInline(part: Part, index: number, multipart: string): boolean {
  const shown = ['text/plain', 'text/html'].includes(typeOf(part)) || isMedia(part)
  if (!shown || part.disposition?.type === 'attachment') return false
  // A text with a name that is not the first is an attachment whose sender did not say so.
  return index === 0 || (multipart !== 'related' && (isMedia(part) || nameOf(part) === null))
}

function listFor(
  part: Part,
  { text, html, attachments }: { text: Filling; html: Filling; attachments: NumberedPart[] },
): Filling {
  if (typeOf(part) === 'text/plain') return text
  return typeOf(part) === 'text/html' ? html : attachments
}

/** What exists in one form only stands for both. */
function complete(
  text: NumberedPart[],
  html: NumberedPart[],
  textLength: number,
  htmlLength: number,
): void {
  if (textLength === text.length && htmlLength !== html.length) text.push(...html.slice(htmlLength))
  else if (htmlLength === html.length && textLength !== text.length)
    html.push(...text.slice(textLength))
}

/** Is there something that a person may save, which is not what is only shown inside (RFC 8621 §4.1.4)? */
export const hasAttachment = ({ attachments }: BodyLists): boolean =>
  attachments.some(({ part }) => part.disposition?.type !== 'inline')
