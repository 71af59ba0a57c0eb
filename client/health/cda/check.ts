/**
 * What can be checked of a clinical document without the official tools: the rules of the common header that software
 * depends on (CI-SIS, volet Structuration minimale), identities, and that narrative, entries and files hold together.
 */

import type { PhraseKey } from '../../../server/base/index.js'
import { isInsSystem, isMatricule } from '../ins.js'
import { instantOf, parseHl7Time } from '../time.js'
import { attributeOf, childOf, elementsOf, parseXml, type XmlElement } from '../xml/index.js'
import type { CdaDocument, CdaHeader, CdaPatient, CdaSection } from './model.js'
import { readCda } from './read.js'

type FlawName = Extract<PhraseKey, `cda.flaw.${string}`> extends `cda.flaw.${infer N}` ? N : never

/** `fault`: against a rule that readers build on; `warning`: readable, but wrong. */
export interface CdaFlaw {
  readonly rule: FlawName
  readonly weight: 'fault' | 'warning'
  readonly values: Readonly<Record<string, string>>
}

const fault = (rule: FlawName, values: CdaFlaw['values'] = {}): CdaFlaw => ({
  ...{ rule, weight: 'fault', values },
})
const warning = (rule: FlawName, values: CdaFlaw['values'] = {}): CdaFlaw => ({
  ...{ rule, weight: 'warning', values },
})
const when = (bad: boolean, flaw: CdaFlaw): CdaFlaw[] => (bad ? [flaw] : [])

/** Faults of `readCda`: what cannot be read cannot be checked. `now` in milliseconds since the epoch. */
export function checkCda(bytes: Uint8Array, now: number): CdaFlaw[] {
  const document = readCda(bytes)
  const root = parseXml(bytes)
  const { header } = document
  return [
    ...formFlaws(header, root),
    ...timeFlaws(header, now),
    ...patientFlaws(header.patients),
    ...peopleFlaws(header, root),
    ...bodyFlaws(document, root),
    ...linkFlaws(root),
    ...fileFlaws(document),
  ]
}

/** HL7 France, and CI-SIS structuration minimale. */
const commonTemplates = ['2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1']
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const isOid = (text: string): boolean => text.length <= 128 && /^[0-2](\.(0|[1-9]\d*))+$/.test(text)

function formFlaws(header: CdaHeader, root: XmlElement): CdaFlaw[] {
  const { templates, id, code, title, confidentiality, language, setId, version } = header
  const missing = commonTemplates.filter((oid) => !templates.some((one) => one.root === oid))
  const typeId = childOf(root, 'typeId')
  return [
    ...when(attributeOf(childOf(root, 'realmCode'), 'code') !== 'FR', fault('realm')),
    ...when(attributeOf(typeId, 'extension') !== 'POCD_HD000040', fault('type-id')),
    ...missing.map((oid) => fault('template', { oid })),
    ...when(!isOid(id.root) && !uuid.test(id.root), fault('id', { id: id.root.slice(0, 80) })),
    ...when(!code?.code || !code.system, fault('code')),
    ...when(title === '', fault('title')),
    ...when(!['N', 'R', 'V'].includes(confidentiality?.code ?? ''), fault('confidentiality')),
    ...when(language !== 'fr-FR', warning('language', { language: language || 'ø' })),
    ...when(setId === null || version === null, fault('version')),
  ]
}

function timeFlaws({ time, events }: CdaHeader, now: number): CdaFlaw[] {
  const written = parseHl7Time(time)
  const low = parseHl7Time(events[0]?.low ?? '')
  const day = 86_400_000
  return [
    ...when(!written, fault('time', { time: time || 'ø' })),
    ...when(written?.hour != null && written.offset === null, warning('time-zone', { time })),
    ...when(written !== undefined && instantOf(written) > now + day, warning('future', { time })),
    ...when(events.length === 0, fault('event')),
    ...when(events.length > 0 && !low, warning('event-time')),
  ]
}

function patientFlaws(patients: readonly CdaPatient[]): CdaFlaw[] {
  const [patient] = patients
  if (patients.length !== 1 || !patient)
    return [fault('patients', { count: String(patients.length) })]
  const ins = patient.ids.find(({ root }) => isInsSystem(root))
  const { birthFamily, birthGiven, gender, birthTime, birthPlace } = patient
  const traits = [
    birthFamily === '' ? 'family BR' : '',
    birthGiven.length === 0 ? 'given BR' : '',
    gender === null ? 'administrativeGenderCode' : '',
    parseHl7Time(birthTime) ? '' : 'birthTime',
    ins && birthPlace.code === '' ? 'birthplace' : '',
  ].filter(Boolean)
  return [
    ...when(patient.ids.length === 0, fault('patient-id')),
    ...when(
      ins !== undefined && !isMatricule(ins.extension),
      fault('ins', {
        number: ins?.extension ?? '',
      }),
    ),
    ...when(traits.length > 0, fault('traits', { traits: traits.join(', ') })),
  ]
}

