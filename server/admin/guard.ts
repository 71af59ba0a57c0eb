/** What stands before every operator's command: who asks, may they, why, and does a second administrator agree. */

import { explain, isFault, SaidFault, silentLog, systemRandom, type Denial } from '../base/index.js'
import { UsageFault, type Command, type ExitCode } from '../../client/cli/index.js'
import {
  createAdministrators,
  createApprovals,
  type Administration,
  type AdministratorRole,
  type Signatory,
} from '../../pki/index.js'
import type { Data } from '../data.js'
import { trustOf } from '../parts.js'
import { mayAdminister, type Caller } from '../trust/index.js'
import { acting, type Act } from './act.js'
import { systemAccount } from './actor.js'
import { openAdministrator, type AdministratorFolder } from './administrator-folder.js'
import { operationOf, type Given } from './guarded-operation.js'
import { withData } from './options.js'
import { actStatement, digestOf } from '../desk/index.js'

type Input = Parameters<Command['run']>[0]

/** A command line with the values that the guard looks at. */
interface Request {
  readonly command: Command
  readonly role: AdministratorRole
  readonly given: Given
  readonly output: Input['output']
  readonly root: string
  readonly admin: string | undefined
  readonly why: string
  readonly dryRun: boolean
}

interface Cleared {
  readonly act: Act
  /** The order of two administrators that this run carries out. */
  readonly approval: number | null
}

const longestWhy = 500

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

/** The role that this line needs: an option may ask for more than its command. */
function roleOf(command: Command, options: Given['options']): AdministratorRole | null {
  const raised = Object.entries(command.options).find(([name, spec]) => {
    const value = options[name]
    return spec.role !== undefined && value !== undefined && value !== false
  })
  const role = raised?.[1].role ?? command.role
  return role === 'anybody' ? null : role
}

/** Runs a command once it is clear who orders it; exit code 1 when they may not, or when a second has to agree first. */
export async function runGuarded(command: Command, input: Input): Promise<ExitCode | void> {
  const given: Given = {
    options: input.options,
    arguments: input.arguments,
  }
  const role = roleOf(command, given.options)
  const root = textOf(given.options['data'])
  if (role === null || root === undefined) return command.run(input)
  const cleared = await clear({
    ...{ command, role, given, root, output: input.output },
    admin: textOf(given.options['admin']),
    why: (textOf(given.options['why']) ?? '').slice(0, longestWhy),
    dryRun: given.options['dryRun'] === true,
  })
  if (cleared === null) return 1
  const { act, approval } = cleared
  return acting(act, async () => {
    try {
      return await command.run(input)
    } catch (error) {
      // What fails in a way that was foreseen has done nothing, and need not be approved again.
      if (approval !== null && isFault(error)) await reopen(root, approval, act.actor)
      throw error
    }
  })
}

const reopen = (root: string, approval: number, actor: string): Promise<void> =>
  withData(root, ({ pki: store, clock }) =>
    createApprovals({ store, clock }).reopen(approval, actor),
  )

function clear(request: Request): Promise<Cleared | null> {
  return withData(request.root, async (data) => {
    const { pki: store, clock } = data
    const state = await createAdministrators({ store, clock }).state()
    if (state.administrators.length === 0) return unguarded(request, state)
    if (request.admin === undefined) throw new SaidFault('unauthenticated', 'guard.wants-proof')
    const folder = openAdministrator(request.admin)
    const verdict = await trustOf(data, silentLog).why(folder.chain, 'https')
    if (!verdict.admitted) return refuse(data, request, folder, verdict)
    const caller = verdict.value
    const may = mayAdminister(caller, request.role, request.command.name)
    if (!may.admitted) return refuse(data, request, folder, may, caller)
    return signed(data, request, state, folder, caller)
  })
}

/** No administrator is named: whoever holds the files may do everything. */
function unguarded({ output, why }: Request, { recoveredAt }: Administration): Cleared {
  if (recoveredAt !== null)
    output.note(output.say('administrators.recovered-since', { date: output.date(recoveredAt) }))
  const note: Record<string, string> = why === '' ? {} : { why }
  return { act: { actor: systemAccount(), note, signatory: null }, approval: null }
}

async function refuse(
  { pki }: Data,
  { output, command }: Request,
  { serial, fingerprint }: AdministratorFolder,
  denial: Denial,
  caller?: Caller,
): Promise<null> {
  const { rule } = denial
  const facts = { command: command.name, rule, serial, certificate: fingerprint }
  const actor = caller?.identity ?? denial.facts['identity'] ?? systemAccount()
  await pki.write((t) => t.journal.record({ kind: 'administrator.refused', actor, facts }))
  output.note(output.say('guard.refused', { rule, ...explain(output.language, denial) }))
  return null
}

async function signed(
  data: Data,
  request: Request,
  state: Administration,
  folder: AdministratorFolder,
  caller: Caller,
): Promise<Cleared | null> {
  const { command, why, dryRun, role } = request
  const signatory: Signatory = {
    identity: caller.identity,
    fingerprint: folder.fingerprint,
    sign: (statement) => folder.sign(statement),
  }
  const act: Act = { actor: caller.identity, note: why === '' ? {} : { why }, signatory }
  if (dryRun) return { act, approval: null }
  if ((command.wantsWhy === true || command.twoPerson === true) && why === '')
    throw new UsageFault('guard.wants-why')
  let approval: number | null = null
  if (command.twoPerson === true && state.twoPerson) {
    approval = await approved(data, request, signatory)
    if (approval === null) return null
  }
  // Who only reads leaves no trace here: the log is for what was done.
  if (role === 'auditor') return { act, approval }
  const nonce = await recordAct(data, request, folder, caller)
  return { act: { ...act, note: { ...act.note, act: nonce } }, approval }
}

/** The number of the order that another administrator approved; null, and said how to go on, when none did yet. */
async function approved(
  { pki: store, clock }: Data,
  { command, role, given, output, why }: Request,
  by: Signatory,
): Promise<number | null> {
  const approvals = createApprovals({ store, clock })
  const asked = await approvals.ask(operationOf(command, role, given), by, why)
  const { id, state, expiresAt } = asked
  if (state === 'approved' && (await approvals.use(id, by.identity))) return id
  if (given.options['json'] === true)
    output.json({ approval: id, state: 'waiting', expiresAt, operation: asked.operation })
  output.note(output.say('approve.waits', { id, role, until: output.date(expiresAt) }))
  return null
}

async function recordAct(
  { pki, clock, master }: Data,
  { command, role, given, why }: Request,
  folder: AdministratorFolder,
  { identity }: Caller,
): Promise<string> {
  const { admin: _, ...options } = given.options
  const facts = {
    command: command.name,
    words: digestOf({ ...given.arguments, ...options }),
    space: master.id,
    at: new Date(clock.now()).toISOString(),
    nonce: systemRandom.bytes(16).toString('hex'),
    why,
  }
  const { serial, fingerprint } = folder
  const signature = folder.sign(actStatement(facts))
  await pki.write((t) =>
    t.journal.record({
      ...{ kind: 'administrator.acted', actor: identity },
      facts: { ...facts, role, serial, certificate: fingerprint, signature },
    }),
  )
  return facts.nonce
}
