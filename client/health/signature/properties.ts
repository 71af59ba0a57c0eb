/** What the author of a XAdES signature signed about it: which certificate, and when (ETSI EN 319 132-1 §5.2). */

import { parseCertificate, type Certificate } from '../../../pki/index.js'
import { isFault } from '../../../server/base/index.js'
import type { ExactElement } from '../xml/index.js'
import {
  attribute,
  base64Of,
  dsigChildren,
  everyElement,
  oneDsig,
  strictChildren,
  strictText,
} from './nodes.js'
import { digest, digestNameOf, sameBytes, type Covered } from './references.js'
import { malformed, Refusal } from './refusal.js'

const namespaces = /^http:\/\/uri\.etsi\.org\/01903\/v1\.\d\.\d#$/
const maxCertificates = 10

/** The signed properties, when the signature covers them. */
export interface Properties {
  /** Milliseconds since the epoch; null when not said. */
  readonly claimedAt: number | null
  /** Elements `Cert`: the first one is the signer's. */
  readonly certificates: readonly ExactElement[]
}

const isXades = (element: ExactElement, name: string): boolean =>
  element.name === name && namespaces.test(element.ns)

const child = (holder: ExactElement | undefined, name: string): ExactElement | undefined => {
  if (!holder) return undefined
  const found = strictChildren(holder).filter((one) => isXades(one, name))
  if (found.length > 1) throw malformed(`${name} twice`)
  return found[0]
}

/** `QualifyingProperties` of the signature; it stands in one of its objects. */
function qualifying(signature: ExactElement): ExactElement | undefined {
  const found = dsigChildren(signature, 'Object')
    .flatMap((object) => object.children)
    .filter((node): node is ExactElement => typeof node !== 'string' && 'children' in node)
    .filter((node) => isXades(node, 'QualifyingProperties'))
  if (found.length > 1) throw malformed('QualifyingProperties twice')
  return found[0]
}

/** Null when there are none, or none that the signature covers: what is not signed says nothing. */
export function signedProperties(
  signature: ExactElement,
  covered: readonly Covered[],
): Properties | null {
  const holder = qualifying(signature)
  const properties = child(holder, 'SignedProperties')
  if (!holder || !properties) return null
  const target = attribute(holder, 'Target')
  if (target !== undefined && target !== `#${attribute(signature, 'Id') ?? ''}`)
    throw malformed('QualifyingProperties of another signature')
  const own = new Set(everyElement(properties))
  if (!covered.some((one) => one.kind === 'element' && one.element === properties)) return null
  if (own.size > 1000) throw malformed('SignedProperties')
  const about = child(properties, 'SignedSignatureProperties')
  const signing = child(about, 'SigningCertificateV2') ?? child(about, 'SigningCertificate')
  const time = child(about, 'SigningTime')
  return {
    claimedAt: time ? timeOf(time) : null,
    certificates: signing ? strictChildren(signing).filter((one) => isXades(one, 'Cert')) : [],
  }
}

function timeOf(element: ExactElement): number {
  const text = strictText(element)
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/.test(text)
    ? Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`)
    : NaN
  if (Number.isNaN(at)) throw malformed('SigningTime')
  return at
}

/** Every certificate of `KeyInfo`, in order. A bare key names nobody. */
export function presentedCertificates(signature: ExactElement): Certificate[] {
  const [info, second] = dsigChildren(signature, 'KeyInfo')
  if (second) throw malformed('KeyInfo')
  const held = info
    ? dsigChildren(info, 'X509Data').flatMap((data) => dsigChildren(data, 'X509Certificate'))
    : []
  if (held.length === 0) throw new Refusal({ level: 'red', name: 'no-certificate' })
  if (held.length > maxCertificates) throw malformed('X509Certificate')
  return held.map((element) => {
    try {
      return parseCertificate(Buffer.from(base64Of(element)))
    } catch (error) {
      if (isFault(error)) throw malformed('X509Certificate')
      throw error
    }
  })
}

/** The certificate of the signer: the one that the signed properties name, else the first. */
export async function signingCertificate(
  presented: readonly Certificate[],
  properties: Properties | null,
): Promise<Certificate> {
  const [named] = properties?.certificates ?? []
  if (!named) {
    const [first] = presented
    if (!first) throw new Refusal({ level: 'red', name: 'no-certificate' })
    return first
  }
  const print = child(named, 'CertDigest')
  if (!print) throw malformed('CertDigest')
  const name = digestNameOf(oneDsig(print, 'DigestMethod'))
  const promised = base64Of(oneDsig(print, 'DigestValue'))
  for (const certificate of presented)
    if (sameBytes(await digest(name, certificate.der), promised)) return certificate
  throw new Refusal({ level: 'red', name: 'certificate-mismatch' })
}

export interface FoundStamp {
  readonly token: Uint8Array
  /** How the value it was made over is canonicalized; the inclusive way when it does not say. */
  readonly method: ExactElement | undefined
}

/** The time-stamp over the signature, which nobody signed but its authority (EN 319 132-1 §5.3); DER, as it stands. */
export function timeStampIn(signature: ExactElement): FoundStamp | null {
  const holder = child(qualifying(signature), 'UnsignedProperties')
  const unsigned = child(holder, 'UnsignedSignatureProperties')
  const stamp = (unsigned ? strictChildren(unsigned) : []).find((one) =>
    isXades(one, 'SignatureTimeStamp'),
  )
  const token = child(stamp, 'EncapsulatedTimeStamp')
  if (!stamp || !token) return null
  return { token: base64Of(token), method: dsigChildren(stamp, 'CanonicalizationMethod')[0] }
}
