/** Enrolling: a person, an organisation or a server gets a key, a certificate and, if wanted, a mailbox. */

import type { KeyObject } from 'node:crypto'
import { Fault, SaidFault } from '../../server/base/index.js'
import {
  checkMailbox,
  checkOrganisation,
  checkProfessional,
  enterMailbox,
  enterOrganisation,
  enterProfessional,
  parseAddress,
  professionOf,
  type MailboxType,
  type NewOrganisation,
  type NewProfessional,
} from '../directory/index.js'
import { parseIdentifier } from '../identifiers.js'
import { organisationClient, professionalAuthentication } from '../profiles/index.js'
import { parseCertificate, type Certificate, type CertificateRequest } from '../x509/index.js'
import { issueFor, keyNameFor, type Issued } from './certify.js'
import { endOf, wholeSecond, type AuthorityDeps } from './deps.js'
import { organisationSubjectOf, personSubjectOf } from './holder.js'
import { expectAuthority, issue, type Order } from './issue.js'
import { makeKey } from './keys.js'
import { expectExtensions, expectKey } from './requested.js'

/** RSA 2048 or ECDSA P-256. */
export type KeyType = 'rsa' | 'ecdsa'

export interface ProfessionalRequest {
  readonly rpps: string
  readonly family: string
  readonly given: string
  /** Code, name or label of TRE_G15. */
  readonly profession: string
  readonly mailbox?: string
  readonly keyType?: KeyType
  /** When the access ends, milliseconds since the epoch, if before the term of its profile: somebody who stands in for a while. */
  readonly notAfter?: number
  readonly actor: string
  /** Check everything, record and sign nothing. */
  readonly dryRun?: boolean
}

export interface OrganisationRequest {
  /** One of the two at least; the certificate shows FINESS when there is one. */
  readonly finess?: string
  readonly siret?: string
  readonly name: string
  /** Department, e.g. `Haute-Garonne (31)`. */
  readonly region?: string
  readonly mailbox?: string
  /** `ORG` when left out. */
  readonly type?: 'ORG' | 'APP'
  readonly keyType?: KeyType
  readonly actor: string
  /** Check everything, record and sign nothing. */
  readonly dryRun?: boolean
}

export interface ServerRequest {
  /** The first one is its identity. */
  readonly dnsNames: readonly string[]
  readonly ipAddresses?: readonly string[]
  readonly organisation?: string
  readonly keyType?: KeyType
  readonly actor: string
}

/** What is handed over once: the private key is kept nowhere. */
export interface Enrolment {
  readonly identity: string
  readonly certificate: Certificate
  readonly privateKey: KeyObject
  /** Issuing CA, then root. */
  readonly chain: readonly Certificate[]
  /** The address asked for, else the first that the identity owns. */
  readonly mailbox: string | undefined
}

/**
 * Enrols a professional, or gives one who is there another mailbox or certificate. Fault syntax for a wrong
 * number or name, conflict when the directory knows otherwise, already-exists when another owns the mailbox.
 */
export async function enrolProfessional(
  deps: AuthorityDeps,
  request: ProfessionalRequest,
): Promise<Enrolment> {
  return enrol(deps, request.keyType, await professionalOrder(deps, request))
}

/** As `enrolProfessional`, over a key that was made elsewhere. SaidFault denied for a key that the profile does not take. */
export async function certifyProfessional(
  deps: AuthorityDeps,
  request: Omit<ProfessionalRequest, 'keyType'>,
  csr: CertificateRequest,
): Promise<Issued> {
  return certify(deps, csr, await professionalOrder(deps, request))
}

/** Enrols an organisation, as `enrolProfessional` does a person. */
export async function enrolOrganisation(
  deps: AuthorityDeps,
  request: OrganisationRequest,
): Promise<Enrolment> {
  return enrol(deps, request.keyType, await organisationOrder(deps, request))
}

/** As `enrolOrganisation`, over a key that was made elsewhere. SaidFault denied for a key that the profile does not take. */
export async function certifyOrganisation(
  deps: AuthorityDeps,
  request: Omit<OrganisationRequest, 'keyType'>,
  csr: CertificateRequest,
): Promise<Issued> {
  return certify(deps, csr, await organisationOrder(deps, request))
}

type Mailbox = { readonly address: string; readonly type: MailboxType }

/** What enters somebody, before there is a key. */
interface Entering {
  readonly mailbox: Mailbox | undefined
  readonly order: Omit<Order, 'publicKey'>
}

async function professionalOrder(
  deps: AuthorityDeps,
  request: ProfessionalRequest,
): Promise<Entering> {
  const rpps = parseIdentifier('rpps', request.rpps)
  const profession = professionOf(request.profession)
  const person: NewProfessional = {
    rpps,
    family: nameOf(request.family),
    given: nameOf(request.given),
    profession: profession.code,
  }
  const identity = `rpps:${rpps}`
  const mailbox = mailboxFor(deps, request.mailbox, 'PER')
  const occasion = { actor: request.actor, at: deps.clock.now() }
  const known = await deps.store.read((tables) => checkProfessional(tables, person))
  const { family, given } = known ?? person
  const order: Entering['order'] = {
    profile: professionalAuthentication,
    identity,
    ...{ actor: request.actor, dryRun: request.dryRun },
    ...endOfAccess(deps, request),
    subject: personSubjectOf({ rpps, family, given, profession: profession.code }),
    async check(tables) {
      await checkProfessional(tables, person)
      if (mailbox) await checkMailbox(tables, { ...mailbox, owner: identity })
    },
    async enter(tables) {
      await enterProfessional(tables, person, occasion)
      if (mailbox) await enterMailbox(tables, { ...mailbox, owner: identity }, occasion)
    },
  }
  return { mailbox, order }
}

