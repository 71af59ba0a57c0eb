/** Header fields that a client gives for a new message, by property and form, made into what the composer writes. */

import type { Field, Group, Mailbox } from '../../../../mime/index.js'
import { isArray, isObject, type Json, type JsonObject } from '../../../core/json.js'
import { invalidProperties } from '../../../standard/set-error.js'
import type { Form } from '../forms.js'
import { headerName, shorthands } from '../header-property.js'

/** Is this property a header field, in short or in full? */
export const isHeaderProperty = (name: string): boolean =>
  Object.hasOwn(shorthands, name) || name.startsWith('header:')

const maxFields = 200

/** The fields of `object`, in the order given. Throws SetError invalidProperties for one that is none, or given twice. */
export function headerFields(object: JsonObject): Field[] {
  const fields: Field[] = []
  const seen = new Set<string>()
  for (const [property, value] of Object.entries(object)) {
    if (!isHeaderProperty(property)) continue
    const full = Object.hasOwn(shorthands, property) ? shorthands[property] : property
    const asked = headerName(full ?? property)
    if (!asked) throw invalidProperties('not a header field, or not in this form', property)
    const name = asked.name.toLowerCase()
    if (seen.has(name)) throw invalidProperties('a header field is given twice', property)
    seen.add(name)
    const values = asked.all ? listOf(value, property) : [value]
    for (const one of values)
      if (one !== null) fields.push(fieldOf(asked.name, asked.form, one, property))
  }
  if (fields.length > maxFields) throw invalidProperties('too many header fields')
  return fields
}

function listOf(value: Json, property: string): readonly Json[] {
  if (isArray(value)) return value
  throw invalidProperties('a list of values', property)
}

function fieldOf(name: string, form: Form, value: Json, property: string): Field {
  const bad = (what: string): Error => invalidProperties(what, property)
  const text = (): string => {
    if (typeof value !== 'string') throw bad('a string')
    return value
  }
  const strings = (): string[] => {
    if (!isArray(value) || !value.every((one) => typeof one === 'string'))
      throw bad('a list of strings')
    return [...value]
  }
  switch (form) {
    case 'Raw':
      return { name, raw: /^[ \t]/.test(text()) ? text() : ` ${text()}` }
    case 'Text':
      return { name, text: text() }
    case 'MessageIds':
      return { name, ids: strings() }
    case 'URLs':
      return { name, urls: strings() }
    case 'Addresses':
      return { name, addresses: listOf(value, property).map((one) => mailboxOf(one, property)) }
    case 'GroupedAddresses':
      return { name, addresses: listOf(value, property).flatMap((one) => groupOf(one, property)) }
    case 'Date':
      return { name, ...momentOf(text(), property) }
  }
}

function mailboxOf(value: Json, property: string): Mailbox {
  if (!isObject(value)) throw invalidProperties('addresses', property)
  const { name = null, email } = value
  if ((name !== null && typeof name !== 'string') || typeof email !== 'string')
    throw invalidProperties('an address has an email, and perhaps a name', property)
  return { name, email }
}

function groupOf(value: Json, property: string): (Mailbox | Group)[] {
  if (!isObject(value)) throw invalidProperties('groups of addresses', property)
  const { name = null, addresses = null } = value
  const members = listOf(addresses, property).map((one) => mailboxOf(one, property))
  if (name === null) return members
  if (typeof name !== 'string') throw invalidProperties('the name of a group', property)
  return [{ group: name, members }]
}

/** RFC 3339 with its zone. */
function momentOf(text: string, property: string): { date: number; zone: number } {
  const [, sign, hours, minutes] =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/.exec(text) ?? []
  const date = Date.parse(text)
  if (Number.isNaN(date) || !/[Z0-9]$/.test(text) || !text.includes('T'))
    throw invalidProperties('a date as RFC 3339 writes it', property)
  const zone = sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
  return { date, zone }
}
