/** The queue of who came with a good certificate of others and is not in the directory, and what is decided about them. */

import { SaidFault, type Clock } from '../../server/base/index.js'
import {
  enterMailbox,
  enterOrganisation,
  enterProfessional,
  findIdentity,
  parseAddress,
  professionOf,
  type ForeignClaim,
  type PkiStore,
  type PkiTables,
} from '../directory/index.js'
import { attributeOf, parseCertificate } from '../x509/index.js'

export interface ClaimDeps {
  readonly store: PkiStore
  readonly clock: Clock
  /** Domains in which mailboxes may be created, lower case. */
  readonly mailDomains: readonly string[]
}

export interface Acceptance {
  readonly fingerprint: string
  /** Who it is in the directory; what the certificate says when left out. */
  readonly as?: string
  /** Created when it is not there. */
  readonly mailbox?: string
  readonly actor: string
}

/** Claims that wait at most: an authority of others must not fill our disk. */
export const maxWaiting = 1000

export async function noteClaim(
  { store, clock }: ClaimDeps,
  der: Buffer,
  identity: string,
): Promise<void> {
  const { fingerprint, subject, issuer } = parseCertificate(der)
  if (await store.read((t) => t.foreign.claim(fingerprint))) return
  await store.write(async (t) => {
    if ((await t.foreign.countWaiting()) >= maxWaiting) return
    await t.foreign.addClaim({
      ...{ fingerprint, identity, certificate: der, state: 'waiting', boundTo: null },
      ...{ subject: subject.text, issuer: issuer.text, createdAt: clock.now(), decidedAt: null },
    })
    await t.journal.record({
      kind: 'trust.claimed',
      actor: 'gateway',
      facts: { fingerprint, identity },
    })
  })
}

export async function acceptClaim(
  t: PkiTables,
  deps: ClaimDeps,
  { fingerprint, as, mailbox, actor }: Acceptance,
): Promise<ForeignClaim> {
  const claim = await expectClaim(t, fingerprint)
  const wanted = as ?? claim.identity
  const occasion = { actor, at: deps.clock.now() }
  const known = await findIdentity(t, wanted)
  if (!known && as !== undefined)
    throw new SaidFault('not-found', 'trust.unknown-identity', { identity: as })
  const identity = known?.identity ?? (await enter(t, claim, occasion))
  if (mailbox !== undefined) {
    const address = parseAddress(mailbox, deps.mailDomains)
    const type = identity.startsWith('rpps:') ? 'PER' : 'ORG'
    await enterMailbox(t, { address, type, owner: identity }, occasion)
  }
  return decideClaim(t, deps, claim.fingerprint, { state: 'accepted', boundTo: identity, actor })
}

/** Enters whom the certificate names, as it names them. */
async function enter(
  t: PkiTables,
  { identity, certificate }: ForeignClaim,
  occasion: { actor: string; at: number },
): Promise<string> {
  const { subject } = parseCertificate(certificate)
  const [kind, value = ''] = identity.split(':')
  if (kind === 'rpps') {
    const family = attributeOf(subject, 'SN')
    const given = attributeOf(subject, 'GN')
    const title = attributeOf(subject, 'title')
    if (family === undefined || given === undefined || title === undefined)
      throw new SaidFault('syntax', 'trust.nameless', { identity })
    const profession = professionOf(title).code
    await enterProfessional(t, { rpps: value, family, given, profession }, occasion)
    return identity
  }
  const name = attributeOf(subject, 'O')
  if (name === undefined || kind === 'employee')
    throw new SaidFault('syntax', 'trust.nameless', { identity })
  const numbers =
    kind === 'finess' ? { finess: value, siret: null } : { finess: null, siret: value }
  const region = attributeOf(subject, 'ST') ?? null
  return enterOrganisation(t, { identity, name, region, ...numbers }, occasion)
}

async function expectClaim(t: PkiTables, wanted: string): Promise<ForeignClaim> {
  const beginning = wanted.toLowerCase().replaceAll(':', '')
  const exact = await t.foreign.claim(beginning)
  if (exact) return exact
  const waiting = await t.foreign.claims('waiting', maxWaiting)
  const found = waiting.filter(({ fingerprint }) => fingerprint.startsWith(beginning))
  const [claim] = found
  if (!claim || beginning.length < 8)
    throw new SaidFault('not-found', 'trust.unknown-claim', { fingerprint: wanted })
  if (found.length > 1) throw new SaidFault('conflict', 'trust.ambiguous', { fingerprint: wanted })
  return claim
}

export async function decideClaim(
  t: PkiTables,
  { clock }: ClaimDeps,
  wanted: string,
  {
    state,
    boundTo,
    actor,
  }: { state: 'accepted' | 'refused'; boundTo: string | null; actor: string },
): Promise<ForeignClaim> {
  const claim = await expectClaim(t, wanted)
  const { fingerprint, identity } = claim
  const at = clock.now()
  await t.foreign.decide(fingerprint, state, boundTo, at)
  await t.revision.bump()
  await t.journal.record({
    kind: 'trust.claim-decided',
    actor,
    facts: { fingerprint, identity, state, boundTo: boundTo ?? '' },
  })
  return { ...claim, state, boundTo, decidedAt: at }
}
