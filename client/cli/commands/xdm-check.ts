/** `pli xdm check`: every rule that an IHE_XDM archive breaks, and whether its documents can be trusted. */

import { isFault } from '../../../server/base/index.js'
import {
  assessPackage,
  readXdm,
  type AssessmentContext,
  type XdmPackage,
} from '../../health/index.js'
import type { Assurance } from '../../verdict/index.js'
import { command, jsonOption } from '../command.js'
import { printFlaws, readHealthFile } from './health-file.js'
import { printVerdict, verdictJson } from './print-verdict.js'
import { contextOf, openTrust, trustOptions } from './signer-trust.js'

export const xdmCheck = command({
  name: 'xdm check',
  summary: 'cmd.xdm.check',
  role: 'anybody',
  options: { ...trustOptions, json: jsonOption },
  arguments: { file: { summary: 'xdm.file', value: 'FILE', required: true } },
  async run({ options, arguments: { file }, output, clock }) {
    const found = await readXdm(await readHealthFile(file))
    const { documents, flaws } = found
    const faults = flaws.filter(({ weight }) => weight === 'fault').length
    const verdicts = await verdictsOf(
      found,
      contextOf(await openTrust(options, clock, output), clock),
    )
    if (options.json)
      output.json({
        ...{ documents: documents.length, faults, flaws },
        verdicts: verdicts.map((one) => verdictJson(one, output)),
      })
    else {
      for (const one of verdicts) printVerdict(one, output)
      printFlaws(flaws, output)
      output.line(
        output.say(faults === 0 ? 'xdm.sound' : 'xdm.unsound', {
          documents: documents.length,
          flaws: flaws.length,
          faults,
        }),
      )
    }
    return faults === 0 && verdicts.every(({ level }) => level !== 'red') ? 0 : 1
  },
})

/** None when a document is no CDA, or is gone: the flaws tell of it. */
async function verdictsOf(found: XdmPackage, context: AssessmentContext): Promise<Assurance[]> {
  try {
    return (await assessPackage(found, context)).map(({ assurance }) => assurance)
  } catch (error) {
    if (isFault(error)) return []
    throw error
  }
}
