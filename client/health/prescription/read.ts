/** A prescription of any writer read back into typed lines (eP-MED-DM, 2022.01 and 2024.01). */

import { SaidFault } from '../../../server/base/index.js'
import {
  narrativeOf,
  type CdaDocument,
  type CdaHeader,
  type CdaId,
  type CdaPerson,
  type CdaSection,
  type Narrative,
} from '../cda/index.js'
import { healthLimits } from '../limits.js'
import { instantOf, parseHl7Time } from '../time.js'
import { attributeOf, elementsOf, type XmlElement } from '../xml/index.js'
import { prescriptionMarks, type PrescriptionMark } from './model.js'
import { readDevice } from './read-device.js'
import { referenceOf } from './read-entry.js'
import { readMedicine, type LinePlace, type ReadLineOf } from './read-medicine.js'
import type { Doubt, ReadPrescription } from './read-model.js'
import { withoutTestNotice } from './test-notice.js'

const prescriptionType = '57833-6'
const numberRoot = '1.2.250.1.215.500.1.1'
const sectionCodes = {
  medicines: '57828-6',
  devices: '46264-8',
  comment: '55112-7',
  copy: '55108-5',
} as const

/** `root`, or `root^extension` as XDS joins the two. */
export const documentIdOf = ({ root, extension }: CdaId): string =>
  extension === '' ? root : `${root}^${extension}`

/** Fault unsupported when the document is no prescription, too-large beyond the limit of lines. What it lacks, or tells in two ways, is in `doubts`. */
export function readPrescription(document: CdaDocument): ReadPrescription {
  const { header } = document
  if (header.code?.code !== prescriptionType)
    throw new SaidFault('unsupported', 'prescription.none', { title: header.title.slice(0, 80) })
  const sections = flat(document.sections)
  const medicines = linesOf(sections, sectionCodes.medicines, 'substanceAdministration', {
    first: 1,
    read: readMedicine,
  })
  const devices = linesOf(sections, sectionCodes.devices, 'supply', {
    first: medicines.lines.length + 1,
    read: readDevice,
  })
  const read = { ...aboutOf(header), ...peopleOf(header) }
  const whole = { ...read, medicines: medicines.lines, devices: devices.lines }
  return {
    ...whole,
    comment: withoutTestNotice(wordsIn(sections, sectionCodes.comment)),
    pdf: copyIn(sections),
    doubts: [...missingOf(whole, header), ...medicines.doubts, ...devices.doubts],
  }
}

const flat = (sections: readonly CdaSection[]): CdaSection[] =>
  sections.flatMap((section) => [section, ...flat(section.sections)])

interface LineReader<Line> {
  readonly first: number
  read(this: void, entry: XmlElement, place: LinePlace): ReadLineOf<Line>
}

function linesOf<Line>(
  sections: readonly CdaSection[],
  code: string,
  element: string,
  { first, read }: LineReader<Line>,
): { lines: Line[]; doubts: Doubt[] } {
  const found: ReadLineOf<Line>[] = []
  const doubts: Doubt[] = []
  for (const section of sections.filter((one) => one.code?.code === code)) {
    const narrative = narrativeOf(section)
    const entries = section.entries.flatMap((entry) => elementsOf(entry, element))
    if (found.length + entries.length > healthLimits.prescriptionLines)
      throw new SaidFault('too-large', 'prescription.too-long')
    const tables = tablesOf(entries, narrative)
    for (const entry of entries) {
      const line = first + found.length
      found.push(read(entry, { line, narrative, alone: tables.isAlone(entry) }))
    }
    doubts.push(...tables.unclaimed)
  }
  return {
    lines: found.map(({ line }) => line),
    doubts: [...found.flatMap((one) => one.doubts), ...doubts],
  }
}

/** Which lines share a table, and which tables belong to none. */
function tablesOf(
  entries: readonly XmlElement[],
  narrative: Narrative,
): { isAlone(entry: XmlElement): boolean; unclaimed: Doubt[] } {
  const pointing = new Map<string, XmlElement[]>()
  for (const entry of entries)
    for (const id of new Set(referencesIn(entry)))
      pointing.set(id, [...(pointing.get(id) ?? []), entry])
  const owners = narrative.blocks.map(
    ({ ids }) => new Set(ids.flatMap((id) => pointing.get(id) ?? [])),
  )
  const sharing = new Set(owners.filter(({ size }) => size > 1).flatMap((lines) => [...lines]))
  return {
    isAlone: (entry) => !sharing.has(entry),
    unclaimed: narrative.blocks
      .filter(({ text }, index) => owners[index]?.size === 0 && text !== '')
      .map(({ text }) => ({ kind: 'narrative-only', shown: text.slice(0, 500) })),
  }
}

