/** Who orders what at the desk: the role, the pace, the reason; then an act whose every change carries them in the log. */

import {
  createAdministrators,
  createAuthority,
  createDirectory,
  createRegistrar,
  type AdministratorRole,
  type Authority,
  type AuthorityDeps,
  type Directory,
  type PkiStore,
  type Registrar,
} from '../../pki/index.js'
import { Pacer, SaidFault, type Clock, type Random, type Verdict } from '../base/index.js'
import { mayAdminister, type Caller } from '../trust/index.js'
import { digestOf } from './statement.js'

/** What an administrator asks for over a session. */
export interface DeskOrder {
  readonly caller: Caller
  /** The console's command that does the same: its role is asked for, and the log names it. */
  readonly command: string
  readonly role: AdministratorRole
  /** Everything that it depends on: its digest is kept. */
  readonly words: Readonly<Record<string, unknown>>
  /** Empty where none was given. */
  readonly why: string
  readonly wantsWhy: boolean
}

/** The rooms that do the work, for one act: whatever they record tells who and why. */
export interface DeskAct {
  readonly actor: string
  /** The reason that was given; empty where none was. */
  readonly why: string
  readonly authority: Authority
  readonly directory: Directory
  readonly registrar: Registrar
}

export interface Acts {
  /** May this caller, by the roles of this moment? Refusals are audited. SaidFault limited when it is asked too often. */
  admit(caller: Caller, role: AdministratorRole, command: string): Promise<Verdict>
  /** Records the act, then hands out what it is done with. To be asked after `admit`. SaidFault syntax, limited. */
  begin(order: DeskOrder): Promise<DeskAct>
}

const longestWhy = 500
/** Somebody who works through a list, and no script. */
const changesPace = { burst: 60, perMinute: 30 }
const looksPace = { burst: 600, perMinute: 600 }

export interface ActsDeps {
  readonly store: PkiStore
  readonly authorityDeps: AuthorityDeps
  readonly clock: Clock
  readonly random: Random
  readonly domains: readonly string[]
  /** Id of the data directory's master key: which house the act was for. */
  readonly space: string
}

export function createActs(deps: ActsDeps): Acts {
  const { store, clock } = deps
  const administrators = createAdministrators({ store, clock })
  const looks = new Pacer(clock, looksPace)
  const changes = new Pacer(clock, changesPace)
  return {
    async admit(caller, role, command) {
      looks.expectModerate(caller.identity)
      const { identity } = caller
      const roles = await administrators.rolesOf(identity)
      const verdict = mayAdminister({ identity, roles }, role, command)
      if (!verdict.admitted) await noteRefusal(store, caller, command, verdict.rule)
      return verdict
    },
    async begin(order) {
      changes.expectModerate(order.caller.identity)
      const why = order.why.trim().slice(0, longestWhy)
      if (order.wantsWhy && why === '') throw new SaidFault('syntax', 'guard.wants-why')
      const nonce = await recordAct(deps, order, why)
      const note = { act: nonce, ...(why === '' ? {} : { why }) }
      return { ...actOver(deps, noted(store, note), order.caller.identity), why }
    },
  }
}

function actOver(
  { authorityDeps, clock, domains }: ActsDeps,
  store: PkiStore,
  actor: string,
): Omit<DeskAct, 'why'> {
  return {
    actor,
    authority: createAuthority({ ...authorityDeps, store }),
    directory: createDirectory({ store, clock }),
    registrar: createRegistrar({ store, clock, domains }),
  }
}

/** The same store; each event that is recorded through it tells `note` too. */
function noted(store: PkiStore, note: Readonly<Record<string, string>>): PkiStore {
  return {
    read: (work) => store.read(work),
    write: (unit) =>
      store.write(({ journal, ...tables }) =>
        unit({
          ...tables,
          journal: {
            record: (event) => journal.record({ ...event, facts: { ...note, ...event.facts } }),
          },
        }),
      ),
  }
}

async function recordAct(
  { store, clock, random, space }: ActsDeps,
  { caller, command, role, words }: DeskOrder,
  why: string,
): Promise<string> {
  const { identity, certificate } = caller
  const nonce = random.bytes(16).toString('hex')
  const at = new Date(clock.now()).toISOString()
  const { serial, fingerprint } = certificate
  const what = { command, words: digestOf(words), space, at, nonce, why, role }
  await store.write((t) =>
    t.journal.record({
      ...{ kind: 'administrator.acted-in-session', actor: identity },
      facts: { ...what, serial, certificate: fingerprint },
    }),
  )
  return nonce
}

function noteRefusal(
  store: PkiStore,
  { identity, certificate: { serial, fingerprint } }: Caller,
  command: string,
  rule: string,
): Promise<void> {
  const facts = { command, rule, serial, certificate: fingerprint }
  return store.write((t) =>
    t.journal.record({ kind: 'administrator.refused', actor: identity, facts }),
  )
}
