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
import { parseCertificate, type Certificate } from '../x509/index.js'
import { issueFor, keyNameFor } from './certify.js'
import type { AuthorityDeps } from './deps.js'
import { organisationSubjectOf, personSubjectOf } from './holder.js'
import { expectAuthority, issue, type Order } from './issue.js'
import { makeKey } from './keys.js'

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
  return enrol(deps, request.keyType, mailbox, {
    profile: professionalAuthentication,
    identity,
    ...{ actor: request.actor, dryRun: request.dryRun },
    subject: personSubjectOf({ rpps, family, given, profession: profession.code }),
    async check(tables) {
      await checkProfessional(tables, person)
      if (mailbox) await checkMailbox(tables, { ...mailbox, owner: identity })
    },
    async enter(tables) {
      await enterProfessional(tables, person, occasion)
      if (mailbox) await enterMailbox(tables, { ...mailbox, owner: identity }, occasion)
    },
  })
}

/** Enrols an organisation, as `enrolProfessional` does a person. */
export async function enrolOrganisation(
  deps: AuthorityDeps,
  request: OrganisationRequest,
): Promise<Enrolment> {
  const organisation = organisationOf(request)
  const known = await deps.store.read((tables) => checkOrganisation(tables, organisation))
  const owner = known?.identity ?? organisation.identity
  const mailbox = mailboxFor(deps, request.mailbox, request.type ?? 'ORG')
  const occasion = { actor: request.actor, at: deps.clock.now() }
  return enrol(deps, request.keyType, mailbox, {
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
  })
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

type Mailbox = { readonly address: string; readonly type: MailboxType }

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
  mailbox: Mailbox | undefined,
  order: Omit<Order, 'publicKey'>,
): Promise<Enrolment> {
  if (order.check) await deps.store.read(order.check)
  const [authority, root] = await Promise.all([
    expectAuthority(deps, order.profile.issuedBy),
    expectAuthority(deps, 'root'),
  ])
  const owned = await deps.store.read((tables) => tables.mailboxes.byOwner(order.identity))
  const address = mailbox?.address ?? owned.find(({ state }) => state !== 'closed')?.address
  const keys = await makeKey(keyNameFor(order.profile, keyType))
  const certificate = await issue(deps, {
    ...order,
    publicKey: keys.publicKey,
    altNames: { ...order.altNames, email: address === undefined ? [] : [address] },
  })
  return {
    identity: order.identity,
    certificate,
    privateKey: keys.privateKey,
    chain: [authority, root].map((record) => parseCertificate(record.certificate)),
    mailbox: address,
  }
}

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
