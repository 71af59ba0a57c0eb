/** `pli xdm check`: every rule that an IHE_XDM archive breaks, and whether its documents can be trusted. */

import { readXdm } from '../../health/index.js'
import { command, jsonOption } from '../command.js'
import { printFlaws, readHealthFile } from './health-file.js'

export const xdmCheck = command({
  name: 'xdm check',
  summary: 'cmd.xdm.check',
  role: 'anybody',
  options: { json: jsonOption },
  arguments: { file: { summary: 'xdm.file', value: 'FILE', required: true } },
  async run({ options, arguments: { file }, output }) {
    const { documents, flaws } = await readXdm(await readHealthFile(file))
    const faults = flaws.filter(({ weight }) => weight === 'fault').length
    if (options.json) output.json({ documents: documents.length, faults, flaws })
    else {
      printFlaws(flaws, output)
      output.line(
        output.say(faults === 0 ? 'xdm.sound' : 'xdm.unsound', {
          documents: documents.length,
          flaws: flaws.length,
          faults,
        }),
      )
    }
    return faults === 0 ? 0 : 1
  },
})
