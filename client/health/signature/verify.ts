/** The verdict on a signed document: signed beside it or inside, whole, by whom, when. */

import {
  conclude,
  judgeSigner,
  provenByStamp,
  type Assurance,
  type Note,
} from '../../verdict/index.js'
import type { ProvenTime, Reason, SignerTrust } from '../../verdict/index.js'
import { isFault } from '../../../server/base/index.js'
import { readCda } from '../cda/index.js'
import { parseExact, type ExactDocument, type ExactElement } from '../xml/index.js'
import { dsig } from './algorithms.js'
import { checkSignature, type CheckedSignature, type SignatureCheck } from './core.js'
import { everyElement, isDsig } from './nodes.js'
import type { Target } from './references.js'
import { manifestName } from './write.js'

/** What signatures of documents are judged by. */
export interface DocumentContext {
  readonly trust: SignerTrust
  /** Milliseconds since the epoch. */
  readonly now: number
  /** When the gateway received it. */
  readonly received: ProvenTime | null
}

export interface DocumentQuestion {
  /** The clinical document, byte for byte. */
  readonly document: Uint8Array
  /** Other names by which a signature may call it: a path in the package, a file name. */
  readonly names?: readonly string[]
  /** Signature documents that came with it. */
  readonly signatures: readonly Uint8Array[]
  /** Signature documents that are said to be of other documents: they count only when they cover this one. */
  readonly others?: readonly Uint8Array[]
}

/**
 * Verifies who signed a document: by a signature beside it (over its bytes, or a manifest that holds their digest), or
 * enveloped in it. Without either the verdict is amber, `unsigned`. Nothing that a document may hold throws, but what
 * keeps it from being read: Faults of `readCda`.
 */
export async function verifyDocument(
  question: DocumentQuestion,
  context: DocumentContext,
): Promise<Assurance> {
  const { document, signatures, others = [], names = [] } = question
  const { header } = readCda(document)
  const target = { names: [manifestName(header.id), ...names], bytes: document }
  const found: Finding[] = []
  for (const bytes of signatures) found.push(...(await findDetached(bytes, target)))
  for (const bytes of others)
    found.push(...(await findDetached(bytes, target)).filter(({ check }) => check?.holds))
  if (mayHoldSignature(document)) found.push(...(await findEnveloped(document)))
  const relevant = found.some(({ check }) => check !== null)
    ? found.filter(({ check }) => check !== null)
    : found
  return concludeAll(relevant, context)
}

/** A signature that was looked at; `check` is null when it is none of this document's. */
interface Finding {
  readonly check: SignatureCheck | null
  readonly reason?: Reason
}

const signsOther: Finding = { check: null, reason: { level: 'red', name: 'signs-other' } }
const maxSignatures = 4

async function findDetached(bytes: Uint8Array, target: Target): Promise<Finding[]> {
  const document = readable(bytes)
  if (!document || !isDsig(document.root, 'Signature'))
    return [{ check: null, reason: form('no ds:Signature') }]
  const check = await checkSignature(document.root, document, [target])
  if (!check.holds) return [{ check }]
  return check.covered.some((one) => one.kind === 'target') ? [{ check }] : [signsOther]
}

const form = (what: string): Reason => ({ level: 'red', name: 'signature-form', values: { what } })

function readable(bytes: Uint8Array): ExactDocument | null {
  try {
    return parseExact(bytes)
  } catch (error) {
    if (isFault(error)) return null
    throw error
  }
}

/** The namespace must stand in the bytes; two octets a letter are searched too. */
function mayHoldSignature(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [first, second] = bytes
  const wide = first === 0 || second === 0 || first === 0xfe || first === 0xff
  return wide || buffer.includes(dsig.slice(7, 30)) || buffer.includes('&#')
}

async function findEnveloped(bytes: Uint8Array): Promise<Finding[]> {
  const document = parseExact(bytes)
  const signatures = [...everyElement(document.root)].filter((one) => isDsig(one, 'Signature'))
  if (signatures.length > maxSignatures)
    return [{ check: null, reason: form(`${signatures.length} signatures`) }]
  const found: Finding[] = []
  for (const signature of signatures) {
    if (!isInPlace(signature, document)) {
      found.push({ check: null, reason: form(`in ${signature.parent?.name ?? ''}`) })
      continue
    }
    const check = await checkSignature(signature, document, [])
    const whole = check.holds && coversWhole(check, document)
    found.push(
      check.holds && !whole
        ? { check: { holds: false, reason: notCovered, certificate: check.certificate } }
        : { check },
    )
  }
  return found
}

const notCovered: Reason = { level: 'red', name: 'not-covered' }

/**
 * Where readers of the document never look for content, as what stands inside a signature is not signed: under the
 * root, or in `signatureText` of an authenticator (CDA R2, SDTC extension).
 */
function isInPlace({ parent }: ExactElement, { root }: ExactDocument): boolean {
  if (parent === root) return true
  const holder = parent?.parent
  return (
    parent?.name === 'signatureText' && holder?.parent === root && /uthenticator$/.test(holder.name)
  )
}

const coversWhole = ({ covered }: CheckedSignature, { root }: ExactDocument): boolean =>
  covered.some((one) => one.kind === 'document' || (one.kind === 'element' && one.element === root))

function concludeAll(findings: readonly Finding[], context: DocumentContext): Assurance {
  const parts = findings.map((finding) => judge(finding, context))
  const [first, ...others] = parts
  if (!first) return conclude({ signer: null, signedAt: null, reasons: [] })
  // Several signatures: each must hold, and the first one names the signer.
  return conclude({
    ...first,
    reasons: [...first.reasons, ...others.flatMap(({ reasons }) => reasons)],
  })
}

function judge({ check, reason }: Finding, context: DocumentContext): Assurance {
  if (!check)
    return conclude({ signer: null, signedAt: null, reasons: reason ? [reason] : [form('')] })
  if (!check.holds) {
    const claimed = check.certificate && judgeWith(check.certificate, [], null, null, context)
    return conclude({
      ...{ signer: claimed?.signer ?? null, signedAt: null },
      reasons: [check.reason],
    })
  }
  const stamp = readStamp(check, context)
  const proven = earliest(stamp.proven, context.received)
  const { certificate, presented, claimedAt } = check
  const judged = judgeWith(certificate, presented, claimedAt, proven, context)
  return conclude({
    ...judged,
    reasons: [...check.reasons, ...judged.reasons],
    notes: [...stamp.notes, ...judged.notes],
  })
}

const judgeWith = (
  certificate: CheckedSignature['certificate'],
  presented: CheckedSignature['presented'],
  claimedAt: number | null,
  proven: ProvenTime | null,
  { trust, now }: DocumentContext,
) => judgeSigner({ certificate, presented, claimedAt, proven, trust, now })

const earliest = (a: ProvenTime | null, b: ProvenTime | null): ProvenTime | null =>
  a && b ? (a.at <= b.at ? a : b) : (a ?? b)

/** A time-stamp that is not believed takes nothing away; the person is told. */
function readStamp(
  { timeStamp }: CheckedSignature,
  { trust, now }: DocumentContext,
): { proven: ProvenTime | null; notes: readonly Note[] } {
  if (!timeStamp) return { proven: null, notes: [] }
  const proven = provenByStamp(timeStamp.token, timeStamp.over, trust, now)
  return { proven, notes: proven ? [] : [{ name: 'time-stamp-ignored' }] }
}
