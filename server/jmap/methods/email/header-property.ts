/** Properties such as `header:Subject:asText:all`: one header field in a form (RFC 8621 §4.1.3). */

import { limits } from '../../../base/index.js'
import { parseHeader, type HeaderField } from '../../../mime/index.js'
import type { Json } from '../../core/json.js'
import { inForm, isForm, mayRead, type Form } from './forms.js'

export class RawField {
  /** The name in lower case. */
  readonly key: string
  readonly #field: HeaderField
  readonly #block: Buffer

  constructor(field: HeaderField, block: Buffer) {
    this.key = field.name.toLowerCase()
    this.#field = field
    this.#block = block
  }

  get name(): string {
    return this.#field.name
  }

  /** Unfolded and trimmed, for every form but Raw. */
  get value(): string {
    return this.#field.value
  }

  /** From after the colon to before the line end, as it stands. */
  get raw(): string {
    const [start, end] = this.#field.range
    const line = this.#block.subarray(start, end)
    const raw = line.subarray(line.indexOf(0x3a) + 1).toString('utf8')
    return raw.replace(/\r?\n$/, '').replaceAll('\0', '')
  }
}

/** The fields of a header block. Octets that are no UTF-8 become replacement characters in the raw form. */
export const rawFields = (block: Buffer): readonly RawField[] =>
  parseHeader(block, limits.headerFields).map((field) => new RawField(field, block))

export interface HeaderProperty {
  valueIn(fields: readonly RawField[]): Json
}

const pattern = /^header:([!-9;-~]{1,200})(?::as([A-Za-z]+))?(:all)?$/

export interface HeaderName {
  /** As written. */
  readonly name: string
  readonly form: Form
  /** Every field of this name, or one. */
  readonly all: boolean
}

/** Undefined when `property` is none, or asks a field for a form that it does not have. */
export function headerName(property: string): HeaderName | undefined {
  const [, name, form = 'Raw', all] = pattern.exec(property) ?? []
  if (name === undefined || !isForm(form) || !mayRead(name, form)) return undefined
  return { name, form, all: all !== undefined }
}

/** How to read such a property; undefined as `headerName`. */
export function headerProperty(property: string): HeaderProperty | undefined {
  const known = readers.get(property)
  if (known) return known
  const reader = readerOf(property)
  // Lists ask for the same few, of each message.
  if (reader && readers.size < maxReaders) readers.set(property, reader)
  return reader
}

const readers = new Map<string, HeaderProperty>()
const maxReaders = 200

function readerOf(property: string): HeaderProperty | undefined {
  const asked = headerName(property)
  if (!asked) return undefined
  const { form, all } = asked
  const wanted = asked.name.toLowerCase()
  return {
    valueIn(fields) {
      const found = fields.filter((field) => field.key === wanted)
      const values = found.map((field) => inForm(form === 'Raw' ? field.raw : field.value, form))
      return all ? values : (values.at(-1) ?? null)
    },
  }
}

/** Properties that are short for one of these (RFC 8621 §4.1.3). */
export const shorthands: Readonly<Record<string, string>> = {
  messageId: 'header:Message-ID:asMessageIds',
  inReplyTo: 'header:In-Reply-To:asMessageIds',
  references: 'header:References:asMessageIds',
  sender: 'header:Sender:asAddresses',
  from: 'header:From:asAddresses',
  to: 'header:To:asAddresses',
  cc: 'header:Cc:asAddresses',
  bcc: 'header:Bcc:asAddresses',
  replyTo: 'header:Reply-To:asAddresses',
  subject: 'header:Subject:asText',
  sentAt: 'header:Date:asDate',
}
