/** `pli prescription verify`: who signed what arrived, for whom, and whether it is still what was signed. */

import { isFault, SaidFault, type Language } from '../../../server/base/index.js'
import { LedgerRefused } from '../../gateway/index.js'
import {
  readPrescription,
  type AssessedDocument,
  type AssessmentContext,
} from '../../health/index.js'
import type { Identity } from '../../mail/index.js'
import { command, jsonOption } from '../command.js'
import { passphraseOption } from '../end-to-end/passphrase.js'
import type { Output } from '../output.js'
import { isPrescription, type ArrivedDocument } from '../../acts/index.js'
import { tellEnding } from '../prescription/ask-state.js'
import { arrive } from '../prescription/received.js'
import { readHealthFile } from './health-file.js'
import { readPatientFile } from './patient-file.js'
import { printVerdict, verdictJson } from './print-verdict.js'
import { contextOf, openTrust, trustOptions } from './signer-trust.js'

export const prescriptionVerify = command({
  name: 'prescription verify',
  summary: 'cmd.prescription.verify',
  role: 'anybody',
  options: {
    ...trustOptions,
    signature: { summary: 'verify.signature', value: 'FILE', many: true, reads: true },
    patientFile: { summary: 'verify.patientFile', value: 'FILE', reads: true },
    passphraseFile: passphraseOption,
    json: jsonOption,
  },
  arguments: { what: { summary: 'verify.what', value: 'FILE|UID', required: true } },
  async run({ options, arguments: { what }, output, input, clock }) {
    const opened = await openTrust(options, clock, output)
    const { identity } = opened
    const { patientFile: file, passphraseFile } = options
    const context: AssessmentContext = {
      ...contextOf(opened, clock),
      patientFile: file === undefined ? null : await readPatientFile(file),
    }
    const signatures = await Promise.all(options.signature.map(readHealthFile))
    const asking = { input, output, passphraseFile, now: clock.now() }
    const { documents } = await arrive(what, signatures, { identity, context, asking })
    if (documents.length === 0) throw new SaidFault('not-found', 'verify.nothing')
    if (identity) await tell(identity, documents.filter(isPrescription), output)
    const found = documents.map(({ assessed }) => assessed)
    if (options.json) output.json(found.map((one) => jsonOf(one, output)))
    else for (const one of found) print(one, output)
    return found.every(({ assurance }) => assurance.level === 'green') ? 0 : 1
  },
})

/** What ends another prescription ends it for every pharmacy of the gateway, from the first that reads it. */
async function tell(
  identity: Identity,
  found: readonly ArrivedDocument[],
  output: Output,
): Promise<void> {
  for (const one of found) {
    try {
      const prescription = readPrescription(one.assessed.document)
      if (prescription.author === identity.account.identity) continue
      const told = await tellEnding(identity, prescription, one, output.language)
      if (told) output.note(output.say('counter.told'))
    } catch (error) {
      // Who is no pharmacy tells nothing; all others are to know that the ledger has not heard.
      if (error instanceof LedgerRefused && error.kind === 'denied') continue
      if (!isFault(error)) throw error
      output.note(sentenceOf(error, output.language))
    }
  }
}

const sentenceOf = (error: Error, language: Language): string =>
  error instanceof SaidFault ? error.in(language) : error.message

function print({ document: { header }, assurance }: AssessedDocument, output: Output): void {
  output.line(header.title || header.code?.display || '')
  printVerdict(assurance, output)
}

const jsonOf = ({ document: { header }, assurance }: AssessedDocument, output: Output): object => ({
  ...{ id: header.id, title: header.title },
  verdict: verdictJson(assurance, output),
})
