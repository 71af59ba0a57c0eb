/** A prescription as it arrived, from a message or a file: read into lines, with the verdict on it. */

import { parseCertificates, type Certificate } from '../../../pki/index.js'
import { isFault, limits, SaidFault, systemRandom, type Clock } from '../../../server/base/index.js'
import { holderOf, RevocationLists } from '../../gateway/index.js'
import {
  assessDocument,
  assessPackage,
  readPrescription,
  readXdm,
  type AssessedDocument,
  type AssessmentContext,
  type ReadPrescription,
} from '../../health/index.js'
import { examine, type AddressHolder, type Leaf, type MessageReport } from '../../keys/index.js'
import { openDecryption, readRaw, readUserFile, type Identity } from '../../mail/index.js'
import type { SignerTrust } from '../../verdict/index.js'

export interface Received {
  readonly prescription: ReadPrescription
  readonly assessed: AssessedDocument
  /** The message it came in; null for a file. */
  readonly uid: number | null
  /** Whom to answer: the sender's address, or null. */
  readonly from: string | null
  /** `<id@domain>` of the message. */
  readonly messageId: string | null
}

const prescriptionType = '57833-6'
const isRoot = ({ issuer, subject }: Certificate): boolean => issuer.key === subject.key

/** Roots of the identity folder, and the lists that the gateway publishes now; without them a verdict can only be amber. */
async function trustOf(identity: Identity, clock: Clock): Promise<SignerTrust> {
  const all = parseCertificates(identity.anchors)
  const lists = await new RevocationLists(identity, clock).all().catch((error: unknown) => {
    if (isFault(error)) return []
    throw error
  })
  return { anchors: all.filter(isRoot), intermediates: all.filter((one) => !isRoot(one)), lists }
}

async function contextOf(identity: Identity, clock: Clock): Promise<AssessmentContext> {
  return {
    ...{ trust: await trustOf(identity, clock), now: clock.now(), received: null },
    ...{ message: null, messageIns: null, patientFile: null },
  }
}

/**
 * The one prescription of a message of INBOX (its UID) or of a file (message, package or document). Fault not-found when
 * there is none, conflict when there are several, denied when the message is sealed and no key of the folder opens it.
 */
export async function receive(source: string, identity: Identity, clock: Clock): Promise<Received> {
  const context = await contextOf(identity, clock)
  if (/^\d{1,10}$/.test(source)) {
    const uid = Number(source)
    const pieces: Buffer[] = []
    const { receivedAt } = await readRaw(identity, uid, (piece) => void pieces.push(piece))
    // What the gateway received then was signed then.
    const received = receivedAt === null ? null : ({ at: receivedAt, toldBy: 'gateway' } as const)
    const raw = Buffer.concat(pieces)
    return { ...(await fromMessage(raw, { ...context, received }, identity)), uid }
  }
  const bytes = await readUserFile(source, limits.blobBytes)
  if (/\.eml$/i.test(source)) return fromMessage(bytes, context, identity)
  const found = isZip(bytes)
    ? await assessPackage(await readXdm(bytes), context)
    : [await assessDocument(bytes, [], context)]
  return { ...theOne(found), uid: null, from: null, messageId: null }
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

async function fromMessage(
  raw: Buffer,
  context: AssessmentContext,
  identity: Identity,
): Promise<Received> {
  const report = await examined(raw, context, identity)
  if (report.layers.some(({ opening }) => opening && opening.state !== 'opened'))
    throw new SaidFault('denied', 'counter.sealed')
  const found: AssessedDocument[] = []
  for (const leaf of report.leaves.filter(mayBePackage)) {
    const bytes = await leaf.decode()
    if (!isZip(bytes)) continue
    const around = leaf.signed ? { ...context, message: report.assurance } : context
    found.push(...(await assessPackage(await readXdm(bytes), around)))
  }
  const [, messageId = null] = /^Message-ID:\s*(<[^<>\s]{1,250}>)/im.exec(headOf(raw)) ?? []
  return { ...theOne(found), uid: null, from: report.from, messageId }
}

const headOf = (raw: Buffer): string => raw.subarray(0, limits.headerBytes).toString('latin1')

const mayBePackage = ({ visible, fileName, contentType }: Leaf): boolean =>
  visible && (/\.zip$/i.test(fileName ?? '') || /zip/.test(contentType))

async function examined(
  raw: Buffer,
  { trust, now, received: proven }: AssessmentContext,
  identity: Identity,
): Promise<MessageReport> {
  const keys = await openDecryption(identity)
  return examine(raw, {
    ...{ trust, now, proven, random: systemRandom },
    keys: keys.map(({ privateKey: key, certificate }) => ({ key, certificate })),
    ...{ openPgpKeys: [], openPgpKnown: [] },
    holderOf: (address) => addressHolder(identity, address),
  })
}

async function addressHolder(identity: Identity, address: string): Promise<AddressHolder | null> {
  const holder = await holderOf(identity, address)
  if (!holder) return null
  return { ...holder, identities: [holder.identity], profession: holder.profession ?? '' }
}

function theOne(found: readonly AssessedDocument[]): Pick<Received, 'prescription' | 'assessed'> {
  const prescriptions = found.filter(
    ({ document }) => document.header.code?.code === prescriptionType,
  )
  const [assessed, other] = prescriptions
  if (!assessed) throw new SaidFault('not-found', 'counter.none')
  if (other) throw new SaidFault('conflict', 'counter.several', { count: prescriptions.length })
  return { assessed, prescription: readPrescription(assessed.document) }
}
