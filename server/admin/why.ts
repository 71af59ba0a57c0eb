/** `pli why`: what each listener would say to a certificate. Nothing is changed, logged or audited. */

import { readFileSync } from 'node:fs'
import {
  createEntries,
  differences,
  foldAddress,
  parseCertificate,
  parseCertificates,
  type Difference,
  type Grant,
} from '../../pki/index.js'
import { readEntry } from '../audit/index.js'
import { deny, isFault, SaidFault, silentLog, type Denial, type Verdict } from '../base/index.js'
import { trustOf } from '../parts.js'
import { logNames, type Data } from '../data.js'
import { lapsedDenial, type Action, type Caller, type ListenerName } from '../trust/index.js'

export const listenersAsked: readonly ListenerName[] = ['submission', 'imap', 'https']

export interface WhyQuestion {
  /** PEM or DER; its chain may follow. */
  readonly file: string
  readonly listeners: readonly ListenerName[]
  /** Asks about this mailbox instead of any. */
  readonly mailbox?: string
}

export interface WhyAnswer {
  readonly listener: ListenerName
  readonly verdict: Verdict<Caller>
}

/** Fault syntax when the file holds nothing that could be judged. */
export async function whyCertificate(data: Data, question: WhyQuestion): Promise<WhyAnswer[]> {
  const chain = readChain(question.file)
  const trust = trustOf(data, silentLog)
  const answers: WhyAnswer[] = []
  for (const listener of question.listeners) {
    const verdict = await trust.why(chain, listener)
    const refusal = verdict.admitted
      ? await mailboxRefusal(data, verdict.value, listener, question.mailbox)
      : undefined
    answers.push({ listener, verdict: refusal ?? verdict })
  }
  return answers
}

const needed: Partial<Record<ListenerName, Action>> = { submission: 'send', imap: 'read' }

/** Who is let in by the certificate may find every mailbox shut: that is what somebody who asks "why" wants to hear. */
async function mailboxRefusal(
  { directory, clock }: Data,
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

/** Delegations of somebody admitted that ended in the last month, or are to come: they explain a mailbox that is missed. */
export async function whyLapsed({ directory, clock }: Data, identity: string): Promise<Denial[]> {
  const at = clock.now()
  const recent = ({ to }: Grant): boolean => to === null || at - to < 30 * 86_400_000
  const lapsed = await directory.lapsedFor(identity, at)
  return lapsed.filter(recent).map((grant) => lapsedDenial(grant, at, { identity }))
}

/** How far our clock lags behind what was logged, as far as that can be known; undefined when it does not. */
export async function clockLag(data: Data): Promise<{ latest: number; lagMs: number } | undefined> {
  let latest = 0
  for (const name of logNames) {
    const last = await data.readAudit(name, (table) => table.last())
    const at = Date.parse((last && readEntry(last.entry)?.at) ?? '')
    if (!Number.isNaN(at)) latest = Math.max(latest, at)
  }
  const lagMs = latest - data.clock.now()
  return lagMs > 60_000 ? { latest, lagMs } : undefined
}

/** Where the certificate in `file` and the directory say different things of its holder, `identity`. */
export async function whyDifferent(
  { pki, clock }: Data,
  file: string,
  identity: string,
): Promise<readonly Difference[]> {
  const [leaf] = readChain(file)
  const entry = await createEntries({ store: pki, clock }).entry(identity)
  return leaf && entry ? differences(entry, parseCertificate(leaf).subject) : []
}

function readChain(file: string): Buffer[] {
  try {
    const bytes = readFileSync(file)
    // DER begins with a SEQUENCE; whether it is a good one is what was asked.
    if (bytes[0] === 0x30) return [bytes]
    const found = parseCertificates(bytes.toString('latin1')).map(({ der }) => der)
    if (found.length > 0) return found
  } catch (error) {
    if (!isFault(error) && !(error instanceof Error && 'code' in error)) throw error
  }
  throw new SaidFault('syntax', 'why.unreadable', { path: file })
}
