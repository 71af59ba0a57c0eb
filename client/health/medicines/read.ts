/** The files of the Base de données publique des médicaments: columns by position, their shape checked, never guessed. */

import type { KnownMedicine, Presentation, RefusedLine } from './model.js'

export interface MedicineFiles {
  /** CIS_bdpm.txt */
  readonly cis: Uint8Array
  /** CIS_CIP_bdpm.txt; presentations are optional. */
  readonly cip?: Uint8Array
}

export interface MedicinesRead {
  readonly medicines: readonly KnownMedicine[]
  readonly refused: readonly RefusedLine[]
}

/** Reads both files; lines that do not fit are told of and passed over. */
export function readMedicines({ cis, cip }: MedicineFiles): MedicinesRead {
  const refused: RefusedLine[] = []
  const presentations = new Map<string, Presentation[]>()
  if (cip) readPresentations(cip, presentations, refused)
  const medicines = new Map<string, KnownMedicine>()
  for (const [line, columns] of rowsOf(cis)) {
    const medicine = medicineOf(columns, presentations)
    const why = medicine === undefined ? shapeOf(columns, 'cis') : undefined
    if (why !== undefined) refused.push({ file: 'CIS', line, why })
    else if (medicine && medicines.has(medicine.cis))
      refused.push({ file: 'CIS', line, why: 'twice' })
    else if (medicine) medicines.set(medicine.cis, medicine)
  }
  for (const code of presentations.keys())
    if (!medicines.has(code)) refused.push({ file: 'CIP', line: 0, why: 'orphan' })
  return { medicines: [...medicines.values()], refused }
}

/** UTF-8 in newer releases, Windows-1252 in older ones. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function* rowsOf(bytes: Uint8Array): Generator<readonly [line: number, columns: string[]]> {
  let line = 0
  for (const text of decode(bytes).split(/\r?\n/)) {
    line++
    if (text.trim() !== '') yield [line, text.split('\t').map((column) => column.trim())]
  }
}

const cisPattern = /^\d{8}$/

function medicineOf(
  columns: readonly string[],
  presentations: ReadonlyMap<string, readonly Presentation[]>,
): KnownMedicine | undefined {
  const [cis = '', name = '', form = '', routes = '', , , state = '', , , , holder = ''] = columns
  if (columns.length < 11 || !cisPattern.test(cis) || name === '') return undefined
  return {
    ...{ cis, name, form, holder: holder.split(';')[0]?.trim() ?? '' },
    routes: routes
      .split(';')
      .map((route) => route.trim())
      .filter(Boolean),
    available: isAvailable(state),
    presentations: presentations.get(cis) ?? [],
  }
}

/** `Commercialisée`, `Déclaration de commercialisation`; not `Non commercialisée`, `Déclaration d'arrêt…`. */
const isAvailable = (state: string): boolean =>
  /commercialis/i.test(state) && !/^non|arr[êe]t|suspen/i.test(state)

function shapeOf(columns: readonly string[], kind: 'cis'): RefusedLine['why'] {
  return columns.length >= 11 && !cisPattern.test(columns[0] ?? '') ? kind : 'shape'
}

function readPresentations(
  bytes: Uint8Array,
  found: Map<string, Presentation[]>,
  refused: RefusedLine[],
): void {
  for (const [line, columns] of rowsOf(bytes)) {
    const [cis = '', , label = '', , state = '', , cip13 = ''] = columns
    const why =
      columns.length < 7
        ? 'shape'
        : !cisPattern.test(cis)
          ? 'cis'
          : !isCip13(cip13)
            ? 'cip13'
            : undefined
    if (why !== undefined) {
      refused.push({ file: 'CIP', line, why })
      continue
    }
    const known = found.get(cis) ?? []
    known.push({ cip13, label, available: isAvailable(state) })
    found.set(cis, known)
  }
}

/** 13 digits with the check digit of an EAN-13. */
export function isCip13(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false
  const sum = [...text].reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}