const nationalPerson = '1.2.250.1.71.4.2.1'

function peopleFlaws(header: CdaHeader, root: XmlElement): CdaFlaw[] {
  const { authors, legalAuthenticator, custodian, facility } = header
  const people = authors.filter(({ device }) => !device)
  const named = people.every(({ name, time }) => name !== null && parseHl7Time(time))
  const numbered = people.some(({ ids }) => ids.some((id) => id.root === nationalPerson))
  const signed = attributeOf(childOf(root, 'legalAuthenticator', 'signatureCode'), 'code') === 'S'
  const responsible = legalAuthenticator !== null && parseHl7Time(legalAuthenticator.time)
  return [
    ...when(authors.length === 0, fault('author')),
    ...when(!named, fault('author-named')),
    ...when(people.length > 0 && !numbered, warning('author-number')),
    ...when(!responsible || !signed, fault('authenticator')),
    ...when(custodian === null || custodian.ids.length === 0, fault('custodian')),
    ...when(facility === null, fault('facility')),
  ]
}

const allSections = (sections: readonly CdaSection[]): CdaSection[] =>
  sections.flatMap((section) => [section, ...allSections(section.sections)])

function bodyFlaws({ sections, whole }: CdaDocument, root: XmlElement): CdaFlaw[] {
  const bodies = elementsOf(root, 'component')
  const bare = allSections(sections).filter(
    ({ entries, narrative }) => entries.length > 0 && narrative.length === 0,
  )
  return [
    ...when(bodies.length !== 1 || (sections.length === 0 && !whole), fault('body')),
    ...bare.map(({ title, code }) => fault('narrative', { title: title || (code?.code ?? '') })),
    ...allSections(sections)
      .filter(({ code, title }) => !code?.code && title === '')
      .map(() => warning('section')),
  ]
}

/** References of entries and of the narrative must find what they name, and names must be given once (CDA R2 §4.3.5). */
function linkFlaws(root: XmlElement): CdaFlaw[] {
  const ids = new Map<string, number>()
  const wanted = new Set<string>()
  for (const element of everyElement(root)) {
    const id = attributeOf(element, 'ID')
    if (id !== undefined) ids.set(id, (ids.get(id) ?? 0) + 1)
    const value = element.name === 'reference' ? attributeOf(element, 'value') : undefined
    if (value?.startsWith('#')) wanted.add(value.slice(1))
    for (const name of attributeOf(element, 'referencedObject')?.split(/\s+/) ?? [])
      wanted.add(name)
  }
  const most = 20
  const twice = [...ids].filter(([, count]) => count > 1).slice(0, most)
  const dangling = [...wanted].filter((id) => id !== '' && !ids.has(id)).slice(0, most)
  return [
    ...twice.map(([id]) => fault('id-twice', { id: id.slice(0, 80) })),
    ...dangling.map((id) => warning('reference', { id: id.slice(0, 80) })),
  ]
}

function* everyElement(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of elementsOf(element)) yield* everyElement(child)
}

const startsLike: Readonly<Record<string, RegExp>> = {
  'application/pdf': /^%PDF-1\.\d/,
  'image/png': /^\x89PNG\r\n\x1a\n/,
  'image/jpeg': /^\xff\xd8\xff/,
  'image/gif': /^GIF8[79]a/,
}

/** Files inside are what they are said to be; a PDF has an end. */
function fileFlaws({ sections, whole }: CdaDocument): CdaFlaw[] {
  const files = [...(whole ? [whole] : []), ...allSections(sections).flatMap(({ media }) => media)]
  return files.flatMap(({ mediaType, content }) => {
    const head = new TextDecoder('latin1').decode(content.subarray(0, 16))
    const tail = new TextDecoder('latin1').decode(content.subarray(-1024))
    const other = startsLike[mediaType]?.test(head) === false
    const cut = mediaType === 'application/pdf' && !other && !tail.includes('%%EOF')
    return [
      ...when(other, warning('file-type', { type: mediaType })),
      ...when(cut, warning('file-cut', { type: mediaType })),
    ]
  })
}
