/** `pli directory show`: everything known under one identity or address. */

import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import {
  createRegistrar,
  findReference,
  isInForce,
  refreshOwn,
  type Grant,
  type MailboxFile,
} from '../../../pki/index.js'
import { isFault, SaidFault } from '../../base/index.js'
import type { Data } from '../../data.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'
import { showEntries } from './directory-search.js'
import { entryFile, showEntry } from './entry-file.js'

/** What our own directory says of the address or identity. */
async function ownOf(data: Data, what: string) {
  const { pki, clock, config, directory } = data
  const registrar = createRegistrar({ store: pki, clock, domains: config.domains })
  const addresses = what.includes('@')
    ? [what]
    : (await directory.mailboxesFor(what, clock.now())).map(({ mailbox }) => mailbox.address)
  const mailboxes: MailboxFile[] = []
  for (const address of addresses)
    try {
      mailboxes.push(await registrar.mailboxFile(address))
    } catch (error) {
      // An address of another operator is known as a reference entry only.
      if (!isFault(error, 'not-found')) throw error
    }
  return { identity: await directory.identity(what), mailboxes, file: await entryFile(data, what) }
}

function showMailbox(output: Output, { mailbox, details, grants }: MailboxFile, now: number): void {
  const { address, type, owner, state } = mailbox
  output.field(output.say('directory.mailbox'), address)
  output.field(output.say('web.type'), type)
  output.field(output.say('mailbox.state'), output.say(`mailbox.state.${state}`))
  output.field(output.say('mailbox.owner'), owner)
  if (details.redList) output.field(output.say('mailbox.red-list'), output.say('mailbox.yes'))
  for (const name of ['description', 'service', 'responsible'] as const)
    if (details[name] !== null) output.field(output.say(`opt.${name}`), details[name])
  for (const grant of grants) output.line(`  ${grantText(output, grant, now)}`)
}

function grantText(output: Output, grant: Grant, now: number): string {
  const text = output.say('mailbox.delegated', {
    ...{ address: grant.address, identity: grant.identity },
    rights: grant.actions.map((action) => output.say(`web.action.${action}`)).join(', '),
    from: output.date(grant.from ?? grant.createdAt),
    until:
      grant.to === null
        ? output.say('mailbox.no-end')
        : output.say('mailbox.until', { date: output.date(grant.to) }),
  })
  const state = isInForce(grant, now) ? '' : ` (${output.say('mailbox.not-in-force')})`
  return `${text}${state} ${grant.why}`
}

export const directoryShow = command({
  name: 'directory show',
  summary: 'cmd.directory.show',
  role: 'auditor',
  arguments: { what: { summary: 'arg.show', value: 'IDENTITY|ADDRESS', required: true } },
  options: { data: dataOption, redList: { summary: 'opt.see-red-list' }, json: jsonOption },
  async run({ arguments: words, options, output, clock }) {
    const what = words.what.trim().toLowerCase()
    const found = await withData(options.data, async (data) => {
      await refreshOwn(data.pki, consoleActor())
      const entries = await findReference(data.pki, what, options.redList)
      return { ...(await ownOf(data, what)), entries }
    })
    const { identity, mailboxes, entries, file } = found
    if (!identity && mailboxes.length === 0 && entries.length === 0)
      throw new SaidFault('not-found', 'directory.none', { text: words.what })
    if (options.json)
      return output.json({ ...found, identity: identity ?? null, file: file ?? null })
    if (identity) output.field(identity.identity, `${identity.displayName} (${identity.state})`)
    if (file) showEntry(output, file)
    for (const mailbox of mailboxes) showMailbox(output, mailbox, clock.now())
    if (entries.length > 0) showEntries(output, entries)
  },
})
