/** `pli directory add`: somebody into the directory without a certificate; they may have mailboxes and be found at once. */

import { command, jsonOption, UsageFault } from '../../../client/cli/index.js'
import type { Entries, How } from '../../../pki/index.js'
import { consoleActor } from '../actor.js'
import { dataOption } from '../options.js'
import { atDesk, dryRunOption } from '../rehearse.js'
import { given, optionName, orderOptions, type OrderValues } from './entry-options.js'

const kinds = ['professional', 'organisation', 'application', 'operator'] as const
type Kind = (typeof kinds)[number]
type Field = keyof typeof orderOptions

/** Which options an entry of a kind takes; those it cannot do without first. */
const takes: Readonly<Record<Kind, { wants: readonly Field[]; may: readonly Field[] }>> = {
  professional: {
    wants: ['family', 'given', 'profession'],
    may: ['rpps', 'adeli', 'qualification', 'activity', 'role'],
  },
  organisation: {
    wants: ['name'],
    may: ['finess', 'siret', 'region', 'sign', 'legal', 'street', 'postcode', 'town'],
  },
  application: { wants: ['name', 'organisation'], may: [] },
  operator: { wants: ['name', 'domain'], may: ['organisation', 'contact'] },
}

function expectOptions(kind: Kind, values: OrderValues, id: string | undefined): void {
  const { wants, may } = takes[kind]
  const short = kind === 'application' || kind === 'operator'
  if (short !== (id !== undefined))
    throw new UsageFault(short ? 'directory.add-wants' : 'directory.add-takes', {
      ...{ kind, option: 'ID' },
    })
  for (const field of Object.keys(orderOptions) as Field[]) {
    const is = given(values[field])
    if (is && !wants.includes(field) && !may.includes(field))
      throw new UsageFault('directory.add-takes', { kind, option: optionName(field) })
    if (!is && wants.includes(field))
      throw new UsageFault('directory.add-wants', { kind, option: optionName(field) })
  }
}

/** The numbers that an entry of a kind may be named by, and how each looks without its name. */
const numbers: Readonly<Partial<Record<Kind, readonly (readonly [Field, RegExp])[]>>> = {
  professional: [
    ['rpps', /^\d{11}$/],
    ['adeli', /^\w{9}$/],
  ],
  organisation: [
    ['siret', /^\d{14}$/],
    ['finess', /^\w{9}$/],
  ],
}

/** A number given as ID, `rpps:10002422979` or bare, put where its option would have put it. */
function withNumber(
  kind: Kind,
  values: OrderValues,
  id: string | undefined,
): readonly [OrderValues, string | undefined] {
  const known = numbers[kind]
  if (!known || id === undefined) return [values, id]
  const [, name, number = id] = /^([a-z]+):(.+)$/.exec(id) ?? []
  const field = known.find(([one, shape]) => (name === undefined ? shape.test(id) : one === name))
  return field ? [{ ...values, [field[0]]: number }, undefined] : [values, id]
}

const text = (value: string | undefined): string => value ?? ''
const said = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T

async function add(
  entries: Entries,
  kind: Kind,
  values: OrderValues,
  id: string | undefined,
  how: How,
): Promise<string> {
  const { family, given: first, profession, name, organisation, domain } = values
  if (kind === 'professional') {
    const { rpps, adeli, qualification } = values
    const order = { family: text(family), given: text(first), profession: text(profession) }
    const numbers = said({ rpps, adeli, qualification }) as Record<string, string>
    const identity = await entries.addProfessional({ ...order, ...numbers }, how)
    for (const structure of values.activity)
      await entries.putActivity(identity, structure, values.role ?? null, how)
    return identity
  }
  if (kind === 'organisation') {
    const { finess, siret, region, sign, legal, street, postcode, town } = values
    const more = { finess, siret, region, sign, legal, street, postcode, town }
    const order = { name: text(name), ...(said(more) as Record<string, string>) }
    return entries.addOrganisation(order, how)
  }
  const short = { id: text(id), name: text(name) }
  if (kind === 'application')
    return entries.addApplication({ ...short, organisation: text(organisation) }, how)
  const more = said({ organisation, contact: values.contact }) as Record<string, string>
  return entries.addOperator({ ...short, domains: domain, ...more }, how)
}

export const directoryAdd = command({
  name: 'directory add',
  summary: 'cmd.directory.add',
  role: 'registrar',
  arguments: {
    kind: { summary: 'arg.entry-kind', value: 'KIND', required: true },
    id: { summary: 'arg.entry-id', value: 'ID' },
  },
  options: {
    data: dataOption,
    ...orderOptions,
    lenient: { summary: 'opt.lenient-number' },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: words, options, output }) {
    const { dryRun, lenient } = options
    const kind = kinds.find((one) => one === words.kind)
    if (!kind) throw new UsageFault('directory.add-kind', { kind: words.kind.slice(0, 40) })
    const [ordered, id] = withNumber(kind, options, words.id)
    expectOptions(kind, ordered, id)
    const how = { actor: consoleActor(), lenient }
    // A rehearsed entry is not there when its activities would be entered.
    const values = dryRun ? { ...ordered, activity: [] } : ordered
    const identity = await atDesk(options.data, dryRun, ({ entries }) =>
      add(entries, kind, values, id, how),
    )
    if (options.json) return output.json({ identity, kind, dryRun })
    if (dryRun) output.note(output.say('admin.dry-run'))
    const name = options.name ?? `${text(options.given)} ${text(options.family)}`.trim()
    output.line(output.say('directory.added', { identity, name }))
  },
})
