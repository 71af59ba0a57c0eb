/** A small real trust space for tests: its own database in memory, a vault, a clock that can be moved. */

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Fault, systemClock, systemRandom, type Clock } from '../server/base/index.js'
import type { Engine } from '../server/store/engine/engine.js'
import { openSqlite } from '../server/store/engine/sqlite/engine.js'
import { pkiStore } from '../server/store/tables/pki/index.js'
import {
  createAuthority,
  createDirectory,
  storedSigners,
  type Authority,
  type AuthorityDeps,
  type Directory,
  type KeyVault,
  type PkiEvent,
  type PkiStore,
} from './index.js'

export interface MovableClock extends Clock {
  /** Milliseconds since the epoch. */
  at: number
}

export interface Space {
  readonly engine: Engine
  readonly store: PkiStore
  readonly deps: AuthorityDeps
  readonly clock: MovableClock
  readonly events: PkiEvent[]
  readonly authority: Authority
  readonly directory: Directory
}

export const actor = 'console:test'

/** AES-256-GCM with the context as associated data. */
export function testVault(): KeyVault {
  const key = randomBytes(32)
  return {
    wrap(plain, context) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context))
      return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    unwrap(wrapped, context) {
      const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, 12))
      decipher.setAAD(Buffer.from(context)).setAuthTag(wrapped.subarray(-16))
      try {
        return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()])
      } catch (cause) {
        throw new Fault('corrupt', 'the master key does not open this', { cause })
      }
    },
  }
}

/** An empty space; `init` has not been called. */
export function emptySpace(file = ':memory:'): Space {
  const engine = openSqlite(file, 'pki', 'create')
  const events: PkiEvent[] = []
  const journal = { record: async (event: PkiEvent) => void events.push(event) }
  const store = pkiStore(engine, () => journal)
  const clock: MovableClock = { at: systemClock.now(), now: () => clock.at }
  const vault = testVault()
  const deps: AuthorityDeps = {
    ...{ store, clock, vault, signers: storedSigners(vault), random: systemRandom },
    settings: {
      mailDomains: ['medecin.pli.test', 'pharmacie.pli.test'],
      publicUrl: 'http://127.0.0.1',
    },
  }
  const authority = createAuthority(deps)
  const directory = createDirectory({ store, clock })
  return { engine, store, deps, clock, events, authority, directory }
}

/** A space with its authorities, on EC keys so that a test file is quick. */
export async function readySpace(keyType = 'ecdsa-p256'): Promise<Space> {
  const space = emptySpace()
  await space.authority.init({ name: 'Essais', keyType, actor })
  return space
}

export const doctor = {
  rpps: '10100997245',
  family: 'MARTIN',
  given: 'Camille',
  profession: 'medecin',
  actor,
} as const

export const pharmacy = { finess: '750803447', name: 'PHARMACIE DU MARCHÉ', actor } as const
