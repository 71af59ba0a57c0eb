/** Checks every signature of an administrator that the directory's log holds against the certificate it names. */

import { statementOf } from '../pki/index.js'
import { readEntry } from './audit/index.js'
import { entriesOf } from './checkpoints.js'
import type { Data } from './data.js'
import { actStatement, isSignedBy, type ActFacts } from './desk/index.js'

export interface SignatureReport {
  readonly signatures: number
  /** Number of the first entry whose signature is not by the certificate it names; null when all are. */
  readonly firstBad: number | null
}

type Facts = Readonly<Record<string, string>>

const verbs: Readonly<Record<string, 'ask' | 'approve' | 'refuse'>> = {
  'approval.asked': 'ask',
  'approval.approved': 'approve',
  'approval.refused': 'refuse',
}

/** What was signed, and with which certificate; undefined when the entry holds no signature. */
function signedPart(
  kind: string,
  facts: Facts,
): [statement: string, fingerprint: string] | undefined {
  if (kind === 'administrator.acted')
    return [actStatement(facts as unknown as ActFacts), facts['certificate'] ?? '']
  const verb = verbs[kind]
  if (verb === undefined) return undefined
  const { operation: name = '', digest = '', number = '' } = facts
  return [
    statementOf(verb, { name, digest }, verb === 'ask' ? null : Number(number)),
    facts['with'] ?? '',
  ]
}

async function certificateOf(
  { directory, foreign }: Data,
  fingerprint: string,
): Promise<Buffer | null> {
  const own = await directory.certificate({ fingerprint })
  return own?.der ?? (await foreign.claim(fingerprint))?.certificate ?? null
}

/** Walks the directory's log once; certificates are looked up once each. */
export async function checkSignatures(data: Data): Promise<SignatureReport> {
  const known = new Map<string, Buffer | null>()
  let signatures = 0
  for await (const { seq, entry } of entriesOf(data, 'pki')) {
    const text = readEntry(entry)
    // What cannot be read is told of by the walk of the chain.
    if (!text) continue
    const { kind, facts } = text
    const part = signedPart(kind, facts)
    if (!part) continue
    const [statement, fingerprint] = part
    if (!known.has(fingerprint)) known.set(fingerprint, await certificateOf(data, fingerprint))
    const certificate = known.get(fingerprint) ?? null
    if (!certificate || !isSignedBy(certificate, statement, facts['signature'] ?? ''))
      return { signatures, firstBad: seq }
    signatures++
  }
  return { signatures, firstBad: null }
}
