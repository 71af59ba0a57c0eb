/** A message judged for its reader: verdict, what is covered, what is sealed, its documents and prescriptions. */

import { isFault, limits, SaidFault } from '../../../../server/base/index.js'
import { envelopeOf, parseHeader } from '../../../../server/mime/index.js'
import { endingOf, isPrescription, type ArrivedDocument, type Ending } from '../../../acts/index.js'
import {
  assessPackage,
  readMssHeaders,
  readPrescription,
  readXdm,
  type AssessmentContext,
  type CdaDocument,
  type MessageWords,
  type ReadPrescription,
} from '../../../health/index.js'
import type { Leaf, MessageReport } from '../../../keys/index.js'
import type { ProvenTime } from '../../../verdict/index.js'
import { examineFor } from '../examining.js'
import { readVault } from '../keys/vault.js'
import type { WorkerRoom } from '../room.js'
import { plainVerdict, type PlainVerdict } from '../plain-verdict.js'

export interface Assessing {
  readonly message: Uint8Array
  /** When the gateway received it, milliseconds since the epoch; null for a file. */
  readonly receivedAt: number | null
}

export interface AssessedPart {
  readonly path: string
  readonly contentType: string
  readonly fileName: string | null
  readonly disposition: string | null
  readonly signed: boolean
  readonly encrypted: boolean
  readonly visible: boolean
  /** The body, transfer encoding undone; null for what is not to be shown. */
  readonly content: Uint8Array | null
}

export interface AssessedEntry {
  readonly verdict: PlainVerdict
  readonly document: CdaDocument
  readonly content: Uint8Array
  /** The prescription's lines, when it is one. */
  readonly prescription: ReadPrescription | null
  /** Its package says that it is withdrawn. */
  readonly isWithdrawn: boolean
  /** The prescription that it ends, by its author's own signature; null when it ends none. */
  readonly ending: Ending | null
}

export interface AssessedMessage {
  readonly verdict: PlainVerdict
  /** False for a message that nobody signed or sealed. */
  readonly isProtected: boolean
  /**
   * `none`; `opened`; `locked` when the person's keys are to be unlocked first; `keyless` when this browser has none;
   * `closed` when no key here opens it.
   */
  readonly sealed: 'none' | 'opened' | 'locked' | 'keyless' | 'closed'
  readonly from: string | null
  readonly subject: {
    readonly value: string
    readonly signed: boolean
    readonly encrypted: boolean
  }
  /** What is inside the layers; null when it was not opened. */
  readonly payload: Uint8Array | null
  readonly parts: readonly AssessedPart[]
  readonly documents: readonly AssessedEntry[]
  /** Why a package that came with it cannot be read, in the reader's language. */
  readonly broken: readonly string[]
}

const maxParts = 200

/** Faults of `examine`; a gateway that is silent leaves doubts. */
export async function run(
  { message, receivedAt }: Assessing,
  room: WorkerRoom,
): Promise<AssessedMessage> {
  const proven: ProvenTime | null =
    receivedAt === null ? null : { at: receivedAt, toldBy: 'gateway' }
  const report = await examineFor(message, proven, room)
  const { language } = room.asking
  return {
    verdict: plainVerdict(report.assurance, language),
    isProtected: report.layers.length > 0,
    sealed: await sealedState(report, room),
    from: report.from,
    subject: report.subject,
    payload: report.payload && Uint8Array.from(report.payload),
    parts: await Promise.all(report.leaves.slice(0, maxParts).map(partOf)),
    ...(await documentsOf(Buffer.from(message), report, proven, room)),
  }
}

async function sealedState(
  { layers }: MessageReport,
  { keys, asking }: WorkerRoom,
): Promise<AssessedMessage['sealed']> {
  const openings = layers.flatMap(({ opening }) => opening ?? [])
  if (openings.length === 0) return 'none'
  if (openings.every(({ state }) => state === 'opened')) return 'opened'
  if (keys.isOpen) return 'closed'
  return (await readVault(asking.identity)) ? 'locked' : 'keyless'
}

async function partOf(leaf: Leaf): Promise<AssessedPart> {
  const { path, contentType, fileName, disposition, signed, encrypted, visible } = leaf
  const content = visible ? Uint8Array.from(await leaf.decode()) : null
  return { path, contentType, fileName, disposition, signed, encrypted, visible, content }
}

const mayBePackage = ({ visible, fileName, contentType }: Leaf): boolean =>
  visible && (/\.zip$/i.test(fileName ?? '') || /zip/.test(contentType))

async function documentsOf(
  message: Buffer,
  report: MessageReport,
  proven: ProvenTime | null,
  room: WorkerRoom,
): Promise<Pick<AssessedMessage, 'documents' | 'broken'>> {
  const packages = report.leaves.filter(mayBePackage)
  if (packages.length === 0) return { documents: [], broken: [] }
  const { anchors, intermediates } = await room.trust()
  const context = {
    trust: { anchors, intermediates, lists: await room.lists() },
    ...{ now: room.clock.now(), received: proven, messageIns: null, patientFile: null },
    messageWords: wordsOf(message, report.subject.value),
  }
  const documents: AssessedEntry[] = []
  const broken: string[] = []
  for (const leaf of packages) {
    const cover = leaf.signed ? report.assurance : null
    try {
      documents.push(...(await packaged(await leaf.decode(), { ...context, message: cover }, room)))
    } catch (error) {
      // One that is damaged takes neither the letter nor its verdict with it.
      if (!isFault(error)) throw error
      broken.push(error instanceof SaidFault ? error.in(room.asking.language) : error.message)
    }
  }
  return { documents, broken }
}

/** The documents of a package; none of what is no zip. Faults of `readXdm` and `assessPackage`. */
async function packaged(
  bytes: Buffer,
  context: AssessmentContext,
  { asking }: WorkerRoom,
): Promise<AssessedEntry[]> {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0x504b) return []
  const all = await assessPackage(await readXdm(bytes), context)
  return all.map((assessed) => {
    const { assurance, document, content, entry } = assessed
    return {
      verdict: plainVerdict(assurance, asking.language),
      ...{ document, content: Uint8Array.from(content) },
      isWithdrawn: entry?.action === 'delete',
      ...prescribed({ assessed, cover: context.message }),
    }
  })
}

function prescribed(arrived: ArrivedDocument): Pick<AssessedEntry, 'prescription' | 'ending'> {
  if (!isPrescription(arrived)) return { prescription: null, ending: null }
  const prescription = readPrescription(arrived.assessed.document)
  return { prescription, ending: endingOf(prescription, arrived) }
}

/** What the message says of its patient: the subject that counts, and the fields of the message itself. */
function wordsOf(message: Buffer, subject: string): MessageWords {
  const fields = parseHeader(message.subarray(0, limits.headerBytes), limits.headerFields)
  const { hasIns } = readMssHeaders(fields.map(({ name, value }) => [name, value] as const))
  const { from, to, cc } = envelopeOf(fields)
  const addresses = [...from, ...to, ...cc].flatMap(({ mailbox, host }) =>
    host ? [`${mailbox ?? ''}@${host}`] : [],
  )
  return { subject, hasIns, addresses }
}
