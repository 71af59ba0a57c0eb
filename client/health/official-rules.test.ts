/** What we write, before the official rules: each rule set is translated once and run once, over all documents. */

import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeDispensation } from './dispensation/index.js'
import { example as dispensation, uuid } from './dispensation/example.case.js'
import { exampleLine, examplePrescription, fullPrescription } from './prescription/example.case.js'
import { exampleFonts } from './prescription/fonts.case.js'
import { composePrescription, printPrescription, type Prescription } from './prescription/index.js'

const rules = resolve('../shared/ans')
const saxon = '/usr/share/java/Saxon-HE.jar'
const missing = [
  ...(existsSync(rules) ? [] : ['no ../shared/ans']),
  ...(existsSync(saxon) ? [] : ['no libsaxonhe-java']),
  ...['java', 'xmllint'].filter((tool) => spawnSync(tool, ['--version']).error !== undefined),
]

const { patient, prescriber } = examplePrescription
/** As the directory knows places: without a telephone; the patient not qualified. */
const plainPlace: Prescription = {
  ...examplePrescription,
  patient: { ...patient, qualified: false, phone: null, address: null },
  prescriber: { ...prescriber, structure: { ...prescriber.structure, phone: '' } },
}
const inDrops = { low: 5, high: 5, unit: '[drp]', everyHours: 6 }

const folder = missing.length > 0 ? '' : mkdtempSync(join(tmpdir(), 'pli-rules-'))
/** Translating takes longer than judging: what was translated stays for the next run on this machine. */
const translated = join(tmpdir(), 'pli-cda-rules')
/** As the script calls it. */
const placeOfRules = (): string =>
  createHash('md5')
    .update(`${join(rules, 'cda')}\n`)
    .digest('hex')
    .slice(0, 8)
const official = (env: NodeJS.ProcessEnv, ...files: readonly string[]): string =>
  execFileSync('bash', [join(rules, 'check-cda.sh'), join(rules, 'cda'), ...files], {
    env: { ...process.env, CDA_CACHE: translated, ...env },
  }).toString()

/** Everything that a rule set finds wrong in the documents of `from`, with the document's name. */
function faults(ruleSet: string, from: string): string[] {
  const to = join(folder, `${ruleSet} of ${from}`)
  mkdirSync(to)
  const xsl = join(translated, placeOfRules(), `${ruleSet}.xsl`)
  const java = ['-Xss16m', '-Xshare:auto', '-XX:TieredStopAtLevel=1', '-cp', saxon]
  const run = ['net.sf.saxon.Transform', `-s:${join(folder, from)}`, `-xsl:${xsl}`, `-o:${to}`]
  execFileSync('java', [...java, ...run])
  const written = readdirSync(to)
  expect(written).toHaveLength(readdirSync(join(folder, from)).length)
  const told = written.flatMap((name) =>
    readFileSync(join(to, name), 'utf8')
      .split('\n')
      .map((line) => `${name}: ${line}`),
  )
  // Rules that judge nothing find nothing either.
  expect(told.some((line) => line.includes(': fired'))).toBe(true)
  return told.filter((line) => line.includes(': error'))
}

const common = [
  ...['CI-SIS_ModelesDeContenusCDA', 'CI-SIS_Modeles_ANS', 'IHE'],
  ...['ASIP-STRUCT-MIN-StrucMin', 'terminologie'],
]

describe.skipIf(missing.length > 0)(
  `the official rules (${missing.join(', ') || 'CI-SIS'})`,
  () => {
    beforeAll(async () => {
      for (const name of ['short', 'prescriptions', 'dispensations']) mkdirSync(join(folder, name))
      const pdf = await printPrescription(fullPrescription, exampleFonts)
      const written: Readonly<Record<string, Prescription>> = {
        'short/short': examplePrescription,
        'prescriptions/everything': { ...fullPrescription, pdf },
        'prescriptions/devices': { ...fullPrescription, medicines: [], marks: [] },
        'prescriptions/drops': {
          ...plainPlace,
          medicines: [{ ...exampleLine, dose: inDrops, days: null }],
        },
      }
      for (const [name, prescription] of Object.entries(written))
        writeFileSync(join(folder, `${name}.xml`), composePrescription(prescription, uuid))
      const file = join(folder, 'dispensations/dispensation.xml')
      writeFileSync(file, composeDispensation(dispensation(), uuid))
    })
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    it('find no error in a short prescription', () => {
      expect(official({}, join(folder, 'short/short.xml'))).toContain('1 passed of 1')
    }, 600_000)

    it('find no error in the model of a dispensation', () => {
      const model = 'CI-SIS_eDISP-MED_2024.01'
      const told = official(
        { SETS: `${model}=${model}.sch` },
        join(folder, 'dispensations/dispensation.xml'),
      )
      expect(told).toContain('1 passed of 1')
    }, 600_000)

    it('find no error in a prescription that holds everything, with its copy, nor in devices alone', () => {
      for (const name of ['everything', 'devices', 'drops'])
        execFileSync('xmllint', [
          ...['--noout', '--nonet', '--huge', '--schema'],
          ...[join(rules, 'cda/infrastructure/cda/CDA_extended.xsd')],
          join(folder, 'prescriptions', `${name}.xml`),
        ])
      expect(faults('CI-SIS_EP-MED-DM_2024.01', 'prescriptions')).toEqual([])
    }, 600_000)

    it.each(common)(
      'find no error by %s in any of them',
      (ruleSet) => {
        mkdirSync(join(folder, ruleSet))
        for (const of of ['prescriptions', 'dispensations'])
          for (const name of readdirSync(join(folder, of)))
            writeFileSync(join(folder, ruleSet, name), readFileSync(join(folder, of, name)))
        expect(faults(ruleSet, ruleSet)).toEqual([])
      },
      600_000,
    )
  },
)
