/** Writing a package strictly by the rules that reading forgives. */

import { SaidFault } from '../../../server/base/index.js'
import { readCda } from '../cda/index.js'
import { utcTimeOf } from '../time.js'
import { documentBytes, element, type ComposedXml } from '../xml/index.js'
import { writeZip, type NewFile } from '../zip/index.js'
import { composeMetadata } from './compose.js'
import { entryFromCda } from './from-cda.js'
import { signatureEntry } from './from-signature.js'
import { sha1Hex } from './hash.js'
import type { DocumentAction, DocumentEntry, Institution, SubmissionSet } from './model.js'

export interface XdmPart {
  readonly content: Uint8Array
  readonly action?: DocumentAction
  readonly signature?: Uint8Array
}

export interface XdmOrder {
  /** Clinical documents (CDA R2) of one patient, each with the signature that stands beside it, if any (`signDocument`). */
  readonly documents: readonly XdmPart[]
  /** Who sends: stands in INDEX.HTM and README.TXT. */
  readonly sender: {
    readonly structure: Institution
    readonly name: string
    readonly address: string
    readonly phone: string
  }
  readonly software: { readonly name: string; readonly version: string; readonly editor: string }
  /** Milliseconds since the epoch. */
  readonly at: number
  /** A random UUID, lower case. */
  readonly uuid: () => string
}

const approved = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved'
const folder = 'IHE_XDM/SUBSET01'

/**
 * The bytes of IHE_XDM.ZIP. Faults of `readCda`; unsupported for a type of document whose metadata we do not know;
 * denied when the documents are of several patients (Référentiel #2: one patient per archive).
 */
export async function writeXdm(order: XdmOrder): Promise<Uint8Array> {
  const newId = (): string => `urn:uuid:${order.uuid()}`
  const files: NewFile[] = []
  const entries: DocumentEntry[] = []
  const put = async (content: Uint8Array): Promise<FileFields> => {
    const uri = `DOC${String(files.length + 1).padStart(4, '0')}.XML`
    files.push({ path: `${folder}/${uri}`, content })
    return { entryId: newId(), hash: await sha1Hex(content), size: content.length, uri }
  }
  for (const { content, action = 'create', signature } of order.documents) {
    const fields = await put(content)
    const entry: DocumentEntry = {
      ...entryFromCda(readCda(content)),
      ...{ ...fields, logicalId: fields.entryId, status: approved, action },
      ...{ replaces: [], signs: [] },
    }
    entries.push(entry)
    if (!signature) continue
    const own = { uniqueId: oidOf(order.uuid()), creationTime: utcNow(order.at) }
    entries.push(signatureEntry(entry, { ...(await put(signature)), ...own }))
  }
  expectOnePatient(entries)
  const metadata = composeMetadata(submissionSet(order, entries, newId), entries, newId)
  const names = files.map(({ path }) => path.slice(folder.length + 1))
  return writeZip(
    [
      { path: 'INDEX.HTM', content: indexPage(order) },
      { path: 'README.TXT', content: readme(order, names) },
      { path: `${folder}/METADATA.XML`, content: documentBytes(metadata) },
      ...files,
    ],
    new Date(order.at),
  )
}

type FileFields = Pick<DocumentEntry, 'entryId' | 'hash' | 'size' | 'uri'>

const utcNow = (at: number): string =>
  utcTimeOf(`${new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)}+0000`)

/** An OID from a UUID (ITU-T X.667). */
const oidOf = (uuid: string): string => `2.25.${BigInt(`0x${uuid.replaceAll('-', '')}`)}`

function expectOnePatient(entries: readonly DocumentEntry[]): void {
  const patients = new Set(
    entries.map(({ patientId, sourcePatientId }) => (patientId ?? sourcePatientId)?.value),
  )
  if (entries.length === 0) throw new SaidFault('syntax', 'xdm.nothing')
  if (patients.size > 1) throw new SaidFault('denied', 'xdm.two-patients')
}

function submissionSet(
  { sender, at, uuid }: XdmOrder,
  entries: readonly DocumentEntry[],
  newId: () => string,
): SubmissionSet {
  const [first] = entries
  return {
    entryId: newId(),
    status: approved,
    submissionTime: utcNow(at),
    title: first?.title ?? '',
    comments: '',
    patientId: first?.patientId ?? first?.sourcePatientId ?? null,
    sourceId: `${sender.structure.authority}.${sender.structure.id}`,
    uniqueId: oidOf(uuid()),
    contentType: first?.facilityType ?? null,
    authors: first?.authors.slice(0, 1) ?? [],
    intendedRecipients: [],
  }
}

/** XHTML, with the id and the name of the structure. */
function indexPage({ sender: { structure } }: XdmOrder): Uint8Array {
  const title = `${structure.name} (${structure.id})`
  return documentBytes(
    element(
      'html',
      { xmlns: 'http://www.w3.org/1999/xhtml', lang: 'fr', 'xml:lang': 'fr' },
      element('head', {}, element('title', {}, 'IHE_XDM')),
      element('body', {}, ...indexBody(title)),
    ),
  )
}

const indexBody = (title: string): ComposedXml[] => [
  element('p', {}, `Émetteur : ${title}`),
  element('p', {}, 'Voir le fichier ', element('a', { href: 'README.TXT' }, 'README.TXT')),
]

/** 7-bit ASCII and CRLF. */
function readme({ sender, software }: XdmOrder, names: readonly string[]): Uint8Array {
  const lines = [
    'Emetteur :',
    '==========',
    `  . Nom : ${sender.name}`,
    `  . Organisme : ${sender.structure.name} (${sender.structure.id})`,
    `  . Adresse : ${sender.address}`,
    `  . Telephone : ${sender.phone}`,
    '',
    "Application de l'emetteur :",
    '===========================',
    `  . Nom : ${software.name}`,
    `  . Version : ${software.version}`,
    `  . Editeur : ${software.editor}`,
    '',
    'Instructions :',
    '==============',
    '  . Consultez les fichiers recus par messagerie securisee de sante',
    '    dans votre logiciel de professionnel de sante.',
    '',
    'Arborescence :',
    '==============',
    '  README.TXT',
    '  INDEX.HTM',
    '  IHE_XDM',
    '    SUBSET01',
    ...['METADATA.XML', ...names].map((name) => `      ${name}`),
  ]
  return new TextEncoder().encode(lines.map((line) => `${ascii(line)}\r\n`).join(''))
}

const ligatures: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE', '’': "'" }

const ascii = (text: string): string =>
  text
    .replace(/[œŒæÆ’]/g, (letter) => ligatures[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\x20-\x7e]/g, '?')
