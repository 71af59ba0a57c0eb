/** Header protection (RFC 9788): the fields a person reads stand inside what is signed or sealed, beside the body. */

import { joinBytes } from '../../../server/base/index.js'

/** What everybody on the way sees in place of a sealed subject (RFC 9788 §3.2.1). */
const hiddenSubject = 'Subject: [...]\r\n'

const nameOf = (field: string): string => field.slice(0, field.indexOf(':')).toLowerCase()

/** The fields of a header block, each with its folded lines, as they stand. */
function fieldsIn(header: string): string[] {
  return header.match(/^[^\r\n]+\r\n(?:[ \t][^\r\n]*\r\n)*/gm) ?? []
}

/** The fields that stand outside of what is sealed. */
export function outerFields(fields: string): string {
  return fieldsIn(fields)
    .filter((field) => nameOf(field) !== 'comments' && nameOf(field) !== 'keywords')
    .map((field) => (nameOf(field) === 'subject' ? hiddenSubject : field))
    .join('')
}

/** `entity` with the message's fields above its own; sealed ones say too what was shown outside (RFC 9788 §2.2). */
export function withProtectedFields(
  fields: string,
  entity: Uint8Array,
  hp: 'clear' | 'cipher',
): Uint8Array {
  const protectedFields = fieldsIn(fields).filter((field) => nameOf(field) !== 'mime-version')
  const shown = fieldsIn(outerFields(protectedFields.join('')))
  const told = hp === 'cipher' ? shown.map((field) => `HP-Outer: ${field}`) : []
  const end = endOfFields(entity)
  const content = fieldsIn(text.decode(entity.subarray(0, end))).map((field) =>
    nameOf(field) === 'content-type' ? marked(field, hp) : field,
  )
  const header = [...protectedFields, ...told, ...content].join('')
  return joinBytes([new TextEncoder().encode(header), entity.subarray(end)])
}

/** Our own entities have ASCII headers. */
const text = new TextDecoder()

/** Where the blank line begins. */
function endOfFields(entity: Uint8Array): number {
  for (let at = 0; at + 3 < entity.length; at++) {
    const isEnd = entity[at] === 13 && entity[at + 1] === 10 && entity[at + 2] === 13
    if (isEnd && entity[at + 3] === 10) return at + 2
  }
  return entity.length
}

/** `protected-headers` is what programs older than RFC 9788 look for, Thunderbird among them. */
const marked = (field: string, hp: string): string =>
  `${field.trimEnd()};\r\n hp="${hp}"; protected-headers="v1"\r\n`
