/** `pli why`: what each listener would say to a certificate. Nothing is changed, logged or audited. */

import { readFileSync } from 'node:fs'
import {
  createEntries,
  differences,
  parseCertificate,
  parseCertificates,
  type Difference,
} from '../../pki/index.js'
import { isFault, SaidFault, silentLog, type Verdict } from '../base/index.js'
import { trustOf } from '../parts.js'
import type { Data } from '../data.js'
import type { Caller, ListenerName } from '../trust/index.js'

const listenersAsked: readonly ListenerName[] = ['submission', 'imap', 'https']

/** The verdict of every listener on the certificate in `file` (PEM or DER, its chain may follow). */
export async function whyCertificate(
  data: Data,
  file: string,
): Promise<{ listener: ListenerName; verdict: Verdict<Caller> }[]> {
  const chain = readChain(file)
  const trust = trustOf(data, silentLog)
  const answers = []
  for (const listener of listenersAsked)
    answers.push({ listener, verdict: await trust.why(chain, listener) })
  return answers
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
  const bytes = readFileSync(file)
  // DER begins with a SEQUENCE; whether it is a good one is what was asked.
  if (bytes[0] === 0x30) return [bytes]
  try {
    const found = parseCertificates(bytes.toString('latin1')).map(({ der }) => der)
    if (found.length > 0) return found
  } catch (error) {
    if (!isFault(error)) throw error
  }
  throw new SaidFault('syntax', 'why.unreadable', { path: file })
}
