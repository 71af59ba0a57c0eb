/** The author of a message must be a mailbox that the caller may send as, in the envelope and in the header alike. */

import { Fault } from '../base/index.js'
import { headerValues, parseAddresses, type HeaderField } from '../mime/index.js'
import type { Caller, Trust } from '../trust/index.js'

/** Fault denied unless `caller` may send as `address`. */
export async function expectSender(trust: Trust, caller: Caller, address: string): Promise<void> {
  const verdict = await trust.decide(caller, 'send', address.toLowerCase())
  if (!verdict.admitted)
    throw new Fault('denied', `this certificate may not send as ${address || 'the empty address'}`)
}

/**
 * Checks From and Sender (RFC 5322 §3.6.2): exactly one From, at most one Sender, every address in them one that
 * the caller may send as. `known` was checked already.
 */
export async function expectAuthor(
  trust: Trust,
  caller: Caller,
  fields: readonly HeaderField[],
  known: string,
): Promise<void> {
  const from = headerValues(fields, 'from')
  const sender = headerValues(fields, 'sender')
  if (from.length !== 1) throw new Fault('syntax', 'a message must have exactly one From field')
  if (sender.length > 1) throw new Fault('syntax', 'a message must not have two Sender fields')
  const authors = [...from, ...sender].flatMap((value) => addressesOf(value))
  if (authors.length === 0) throw new Fault('syntax', 'the From field has no address')
  for (const address of new Set(authors)) {
    if (address === known) continue
    await expectSender(trust, caller, address)
  }
}

function addressesOf(value: string): string[] {
  return parseAddresses(value)
    .filter(({ mailbox, host }) => mailbox !== null && host !== null)
    .map(({ mailbox, host }) => `${mailbox}@${host}`.toLowerCase())
}
