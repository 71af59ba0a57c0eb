/** Why a certificate is let in or refused, on every listener, with what explains a mailbox that is missed. Changes nothing. */

import {
  createEntries,
  differences,
  foldAddress,
  parseCertificate,
  parseCertificates,
  type Difference,
  type DirectoryMailbox,
  type Directory,
  type Grant,
  type PkiStore,
} from '../../pki/index.js'
import { logNames, readEntry, type ReadAudit } from '../audit/index.js'
import { deny, isFault, SaidFault, type Clock, type Denial, type Verdict } from '../base/index.js'
import {
  lapsedDenial,
  type Action,
  type Caller,
  type ListenerName,
  type LiveTrust,
} from '../trust/index.js'

/** What is looked at. */
export interface WhyDeps {
  readonly directory: Directory
  readonly store: PkiStore
  readonly clock: Clock
  /** Judges as a listener does; nothing is logged or audited. */
  readonly trust: Pick<LiveTrust, 'why'>
  readonly readAudit: ReadAudit
}

export const listenersAsked: readonly ListenerName[] = ['submission', 'imap', 'https']

export interface WhyQuestion {
  /** DER, leaf first. */
  readonly chain: readonly Buffer[]
  readonly listeners: readonly ListenerName[]
  /** Asks about this mailbox instead of any. */
  readonly mailbox?: string
}

export interface WhyAnswer {
  readonly listener: ListenerName
  readonly verdict: Verdict<Caller>
}

/** All that may be said of a certificate. */
export interface Told {
  readonly answers: readonly WhyAnswer[]
  /** Where the certificate and the directory say different things of its holder. */
  readonly differing: readonly Difference[]
  /** Delegations that ended in the last month, or are to come. */
  readonly lapsed: readonly Denial[]
  /** How far our clock lags behind what was logged; undefined when it does not. */
  readonly lag: { readonly latest: number; readonly lagMs: number } | undefined
}

export async function whyCertificate(deps: WhyDeps, question: WhyQuestion): Promise<Told> {
  const { chain, listeners, mailbox } = question
  const answers: WhyAnswer[] = []
  for (const listener of listeners) {
    const verdict = await deps.trust.why(chain, listener)
    const refusal = verdict.admitted
      ? await mailboxRefusal(deps, verdict.value, listener, mailbox)
      : undefined
    answers.push({ listener, verdict: refusal ?? verdict })
  }
  const [caller] = answers.flatMap(({ verdict }) => (verdict.admitted ? [verdict.value] : []))
  return {
    answers,
    differing: caller ? await different(deps, chain, caller.identity) : [],
    lapsed: caller ? await lapsedLately(deps, caller.identity) : [],
    lag: await clockLag(deps),
  }
}

const needed: Partial<Record<ListenerName, Action>> = { submission: 'send', imap: 'read' }

/** Who is let in by the certificate may find every mailbox shut: that is what somebody who asks "why" wants to hear. */
async function mailboxRefusal(
  { directory, clock }: WhyDeps,
  { identity, mailboxes }: Caller,
  listener: ListenerName,
  wanted: string | undefined,
): Promise<Denial | undefined> {
  const action = needed[listener]
  if (action === undefined) return undefined
  const address = wanted === undefined ? undefined : foldAddress(wanted)
  const asked = mailboxes.filter((mailbox) => address === undefined || mailbox.address === address)
  if (asked.some(({ actions }) => actions.includes(action))) return undefined
  const [first] = asked
  if (first?.actions.length === 0) return deny('mailbox-suspended', { address: first.address })
  if (address === undefined) return undefined
  const lapsed = await directory.lapsedFor(identity, clock.now())
  const grant = lapsed.find((one) => one.address === address)
  if (grant && !first) return lapsedDenial(grant, clock.now(), { identity })
  return deny(action === 'send' ? 'not-sender' : 'not-reader', { identity, address })
}

async function lapsedLately({ directory, clock }: WhyDeps, identity: string): Promise<Denial[]> {
  const at = clock.now()
  const recent = ({ to }: Grant): boolean => to === null || at - to < 30 * 86_400_000
  const lapsed = await directory.lapsedFor(identity, at)
  return lapsed.filter(recent).map((grant) => lapsedDenial(grant, at, { identity }))
}

async function clockLag({ readAudit, clock }: WhyDeps): Promise<Told['lag']> {
  let latest = 0
  for (const name of logNames) {
    const last = await readAudit(name, (table) => table.last())
    const at = Date.parse((last && readEntry(last.entry)?.at) ?? '')
    if (!Number.isNaN(at)) latest = Math.max(latest, at)
  }
  const lagMs = latest - clock.now()
  return lagMs > 60_000 ? { latest, lagMs } : undefined
}

async function different(
  { store, clock }: WhyDeps,
  [leaf]: readonly Buffer[],
  identity: string,
): Promise<readonly Difference[]> {
  const entry = await createEntries({ store, clock }).entry(identity)
  return leaf && entry ? differences(entry, parseCertificate(leaf).subject) : []
}

/** What is to be said of an address. */
export interface MailboxTold {
  readonly address: string
  /** Undefined when there is no such mailbox here. */
  readonly mailbox: DirectoryMailbox | undefined
  /** Of the owner's newest certificate that opens sessions; undefined without one. */
  readonly told: Told | undefined
}

/** Why mail or sessions for an address are refused: the mailbox, then its owner's newest certificate for connecting. */
export async function whyOfMailbox(deps: WhyDeps, text: string): Promise<MailboxTold> {
  const address = foldAddress(text)
  const { mailbox, newest } = await deps.store.read(async (t) => {
    const found = await t.mailboxes.get(address)
    const all = found ? await t.certificates.byIdentity(found.owner) : []
    const opening = all.filter(({ profile }) => connecting.has(profile))
    return { mailbox: found, newest: opening.sort((a, b) => b.notAfter - a.notAfter)[0] }
  })
  const chain = newest?.der ? [newest.der] : undefined
  const told =
    chain && (await whyCertificate(deps, { chain, listeners: listenersAsked, mailbox: address }))
  return { address, mailbox, told }
}

/** Profiles whose certificates open sessions. */
const connecting: ReadonlySet<string> = new Set([
  'professional-authentication',
  'organisation-client',
])

/** The certificates in a file, PEM or DER, leaf first. SaidFault syntax, naming `path`, when there is none. */
export function readChain(bytes: Buffer, path: string): Buffer[] {
  try {
    // DER begins with a SEQUENCE; whether it is a good one is what was asked.
    if (bytes[0] === 0x30) return [bytes]
    const found = parseCertificates(bytes.toString('latin1')).map(({ der }) => der)
    if (found.length > 0) return found
  } catch (error) {
    if (!isFault(error)) throw error
  }
  throw new SaidFault('syntax', 'why.unreadable', { path })
}
