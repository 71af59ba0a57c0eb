/** What RFC 5280 §4 asks of a certificate by itself, beyond what reading it and its place in a path ask. */

import { admit, deny, isFault, type Verdict } from '../../server/base/index.js'
import { clip } from '../clip.js'
import {
  extensionOids,
  generalNamesOf,
  openSequence,
  DerReader,
  type Certificate,
} from '../x509/index.js'

/** One demand: a citation, and what is wrong, if anything is. */
interface Demand {
  readonly spec: string
  /** Asked only when every MUST is wanted; others do without it and stay sound. */
  readonly strict?: true
  /** Not asked of an anchor: it is chosen, not issued, and old roots number themselves as they like. */
  readonly issued?: true
  flaw(certificate: Certificate): string | undefined
}

const extensionOf = ({ extensions }: Certificate, wanted: string) =>
  extensions.find(({ oid }) => oid === wanted)
const isCritical = (certificate: Certificate, oid: string): boolean =>
  extensionOf(certificate, oid)?.critical === true
const isCa = ({ basicConstraints }: Certificate): boolean => basicConstraints?.ca === true
const when = (bad: boolean, text: string): string | undefined => (bad ? text : undefined)

const demands: readonly Demand[] = [
  {
    spec: 'RFC 5280 §4.1.2.2',
    issued: true,
    flaw: ({ serial }) =>
      when(/^0+$/.test(serial), 'serialNumber 0') ??
      when(serial.length > 40 || /^[89a-f].{39}$/.test(serial), 'serialNumber > 20 octets'),
  },
  {
    spec: 'RFC 5280 §4.1.2.4',
    flaw: ({ issuer }) => when(issuer.rdns.length === 0, 'issuer ø'),
  },
  {
    spec: 'RFC 5280 §4.1.2.6',
    flaw: (c) =>
      when(
        c.subject.rdns.length === 0 && (isCa(c) || !isCritical(c, extensionOids.subjectAltName)),
        'subject ø',
      ),
  },
  {
    spec: 'RFC 5280 §4.2.1.1',
    flaw: (c) =>
      when(isCritical(c, extensionOids.authorityKeyIdentifier), 'authorityKeyIdentifier critical'),
  },
  {
    spec: 'RFC 5280 §4.2.1.1',
    strict: true,
    flaw: (c) =>
      when(
        c.authorityKeyId === undefined && c.issuer.key !== c.subject.key,
        'authorityKeyIdentifier ø',
      ),
  },
  {
    spec: 'RFC 5280 §4.2.1.2',
    flaw: (c) =>
      when(isCritical(c, extensionOids.subjectKeyIdentifier), 'subjectKeyIdentifier critical'),
  },
  {
    spec: 'RFC 5280 §4.2.1.2',
    strict: true,
    flaw: (c) => when(isCa(c) && c.subjectKeyId === undefined, 'subjectKeyIdentifier ø'),
  },
  {
    spec: 'RFC 5280 §4.2.1.3',
    flaw: (c) =>
      when(
        c.version === 3 && !isCa(c) && c.keyUsage?.includes('keyCertSign') === true,
        'keyCertSign without cA',
      ),
  },
  {
    spec: 'RFC 5280 §4.2.1.4',
    flaw: ({ policies }) =>
      when(new Set(policies).size < policies.length, 'certificatePolicies twice'),
  },
  {
    spec: 'RFC 5280 §4.2.1.6',
    flaw: (c) => {
      const { dns, ip, email, others } = c.altNames
      const none = dns.length + ip.length + email.length + others === 0
      return when(
        none && extensionOf(c, extensionOids.subjectAltName) !== undefined,
        'subjectAltName ø',
      )
    },
  },
  {
    spec: 'RFC 5280 §4.2.1.9',
    flaw: ({ basicConstraints }) =>
      when(
        basicConstraints?.ca === false && basicConstraints.pathLength !== undefined,
        'pathLenConstraint without cA',
      ),
  },
  {
    spec: 'RFC 5280 §4.2.1.9',
    strict: true,
    flaw: (c) =>
      when(isCa(c) && !isCritical(c, extensionOids.basicConstraints), 'basicConstraints'),
  },
  {
    spec: 'RFC 5280 §4.2.1.10',
    flaw: (c) => when(c.nameConstraints !== undefined && !isCa(c), 'nameConstraints without cA'),
  },
  {
    spec: 'RFC 5280 §4.2.1.10',
    strict: true,
    flaw: (c) =>
      when(
        c.nameConstraints !== undefined && !isCritical(c, extensionOids.nameConstraints),
        'nameConstraints',
      ),
  },
  {
    spec: 'RFC 5280 §4.2.1.11',
    strict: true,
    flaw: (c) =>
      when(
        c.policyConstraints !== undefined && !isCritical(c, extensionOids.policyConstraints),
        'policyConstraints',
      ),
  },
  {
    spec: 'RFC 5280 §4.2.1.12',
    flaw: ({ extendedKeyUsage }) => when(extendedKeyUsage?.length === 0, 'extKeyUsage ø'),
  },
  {
    spec: 'RFC 5280 §4.2.2.1',
    flaw: (c) => {
      const found = extensionOf(c, extensionOids.authorityInfoAccess)
      return found && when(!isAccessSyntax(found.value), 'authorityInfoAccess')
    },
  },
]

/** Checks every demand; `strict` adds those without which a path is sound all the same. */
export function checkConformity(
  certificate: Certificate,
  { strict, anchored }: { strict: boolean; anchored: boolean },
): Verdict {
  for (const demand of demands) {
    if ((demand.strict && !strict) || (demand.issued && anchored)) continue
    const flaw = demand.flaw(certificate)
    if (flaw !== undefined)
      return deny('not-conforming', {
        subject: clip(certificate.subject.text || certificate.serial),
        ...{ detail: flaw, spec: demand.spec },
      })
  }
  return admit(undefined)
}

function isAccessSyntax(value: Buffer): boolean {
  try {
    const list = openSequence(value)
    if (list.done) return false
    while (!list.done) {
      const item = new DerReader(list.expect(0x30).content)
      item.expect(0x06)
      if (generalNamesOf(item).length !== 1) return false
    }
    return true
  } catch (error) {
    if (isFault(error)) return false
    throw error
  }
}
