/** `pli admin list|show`: who administers, who appointed them, and why. */

import { command, jsonOption } from '../../../client/cli/index.js'
import { createAdministrators, formatIdentity, parseIdentity } from '../../../pki/index.js'
import { SaidFault } from '../../base/index.js'
import { dataOption, withData } from '../options.js'
import { roleNames } from './admin-roles.js'

const stateOf = (root: string) =>
  withData(root, ({ pki: store, clock }) => createAdministrators({ store, clock }).state())

export const adminList = command({
  name: 'admin list',
  summary: 'cmd.admin.list',
  role: 'auditor',
  options: { data: dataOption, json: jsonOption },
  async run({ options, output }) {
    const state = await stateOf(options.data)
    const { administrators, twoPerson, recoveredAt } = state
    if (options.json)
      return output.json({
        administrators: administrators.map(({ identity, displayName, roles }) => ({
          ...{ identity, displayName, roles },
        })),
        ...{ twoPerson, recoveredAt },
      })
    if (administrators.length === 0) return output.line(output.say('administrators.none'))
    output.table(
      [
        { title: output.say('directory.identity') },
        { title: output.say('directory.name'), gives: true },
        { title: output.say('administrators.role'), gives: true },
      ],
      administrators.map(({ identity, displayName, roles }) => [
        ...[identity, displayName, roleNames(output, roles)],
      ]),
    )
    output.note(output.say(`administrators.two-person-${twoPerson ? 'on' : 'off'}`))
  },
})

export const adminShow = command({
  name: 'admin show',
  summary: 'cmd.admin.show',
  role: 'auditor',
  arguments: { identity: { summary: 'arg.administrator', value: 'IDENTITY', required: true } },
  options: { data: dataOption, json: jsonOption },
  async run({ arguments: words, options, output }) {
    const identity = formatIdentity(parseIdentity(words.identity))
    const { administrators } = await stateOf(options.data)
    const found = administrators.find((one) => one.identity === identity)
    if (!found) throw new SaidFault('not-found', 'administrators.no-such-role', { identity })
    if (options.json) return output.json(found)
    output.field(output.say('directory.identity'), identity)
    output.field(output.say('directory.name'), found.displayName)
    output.table(
      [
        { title: output.say('administrators.role') },
        { title: output.say('administrators.since') },
        { title: output.say('administrators.by'), gives: true },
        { title: output.say('administrators.why'), gives: true },
      ],
      found.appointments.map(({ role, addedAt, addedBy, why }) => [
        ...[roleNames(output, [role]), output.date(addedAt), addedBy, why],
      ]),
    )
  },
})
