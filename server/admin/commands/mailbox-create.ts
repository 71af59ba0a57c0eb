/** `pli mailbox create`: one more mailbox for somebody in the directory. */

import { command, jsonOption } from '../../../client/cli/index.js'
import {
  formatIdentity,
  parseIdentity,
  type MailboxDetails,
  type MailboxType,
} from '../../../pki/index.js'
import { consoleActor } from '../actor.js'
import { dataOption } from '../options.js'
import { atDesk, dryRunOption } from '../rehearse.js'

/** What may be said of a mailbox, as options. */
export const detailOptions = {
  redList: { summary: 'opt.red-list', value: 'yes|no', choices: ['yes', 'no'] },
  description: { summary: 'opt.description', value: 'TEXT' },
  service: { summary: 'opt.service', value: 'TEXT' },
  responsible: { summary: 'opt.responsible', value: 'TEXT' },
} as const

/** The details that were given. */
export function detailsOf(options: {
  readonly redList: string | undefined
  readonly description: string | undefined
  readonly service: string | undefined
  readonly responsible: string | undefined
}): Partial<MailboxDetails> {
  const { redList, description, service, responsible } = options
  return {
    ...(redList === undefined ? {} : { redList: redList === 'yes' }),
    ...(description === undefined ? {} : { description }),
    ...(service === undefined ? {} : { service }),
    ...(responsible === undefined ? {} : { responsible }),
  }
}

export const mailboxCreate = command({
  name: 'mailbox create',
  summary: 'cmd.mailbox.create',
  role: 'registrar',
  arguments: { address: { summary: 'arg.mailbox', value: 'ADDRESS', required: true } },
  options: {
    data: dataOption,
    owner: { summary: 'opt.owner', value: 'IDENTITY', required: true },
    type: {
      ...{ summary: 'opt.mailbox-type', value: 'TYPE', required: true },
      choices: ['PER', 'ORG', 'APP', 'CAB'],
    },
    ...detailOptions,
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: { address: text }, options, output }) {
    const { dryRun } = options
    const order = {
      ...{ address: text, type: options.type as MailboxType, details: detailsOf(options) },
      owner: formatIdentity(parseIdentity(options.owner, { lenient: true })),
    }
    const mailbox = await atDesk(options.data, dryRun, ({ registrar }) =>
      registrar.createMailbox(order, consoleActor()),
    )
    if (options.json) return output.json({ ...mailbox, dryRun })
    const { address, type, owner } = mailbox
    output.line(
      output.say(dryRun ? 'mailbox.would-create' : 'mailbox.created', { address, type, owner }),
    )
  },
})
