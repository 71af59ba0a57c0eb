/** The operator's medicines as they are served: none, imported, replaced while the gateway runs, damaged. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { parseMedicines, printMedicines, type KnownMedicine } from '../client/health/index.js'
import { silentLog } from './base/index.js'
import { medicinesAt } from './medicines.js'

const folder = mkdtempSync(join(tmpdir(), 'pli-medicines-'))
afterAll(() => rmSync(folder, { recursive: true }))

const medicine: KnownMedicine = {
  ...{ cis: '69999001', name: 'ESSAIPRANE 500 mg, comprimé', form: 'comprimé', holder: 'ESSAI' },
  routes: ['orale', 'rectale'],
  available: true,
  presentations: [{ cip13: '3400999999014', label: 'plaquette de 16', available: false }],
}

it('is none, then what was imported, then what was imported anew, and never what is damaged', async () => {
  const path = join(folder, 'medicines.json')
  const shelf = medicinesAt(path, silentLog)
  expect(await shelf()).toBeNull()
  writeFileSync(path, printMedicines([medicine]))
  const first = await shelf()
  expect(parseMedicines(gunzipSync(first?.zipped ?? Buffer.alloc(0)).toString())).toEqual([
    medicine,
  ])
  expect(await shelf()).toBe(first)
  writeFileSync(path, printMedicines([medicine, { ...medicine, cis: '69999002' }]))
  const next = await shelf()
  expect(next?.tag).not.toBe(first?.tag)
  expect(parseMedicines(next?.plain.toString() ?? '')).toHaveLength(2)
  writeFileSync(path, '{"format":"else"}')
  expect(await shelf()).toBeNull()
})
