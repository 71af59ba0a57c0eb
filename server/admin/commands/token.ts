/** `pli token`: what programs on this machine come with instead of a certificate. */

import { command, jsonOption, UsageFault } from '../../../client/cli/index.js'
import { foldAddress, formatIdentity, parseIdentity } from '../../../pki/index.js'
import { SaidFault, silentLog } from '../../base/index.js'
import type { Data } from '../../data.js'
import { tokenShelf } from '../../mail/index.js'
import { mailParts, trustOf } from '../../parts.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'
import { dryRunOption } from '../rehearse.js'

const dayMs = 24 * 60 * 60 * 1000

function daysOf(text: string): number {
  const days = Number(text)
  if (!/^\d{1,3}$/.test(text) || days < 1 || days > 365)
    throw new UsageFault('token.bad-days', { text: text.slice(0, 40) })
  return days
}

/** The certificate on which a token of this identity for this mailbox hangs: that which holds longest. */
async function certificateFor(data: Data, identity: string, address: string): Promise<string> {
  const trust = trustOf(data, silentLog)
  const own = await data.directory.certificatesOf(identity)
  for (const { der, fingerprint } of [...own].sort((a, b) => b.notAfter - a.notAfter)) {
    if (!der || !fingerprint) continue
    const verdict = await trust.why([der], 'https')
    if (!verdict.admitted) continue
    const access = verdict.value.mailboxes.find((mailbox) => mailbox.address === address)
    if (access?.actions.includes('read')) return fingerprint
  }
  throw new SaidFault('conflict', 'token.no-certificate', { identity, address })
}

export const tokenAdd = command({
  name: 'token add',
  summary: 'cmd.token.add',
  role: 'registrar',
  arguments: { address: { summary: 'arg.mailbox', value: 'ADDRESS', required: true } },
  options: {
    data: dataOption,
    label: { summary: 'opt.token-label', value: 'TEXT' },
    days: { summary: 'opt.token-days', value: 'DAYS' },
    identity: { summary: 'opt.token-holder', value: 'IDENTITY' },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: words, options, output }) {
    const address = foldAddress(words.address)
    const days = daysOf(options.days ?? '90')
    const { dryRun } = options
    const made = await withData(options.data, async (data) => {
      const mailbox = await data.directory.mailbox(address)
      if (!mailbox) throw new SaidFault('not-found', 'token.no-mailbox', { address })
      const identity =
        options.identity === undefined
          ? mailbox.owner
          : formatIdentity(parseIdentity(options.identity, { lenient: true }))
      const fingerprint = await certificateFor(data, identity, address)
      const expiresAt = data.clock.now() + days * dayMs
      const label = (options.label ?? '').slice(0, 200)
      const wanted = { address, identity, fingerprint, label, expiresAt }
      if (dryRun) return { ...wanted, id: '', text: '' }
      const shelf = tokenShelf(mailParts(data, silentLog))
      return { ...wanted, ...(await shelf.add(wanted, consoleActor())) }
    })
    const { id, identity, expiresAt, text } = made
    if (options.json) return output.json({ id, address, identity, expiresAt, token: text, dryRun })
    if (dryRun) output.note(output.say('admin.dry-run'))
    const until = new Date(expiresAt).toISOString().slice(0, 10)
    output.note(output.say('token.added', { id, address, identity, until }))
    if (!dryRun) output.line(text)
  },
})

export const tokenList = command({
  name: 'token list',
  summary: 'cmd.token.list',
  role: 'auditor',
  arguments: { address: { summary: 'arg.mailbox', value: 'ADDRESS' } },
  options: { data: dataOption, json: jsonOption },
  async run({ arguments: { address }, options, output }) {
    const found = await withData(options.data, async (data) =>
      tokenShelf(mailParts(data, silentLog)).list(address && foldAddress(address)),
    )
    if (options.json)
      return output.json(
        found.map(({ id, address: of, identity, label, createdAt, expiresAt }) => ({
          ...{ id, address: of, identity, label, createdAt, expiresAt },
        })),
      )
    const columns = [
      { title: output.say('token.id') },
      { title: output.say('directory.mailbox'), gives: true },
      { title: output.say('mailbox.owner'), gives: true },
      { title: output.say('token.until') },
      { title: output.say('token.label'), gives: true },
    ]
    const rows = found.map(({ id, address: of, identity, expiresAt, label }) => [
      ...[id, of, identity, new Date(expiresAt).toISOString().slice(0, 10), label],
    ])
    if (rows.length === 0) output.line(output.say('token.none'))
    else output.table(columns, rows)
  },
})

export const tokenRevoke = command({
  name: 'token revoke',
  summary: 'cmd.token.revoke',
  role: 'registrar',
  arguments: { id: { summary: 'arg.token', value: 'TOKEN', required: true } },
  options: { data: dataOption, dryRun: dryRunOption, json: jsonOption },
  async run({ arguments: { id }, options, output }) {
    const { dryRun } = options
    const { address } = await withData(options.data, async (data) => {
      const shelf = tokenShelf(mailParts(data, silentLog))
      if (!dryRun) return shelf.revoke(id, consoleActor())
      const found = (await shelf.list()).find((one) => one.id === id)
      if (!found) throw new SaidFault('not-found', 'token.unknown', { id })
      return found
    })
    if (options.json) return output.json({ id, address, dryRun })
    if (dryRun) output.note(output.say('admin.dry-run'))
    output.line(output.say('token.revoked', { id, address }))
  },
})
