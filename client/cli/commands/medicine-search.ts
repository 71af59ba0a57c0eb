/** `pli medicine search`: medicines by the beginnings of words, by CIS or by CIP13. */

import { command, jsonOption } from '../command.js'
import { expectCount } from '../usage-fault.js'
import { medicinesOption, openMedicines } from './medicine-store.js'

export const medicineSearch = command({
  name: 'medicine search',
  summary: 'cmd.medicine.search',
  role: 'anybody',
  options: {
    medicines: medicinesOption,
    limit: { summary: 'medicine.limit', value: 'N', fallback: '20' },
    json: jsonOption,
  },
  arguments: { words: { summary: 'medicine.words', value: 'WORDS', required: true, many: true } },
  async run({ options, arguments: { words }, output }) {
    const index = await openMedicines(options.medicines)
    const found = index.search(words.join(' '), expectCount(options.limit, '--limit'))
    if (options.json) {
      output.json(found)
      return
    }
    if (found.length === 0) {
      output.note(output.say('medicine.none'))
      return 1
    }
    output.table(
      [
        { title: 'CIS' },
        { title: output.say('medicine.name'), gives: true },
        { title: 'CIP13' },
        { title: output.say('medicine.presentation'), gives: true },
        { title: output.say('medicine.sold') },
      ],
      found.flatMap(({ cis, name, presentations, available }) => {
        const sold = (one: boolean): string => output.say(one ? 'medicine.yes' : 'medicine.no')
        if (presentations.length === 0) return [[cis, name, '', '', sold(available)]]
        return presentations.map((one, index) => [
          ...(index === 0 ? [cis, name] : ['', '']),
          ...[one.cip13, one.label, sold(available && one.available)],
        ])
      }),
    )
    return 0
  },
})
