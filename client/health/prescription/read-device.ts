/** One prescribed device read back (FR-Dispositif-medical). */

import { idsOf } from '../cda/index.js'
import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml/index.js'
import {
  answersOf,
  codeIn,
  codesOf,
  countOf,
  periodOf,
  referenceOf,
  wordsOf,
} from './read-entry.js'
import type { LinePlace, ReadLineOf } from './read-medicine.js'
import type { ReadDeviceLine } from './read-model.js'

const questionNames = ['longTermIllness', 'workAccident', 'prevention', 'notReimbursed'] as const
const emdnSystem = '1.2.250.1.213.2.68'
const lppSystem = '1.2.250.1.215.200.2.1'

export function readDevice(
  entry: XmlElement,
  { line, narrative }: LinePlace,
): ReadLineOf<ReadDeviceLine> {
  const code = elementsOf(entry, 'participant')
    .filter((one) => attributeOf(one, 'typeCode') === 'DEV')
    .map((one) => childOf(one, 'participantRole', 'playingDevice', 'code'))
    .find(Boolean)
  const codes = codesOf(code)
  const [emdn, lpp] = [codeIn(codes, emdnSystem), codeIn(codes, lppSystem)]
  const shown = wordsOf(childOf(entry, 'text'), narrative)
  const names = [shown, wordsOf(childOf(code, 'originalText'), narrative), lpp?.display]
  const isShown = narrative.words(referenceOf(entry) ?? '') !== undefined
  return {
    line: {
      line,
      entryId: idsOf(entry)[0]?.root ?? '',
      name: names.find((name) => name !== undefined && name !== '') ?? emdn?.display ?? '',
      emdn: emdn ? { code: emdn.code, display: emdn.display } : null,
      lpp: lpp?.code ?? null,
      quantity: countOf(childOf(entry, 'quantity')) ?? 1,
      days: daysOf(entry),
      renewals: countOf(childOf(entry, 'repeatNumber')) ?? 0,
      ...answersOf(entry, questionNames),
    },
    doubts: isShown ? [] : [{ kind: 'not-shown', line }],
  }
}

/** As it is said, or as the dates have it. */
function daysOf(entry: XmlElement): number | null {
  const width = childOf(entry, 'expectedUseTime', 'width')
  const said = attributeOf(width, 'unit') === 'd' ? countOf(width) : undefined
  return said ?? periodOf(childOf(entry, 'effectiveTime')).days
}
