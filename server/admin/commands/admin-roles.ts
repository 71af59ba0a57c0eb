/** `pli admin add|remove`: who administers, in which roles. */

import {
  command,
  confirmed,
  jsonOption,
  yesOption,
  type Output,
} from '../../../client/cli/index.js'
import {
  administratorRoles,
  createAdministrators,
  formatIdentity,
  parseIdentity,
  type AdministratorRole,
} from '../../../pki/index.js'
import { consoleActor } from '../actor.js'
import { dataOption } from '../options.js'
import { atDesk, dryRunOption } from '../rehearse.js'

const identityArgument = {
  summary: 'arg.administrator',
  value: 'IDENTITY',
  required: true,
} as const
const roleOption = {
  summary: 'opt.role',
  value: 'ROLE',
  many: true,
  choices: administratorRoles,
} as const
const whyOption = { summary: 'opt.act-why', value: 'TEXT' } as const
const shared = { data: dataOption, role: roleOption, why: whyOption } as const

const rolesOf = (texts: readonly string[]): AdministratorRole[] =>
  administratorRoles.filter((role) => texts.includes(role))

/** `auditeur, exploitant`. */
export function roleNames(output: Output, roles: readonly AdministratorRole[]): string {
  return roles.map((role) => output.say(`administrators.role.${role}`)).join(', ')
}

export const adminAdd = command({
  name: 'admin add',
  summary: 'cmd.admin.add',
  role: 'security-officer',
  wantsWhy: true,
  twoPerson: true,
  arguments: { identity: identityArgument },
  options: {
    ...shared,
    role: { ...roleOption, required: true },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: words, options, output }) {
    const { dryRun, why = '' } = options
    const identity = formatIdentity(parseIdentity(words.identity))
    const roles = rolesOf(options.role)
    const { added, first } = await atDesk(options.data, dryRun, async ({ store, clock }) => {
      const administrators = createAdministrators({ store, clock })
      const before = await administrators.state()
      const added = await administrators.add({ identity, roles, why }, consoleActor())
      return { added, first: before.administrators.length === 0 }
    })
    if (options.json) return output.json({ identity, added, dryRun })
    if (dryRun) output.note(output.say('admin.dry-run'))
    if (added.length === 0)
      return output.line(output.say('administrators.nothing-new', { identity }))
    output.line(output.say('administrators.added', { identity, roles: roleNames(output, added) }))
    if (first && !dryRun) output.note(output.say('administrators.in-force'))
  },
})

export const adminRemove = command({
  name: 'admin remove',
  summary: 'cmd.admin.remove',
  role: 'security-officer',
  wantsWhy: true,
  twoPerson: true,
  arguments: { identity: identityArgument },
  options: { ...shared, dryRun: dryRunOption, yes: yesOption, json: jsonOption },
  async run({ arguments: words, options, output, input }) {
    const { data: root, dryRun, why = '', yes } = options
    const identity = formatIdentity(parseIdentity(words.identity))
    const order = { identity, roles: rolesOf(options.role), why }
    const removal = (rehearsed: boolean) =>
      atDesk(root, rehearsed, async ({ store, clock }) => {
        const administrators = createAdministrators({ store, clock })
        const others = (await administrators.state()).administrators.filter(
          (one) => one.identity !== identity,
        )
        const removed = await administrators.remove(order, consoleActor())
        return { removed, last: others.length === 0 }
      })
    const rehearsed = await removal(true)
    const question = { key: 'administrators.last-wants-yes', input, output, yes } as const
    if (rehearsed.last && !dryRun && !(await confirmed(question))) return 1
    const { removed } = dryRun ? rehearsed : await removal(false)
    if (options.json) return output.json({ identity, removed, dryRun })
    if (dryRun) output.note(output.say('admin.dry-run'))
    const roles = roleNames(output, removed)
    output.line(output.say('administrators.removed', { identity, roles }))
  },
})
