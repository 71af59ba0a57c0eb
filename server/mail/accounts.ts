/** Making the account of a mailbox on its first use, with its identity and its usual folders. */

import { record } from '../audit/index.js'
import type { AccountId, ModSeq } from '../base/index.js'
import {
  AccountKey,
  exportIdentity,
  generateIdentity,
  importIdentity,
  type Identity,
} from '../seal/index.js'
import type { MailParts } from './context.js'
import { sealName } from './names.js'
import type { AccountRow, MailTables } from './ports.js'
import type { MailboxRole } from './types.js'

/** What every account starts with; mail software finds them by their role (RFC 6154). */
const usualFolders: readonly { name: string; role: MailboxRole }[] = [
  { name: 'INBOX', role: 'inbox' },
  { name: 'Drafts', role: 'drafts' },
  { name: 'Sent', role: 'sent' },
  { name: 'Archive', role: 'archive' },
  { name: 'Junk', role: 'junk' },
  { name: 'Trash', role: 'trash' },
]

const wrapContext = (address: string): string => `pli account ${address}`

/** Unwraps the identity of an account. Fault corrupt when the master key is another one. */
export function unwrapIdentity({ master }: MailParts, row: AccountRow): Identity {
  const bytes = master.unwrap(row.identity, wrapContext(row.address))
  try {
    return importIdentity(bytes)
  } finally {
    bytes.fill(0)
  }
}

/** Accounts that are remembered; what is remembered of one never changes. */
const rememberedAccounts = 10_000

/** The account of a directory mailbox, made when it has none yet. The caller has made sure that the mailbox exists. */
export async function ensureAccount(parts: MailParts, address: string): Promise<AccountRow> {
  const known = parts.accounts.get(address)
  if (known) return known
  const found =
    (await parts.store.read((tables) => tables.accounts.byAddress(address))) ??
    (await parts.store.write((tables) => createAccount(parts, tables, address)))
  if (parts.accounts.size >= rememberedAccounts) parts.accounts.clear()
  parts.accounts.set(address, found)
  return found
}

async function createAccount(
  parts: MailParts,
  tables: MailTables,
  address: string,
): Promise<AccountRow> {
  const already = await tables.accounts.byAddress(address)
  if (already) return already
  const identity = generateIdentity()
  const secret = exportIdentity(identity)
  const wrapped = parts.master.wrap(secret, wrapContext(address))
  secret.fill(0)
  const recipient = identity.publicBytes
  const createdAt = parts.clock.now()
  const id = await tables.accounts.insert({ address, recipient, identity: wrapped, createdAt })
  await createFolders(parts, tables, id, identity)
  await record(tables.audit, parts.clock, {
    kind: 'account.created',
    actor: 'gateway',
    facts: { address },
  })
  return { id, address, recipient, identity: wrapped, modSeq: usualFolders.length as ModSeq }
}

async function createFolders(
  parts: MailParts,
  tables: MailTables,
  id: AccountId,
  identity: Identity,
): Promise<void> {
  const key = new AccountKey(identity, parts.random)
  for (const { name, role } of usualFolders) {
    const modSeq = await tables.accounts.nextModSeq(id)
    const sealed = sealName(key, name)
    await tables.mailboxes.insert(id, { ...sealed, role, uidValidity: modSeq, modSeq })
    await tables.subscriptions.add(id, sealed.nameTag, sealed.name)
  }
  key.wipe()
}
