/** What an administrator decides about the authorities of others and about who comes with their certificates. */

import { limits, SaidFault, type Clock } from '../../server/base/index.js'
import {
  enterMailbox,
  enterOrganisation,
  enterProfessional,
  findIdentity,
  parseAddress,
  professionOf,
  type Audience,
  type ForeignAnchor,
  type ForeignClaim,
  type PkiStore,
  type PkiTables,
} from '../directory/index.js'
import { openCrl } from '../verify/index.js'
import { attributeOf, parseCertificate, type Certificate, type Crl } from '../x509/index.js'

export interface ForeignDeps {
  readonly store: PkiStore
  readonly clock: Clock
  /** Domains in which mailboxes may be created, lower case. */
  readonly mailDomains: readonly string[]
}

export interface NewAnchor {
  readonly certificate: Certificate
  readonly audience: Audience
  /** DER. */
  readonly crl?: Buffer
  readonly crlUrl?: string
  readonly actor: string
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
const maxWaiting = 1000

export interface ForeignTrust {
  anchors(): Promise<ForeignAnchor[]>
  /** Fault syntax when it is no authority or the list is not its own, already-exists. */
  add(anchor: NewAnchor): Promise<void>
  /** By fingerprint or the beginning of one; who came with it is refused from now on. Fault not-found, conflict. */
  remove(fingerprint: string, actor: string): Promise<ForeignAnchor>
  /** Keeps a newer list of an anchor. Fault syntax when it is not its own or older than the one there. */
  setList(fingerprint: string, der: Buffer, actor: string): Promise<void>
  claim(fingerprint: string): Promise<ForeignClaim | undefined>
  waiting(): Promise<ForeignClaim[]>
  /** Notes that somebody unknown came with a good certificate; forgotten when too many wait. */
  noteClaim(certificate: Buffer, identity: string): Promise<void>
  /** Binds, entering the person or organisation of the certificate when new. Fault not-found, conflict, syntax. */
  accept(acceptance: Acceptance): Promise<ForeignClaim>
  refuse(fingerprint: string, actor: string): Promise<ForeignClaim>
}

export function createForeign(deps: ForeignDeps): ForeignTrust {
  const { store } = deps
  return {
    anchors: () => store.read((t) => t.foreign.anchors()),
    add: (anchor) => add(deps, anchor),
    remove: (fingerprint, actor) => store.write((t) => remove(t, fingerprint, actor)),
    setList: (fingerprint, der, actor) => store.write((t) => setList(t, fingerprint, der, actor)),
    claim: (fingerprint) => store.read((t) => t.foreign.claim(fingerprint)),
    waiting: () => store.read((t) => t.foreign.claims('waiting', maxWaiting)),
    noteClaim: (certificate, identity) => noteClaim(deps, certificate, identity),
    accept: (acceptance) => store.write((t) => accept(t, deps, acceptance)),
    refuse: (fingerprint, actor) =>
      store.write((t) => decide(t, deps, fingerprint, { state: 'refused', boundTo: null, actor })),
  }
}

async function add({ store, clock }: ForeignDeps, anchor: NewAnchor): Promise<void> {
  const { certificate, audience, crlUrl = null, actor } = anchor
  const { fingerprint, subject, notAfter, der } = certificate
  if (!certificate.basicConstraints?.ca)
    throw new SaidFault('syntax', 'trust.not-an-authority', { subject: subject.text })
  const list = anchor.crl && expectList(anchor.crl, certificate)
  await store.write(async (t) => {
    await t.foreign.addAnchor({
      ...{ fingerprint, audience, notAfter, crlUrl },
      ...{ subject: subject.text, certificate: der, createdAt: clock.now() },
      ...{ crl: list?.der ?? null, crlNextUpdate: list?.nextUpdate ?? null },
    })
    await t.revision.bump()
    await t.journal.record({
      kind: 'trust.anchor-added',
      actor,
      facts: { fingerprint, audience, subject: subject.text, crlUrl: crlUrl ?? '' },
    })
  })
}

/** The list, when `issuer` signed it and it is whole. */
function expectList(der: Buffer, issuer: Certificate): Crl {
  if (der.length > limits.crlBytes) throw new SaidFault('too-large', 'trust.list-large')
  const opened = openCrl(der, issuer)
  if (opened.admitted) return opened.value
  throw new SaidFault('syntax', 'trust.list-foreign', { subject: issuer.subject.text })
}

async function expectAnchor(t: PkiTables, fingerprint: string): Promise<ForeignAnchor> {
  const wanted = fingerprint.toLowerCase().replaceAll(':', '')
  const found = (await t.foreign.anchors()).filter((a) => a.fingerprint.startsWith(wanted))
  const [anchor] = found
  if (!anchor || wanted.length < 8)
    throw new SaidFault('not-found', 'trust.unknown-anchor', { fingerprint })
  if (found.length > 1) throw new SaidFault('conflict', 'trust.ambiguous', { fingerprint })
  return anchor
}

async function remove(t: PkiTables, wanted: string, actor: string): Promise<ForeignAnchor> {
  const anchor = await expectAnchor(t, wanted)
  const { fingerprint, subject } = anchor
  await t.foreign.removeAnchor(fingerprint)
  await t.revision.bump()
  await t.journal.record({ kind: 'trust.anchor-removed', actor, facts: { fingerprint, subject } })
  return anchor
}

async function setList(t: PkiTables, wanted: string, der: Buffer, actor: string): Promise<void> {
  const { fingerprint, certificate, crl } = await expectAnchor(t, wanted)
  const issuer = parseCertificate(certificate)
  const list = expectList(der, issuer)
  if (crl?.equals(der)) return
  // Somebody between us and the list could serve yesterday's, which does not know of today's revocation.
  if (crl && expectList(crl, issuer).thisUpdate > list.thisUpdate)
    throw new SaidFault('conflict', 'trust.list-older', { subject: issuer.subject.text })
  await t.foreign.setList(fingerprint, { der, nextUpdate: list.nextUpdate })
  await t.revision.bump()
  await t.journal.record({
    kind: 'trust.list-stored',
    actor,
    facts: { fingerprint, number: list.number ?? '', entries: String(list.entries.size) },
  })
}

async function noteClaim(
  { store, clock }: ForeignDeps,
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

async function accept(
  t: PkiTables,
  deps: ForeignDeps,
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
  return decide(t, deps, claim.fingerprint, { state: 'accepted', boundTo: identity, actor })
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

async function decide(
  t: PkiTables,
  { clock }: ForeignDeps,
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
