/** `pli prescription show`: a prescription laid out for a counter, with the verdict and what is left to dispense. */

import { isFault, SaidFault } from '../../../server/base/index.js'
import { LedgerRefused } from '../../gateway/index.js'
import { verdictWords } from '../../verdict/index.js'
import { asOption, command, jsonOption } from '../command.js'
import { passphraseOption } from '../end-to-end/passphrase.js'
import { askState } from '../prescription/ask-state.js'
import { openReader } from '../prescription/reader.js'
import { receive } from '../prescription/received.js'
import { printSheet } from '../prescription/sheet.js'

export const prescriptionShow = command({
  name: 'prescription show',
  summary: 'cmd.prescription.show',
  role: 'anybody',
  options: { as: asOption, passphraseFile: passphraseOption, json: jsonOption },
  arguments: { source: { summary: 'counter.source', value: 'UID|FILE', required: true } },
  async run({ options, arguments: { source }, output, input, clock }) {
    const { identity, reader } = await openReader(options, { output, input, clock })
    const received = await receive(source, reader)
    const { assurance } = received.assessed
    const state = await askState(identity, received, output.language).catch((error: unknown) => {
      // Neither the author nor a pharmacy: the prescription is shown all the same, without what was dispensed.
      if (error instanceof LedgerRefused && error.kind === 'denied') return null
      if (!isFault(error)) throw error
      output.note(error instanceof SaidFault ? error.in(output.language) : error.message)
      return null
    })
    if (options.json) {
      const { pdf: _pdf, ...prescription } = received.prescription
      const verdict = { ...assurance, words: verdictWords(assurance, output.language) }
      output.json({ verdict, prescription, ledger: state })
    } else printSheet({ received, state, now: clock.now() }, output)
    return assurance.level === 'red' ? 1 : 0
  },
})
