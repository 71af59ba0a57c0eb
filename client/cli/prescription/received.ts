/** What arrived, from a message or a file: its documents judged, and the one prescription read into lines. */

import { limits, SaidFault } from '../../../server/base/index.js'
import { envelopeOf, parseHeader } from '../../../server/mime/index.js'
import {
  assessDocument,
  assessPackage,
  readMssHeaders,
  readPrescription,
  readXdm,
  type AssessmentContext,
  type MessageWords,
  type ReadPrescription,
} from '../../health/index.js'
import { isPrescription, type ArrivedDocument } from '../../acts/index.js'
import type { Leaf } from '../../keys/index.js'
import { readRaw, readUserFile, type Identity } from '../../mail/index.js'
import { isZip, readHealthFile } from '../commands/health-file.js'
import type { Asking } from '../end-to-end/own-keys.js'
import { examineReceived } from '../end-to-end/reading.js'
import { UsageFault } from '../usage-fault.js'

export interface Reader {
  /** Null for files that need no keys. */
  readonly identity: Identity | null
  /** What documents are judged with; the message around them is filled in here. */
  readonly context: AssessmentContext
  readonly asking: Asking
}

interface Envelope {
  /** The message it came in; null for a file. */
  readonly uid: number | null
  /** Whom to answer: the sender's address, or null. */
  readonly from: string | null
  /** `<id@domain>` of the message. */
  readonly messageId: string | null
}

export interface Arrival extends Envelope {
  readonly documents: readonly ArrivedDocument[]
}

export interface Received extends Envelope, ArrivedDocument {
  readonly prescription: ReadPrescription
}

const noEnvelope: Envelope = { uid: null, from: null, messageId: null }

/**
 * The documents of a message of INBOX (its UID) or of a file (message, package, or a document with `signatures` beside
 * it). Fault denied when the message is sealed and no key of the folder opens it; UsageFault for a UID without identity.
 */
export async function arrive(
  source: string,
  signatures: readonly Uint8Array[],
  reader: Reader,
): Promise<Arrival> {
  if (/^\d{1,10}$/.test(source)) return fetched(Number(source), reader)
  if (/\.eml$/i.test(source)) return inMessage(await readUserFile(source, limits.blobBytes), reader)
  const bytes = await readHealthFile(source)
  const found = isZip(bytes)
    ? await assessPackage(await readXdm(bytes), reader.context)
    : [await assessDocument(bytes, signatures, reader.context)]
  return { ...noEnvelope, documents: found.map((assessed) => ({ assessed, cover: null })) }
}

/** The one prescription of it. Faults of `arrive`; not-found when there is none, conflict when there are several. */
export async function receive(source: string, reader: Reader): Promise<Received> {
  const { documents, ...envelope } = await arrive(source, [], reader)
  const prescriptions = documents.filter(isPrescription)
  const [only, other] = prescriptions
  if (!only) throw new SaidFault('not-found', 'counter.none')
  if (other) throw new SaidFault('conflict', 'counter.several', { count: prescriptions.length })
  return { ...envelope, ...only, prescription: readPrescription(only.assessed.document) }
}

async function fetched(uid: number, reader: Reader): Promise<Arrival> {
  const { identity, context } = reader
  if (!identity) throw new UsageFault('cli.missingOption', { name: '--as' })
  const pieces: Buffer[] = []
  const { receivedAt } = await readRaw(identity, uid, (piece) => void pieces.push(piece))
  // What the gateway received then was signed then.
  const received = receivedAt === null ? null : ({ at: receivedAt, toldBy: 'gateway' } as const)
  const raw = Buffer.concat(pieces)
  return { ...(await inMessage(raw, { ...reader, context: { ...context, received } })), uid }
}

async function inMessage(raw: Buffer, { identity, context, asking }: Reader): Promise<Arrival> {
  const known = { trust: context.trust, proven: context.received }
  const report = await examineReceived(identity, raw, asking, known)
  if (report.layers.some(({ opening }) => opening && opening.state !== 'opened'))
    throw new SaidFault('denied', 'counter.sealed')
  const documents: ArrivedDocument[] = []
  const messageWords = wordsOf(raw, report.subject.value)
  for (const leaf of report.leaves.filter(mayBePackage)) {
    const bytes = Buffer.from(await leaf.decode())
    if (!isZip(bytes)) continue
    // A red message is told for what it covers, too: somebody has been at it.
    const cover = leaf.signed ? report.assurance : null
    const around = { ...context, messageWords, ...(cover && { message: cover }) }
    for (const assessed of await assessPackage(await readXdm(bytes), around))
      documents.push({ assessed, cover })
  }
  const [, messageId = null] = /^Message-ID:\s*(<[^<>\s]{1,250}>)/im.exec(headOf(raw)) ?? []
  return { documents, uid: null, from: report.from, messageId }
}

/** What the message says of its patient: the subject that counts, and the fields of the message itself. */
function wordsOf(raw: Buffer, subject: string): MessageWords {
  const fields = parseHeader(raw.subarray(0, limits.headerBytes), limits.headerFields)
  const { hasIns } = readMssHeaders(fields.map(({ name, value }) => [name, value] as const))
  const { from, to, cc } = envelopeOf(fields)
  const addresses = [...from, ...to, ...cc].flatMap(({ mailbox, host }) =>
    host ? [`${mailbox ?? ''}@${host}`] : [],
  )
  return { subject, hasIns, addresses }
}

const headOf = (raw: Buffer): string => raw.subarray(0, limits.headerBytes).toString('latin1')

const mayBePackage = ({ visible, fileName, contentType }: Leaf): boolean =>
  visible && (/\.zip$/i.test(fileName ?? '') || /zip/.test(contentType))
