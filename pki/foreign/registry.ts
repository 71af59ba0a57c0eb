/** The door to what an administrator decides about the authorities of others and about who comes with their certificates. */

import type { Clock, Random } from '../../server/base/index.js'
import type { ForeignClaim, ForeignListState, PkiStore } from '../directory/index.js'
import { ForeignAnswers } from './answers.js'
import {
  addAuthority,
  listAuthorities,
  noMarks,
  removeAuthority,
  storeList,
  type ForeignCa,
  type ListMarks,
  type NewAuthority,
} from './authorities.js'
import { acceptClaim, decideClaim, maxWaiting, noteClaim, type Acceptance } from './claims.js'

export interface ForeignDeps {
  readonly store: PkiStore
  readonly clock: Clock
  readonly random: Random
  /** Domains in which mailboxes may be created, lower case. */
  readonly mailDomains: readonly string[]
}

export interface ForeignTrust {
  readonly clock: Clock
  readonly random: Random
  /** What responders said. */
  readonly answers: ForeignAnswers
  /** Oldest first. */
  authorities(): Promise<ForeignCa[]>
  /**
   * Trusts an authority for an audience, or, without one, only knows it and its sources. Sources that are given
   * replace those there. Fault syntax when it is no authority or the list is not its own, unsupported for an address
   * that is not http, already-exists when it is trusted for that audience.
   */
  add(authority: NewAuthority): Promise<void>
  /** By fingerprint or the beginning of one; who came with it is refused from now on. Fault not-found, conflict. */
  remove(fingerprint: string, actor: string): Promise<ForeignCa>
  /** Keeps a newer list. Fault syntax when it is not the authority's own, conflict when it is older than the one there. */
  setList(fingerprint: string, der: Buffer, actor: string, marks?: ListMarks): Promise<void>
  /** Notes how fetching a list went. */
  noteTry(state: ForeignListState): Promise<void>
  claim(fingerprint: string): Promise<ForeignClaim | undefined>
  waiting(): Promise<ForeignClaim[]>
  /** Notes that somebody unknown came with a good certificate; forgotten when too many wait. */
  noteClaim(certificate: Buffer, identity: string): Promise<void>
  /** Binds, entering the person or organisation of the certificate when new. Fault not-found, conflict, syntax. */
  accept(acceptance: Acceptance): Promise<ForeignClaim>
  refuse(fingerprint: string, actor: string): Promise<ForeignClaim>
}

export function createForeign(deps: ForeignDeps): ForeignTrust {
  const { store, clock, random } = deps
  return {
    ...{ clock, random, answers: new ForeignAnswers(deps) },
    authorities: () => store.read(listAuthorities),
    add: (authority) => store.write((t) => addAuthority(t, clock, authority)),
    remove: (fingerprint, actor) => store.write((t) => removeAuthority(t, fingerprint, actor)),
    async setList(wanted, der, actor, marks = noMarks) {
      await store.write((t) => storeList(t, clock, { wanted, der, marks, actor }))
    },
    noteTry: (state) => store.write((t) => t.foreign.putListState(state)),
    claim: (fingerprint) => store.read((t) => t.foreign.claim(fingerprint)),
    waiting: () => store.read((t) => t.foreign.claims('waiting', maxWaiting)),
    noteClaim: (certificate, identity) => noteClaim(deps, certificate, identity),
    accept: (acceptance) => store.write((t) => acceptClaim(t, deps, acceptance)),
    refuse: (fingerprint, actor) =>
      store.write((t) =>
        decideClaim(t, deps, fingerprint, { state: 'refused', boundTo: null, actor }),
      ),
  }
}
