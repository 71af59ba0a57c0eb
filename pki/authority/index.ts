/** The authority as the console and the demo use it: make, enrol, issue, revoke, publish. */

import type { CertificateRecord, CrlKind, StoredCrl } from '../directory/index.js'
import type { AuthorityName } from '../profiles/index.js'
import { parseCertificate, type Certificate, type CertificateRequest } from '../x509/index.js'
import {
  issueFor,
  signRequest,
  type Issued,
  type IssuedWithKey,
  type KeyedOrder,
  type SigningOrder,
} from './certify.js'
import { refreshCrl, refreshDueCrls, type SignedLists } from './crls.js'
import type { AuthorityDeps } from './deps.js'
import {
  certifyOrganisation,
  certifyProfessional,
  enrolOrganisation,
  enrolProfessional,
  issueServer,
  type Enrolment,
  type OrganisationRequest,
  type ProfessionalRequest,
  type ServerRequest,
} from './enrol.js'
import { initAuthorities, type NewTrustSpace } from './init.js'
import { refreshResponders } from './responders.js'
import { release, type Release } from './release.js'
import {
  enrolForMail,
  reenrol,
  renew,
  type HolderOrder,
  type Reenrolment,
  type Renewed,
  type RenewalOrder,
} from './renew.js'
import { revoke, type Revocation } from './revoke.js'

export interface Authority {
  /** Makes root and issuing CAs with their first CRLs. Fault already-exists. Returns root first. */
  init(space: NewTrustSpace): Promise<Certificate[]>
  enrolProfessional(request: ProfessionalRequest): Promise<Enrolment>
  enrolOrganisation(request: OrganisationRequest): Promise<Enrolment>
  /** As `enrolProfessional`, over the key of a request: it never leaves whoever made it. */
  certifyProfessional(
    request: Omit<ProfessionalRequest, 'keyType'>,
    csr: CertificateRequest,
  ): Promise<Issued>
  certifyOrganisation(
    request: Omit<OrganisationRequest, 'keyType'>,
    csr: CertificateRequest,
  ): Promise<Issued>
  issueServer(request: ServerRequest): Promise<Enrolment>
  /** Certifies the key of a request, for somebody in the directory. SaidFault denied, conflict, not-found. */
  signRequest(order: SigningOrder): Promise<Issued>
  /** Makes a key and its certificate, for somebody in the directory. SaidFault denied, conflict, not-found. */
  issueFor(order: KeyedOrder): Promise<IssuedWithKey>
  /** Renews for an administrator. SaidFault not-found, conflict, denied. */
  renew(order: RenewalOrder): Promise<Renewed>
  /** A certificate that signs or enciphers the holder's mail, for the holder himself. SaidFault denied, conflict, limited. */
  enrolForMail(order: HolderOrder): Promise<Issued>
  /** Renews for the holder, connected with his certificate. SaidFault denied, conflict, limited. */
  reenrol(reenrolment: Reenrolment): Promise<Issued>
  /** Resolves when the directory refuses the certificates and the new CRLs are stored. Fault not-found, conflict, denied. */
  revoke(revocation: Revocation): Promise<CertificateRecord[]>
  /** Ends a certificateHold. Fault not-found, conflict. */
  release(request: Release): Promise<CertificateRecord[]>
  /** The four authorities; none before `init`. */
  authorities(): Promise<readonly PublishedAuthority[]>
  /** The current list of `name`, or the one of its latest changes; undefined when there is none. */
  crl(name: AuthorityName, kind: CrlKind): Promise<StoredCrl | undefined>
  /** Signs new lists of `name` now. */
  refreshCrl(name: AuthorityName, actor: string): Promise<SignedLists>
  /** Signs the CRLs that are due; to be called at start and every hour. */
  refreshDueCrls(actor: string): Promise<AuthorityName[]>
  /** Makes the OCSP responders that are due; to be called as `refreshDueCrls` is. */
  refreshResponders(actor: string): Promise<AuthorityName[]>
}

/** What may be published of an authority. */
export interface PublishedAuthority {
  readonly name: AuthorityName
  readonly certificate: Certificate
  readonly crlNextUpdate: number
}

/** The authority over a store and a vault. It keeps nothing in memory, so several processes may hold one. */
export function createAuthority(deps: AuthorityDeps): Authority {
  return {
    init: (space) => initAuthorities(deps, space),
    enrolProfessional: (request) => enrolProfessional(deps, request),
    enrolOrganisation: (request) => enrolOrganisation(deps, request),
    certifyProfessional: (request, csr) => certifyProfessional(deps, request, csr),
    certifyOrganisation: (request, csr) => certifyOrganisation(deps, request, csr),
    issueServer: (request) => issueServer(deps, request),
    signRequest: (order) => signRequest(deps, order),
    issueFor: (order) => issueFor(deps, order),
    renew: (order) => renew(deps, order),
    enrolForMail: (order) => enrolForMail(deps, order),
    reenrol: (reenrolment) => reenrol(deps, reenrolment),
    revoke: (revocation) => revoke(deps, revocation),
    release: (request) => release(deps, request),
    async authorities() {
      const records = await deps.store.read((tables) => tables.authorities.list())
      return records.map(({ name, certificate, crlNextUpdate }) => ({
        ...{ name, crlNextUpdate },
        certificate: parseCertificate(certificate),
      }))
    },
    crl: (name, kind) => deps.store.read((tables) => tables.crls.get(name, kind)),
    refreshCrl: (name, actor) => refreshCrl(deps, name, actor),
    refreshDueCrls: (actor) => refreshDueCrls(deps, actor),
    refreshResponders: (actor) => refreshResponders(deps, actor),
  }
}

export type {
  CertificateOrder,
  Issued,
  IssuedWithKey,
  KeyedOrder,
  SigningOrder,
} from './certify.js'
export type { AuthorityDeps } from './deps.js'
export type {
  Enrolment,
  KeyType,
  OrganisationRequest,
  ProfessionalRequest,
  ServerRequest,
} from './enrol.js'
export type { NewTrustSpace } from './init.js'
export type { SignedLists } from './crls.js'
export { loadTrust, type LoadedTrust } from './material.js'
export { createOcspResponder, type OcspResponder } from './ocsp.js'
export type { OcspReply } from './ocsp-reply.js'
export { createPublication, type Publication } from './published.js'
export type { Release } from './release.js'
export type { Reenrolment, Renewed, RenewalOrder } from './renew.js'
export type { Revocation, RevocationTarget } from './revoke.js'
export { makeKey } from './keys.js'
export { type CaRenewal, type RootList } from './ceremonies.js'
export { createRootCeremonies, rehearsedSigners, type RootCeremonies } from './root.js'
export { parseRootListOrder, signRootListOrder, type RootListOrder } from './root-lists.js'
export { signCaRequest, type RootDesk, type SignedCa } from './root-requests.js'
export { storedSigners, type KeptKey, type Signers } from './signers.js'
