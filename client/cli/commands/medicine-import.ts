/** `pli medicine import`: the files of the public database taken over, with a report of what did not fit. */

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { SaidFault } from '../../../server/base/index.js'
import { readMedicines, type RefusedLine } from '../../health/index.js'
import { fileFault, readUserFile } from '../../mail/index.js'
import { command, jsonOption } from '../command.js'
import type { Output } from '../output.js'
import { medicinesOption, saveMedicines } from './medicine-store.js'

const maxFileBytes = 64 * 1024 * 1024
/** Lines told one by one; the rest is counted. */
const toldLines = 20

export const medicineImport = command({
  name: 'medicine import',
  summary: 'cmd.medicine.import',
  role: 'anybody',
  options: { medicines: medicinesOption, dryRun: { summary: 'opt.dry-run' }, json: jsonOption },
  arguments: { folder: { summary: 'medicine.folder', value: 'FOLDER', required: true } },
  async run({ options, arguments: { folder }, output }) {
    const cis = await find(folder, 'CIS_bdpm.txt')
    const cip = await find(folder, 'CIS_CIP_bdpm.txt')
    if (cis === undefined) throw new SaidFault('not-found', 'medicine.no-files', { folder })
    const { medicines, refused } = readMedicines({
      cis: await readUserFile(cis, maxFileBytes),
      ...(cip !== undefined && { cip: await readUserFile(cip, maxFileBytes) }),
    })
    if (medicines.length === 0) throw new SaidFault('syntax', 'medicine.nothing', { file: cis })
    if (!options.dryRun) await saveMedicines(options.medicines, medicines)
    const presentations = medicines.reduce((sum, one) => sum + one.presentations.length, 0)
    if (options.json) return output.json({ medicines: medicines.length, presentations, refused })
    output.line(
      output.say(options.dryRun ? 'medicine.would' : 'medicine.imported', {
        ...{ medicines: medicines.length, presentations, refused: refused.length },
        path: options.medicines,
      }),
    )
    tell(refused, output)
  },
})

async function find(folder: string, name: string): Promise<string | undefined> {
  try {
    const names = await readdir(folder)
    const found = names.find((one) => one.toLowerCase() === name.toLowerCase())
    return found === undefined ? undefined : join(folder, found)
  } catch (error) {
    throw fileFault('unreadable', folder, error)
  }
}

function tell(refused: readonly RefusedLine[], output: Output): void {
  for (const { file, line, why } of refused.slice(0, toldLines))
    output.note(output.say(`medicine.refused.${why}`, { file, line }))
  if (refused.length > toldLines)
    output.note(output.say('medicine.refused.more', { count: refused.length - toldLines }))
}
