/** Any message examined: what protects it, what that covers, whose it is, and the one verdict a person is shown. */

import { Fault } from '../../../server/base/index.js'
import { conclude, type Assurance, type Reason } from '../../verdict/index.js'
import { examineLimits } from './limits.js'
import type { ExamineContext, Layer, Leaf, MessageReport } from './model.js'
import { judgeHeaders } from './protected-headers.js'
import { senderOf } from './sender.js'
import { openSource, rawOf } from './source.js'
import { Walk } from './walk.js'

/**
 * Examines a message (RFC 5322, any line ends). A signature counts when it is around the whole message, holds, may be made
 * with its certificate, and is of whoever holds the From address; an envelope is opened only there too. Nothing is
 * fetched, and the report says nothing of why an envelope did not open. Fault too-large past `examineLimits`.
 */
export async function examine(bytes: Uint8Array, context: ExamineContext): Promise<MessageReport> {
  if (bytes.length > examineLimits.bytes) throw new Fault('too-large', 'the message is too large')
  const root = openSource(Buffer.from(bytes))
  const walk = new Walk(context)
  const structure = await walk.start(root)
  const { layers, payload } = walk
  const ours = layers.filter(({ isOfMessage }) => isOfMessage)
  const sender = senderOf(root)
  const signed = signaturesOf(ours)
  const headers = judgeHeaders({
    ...{ outer: root, payload },
    isSigned: signed.some(counts),
    isEncrypted: ours.some(({ opening }) => opening?.state === 'opened'),
  })
  const reasons = [
    ...(signed.length > 0 ? sender.reasons : sender.reasons.filter(({ level }) => level === 'red')),
    ...headers.reasons,
    ...walk.reasons,
    ...layerReasons(layers),
  ]
  const assurance = summary(signed, reasons, headers.notes)
  const believed = assurance.level !== 'red'
  return {
    ...{ assurance, layers, structure },
    leaves: walk.leaves.map((leaf) => withCover(leaf, layers, believed)),
    from: sender.address,
    subject: { ...headers.subject, signed: headers.subject.signed && believed },
    payload: payload && rawOf(payload),
  }
}

const signaturesOf = (layers: readonly Layer[]): Assurance[] =>
  layers.flatMap(({ assurance }) => (assurance ? [assurance] : []))

/** Doubts under which nobody is known to have signed. */
const unproven = new Set<string>([
  'no-anchor',
  'no-certificate',
  'unknown-key',
  'holder-unknown',
  'unsupported',
])

const counts = ({ level, reasons }: Assurance): boolean =>
  level !== 'red' && !reasons.some(({ name }) => unproven.has(name))

function summary(
  signed: readonly Assurance[],
  found: readonly Reason[],
  notes: Assurance['notes'],
): Assurance {
  // The innermost signature is the author's; those around it must hold too, or somebody has been at it.
  const inner = signed.at(-1)
  const reasons = [...signed.flatMap((one) => one.reasons), ...found]
  return conclude({
    signer: inner?.signer ?? null,
    signedAt: inner?.signedAt ?? null,
    reasons: once(reasons),
    notes: [...(inner?.notes ?? []), ...notes],
  })
}

/** Each reason once, as it was first found. */
function once(reasons: readonly Reason[]): Reason[] {
  const seen = new Map(reasons.map((reason) => [JSON.stringify(reason), reason]))
  return [...seen.values()]
}

function layerReasons(layers: readonly Layer[]): Reason[] {
  const ours = layers.filter(({ isOfMessage }) => isOfMessage)
  const own = layers.filter(({ isForwarded }) => !isForwarded)
  const reasons = own.flatMap(({ opening }) => opening?.reasons ?? [])
  const signed = ours.some(({ assurance }) => assurance !== null)
  if (!signed) {
    const partly = own.some(({ assurance }) => assurance !== null)
    reasons.push({ level: 'amber', name: partly ? 'partly-signed' : 'unsigned' })
  }
  const lastEnvelope = ours.findLastIndex(({ opening }) => opening !== null)
  const lastSigned = ours.findLastIndex(({ assurance }) => assurance !== null)
  if (signed && lastSigned < lastEnvelope) reasons.push({ level: 'amber', name: 'signed-outside' })
  const open = ours.some(({ opening }) => opening?.state === 'opened' && !opening.isAuthenticated)
  // A signature inside tells changes to what was opened; without one nothing does.
  if (open && lastSigned <= lastEnvelope) reasons.push({ level: 'amber', name: 'unauthenticated' })
  return reasons
}

function withCover(
  leaf: Omit<Leaf, 'signed' | 'encrypted'>,
  layers: readonly Layer[],
  believed: boolean,
): Leaf {
  const around = leaf.coveredBy.flatMap((index) => layers[index] ?? [])
  const ours = around.filter(({ isOfMessage }) => isOfMessage)
  return {
    ...leaf,
    signed: believed && ours.some(({ assurance }) => assurance !== null && counts(assurance)),
    encrypted: ours.some(({ opening }) => opening !== null),
  }
}
