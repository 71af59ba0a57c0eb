/** What a FETCH item is: how it is read, what it needs opened, and what it writes of one message. */

import type { Summary } from '../../../mime/index.js'
import type { MessageMeta, StoredMessage } from '../../../mail/index.js'
import type { LiteralOut } from '../../command.js'
import type { Reader } from '../../wire/reader.js'

/** One message in the hands of the items. */
export interface Fetched {
  readonly meta: MessageMeta
  readonly recent: boolean
  /** Opened only for items that need more than the meta. */
  readonly opened?: { readonly stored: StoredMessage; readonly summary: Summary }
}

export type OpenedMessage = NonNullable<Fetched['opened']>

/** Text with its label; or a label followed by a body streamed from the store. */
export type Written = string | { readonly label: string; readonly body: LiteralOut }

/** One requested item, its arguments read. */
export interface FetchWriter {
  /** `meta` items are answered without opening anything. */
  readonly needs: 'meta' | 'message'
  /** RFC 9051 §6.4.5: fetching it sets \Seen. */
  readonly marksSeen: boolean
  write(message: Fetched): Written | Promise<Written>
}

export interface FetchItem {
  readonly name: string
  readonly spec: string
  read(reader: Reader): FetchWriter
}

/** An item that takes no arguments. */
export interface PlainItem extends FetchItem {
  read(): FetchWriter
}

/** An item answered from what is in clear. */
export function metaItem(
  name: string,
  spec: string,
  value: (message: Fetched) => string,
): PlainItem {
  const writer: FetchWriter = {
    needs: 'meta',
    marksSeen: false,
    write: (message) => `${name} ${value(message)}`,
  }
  return { name, spec, read: () => writer }
}

export function openedOf(message: Fetched): OpenedMessage {
  if (message.opened === undefined) throw new Error('item was given a message that is not open')
  return message.opened
}

/** An item answered from the sealed summary. */
export function summaryItem(
  name: string,
  spec: string,
  value: (summary: Summary) => string,
): PlainItem {
  const writer: FetchWriter = {
    needs: 'message',
    marksSeen: false,
    write: (message) => `${name} ${value(openedOf(message).summary)}`,
  }
  return { name, spec, read: () => writer }
}
