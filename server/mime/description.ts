/** What the Content-* fields of a header block say of its entity (RFC 2045 §3). */

import { withoutComments } from './lexer.js'
import { parseContentType, parseDisposition } from './params.js'
import type { ByteRange, Disposition, HeaderField, Params, Part } from './types.js'

/** What the entity's header says, settled once the header has ended. */
export interface Description {
  type: string
  subtype: string
  params: Params
  readonly id: string | null
  readonly description: string | null
  readonly encoding: string
  readonly md5: string | null
  readonly disposition: Disposition | null
  readonly language: readonly string[]
  readonly location: string | null
}

/** RFC 2045 §5.2: what an entity is that says nothing, or nothing that can be understood. */
export const textPlain = { type: 'text', subtype: 'plain', params: [] as Params }
const digestDefault = { type: 'message', subtype: 'rfc822', params: [] as Params }

function languagesOf(value: string | undefined): readonly string[] {
  if (value === undefined) return []
  return withoutComments(value)
    .split(/[\s,]+/)
    .filter((tag) => tag !== '')
}

/** Reads the entity fields; the first of each name counts. `inDigest` changes the default type (RFC 2046 §5.1.5). */
export function describe(fields: readonly HeaderField[], inDigest: boolean): Description {
  const values = new Map<string, string>()
  for (const { name, value } of fields) {
    const key = name.toLowerCase()
    if (key.startsWith('content-') && !values.has(key)) values.set(key, value)
  }
  const text = (name: string) => values.get(name) ?? null
  const contentType = text('content-type')
  const fallback = inDigest && contentType === null ? digestDefault : textPlain
  const media = (contentType === null ? null : parseContentType(contentType)) ?? fallback
  const encoding = withoutComments(text('content-transfer-encoding') ?? '').trim()
  const disposition = text('content-disposition')
  // Written out, not spread: V8 copies a spread in front of other properties a hundred times slower.
  return {
    type: media.type,
    subtype: media.subtype,
    params: media.params,
    id: text('content-id'),
    description: text('content-description'),
    encoding: encoding.toLowerCase() || '7bit',
    md5: text('content-md5'),
    disposition: disposition === null ? null : parseDisposition(disposition),
    language: languagesOf(values.get('content-language')),
    location: text('content-location'),
  }
}

/** The Part that a description makes with its offsets. */
export function partOf(
  about: Description,
  header: ByteRange,
  body: ByteRange,
  lines: number,
): Part {
  return {
    type: about.type,
    subtype: about.subtype,
    params: about.params,
    id: about.id,
    description: about.description,
    encoding: about.encoding,
    md5: about.md5,
    disposition: about.disposition,
    language: about.language,
    location: about.location,
    header,
    body,
    lines,
  }
}
