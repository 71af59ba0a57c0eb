/** `pli mailbox delegate`: who else may read, send as or manage a mailbox, from when to when, and why. */

import { command, jsonOption, UsageFault } from '../../../client/cli/index.js'
import {
  formatIdentity,
  mailboxActions,
  parseIdentity,
  type MailboxAction,
} from '../../../pki/index.js'
import { consoleActor } from '../actor.js'
import { parseMoment } from '../moments.js'
import { dataOption } from '../options.js'
import { atDesk, dryRunOption, type Desk } from '../rehearse.js'

function actionsOf(text: string): readonly MailboxAction[] {
  const words = text.split(',').map((word) => word.trim())
  const actions = mailboxActions.filter((action) => words.includes(action))
  if (actions.length !== new Set(words).size)
    throw new UsageFault('mailbox.bad-rights', { known: mailboxActions.join(', ') })
  return actions
}

export const mailboxDelegate = command({
  name: 'mailbox delegate',
  summary: 'cmd.mailbox.delegate',
  role: 'registrar',
  arguments: {
    address: { summary: 'arg.mailbox', value: 'ADDRESS', required: true },
    identity: { summary: 'arg.delegate', value: 'IDENTITY', required: true },
  },
  options: {
    data: dataOption,
    may: { summary: 'opt.may', value: 'RIGHTS' },
    from: { summary: 'opt.from-day', value: 'DAY' },
    to: { summary: 'opt.to-day', value: 'DAY' },
    why: { summary: 'opt.why', value: 'TEXT' },
    end: { summary: 'opt.end' },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: words, options, output }) {
    const { may, from, to, why, end, dryRun } = options
    const identity = formatIdentity(parseIdentity(words.identity, { lenient: true }))
    const { address } = words
    const granting = may !== undefined && why !== undefined && why.trim() !== ''
    if (end === granting || (end && (may ?? why ?? from ?? to) !== undefined))
      throw new UsageFault('mailbox.delegate-wants')
    if (dryRun && !options.json) output.note(output.say('admin.dry-run'))
    if (!granting) {
      const ended = await atDesk(options.data, dryRun, ({ registrar }) =>
        registrar.endGrants(address, identity, consoleActor()),
      )
      if (options.json) return output.json({ address, identity, ended, dryRun })
      return output.line(output.say('mailbox.delegation-ended', { address, identity }))
    }
    const actions = actionsOf(may)
    const grant = await atDesk(options.data, dryRun, ({ directory }: Desk) =>
      directory.grant(
        {
          ...{ identity, address, actions, why: why.trim() },
          ...(from === undefined ? {} : { from: parseMoment(from, '--from') }),
          ...(to === undefined ? {} : { to: parseMoment(to, '--to', true) }),
        },
        consoleActor(),
      ),
    )
    if (options.json) return output.json({ ...grant, dryRun })
    output.line(
      output.say('mailbox.delegated', {
        ...{ address: grant.address, identity: grant.identity },
        rights: grant.actions.map((action) => output.say(`web.action.${action}`)).join(', '),
        from: output.date(grant.from ?? grant.createdAt),
        until:
          grant.to === null
            ? output.say('mailbox.no-end')
            : output.say('mailbox.until', { date: output.date(grant.to) }),
      }),
    )
  },
})
