/** `pli directory edit`: what is said of somebody or of a mailbox; the number or address it is known by never changes. */

import { command, jsonOption, UsageFault } from '../../../client/cli/index.js'
import {
  foldAddress,
  formatIdentity,
  parseIdentity,
  type EntryChanges,
  type PersonState,
} from '../../../pki/index.js'
import { consoleActor } from '../actor.js'
import { dataOption } from '../options.js'
import { atDesk, dryRunOption, type Desk } from '../rehearse.js'
import { given, orderOptions, type OrderValues } from './entry-options.js'
import { detailOptions, detailsOf } from './mailbox-create.js'

interface Wanted extends OrderValues {
  readonly state: string | undefined
  readonly endActivity: readonly string[]
  readonly lenient: boolean
}

const kept = ['activity', 'role', 'domain'] as const

/** The corrections that were asked for. */
function changesOf(values: OrderValues): EntryChanges {
  const fields = Object.keys(orderOptions) as (keyof typeof orderOptions)[]
  const texts = fields
    .filter((field) => !kept.some((one) => one === field) && given(values[field]))
    .map((field) => [field, values[field]])
  const { domain } = values
  const changes = Object.fromEntries(texts) as EntryChanges
  return given(domain) ? { ...changes, domains: domain } : changes
}

/** Returns the names of what changed. */
async function editEntry(
  { directory, entries }: Desk,
  what: string,
  { state, activity, endActivity, role, lenient, ...values }: Wanted,
): Promise<readonly string[]> {
  const how = { actor: consoleActor(), lenient }
  const identityOf = (text: string): string => formatIdentity(parseIdentity(text, how))
  const changes = changesOf({ ...values, activity, role })
  const done: string[] = []
  if (Object.keys(changes).length > 0) done.push(...(await entries.edit(what, changes, how)))
  for (const structure of activity)
    await entries.putActivity(what, identityOf(structure), role ?? null, how)
  for (const structure of endActivity) await entries.endActivity(what, identityOf(structure), how)
  if (activity.length + endActivity.length > 0) done.push('activities')
  if (state === undefined) return done
  await directory.setIdentityState(what, state as PersonState, consoleActor())
  return [...done, 'state']
}

export const directoryEdit = command({
  name: 'directory edit',
  summary: 'cmd.directory.edit',
  role: 'registrar',
  arguments: { what: { summary: 'arg.show', value: 'IDENTITY|ADDRESS', required: true } },
  options: {
    data: dataOption,
    state: { summary: 'opt.person-state', value: 'STATE', choices: ['active', 'suspended'] },
    ...orderOptions,
    endActivity: { summary: 'opt.end-activity', value: 'IDENTITY', many: true },
    ...detailOptions,
    lenient: { summary: 'opt.lenient-number' },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: { what: text }, options, output }) {
    const { state, dryRun, endActivity } = options
    const details = detailsOf(options)
    const described = Object.keys(details).length > 0
    const fields = Object.keys(orderOptions) as (keyof typeof orderOptions)[]
    const corrected =
      state !== undefined || endActivity.length > 0 || fields.some((f) => given(options[f]))
    const isAddress = text.includes('@')
    if (described !== isAddress || corrected === isAddress)
      throw new UsageFault('directory.edit-wants-something')
    const what = isAddress
      ? foldAddress(text)
      : formatIdentity(parseIdentity(text, { lenient: true }))
    const changed = await atDesk(options.data, dryRun, async (desk) => {
      if (!isAddress) return editEntry(desk, what, options)
      await desk.registrar.describeMailbox(what, details, consoleActor())
      return Object.keys(details)
    })
    if (options.json) return output.json({ what, changed, dryRun })
    if (dryRun) output.note(output.say('admin.dry-run'))
    output.line(
      output.say(changed.length > 0 ? 'directory.edited' : 'directory.unchanged', { what }),
    )
  },
})
