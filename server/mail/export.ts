/** What leaves sealed, on the operator's explicit and audited order: one message, or the key of a mailbox. */

import { record } from '../audit/index.js'
import { SaidFault, type Uid } from '../base/index.js'
import { ageRecipient, ageSecretKey } from '../seal/index.js'
import { unwrapIdentity } from './accounts.js'
import type { MailParts } from './context.js'
import type { AccountRow, OpenableRow } from './ports.js'
import { sealedPayload } from './read.js'

async function expectAccount(parts: MailParts, address: string): Promise<AccountRow> {
  const row = await parts.store.read((tables) => tables.accounts.byAddress(address))
  if (!row) throw new SaidFault('not-found', 'export.no-account', { address })
  return row
}

/**
 * One message of INBOX as a sealed age file: its header, then its payload, ready for `age -d -i KEY`.
 * Fault not-found when there is no such message.
 */
export async function* exportSealed(
  parts: MailParts,
  address: string,
  uid: Uid,
  actor: string,
): AsyncGenerator<Buffer> {
  const account = await expectAccount(parts, address)
  const row = await parts.store.write(async (tables) => {
    const inbox = await tables.mailboxes.byRole(account.id, 'inbox')
    const found: OpenableRow | undefined = inbox && (await tables.messages.openable(inbox.id, uid))
    if (!found) throw new SaidFault('not-found', 'export.no-message', { address, uid })
    const facts = { address, uid: String(uid), bytes: String(found.sizeBytes) }
    await record(tables.audit, parts.clock, { kind: 'message.exported', actor, facts })
    return found
  })
  yield row.header
  const payload = await sealedPayload(parts, row)
  try {
    for (let at = 0; at < payload.sealedBytes; at += pieceBytes)
      yield await payload.read(at, Math.min(pieceBytes, payload.sealedBytes - at))
  } finally {
    await payload.close()
  }
}

const pieceBytes = 256 * 1024

/** The key of a mailbox as the age tool takes it. Fault corrupt when the master key is another one. */
export async function exportKey(
  parts: MailParts,
  address: string,
  actor: string,
): Promise<{ secretKey: string; recipient: string }> {
  const account = await expectAccount(parts, address)
  const identity = unwrapIdentity(parts, account)
  await parts.store.write((tables) =>
    record(tables.audit, parts.clock, { kind: 'key.exported', actor, facts: { address } }),
  )
  return {
    secretKey: ageSecretKey(identity),
    recipient: ageRecipient(account.recipient),
  }
}
