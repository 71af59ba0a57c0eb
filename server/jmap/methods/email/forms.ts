/** Forms of header fields: raw, text, addresses, ids, dates, URLs, and which field may be asked for in which (RFC 8621 §4.1.2). */

import { decodeWords, parseAddresses, parseDate, type Address } from '../../../mime/index.js'
import type { Json } from '../../core/json.js'

export type Form =
  'Raw' | 'Text' | 'Addresses' | 'GroupedAddresses' | 'MessageIds' | 'Date' | 'URLs'

const fieldsOf: Readonly<Record<Exclude<Form, 'Raw'>, ReadonlySet<string>>> = {
  Text: new Set(['subject', 'comments', 'keywords', 'list-id']),
  Addresses: addressFields(),
  GroupedAddresses: addressFields(),
  MessageIds: new Set(['message-id', 'in-reply-to', 'references', 'resent-message-id']),
  Date: new Set(['date', 'resent-date']),
  URLs: new Set(
    ['help', 'unsubscribe', 'subscribe', 'post', 'owner', 'archive'].map((name) => `list-${name}`),
  ),
}

function addressFields(): ReadonlySet<string> {
  const plain = ['from', 'sender', 'reply-to', 'to', 'cc', 'bcc']
  return new Set([...plain, ...plain.map((name) => `resent-${name}`)])
}

/** Fields of RFC 5322 and RFC 2369, which have a form of their own; every other may be asked for in any. */
const standardFields = new Set([
  ...Object.values(fieldsOf).flatMap((names) => [...names]),
  ...['return-path', 'received'],
])

export const isForm = (name: string): name is Form =>
  name === 'Raw' || Object.hasOwn(fieldsOf, name)

/** May a field be asked for in this form? */
export function mayRead(field: string, form: Form): boolean {
  const name = field.toLowerCase()
  return form === 'Raw' || fieldsOf[form].has(name) || !standardFields.has(name)
}

/** The value in a form; null when it cannot be read in it. */
export function inForm(value: string, form: Form): Json {
  switch (form) {
    case 'Raw':
      return value
    case 'Text':
      return textOf(value)
    case 'Addresses':
      return parseAddresses(value).flatMap(addressOf)
    case 'GroupedAddresses':
      return groupsOf(parseAddresses(value))
    case 'MessageIds': {
      const ids = [...value.matchAll(/<([^<>\s]+)>/g)].map(([, id = '']) => id)
      return ids.length > 0 ? ids : null
    }
    case 'Date':
      return dateOf(value)
    case 'URLs': {
      const urls = [...value.matchAll(/<([^<>]+)>/g)].map(([, url = '']) => url.replace(/\s/g, ''))
      return urls.length > 0 ? urls : null
    }
  }
}

/** Most subjects and names: nothing of them is to be undone. */
const plain = /^[\x20-\x7e]*$/

/** Encoded words undone, control characters gone, NFC. */
export function textOf(value: string): string {
  const text = decodeWords(value.trim())
  return plain.test(text) ? text : text.replace(/[\p{Cc}]/gu, '').normalize('NFC')
}

/** Groups and their ends are no addresses. */
export function addressOf({
  name,
  mailbox,
  host,
}: Address): { name: string | null; email: string }[] {
  if (host === null) return []
  const email = host === '' ? (mailbox ?? '') : `${mailbox ?? ''}@${host}`
  return [{ name: name === null ? null : textOf(name), email }]
}

function groupsOf(addresses: readonly Address[]): Json {
  const groups: { name: string | null; addresses: { name: string | null; email: string }[] }[] = []
  let open = false
  for (const address of addresses) {
    if (address.host === null) {
      open = address.mailbox !== null
      if (address.mailbox !== null) groups.push({ name: textOf(address.mailbox), addresses: [] })
      else groups.push({ name: null, addresses: [] })
      continue
    }
    const last = groups.at(-1)
    if (last && (open || last.name === null)) last.addresses.push(...addressOf(address))
    else groups.push({ name: null, addresses: addressOf(address) })
  }
  return groups.filter(({ name, addresses: held }) => name !== null || held.length > 0)
}

/** RFC 3339 in the zone the message has (RFC 8620 §1.4, Date); null when it is no date. */
export function dateOf(value: string): string | null {
  const at = parseDate(value)
  if (at === null) return null
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})\s*(?:\(|$)/.exec(value) ?? []
  const offset = sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
  const local = new Date(at + offset * 60_000)
  if (Number.isNaN(local.getTime())) return null
  const zone = offset === 0 ? 'Z' : `${sign}${hours}:${minutes}`
  return `${local.toISOString().slice(0, 19)}${zone}`
}
