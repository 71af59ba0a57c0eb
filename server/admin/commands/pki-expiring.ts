/** `pli pki expiring`: everything that ends soon or has ended: certificates, authorities, lists, and those of others. */

import { command, expectCount, jsonOption } from '../../../client/cli/index.js'
import { endingsOf, renewsItself, thresholdOf } from '../../../pki/index.js'
import { durationText } from '../../base/index.js'
import { originsOf } from '../../expiry.js'
import { dataOption, withData } from '../options.js'

const dayMs = 86_400_000

export const pkiExpiring = command({
  name: 'pki expiring',
  summary: 'cmd.pki.expiring',
  role: 'auditor',
  options: {
    data: dataOption,
    days: { summary: 'opt.pki.days', value: 'N', fallback: '60' },
    json: jsonOption,
  },
  async run({ options: { data: root, days, json }, output, clock }) {
    const at = clock.now()
    const until = at + expectCount(days, '--days') * dayMs
    const endings = await withData(root, (data) => endingsOf(originsOf(data)))
    // Certificates of people that have ended are history, an authority or a list that has ended is trouble; what the gateway
    // will make anew in time is neither.
    const found = endings.filter((ending) => {
      const { kind, endsAt } = ending
      if (endsAt >= until || (kind === 'leaf' && endsAt < at)) return false
      return !renewsItself(kind) || thresholdOf(ending, at) !== undefined
    })
    if (json) return output.json(found)
    if (found.length === 0) return output.line(output.say('pki.none'))
    output.table(
      [
        { title: output.say('expiry.column.kind') },
        { title: output.say('expiry.column.name'), gives: true },
        { title: output.say('pki.column.serial'), gives: true },
        { title: output.say('expiry.column.until') },
        { title: output.say('expiry.column.left') },
      ],
      found.map(({ kind, id, name, endsAt }) => [
        ...[output.say(`expiry.short.${kind}`), name, id.slice(0, 40), output.date(endsAt)],
        endsAt < at ? '–' : durationText(output.language, endsAt - at),
      ]),
    )
  },
})
