/** A dispensation of any writer read back: what was handed over against which prescription. */

import { SaidFault } from '../../../server/base/index.js'
import {
  narrativeOf,
  valueOf,
  type CdaDocument,
  type CdaSection,
  type Narrative,
} from '../cda/index.js'
import { healthLimits } from '../limits.js'
import { documentIdOf, type Medicine } from '../prescription/index.js'
import { codeIn, codesOf, relatedOf, wordsOf } from '../prescription/read-entry.js'
import { instantOf, parseHl7Time } from '../time.js'
import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml/index.js'
import { dispensationType } from './header.js'
import { outcomeWords } from './lines.js'
import { outcomes, type Outcome, type ReadDispensation } from './model.js'

const sectionCode = '60590-7'
const numberRoot = '1.2.250.1.215.500.1.1'

/** Fault unsupported when the document is no dispensation, too-large beyond the limit of lines. */
export function readDispensation(document: CdaDocument): ReadDispensation {
  const { header } = document
  if (header.code?.code !== dispensationType.code)
    throw new SaidFault('unsupported', 'dispensation.none', { title: header.title.slice(0, 80) })
  const time = parseHl7Time(header.events[0]?.low || header.time)
  const [performer] = header.events.flatMap(({ performers }) => performers)
  const pharmacist = performer ?? header.authors.find(({ device }) => !device)
  const { name, organisation } = pharmacist ?? {}
  const ids = header.orders.map((id) => (id.root === numberRoot ? id : documentIdOf(id)))
  return {
    id: documentIdOf(header.id),
    at: time ? instantOf(time) : null,
    prescriptions: ids.filter((id) => typeof id === 'string'),
    number: header.orders.find(({ root }) => root === numberRoot)?.extension ?? '',
    pharmacist: [...(name?.given.slice(0, 1) ?? []), name?.family ?? ''].filter(Boolean).join(' '),
    pharmacy: organisation?.name ?? '',
    lines: document.sections.filter(({ code }) => code?.code === sectionCode).flatMap(linesOf),
  }
}

type ReadLine = ReadDispensation['lines'][number]

function linesOf(section: CdaSection): ReadLine[] {
  const narrative = narrativeOf(section)
  const supplies = section.entries.flatMap((entry) => elementsOf(entry, 'supply'))
  if (supplies.length > healthLimits.prescriptionLines)
    throw new SaidFault('too-large', 'prescription.too-long')
  return supplies.map((supply) => lineOf(supply, narrative))
}

function lineOf(supply: XmlElement, narrative: Narrative): ReadLine {
  const item = elementsOf(supply, 'entryRelationship')
    .filter((one) => attributeOf(one, 'typeCode') === 'REFR')
    .map((one) => childOf(one, 'substanceAdministration'))
    .find(Boolean)
  const boxes = Number(valueOf(childOf(supply, 'quantity')) || NaN)
  const status = narrative.words(`${idReferred(supply)}-statut`) ?? ''
  const acts = relatedOf(supply, 'act')
  const withCode = (code: string): XmlElement | undefined =>
    acts.find((act) => attributeOf(childOf(act, 'code'), 'code') === code)
  return {
    entryId: attributeOf(childOf(item, 'id'), 'root') ?? '',
    prescribed: wordsOf(childOf(item, 'code', 'originalText'), narrative),
    outcome: outcomeOf(boxes, status),
    given: medicineOf(supply, narrative),
    boxes: Number.isFinite(boxes) ? boxes : 0,
    substituted: acts.some(
      (act) => attributeOf(childOf(act, 'code'), 'codeSystem') === '2.16.840.1.113883.5.1070',
    ),
    note: noteOf(wordsOf(childOf(withCode('FINSTRUCT'), 'text'), narrative)),
  }
}

/** A note that only says the outcome is none. */
const noteOf = (words: string): string => (Object.values(outcomeWords).includes(words) ? '' : words)

const idReferred = (supply: XmlElement): string =>
  (attributeOf(childOf(supply, 'text', 'reference'), 'value') ?? '').replace(/^#/, '')

/** Our own words tell a part from the whole; of others, only that nothing was given is known. */
function outcomeOf(boxes: number, status: string): Outcome {
  if (boxes === 0) return 'refused'
  return outcomes.find((one) => outcomeWords[one] === status) ?? 'whole'
}

function medicineOf(supply: XmlElement, narrative: Narrative): Medicine {
  const material = childOf(supply, 'product', 'manufacturedProduct', 'manufacturedMaterial')
  const code = childOf(material, 'code')
  const codes = codesOf(code)
  const cip13 = codeIn(codes, '1.2.250.1.213.2.3.2')
  const names = [
    wordsOf(childOf(material, 'name'), narrative),
    wordsOf(childOf(code, 'originalText'), narrative),
    wordsOf(childOf(supply, 'text'), narrative),
    codes[0]?.display ?? '',
  ]
  return {
    name: names.find((name) => name !== '') ?? '',
    cis: codeIn(codes, '1.2.250.1.213.2.3.1')?.code ?? null,
    cip13: cip13 ? { code: cip13.code, display: cip13.display } : null,
  }
}
