/** Header protection (RFC 9788): the fields a person reads stand inside what is signed or sealed, beside the body. */

import { fieldsIn } from './letter.js'

/** What everybody on the way sees in place of a sealed subject (RFC 9788 §3.2.1). */
export const hiddenSubject = 'Subject: [...]\r\n'

const nameOf = (field: string): string => field.slice(0, field.indexOf(':')).toLowerCase()

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
  entity: Buffer,
  hp: 'clear' | 'cipher',
): Buffer {
  const protectedFields = fieldsIn(fields).filter((field) => nameOf(field) !== 'mime-version')
  const shown = fieldsIn(outerFields(protectedFields.join('')))
  const told = hp === 'cipher' ? shown.map((field) => `HP-Outer: ${field}`) : []
  const end = entity.indexOf('\r\n\r\n') + 2
  const content = fieldsIn(entity.subarray(0, end).toString('latin1')).map((field) =>
    nameOf(field) === 'content-type' ? marked(field, hp) : field,
  )
  const header = [...protectedFields, ...told, ...content].join('')
  return Buffer.concat([Buffer.from(header, 'latin1'), entity.subarray(end)])
}

/** `protected-headers` is what programs older than RFC 9788 look for, Thunderbird among them. */
const marked = (field: string, hp: string): string =>
  `${field.trimEnd()};\r\n hp="${hp}"; protected-headers="v1"\r\n`
