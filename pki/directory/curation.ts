/** Addresses that somebody should look at: unused, refusing mail, or due to be checked again. */

import { SaidFault, type Clock } from '../../server/base/index.js'
import { foldAddress } from './addresses.js'
import type { AddressUsage, DirectoryMailbox } from './model.js'
import type { PkiStore, PkiTables } from './ports.js'
import { findReference } from './reference/index.js'

export interface StaleRequest {
  /** Ours that nobody opened, wrote to or wrote from for so long. */
  readonly unusedMs?: number
  /** At least so many refusals since the last check. */
  readonly bounces?: number
  /** Those whose check is due. */
  readonly due?: boolean
}

export type StaleReason = 'unused' | 'bounces' | 'due'

export interface StaleAddress {
  readonly address: string
  /** Of ours; undefined for an address of the reference directory. */
  readonly mailbox: DirectoryMailbox | undefined
  readonly usage: AddressUsage | undefined
  readonly reasons: readonly StaleReason[]
}

export interface Curation {
  /** By address. */
  stale(request: StaleRequest): AsyncGenerator<StaleAddress>
  /** Somebody made sure of the address: its refusals are forgotten. SaidFault not-found. */
  checked(address: string, dueAt: number | null, actor: string): Promise<void>
  usage(address: string): Promise<AddressUsage | undefined>
}

const pageSize = 500

export function createCuration({ store, clock }: { store: PkiStore; clock: Clock }): Curation {
  return {
    stale: (request) => stale(store, request, clock.now()),
    checked: (address, dueAt, actor) =>
      checked(store, foldAddress(address), { at: clock.now(), dueAt, actor }),
    usage: (address) => store.read((t) => t.usage.get(foldAddress(address))),
  }
}

const lastUse = ({ createdAt }: DirectoryMailbox, usage: AddressUsage | undefined): number =>
  Math.max(createdAt, usage?.openedAt ?? 0, usage?.receivedAt ?? 0, usage?.sentAt ?? 0)

function reasonsOf(
  { unusedMs, bounces, due }: StaleRequest,
  mailbox: DirectoryMailbox | undefined,
  usage: AddressUsage | undefined,
  now: number,
): readonly StaleReason[] {
  const reasons: StaleReason[] = []
  const unused = unusedMs !== undefined && mailbox && now - lastUse(mailbox, usage) >= unusedMs
  if (unused) reasons.push('unused')
  if (bounces !== undefined && usage && usage.bounces >= bounces) reasons.push('bounces')
  if (due === true && (usage?.checkDueAt ?? Infinity) <= now) reasons.push('due')
  return reasons
}

async function* stale(
  store: PkiStore,
  request: StaleRequest,
  now: number,
): AsyncGenerator<StaleAddress> {
  const seen = new Set<string>()
  for (let after = ''; ;) {
    const from = after
    const page = await store.read((t) => ownPage(t, from))
    for (const { mailbox, usage } of page) {
      after = mailbox.address
      seen.add(mailbox.address)
      const reasons = mailbox.state === 'closed' ? [] : reasonsOf(request, mailbox, usage, now)
      if (reasons.length > 0) yield { address: mailbox.address, mailbox, usage, reasons }
    }
    if (page.length < pageSize) break
  }
  const ask = {
    ...(request.bounces === undefined ? {} : { bounces: request.bounces }),
    ...(request.due === true ? { dueAt: now } : {}),
  }
  for (let after = ''; ;) {
    const from = after
    const page = await store.read((t) => t.usage.failing(ask, { after: from, limit: pageSize }))
    for (const usage of page) {
      after = usage.address
      const reasons = seen.has(after) ? [] : reasonsOf(request, undefined, usage, now)
      if (reasons.length > 0) yield { address: after, mailbox: undefined, usage, reasons }
    }
    if (page.length < pageSize) return
  }
}

async function ownPage(
  { mailboxes, usage }: PkiTables,
  after: string,
): Promise<{ mailbox: DirectoryMailbox; usage: AddressUsage | undefined }[]> {
  const found = []
  for (const mailbox of await mailboxes.list({ after, limit: pageSize }))
    found.push({ mailbox, usage: await usage.get(mailbox.address) })
  return found
}

async function checked(
  store: PkiStore,
  address: string,
  { at, dueAt, actor }: { at: number; dueAt: number | null; actor: string },
): Promise<void> {
  const known =
    (await store.read((t) => t.mailboxes.get(address))) !== undefined ||
    (await findReference(store, address, true)).length > 0
  if (!known) throw new SaidFault('not-found', 'pki.mailbox-unknown', { address })
  await store.write(async (t) => {
    await t.usage.checked(address, at, dueAt)
    await t.journal.record({
      kind: 'address.checked',
      actor,
      facts: { address, due: dueAt === null ? 'none' : new Date(dueAt).toISOString() },
    })
  })
}
