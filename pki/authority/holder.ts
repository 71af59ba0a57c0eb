/** Whom a certificate names: the directory decides it, whoever asks and whatever a request says. */

import { isIP } from 'node:net'
import { Fault, SaidFault } from '../../server/base/index.js'
import {
  findIdentity,
  foldAddress,
  isDomain,
  professionOf,
  type Organisation,
  type PkiTables,
} from '../directory/index.js'
import type { Profile } from '../profiles/index.js'
import type { AltNames } from '../x509/index.js'
import type { SubjectValues } from './template.js'

/** What is wanted of a certificate beside its key. */
export interface Wish {
  readonly profile: Profile
  /** `rpps:…`, `finess:…`, `siret:…` of somebody in the directory, or `server:host.name`. */
  readonly identity: string
  /** Mailboxes of the identity that the certificate speaks for; its first one when left out, where the profile takes any. */
  readonly mailboxes?: readonly string[]
  /** Of a server, beside the name it is known by. */
  readonly dnsNames?: readonly string[]
  readonly ipAddresses?: readonly string[]
  /** Stands in O of a server's certificate; `Pli` when left out. */
  readonly organisation?: string
}

export interface Described {
  /** As the directory spells it. */
  readonly identity: string
  readonly subject: SubjectValues
  readonly altNames: Pick<AltNames, 'dns' | 'ip' | 'email'>
}

/**
 * What a certificate of `wish.profile` says of its holder now. SaidFault not-found when the directory does not know
 * him, conflict when he is suspended or of another kind than the profile, syntax for a name that is none.
 */
export async function describeHolder(tables: PkiTables, wish: Wish): Promise<Described> {
  const { profile } = wish
  if (profile.holder === 'authority')
    throw new SaidFault('unsupported', 'issue.profile-of-authority', { profile: profile.name })
  if (profile.holder === 'server') return describeServer(wish)
  if ((wish.dnsNames?.length ?? 0) + (wish.ipAddresses?.length ?? 0) > 0)
    throw new SaidFault('syntax', 'issue.names-of-server', { profile: profile.name })
  const entry = await findIdentity(tables, wish.identity)
  if (!entry)
    throw new SaidFault('not-found', 'pki.identity-unknown', {
      identity: wish.identity.slice(0, 80),
    })
  const { identity } = entry
  if (entry.kind !== profile.holder)
    throw new SaidFault('conflict', `issue.holder.${profile.holder}`, {
      identity,
      profile: profile.name,
    })
  if (entry.state !== 'active') throw new SaidFault('conflict', 'pki.not-active', { identity })
  const subject =
    profile.holder === 'professional'
      ? await personValues(tables, identity)
      : await organisationValues(tables, identity)
  const email = await mailboxesFor(tables, identity, wish)
  return { identity, subject, altNames: { dns: [], ip: [], email } }
}

/** The subject of a professional. `profession` is a code of TRE_G15. */
export const personSubjectOf = (person: {
  readonly rpps: string
  readonly family: string
  readonly given: string
  readonly profession: string
}): SubjectValues => ({
  title: professionOf(person.profession).label,
  ...{ SN: person.family, GN: person.given, CN: `8${person.rpps}` },
})

/** The subject of an organisation, under its FINESS number when it has one. */
export const organisationSubjectOf = ({
  finess,
  siret,
  region,
  name,
}: Pick<Organisation, 'finess' | 'siret' | 'region' | 'name'>): SubjectValues => ({
  ...(region === null ? {} : { ST: region }),
  ...{ O: name, OU: finess === null ? `3${siret}` : `1${finess}`, CN: name },
})

async function personValues(tables: PkiTables, identity: string): Promise<SubjectValues> {
  const person = await tables.professionals.find(identity)
  if (!person) throw new SaidFault('not-found', 'pki.identity-unknown', { identity })
  const { rpps } = person
  // The profiles have a place for this number and for no other.
  if (rpps === null) throw new SaidFault('conflict', 'issue.no-rpps', { identity })
  return personSubjectOf({ ...person, rpps })
}

async function organisationValues(tables: PkiTables, identity: string): Promise<SubjectValues> {
  const organisation = await tables.organisations.get(identity)
  if (!organisation) throw new SaidFault('not-found', 'pki.identity-unknown', { identity })
  return organisationSubjectOf(organisation)
}

async function mailboxesFor(
  tables: PkiTables,
  identity: string,
  { profile, mailboxes = [] }: Wish,
): Promise<string[]> {
  const owned = await tables.mailboxes.byOwner(identity)
  const open = owned.filter(({ state }) => state !== 'closed').map(({ address }) => address)
  const asked = mailboxes.map(foldAddress)
  const strange = asked.find((address) => !open.includes(address))
  if (strange !== undefined)
    throw new SaidFault('conflict', 'issue.not-own-mailbox', { address: strange, identity })
  const chosen = asked.length > 0 ? [...new Set(asked)] : open.slice(0, 1)
  if (chosen.length === 0 && profile.altNames.email === 'required')
    throw new SaidFault('conflict', 'issue.no-mailbox', { identity, profile: profile.name })
  return chosen
}

/** Fault syntax. */
function describeServer(wish: Wish): Described {
  const [, name] = /^server:(.*)$/s.exec(wish.identity.trim()) ?? []
  if (name === undefined)
    throw new SaidFault('conflict', 'issue.holder.server', {
      identity: wish.identity.slice(0, 80),
      profile: wish.profile.name,
    })
  const value = name.toLowerCase()
  const takesIp = wish.profile.altNames.ip !== 'none'
  const dns = [...new Set([value, ...(wish.dnsNames ?? []).map((n) => n.trim().toLowerCase())])]
  const ip = takesIp ? (wish.ipAddresses ?? []) : []
  const badName = dns.find((name) => name !== 'localhost' && !isDomain(name))
  if (badName !== undefined)
    throw new SaidFault('syntax', 'pki.dns-name', { text: badName.slice(0, 80) })
  const badIp = ip.find((address) => isIP(address) === 0)
  if (badIp !== undefined) throw new Fault('syntax', `"${badIp.slice(0, 80)}" is not an IP address`)
  return {
    identity: `server:${value}`,
    subject: { O: wish.organisation ?? 'Pli', CN: value },
    altNames: { dns, ip, email: [] },
  }
}
