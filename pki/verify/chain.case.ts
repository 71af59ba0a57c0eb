/** Chains and lists for tests of path validation, made as the published vector suites make theirs. */

import type { RuleName, Verdict } from '../../server/base/index.js'
import { expect } from 'vitest'
import { caExtensions, craft, now, type Craft, type Crafted } from '../crafted.case.js'
import {
  compose,
  composeCrl,
  composeTlv,
  extensionOids,
  extensions,
  keyPurposes,
  keySigner,
  openSequence,
  parseCrl,
  type Crl,
  type DistinguishedName,
  type GeneralName,
  type RawExtension,
  type RevokedEntry,
} from '../x509/index.js'
import { verifyChain, type ChainQuestion, type Path } from './index.js'

export const day = 86_400_000
export const anyPolicy = '2.5.29.32.0'
/** Policies in the manner of NIST-test-policy-1 and its sisters. */
export const policy = (n: number): string => `2.16.840.1.101.3.2.1.48.${n}`

export const ca = (issuer: Crafted, cn: string, more: RawExtension[] = [], pathLength?: number) =>
  craft({ cn, issuer, extensions: caExtensions(pathLength, more) })

export const root = (more: RawExtension[] = [], pathLength?: number): Promise<Crafted> =>
  craft({ cn: 'ancre', extensions: caExtensions(pathLength, more) })

export const leaf = (issuer: Crafted, more: RawExtension[] = [], options: Craft = {}) =>
  craft({
    cn: 'feuille',
    issuer,
    extensions: [compose(extensions.keyUsage, ['digitalSignature'], true), ...more],
    ...options,
  })

export const dnsNames = (...dns: string[]): RawExtension =>
  compose(extensions.altNames, { dns, ip: [], email: [], others: 0 })
export const policies = (...oids: string[]): RawExtension =>
  compose(extensions.certificatePolicies, oids)
export const purposes = (...names: (keyof typeof keyPurposes)[]): RawExtension =>
  compose(
    extensions.extendedKeyUsage,
    names.map((name) => keyPurposes[name]),
  )

const text = (kind: GeneralName['kind'], value: string): GeneralName => ({
  ...{ kind, text: value, name: undefined },
  content: Buffer.from(value, 'latin1'),
})
export const dns = (value: string): GeneralName => text('dns', value)
export const email = (value: string): GeneralName => text('email', value)
export const uri = (value: string): GeneralName => text('uri', value)
export const ip = (hex: string): GeneralName => ({
  ...{ kind: 'ip', text: '', name: undefined },
  content: Buffer.from(hex, 'hex'),
})
export const directory = (name: DistinguishedName): GeneralName => ({
  ...{ kind: 'directory', text: '', name },
  content: name.der,
})
export const constraints = (permitted: GeneralName[], excluded: GeneralName[] = []): RawExtension =>
  compose(extensions.nameConstraints, { permitted, excluded }, true)

/** Asks about a chain: leaf first, what may help, anchor last. */
export function ask(
  chain: readonly Crafted[],
  question: Partial<ChainQuestion> = {},
): Verdict<Path> {
  const certificates = chain.map(({ certificate }) => certificate)
  const [first, ...rest] = certificates
  const anchor = rest.at(-1)
  if (!first || !anchor) throw new Error('a chain has a leaf and an anchor')
  return verifyChain({
    ...{ leaf: first, untrusted: rest.slice(0, -1), anchors: [anchor] },
    ...{ purpose: 'any', at: now },
    ...question,
  })
}

export function expectRefused(verdict: Verdict<Path>, rule: RuleName, facts: object = {}): void {
  expect(verdict).toMatchObject({ admitted: false, rule, facts })
}

export function expectAdmitted(verdict: Verdict<Path>): void {
  expect(verdict).toMatchObject({ admitted: true })
}

export interface ListCraft {
  readonly revoked?: readonly Crafted[]
  readonly entries?: readonly RevokedEntry[]
  readonly reason?: string
  readonly number?: number
  readonly nextUpdate?: number
  readonly extensions?: readonly RawExtension[]
  readonly name?: DistinguishedName
}

export const list = (issuer: Crafted, options: ListCraft = {}): Promise<Crl> =>
  composeCrl(
    {
      issuer: options.name ?? issuer.certificate.subject,
      number: options.number ?? 1,
      thisUpdate: now - day,
      nextUpdate: options.nextUpdate ?? now + day,
      entries: options.entries ?? (options.revoked ?? []).map((c) => entry(c, options.reason)),
      extensions: options.extensions ?? [],
    },
    keySigner(issuer.privateKey),
  )

export const entry = ({ certificate }: Crafted, reason = 'keyCompromise'): RevokedEntry => ({
  serial: certificate.serial,
  ...{ revokedAt: now - day, reason },
})

/** Issuing distribution point: flags as `userOnly`, a reason as its octet of ReasonFlags. */
export function scope(flag: 'users' | 'authorities' | 'attributes' | 'indirect', name?: Buffer) {
  const tag = { users: 0x81, authorities: 0x82, indirect: 0x84, attributes: 0x85 }[flag]
  return idp(Buffer.concat([name ? der(0xa0, name) : Buffer.alloc(0), Buffer.of(tag, 1, 0xff)]))
}
export const reasonScope = (octet: number): RawExtension => idp(Buffer.of(0x83, 2, 0, octet))
export const namedScope = (url: string): RawExtension => idp(der(0xa0, fullName(url)))

const idp = (content: Buffer): RawExtension => ({
  ...{ oid: extensionOids.issuingDistributionPoint, critical: true },
  value: der(0x30, content),
})
const fullName = (url: string): Buffer => der(0xa0, der(0x86, Buffer.from(url)))

/** A distribution point of a certificate whose lists another signs. */
export const pointToIssuer = (issuer: DistinguishedName): RawExtension => ({
  ...{ oid: extensionOids.crlDistributionPoints, critical: false },
  value: der(0x30, der(0x30, der(0xa2, der(0xa4, issuer.der)))),
})
export const deltaOf = (base: number): RawExtension => ({
  ...{ oid: extensionOids.deltaCrlIndicator, critical: true },
  value: Buffer.of(2, 1, base),
})

export const der = composeTlv

/** An indirect list: entries of other issuers, signed by `signer`; made by hand, since our authority makes none. */
export async function indirectList(
  signer: Crafted,
  revoked: readonly { issuer: DistinguishedName; of: Crafted }[],
): Promise<Crl> {
  const model = openSequence((await list(signer, { extensions: [scope('indirect')] })).der)
  const tbs = openSequence(model.next().raw)
  const head = [tbs.next(), tbs.next(), tbs.next(), tbs.next(), tbs.next()].map(({ raw }) => raw)
  const entries = revoked.map(({ issuer, of }) =>
    der(
      0x30,
      der(0x02, Buffer.from(of.certificate.serial, 'hex')),
      der(0x17, Buffer.from('260101000000Z')),
      der(
        0x30,
        der(
          0x30,
          Buffer.from('0603551d1d0101ff', 'hex'),
          der(0x04, der(0x30, der(0xa4, issuer.der))),
        ),
      ),
    ),
  )
  const bytes = der(0x30, ...head, der(0x30, ...entries), tbs.next().raw)
  const signature = await keySigner(signer.privateKey).sign(bytes)
  return parseCrl(der(0x30, bytes, model.next().raw, der(0x03, Buffer.of(0), signature)))
}

export { now }
