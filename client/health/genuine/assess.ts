/** The whole verdict on a prescription, or any signed document, as it arrived: who signed, who wrote, for whom, still in force? */

import { conclude, type Assurance, type Note, type Reason } from '../../verdict/index.js'
import { readCda, type CdaDocument, type CdaId } from '../cda/index.js'
import { verifyDocument, type DocumentContext } from '../signature/index.js'
import {
  isSignatureEntry,
  type DocumentEntry,
  type XdmDocument,
  type XdmPackage,
} from '../xdm/index.js'
import { judgeAuthor } from './author.js'
import { judgeMessage, type MessageWords } from './message.js'
import { judgePatient } from './patient.js'
import type { Traits } from './traits.js'

/** What is known beside the document itself. */
export interface AssessmentContext extends DocumentContext {
  /** The verdict on the message around it; null when there is none, or none that anybody signed. */
  readonly message: Assurance | null
  /** The matricule that the message is about, when it says so. */
  readonly messageIns: string | null
  /** What the message around it says of the patient; left out when there is none. */
  readonly messageWords?: MessageWords
  /** The reader's own file of the patient. */
  readonly patientFile: Traits | null
}

export interface AssessedDocument {
  readonly document: CdaDocument
  /** The very bytes. */
  readonly content: Uint8Array
  readonly entry: DocumentEntry | null
  readonly assurance: Assurance
}

/** A document by itself, with the signatures that lie beside it. Faults of `readCda`. */
export async function assessDocument(
  content: Uint8Array,
  signatures: readonly Uint8Array[],
  context: AssessmentContext,
): Promise<AssessedDocument> {
  return assess({ content, signatures, others: [], entry: null, more: [] }, context)
}

/**
 * Every clinical document of a package. What cannot be read comes as a Fault of `readCda`; what the package got wrong
 * about a document counts in its verdict.
 */
export async function assessPackage(
  { documents, flaws }: XdmPackage,
  context: AssessmentContext,
): Promise<AssessedDocument[]> {
  const signing = documents.filter(({ entry }) => isSignatureEntry(entry))
  const signatures = await Promise.all(
    signing.map(async (one) => ({ entry: one.entry, bytes: await readOrNone(one) })),
  )
  const patients: Reason[] = flaws.some(({ rule }) => rule === 'two-patients')
    ? [{ level: 'red', name: 'two-patients' }]
    : []
  const found: AssessedDocument[] = []
  for (const document of documents.filter((one) => !signing.includes(one))) {
    const { entry, intact } = document
    const about = ({ entry: { signs } }: { entry: DocumentEntry }): boolean =>
      signs.length === 0 || signs.includes(entry.entryId)
    const broken: Reason[] = intact ? [] : [{ level: 'red', name: 'package-altered' }]
    found.push(
      await assess(
        {
          ...{ content: await document.read(), entry, more: [...broken, ...patients] },
          signatures: signatures.filter(about).map(({ bytes }) => bytes),
          others: signatures.filter((one) => !about(one)).map(({ bytes }) => bytes),
        },
        context,
      ),
    )
  }
  return found.map((one) => withSuccessor(one, found))
}

/** A signature that the package promises and has not is an empty one, which counts as ill-formed. */
async function readOrNone(document: XdmDocument): Promise<Uint8Array> {
  return document.intact ? document.read() : new Uint8Array()
}

interface Part {
  readonly content: Uint8Array
  readonly signatures: readonly Uint8Array[]
  readonly others: readonly Uint8Array[]
  readonly entry: DocumentEntry | null
  readonly more: readonly Reason[]
}

async function assess(part: Part, context: AssessmentContext): Promise<AssessedDocument> {
  const { content, signatures, others, entry, more } = part
  const document = readCda(content)
  const names = entry ? [entry.uri] : []
  const signed = await verifyDocument({ document: content, names, signatures, others }, context)
  const base = byMessage(signed, context.message)
  const { messageIns, patientFile: file } = context
  const patient = judgePatient(document.header, { entry, messageIns, file })
  const assurance = conclude({
    ...{ signer: base.signer, signedAt: base.signedAt },
    reasons: [
      ...base.reasons,
      ...more,
      ...judgeAuthor(document.header, base.signer),
      ...patient.reasons,
      ...aroundIt(document, context),
      ...inForce(entry),
    ],
    notes: [...base.notes, ...patient.notes, ...replacing(document)],
  })
  return { document, content, entry, assurance }
}

/** A document without a signature of its own stands under that of the message which brought it. */
function byMessage(signed: Assurance, message: Assurance | null): Assurance {
  const unsigned = signed.signer === null && signed.reasons.every(({ name }) => name === 'unsigned')
  if (unsigned && message?.signer)
    return { ...message, notes: [...message.notes, { name: 'signed-by-message' }] }
  const sender = message?.signer
  if (!sender || !signed.signer || sender.identity === signed.signer.identity) return signed
  return { ...signed, notes: [...signed.notes, { name: 'sent-by', values: { who: sender.name } }] }
}

function aroundIt({ header }: CdaDocument, { messageWords }: AssessmentContext): Reason[] {
  const [patient] = header.patients
  return patient && messageWords ? judgeMessage(patient, messageWords) : []
}

const inForce = (entry: DocumentEntry | null): Reason[] =>
  entry?.action === 'delete' ? [{ level: 'red', name: 'withdrawn' }] : []

const replacing = ({ header }: CdaDocument): Note[] =>
  header.related.some(({ type }) => type === 'RPLC') ? [{ name: 'replaces' }] : []

const sameId = (a: CdaId, b: CdaId): boolean => a.root === b.root && a.extension === b.extension

/** A document that another one of the same package replaces is no longer in force. */
function withSuccessor(
  assessed: AssessedDocument,
  all: readonly AssessedDocument[],
): AssessedDocument {
  const { id } = assessed.document.header
  const replaced = all.some(
    (other) =>
      other !== assessed &&
      other.document.header.related.some(
        ({ type, ids }) => type === 'RPLC' && ids.some((parent) => sameId(parent, id)),
      ),
  )
  if (!replaced) return assessed
  const { assurance } = assessed
  const reasons: Reason[] = [...assurance.reasons, { level: 'red', name: 'superseded' }]
  return { ...assessed, assurance: conclude({ ...assurance, reasons }) }
}
