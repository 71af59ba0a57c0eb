/** What a request may ask for: a key that the profile takes, and no extension beyond what it will get anyway. */

import { SaidFault } from '../../server/base/index.js'
import { keyUsageFor, type Profile } from '../profiles/index.js'
import {
  extensions,
  keyName,
  keyPurposes,
  modulusFlawOf,
  weaknessOf,
  type CertificateRequest,
  type ExtensionKind,
  type RawExtension,
} from '../x509/index.js'
import type { KeyObject } from 'node:crypto'
import type { Described } from './holder.js'

/** SaidFault denied when the profile does not take this key, or the key is a broken one. */
export function expectKey(publicKey: KeyObject, { keys, name: profile }: Profile): void {
  const key = keyName(publicKey)
  if (!keys.includes(key))
    throw new SaidFault('denied', 'csr.key-kind', { key, profile, known: keys.join(', ') })
  const weakness = weaknessOf(publicKey)
  if (weakness !== undefined) throw new SaidFault('denied', 'csr.weak-key', { key: weakness })
  const flaw = modulusFlawOf(publicKey)
  if (flaw !== undefined) throw new SaidFault('denied', `csr.${flaw}`, { key })
}

/** One extension that may be asked for: the first value asked that goes beyond what the certificate will say. */
interface Takes {
  readonly oid: string
  beyond(value: Buffer, profile: Profile, request: CertificateRequest, holder: Described): string[]
}

function takes<T>(
  kind: ExtensionKind<T>,
  beyond: (value: T, profile: Profile, request: CertificateRequest, holder: Described) => string[],
): Takes {
  return {
    oid: kind.oid,
    beyond: (value, profile, request, holder) => beyond(kind.read(value), profile, request, holder),
  }
}

const without = (asked: readonly string[], given: readonly string[]): string[] =>
  asked.filter((one) => !given.includes(one))
const lower = (names: readonly string[]): string[] => names.map((name) => name.toLowerCase())

const taken: readonly Takes[] = [
  takes(extensions.keyUsage, (asked, profile, { publicKey }) =>
    without(asked, keyUsageFor(profile, publicKey.asymmetricKeyType)),
  ),
  takes(extensions.extendedKeyUsage, (asked, profile) =>
    without(
      asked,
      profile.extendedKeyUsage.map((name) => keyPurposes[name]),
    ),
  ),
  takes(extensions.basicConstraints, ({ ca }, profile) => (ca && !profile.ca ? ['CA'] : [])),
  takes(extensions.certificatePolicies, (asked, { policy }) =>
    without(asked, policy === undefined ? [] : [policy]),
  ),
  takes(extensions.altNames, ({ dns, ip, email, others }, _profile, _request, { altNames }) => [
    ...without(lower(dns), altNames.dns),
    ...without(ip, altNames.ip),
    ...without(lower(email), altNames.email),
    ...(others === 0 ? [] : [`+${others}`]),
  ]),
  // The authority makes its own, over the same key.
  takes(extensions.subjectKeyIdentifier, () => []),
]

/** SaidFault denied, naming the extension that the profile does not take or the value that goes too far. */
export function expectExtensions(
  request: CertificateRequest,
  profile: Profile,
  holder: Described,
): void {
  for (const extension of request.extensions) {
    const kind = expectTaken(extension, profile)
    const [value] = kind.beyond(extension.value, profile, request, holder)
    if (value !== undefined)
      throw new SaidFault('denied', 'csr.extension-value', {
        ...{ profile: profile.name, oid: extension.oid, value: value.slice(0, 80) },
      })
  }
}

function expectTaken({ oid }: RawExtension, { name: profile }: Profile): Takes {
  const kind = taken.find((one) => one.oid === oid)
  if (!kind) throw new SaidFault('denied', 'csr.extension', { oid, profile })
  return kind
}
