/** Header fields as bytes: each value encoded by its kind, folded at 78 columns, and never more than one field. */

import { Fault } from '../../base/index.js'
import { composeDate } from '../dates.js'
import { utf8 } from './bytes.js'
import { expectFieldName, refuseControls } from './checks.js'
import { composeParams } from './params.js'
import type { Field, Group, Mailbox } from './types.js'
import { phrase, textWords } from './words.js'

const lineLength = 78
/** RFC 5322 §2.1.1: longer lines may be cut on the way. */
const longestLine = 998

/** The field with its line end. Fault syntax for what cannot be written. */
export function composeField(field: Field): string {
  expectFieldName(field.name)
  if ('raw' in field) return rawField(field.name, field.raw)
  const { name } = field
  if ('text' in field) {
    refuseControls(field.text)
    return fold(name, textWords(field.text).split(' '))
  }
  if ('addresses' in field) return fold(name, commas(field.addresses.map(oneOf)))
  if ('ids' in field) return fold(name, field.ids.map(angle))
  if ('date' in field) return fold(name, [composeDate(field.date, field.zone ?? 0)])
  if ('urls' in field) return fold(name, commas(field.urls.map((url) => [angle(url)])))
  refuseControls(field.token)
  return fold(name, semicolons([field.token, ...composeParams(field.params)]))
}

/** `Name: words`, broken between words. */
function fold(name: string, words: readonly string[]): string {
  const lines: string[] = []
  let line = `${name}:`
  for (const [i, word] of words.entries()) {
    // The first word stays beside its name: a line of blanks alone is obsolete syntax (RFC 5322 §3.2.2).
    if (i > 0 && line.length + 1 + word.length > lineLength) {
      lines.push(line)
      line = ''
    }
    line += ` ${word}`
  }
  lines.push(line)
  if (lines.some((one) => utf8(one).length > longestLine)) throw tooLong()
  return `${lines.join('\r\n')}\r\n`
}

const tooLong = (): Fault => new Fault('syntax', 'a word of a header field is too long for a line')

/** A comma after each item but the last; an item of several words may be broken between them. */
const commas = (items: readonly (readonly string[])[]): readonly string[] =>
  items.flatMap((words, i) => (i === items.length - 1 ? words : ended(words, ',')))

const ended = (words: readonly string[], mark: string): readonly string[] =>
  words.map((word, i) => (i === words.length - 1 ? word + mark : word))

const semicolons = (items: readonly string[]): readonly string[] =>
  items.map((item, i) => (i === items.length - 1 ? item : `${item};`))

function angle(id: string): string {
  if (!/^[^\s<>\p{Cc}]{1,990}$/u.test(id)) throw new Fault('syntax', 'not a message id or address')
  return `<${id}>`
}

function oneOf(one: Mailbox | Group): readonly string[] {
  if ('email' in one) return mailbox(one)
  refuseControls(one.group)
  const members = commas(one.members.map(mailbox))
  return ended([...`${phrase(one.group)}:`.split(' '), ...members], ';')
}

function mailbox({ name, email }: Mailbox): readonly string[] {
  const address = addrSpec(email)
  if (name === null || name === '') return [address.startsWith('"') ? `<${address}>` : address]
  refuseControls(name)
  return [...wordsOf(phrase(name)), `<${address}>`]
}

/** A quoted string is one word: a blank inside it is not a place to break. */
const wordsOf = (text: string): readonly string[] =>
  text.startsWith('"') ? [text] : text.split(' ')

const atoms = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~.\u0080-\u{10ffff}]+$/u

/** RFC 5322 §3.4.1, with RFC 6532's letters; what is unusual before the at sign is quoted. */
function addrSpec(email: string): string {
  refuseControls(email)
  const at = email.lastIndexOf('@')
  const local = at === -1 ? email : email.slice(0, at)
  const host = at === -1 ? null : email.slice(at + 1)
  if (email.length > 320 || /\p{Cc}/u.test(email) || local === '') throw notAnAddress()
  if (host !== null && !atoms.test(host) && !/^\[[!-Z^-~]+\]$/.test(host)) throw notAnAddress()
  const isDotted = atoms.test(local) && !/^\.|\.\.|\.$/.test(local)
  const quoted = isDotted ? local : `"${local.replace(/[\\"]/g, '\\$&')}"`
  return host === null ? quoted : `${quoted}@${host}`
}

const notAnAddress = (): Fault => new Fault('syntax', 'not an e-mail address')

/** Folding that is there stays; every line end must be folding, and no line may be blank or too long. */
function rawField(name: string, raw: string): string {
  const lines = `${name}:${raw}`.split('\r\n')
  for (const [i, line] of lines.entries()) {
    refuseControls(line)
    if (utf8(line).length > longestLine) throw tooLong()
    if (i > 0 && !/^[ \t]+[^ \t]/.test(line)) throw new Fault('syntax', 'not a folded header value')
  }
  return `${lines.join('\r\n')}\r\n`
}
