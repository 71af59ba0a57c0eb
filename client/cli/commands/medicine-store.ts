/** The user's own copy of the medicines: one file, replaced as a whole. */

import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isFault, SaidFault } from '../../../server/base/index.js'
import {
  indexMedicines,
  parseMedicines,
  printMedicines,
  type KnownMedicine,
  type MedicineIndex,
} from '../../health/index.js'
import { fileFault, readUserFile } from '../../mail/index.js'

/** Ten times the whole public database. */
const maxFileBytes = 64 * 1024 * 1024

export const medicinesOption = {
  summary: 'medicine.file',
  value: 'FILE',
  required: true,
} as const

/** Writes beside the old file and puts the new one in its place, so that there is always a whole one. */
export async function saveMedicines(
  path: string,
  medicines: readonly KnownMedicine[],
): Promise<void> {
  const fresh = `${path}.new`
  try {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(fresh, 'w', 0o600)
    try {
      await file.writeFile(printMedicines(medicines))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(fresh, path)
  } catch (error) {
    await rm(fresh, { force: true })
    throw fileFault('unwritable', path, error)
  }
}

/** Fault not-found when nothing was imported yet, corrupt when the file is none of ours. */
export async function openMedicines(path: string): Promise<MedicineIndex> {
  const bytes = await readUserFile(path, maxFileBytes)
  try {
    return indexMedicines(parseMedicines(bytes.toString('utf8')))
  } catch (cause) {
    if (!isFault(cause, 'corrupt')) throw cause
    throw new SaidFault('corrupt', 'medicine.damaged', { path }, cause)
  }
}