/** Never later than the profile allows. Fault syntax for an end that has been. */
function endOfAccess(
  { clock }: AuthorityDeps,
  { notAfter }: ProfessionalRequest,
): Pick<Order, 'notAfter'> {
  if (notAfter === undefined) return {}
  const now = clock.now()
  if (!(notAfter > now)) throw new Fault('syntax', 'an access cannot end before it begins')
  return { notAfter: wholeSecond(Math.min(notAfter, endOf(now, professionalAuthentication))) }
}

async function organisationOrder(
  deps: AuthorityDeps,
  request: OrganisationRequest,
): Promise<Entering> {
  const organisation = organisationOf(request)
  const known = await deps.store.read((tables) => checkOrganisation(tables, organisation))
  const owner = known?.identity ?? organisation.identity
  const mailbox = mailboxFor(deps, request.mailbox, request.type ?? 'ORG')
  const occasion = { actor: request.actor, at: deps.clock.now() }
  const order: Entering['order'] = {
    profile: organisationClient,
    identity: owner,
    ...{ actor: request.actor, dryRun: request.dryRun },
    subject: organisationSubjectOf(organisation),
    async check(tables) {
      await checkOrganisation(tables, organisation)
      if (mailbox) await checkMailbox(tables, { ...mailbox, owner })
    },
    async enter(tables) {
      await enterOrganisation(tables, organisation, occasion)
      if (mailbox) await enterMailbox(tables, { ...mailbox, owner }, occasion)
    },
  }
  return { mailbox, order }
}

/** Issues a server certificate for names that this gateway answers to. Fault syntax. */
export async function issueServer(deps: AuthorityDeps, request: ServerRequest): Promise<Enrolment> {
  const [first, ...dnsNames] = request.dnsNames
  if (first === undefined) throw new Fault('syntax', 'a server certificate needs a DNS name')
  return issueFor(deps, {
    ...request,
    ...{ profile: 'server-ssl', identity: `server:${first.trim().toLowerCase()}`, dnsNames },
  })
}

function mailboxFor(
  { settings }: AuthorityDeps,
  address: string | undefined,
  type: MailboxType,
): Mailbox | undefined {
  return address === undefined
    ? undefined
    : { address: parseAddress(address, settings.mailDomains), type }
}

async function enrol(
  deps: AuthorityDeps,
  keyType: KeyType | undefined,
  entering: Entering,
): Promise<Enrolment> {
  const { address, chain } = await prepared(deps, entering)
  const { order } = entering
  const keys = await makeKey(keyNameFor(order.profile, keyType))
  const certificate = await issueTo(deps, order, keys.publicKey, address)
  const { privateKey } = keys
  return { identity: order.identity, certificate, privateKey, chain, mailbox: address }
}

async function certify(
  deps: AuthorityDeps,
  csr: CertificateRequest,
  entering: Entering,
): Promise<Issued> {
  const { order } = entering
  const { identity, profile, subject } = order
  expectKey(csr.publicKey, profile)
  const { address, chain } = await prepared(deps, entering)
  const altNames = { dns: [], ip: [], email: address === undefined ? [] : [address] }
  expectExtensions(csr, profile, { identity, subject, altNames })
  const certificate = await issueTo(deps, order, csr.publicKey, address)
  return { identity, certificate, chain, mailbox: address }
}

/** What can be refused is refused before a key is made. */
async function prepared(
  deps: AuthorityDeps,
  { order, mailbox }: Entering,
): Promise<{ readonly address: string | undefined; readonly chain: readonly Certificate[] }> {
  if (order.check) await deps.store.read(order.check)
  const [authority, root] = await Promise.all([
    expectAuthority(deps, order.profile.issuedBy),
    expectAuthority(deps, 'root'),
  ])
  const owned = await deps.store.read((tables) => tables.mailboxes.byOwner(order.identity))
  return {
    address: mailbox?.address ?? owned.find(({ state }) => state !== 'closed')?.address,
    chain: [authority, root].map((record) => parseCertificate(record.certificate)),
  }
}

const issueTo = (
  deps: AuthorityDeps,
  order: Entering['order'],
  publicKey: KeyObject,
  address: string | undefined,
): Promise<Certificate> =>
  issue(deps, {
    ...{ ...order, publicKey },
    altNames: { ...order.altNames, email: address === undefined ? [] : [address] },
  })

function nameOf(text: string): string {
  const name = text.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (!/^[\p{L}\p{M}' ’.-]{1,100}$/u.test(name))
    throw new SaidFault('syntax', 'pki.person-name', { text: text.slice(0, 80) })
  return name
}

function organisationOf(request: OrganisationRequest): NewOrganisation {
  const finess = request.finess === undefined ? null : parseIdentifier('finess', request.finess)
  const siret = request.siret === undefined ? null : parseIdentifier('siret', request.siret)
  if (finess === null && siret === null) throw new SaidFault('syntax', 'pki.organisation-number')
  const name = request.name.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (name === '' || name.length > 200 || /[\p{Cc}\p{Cf}]/u.test(name))
    throw new SaidFault('syntax', 'pki.organisation-name')
  return {
    identity: finess === null ? `siret:${siret}` : `finess:${finess}`,
    ...{ finess, siret, name },
    region: request.region?.trim() || null,
  }
}