/** Everything that an entry points at. */
function referencesIn(entry: XmlElement): string[] {
  const own = entry.name === 'reference' ? attributeOf(entry, 'value') : referenceOf(entry)
  return [
    ...(own === undefined ? [] : [own.replace(/^#/, '')]),
    ...elementsOf(entry).flatMap(referencesIn),
  ]
}

const momentOf = (text: string): number | null => {
  const time = parseHl7Time(text)
  return time ? instantOf(time) : null
}

function aboutOf(header: CdaHeader) {
  const [main] = header.events
  const id = documentIdOf(header.id)
  const numbered = header.events.find((event) => event.id?.root === numberRoot)
  return {
    number: numbered?.id?.extension ?? '',
    id,
    setId: header.setId ? documentIdOf(header.setId) : id,
    version: header.version ?? 1,
    replaces: replacedBy(header),
    at: momentOf(header.time),
    until: momentOf(main?.high ?? ''),
    marks: marksOf(header),
  }
}

function replacedBy({ related }: CdaHeader): string | null {
  const [id] = related.filter(({ type }) => type === 'RPLC').flatMap(({ ids }) => ids)
  return id ? documentIdOf(id) : null
}

function marksOf({ events }: CdaHeader): PrescriptionMark[] {
  const codes = new Set(events.map(({ code }) => code?.code))
  const names = Object.keys(prescriptionMarks) as PrescriptionMark[]
  return names.filter((name) => codes.has(prescriptionMarks[name][0]))
}

const nationalPerson = '1.2.250.1.71.4.2.1'

/** `rpps:…`: the national number without the digit that says its kind (8). */
export function identityOf(person: CdaPerson | null): string | null {
  const id = person?.ids.find(({ root }) => root === nationalPerson)?.extension ?? ''
  const rpps = /^8(\d{11})$/.exec(id)?.[1]
  return rpps === undefined ? null : `rpps:${rpps}`
}

function peopleOf({ patients, authors, participants }: CdaHeader) {
  const prescriber = authors.find(({ device }) => !device) ?? null
  const part = (type: string, code?: string): CdaPerson | null =>
    participants.find(
      (one) => one.type === type && (code === undefined || one.person.function?.code === code),
    )?.person ?? null
  return {
    patient: patients[0] ?? null,
    prescriber,
    author: identityOf(prescriber),
    replaced: part('REF', '353'),
    dispenser: part('PRF'),
  }
}

function wordsIn(sections: readonly CdaSection[], code: string): string {
  return sections
    .filter((section) => section.code?.code === code)
    .map(({ text }) => (text ? plainWords(text) : ''))
    .filter(Boolean)
    .join(' ')
}

const plainWords = (element: XmlElement): string =>
  element.children
    .map((child) => (typeof child === 'string' ? child : ` ${plainWords(child)} `))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

function copyIn(sections: readonly CdaSection[]): Uint8Array | null {
  const media = sections
    .filter((section) => section.code?.code === sectionCodes.copy)
    .flatMap((section) => section.media)
  return media.find(({ mediaType }) => mediaType === 'application/pdf')?.content ?? null
}

type Whole = Pick<
  ReadPrescription,
  'number' | 'at' | 'author' | 'patient' | 'medicines' | 'devices'
>

function missingOf(read: Whole, { setId }: CdaHeader): Doubt[] {
  const missing = (what: Extract<Doubt, { kind: 'missing' }>['what'], is: boolean): Doubt[] =>
    is ? [{ kind: 'missing', what }] : []
  return [
    ...missing('number', read.number === ''),
    ...missing('date', read.at === null),
    ...missing('author', read.author === null),
    ...missing('patient', read.patient === null),
    ...missing('setId', setId === null),
    ...missing('lines', read.medicines.length + read.devices.length === 0),
  ]
}
