/** Verifying one XML signature: its form, its references, its value; who signed is judged elsewhere. */

import {
  derEcdsa,
  ecdsaWidth,
  isSignedBy,
  type Certificate,
  type SignatureAlgorithm,
} from '../../../pki/index.js'
import type { Reason } from '../../verdict/index.js'
import type { ExactDocument, ExactElement } from '../xml/index.js'
import { isWeak, manifestType, signatureMethods } from './algorithms.js'
import { canonicalElement } from './c14n.js'
import { algorithmOf, base64Of, isDsig, oneDsig, strictChildren } from './nodes.js'
import {
  presentedCertificates,
  signedProperties,
  signingCertificate,
  timeStampIn,
} from './properties.js'
import {
  canonicalFormOf,
  checkReference,
  referencesOf,
  type Covered,
  type ReferenceSpace,
  type Target,
} from './references.js'
import { malformed, Refusal, tooWeak, unsupported } from './refusal.js'

/** What a signature proves by itself. */
export interface CheckedSignature {
  readonly certificate: Certificate
  readonly presented: readonly Certificate[]
  readonly claimedAt: number | null
  /** DER of a time-stamp, and the octets that it must have been made over. */
  readonly timeStamp: { readonly token: Uint8Array; readonly over: Uint8Array } | null
  readonly covered: readonly Covered[]
  /** Doubts; faults end the check. */
  readonly reasons: readonly Reason[]
}

export type SignatureCheck =
  | ({ readonly holds: true } & CheckedSignature)
  | { readonly holds: false; readonly reason: Reason; readonly certificate: Certificate | null }

/** Checks `signature`, which stands in `document`; `targets` are what it may have been made over outside. */
export async function checkSignature(
  signature: ExactElement,
  document: ExactDocument,
  targets: readonly Target[],
): Promise<SignatureCheck> {
  let certificate: Certificate | null = null
  try {
    const checked = await check(signature, { document, signature, targets }, (found) => {
      certificate = found
    })
    return { holds: true, ...checked }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { holds: false, reason: error.reason, certificate }
  }
}

async function check(
  signature: ExactElement,
  space: ReferenceSpace,
  found: (certificate: Certificate) => void,
): Promise<CheckedSignature> {
  expectOrder(signature)
  const info = oneDsig(signature, 'SignedInfo')
  const method = algorithmOf(oneDsig(info, 'SignatureMethod'))
  const presented = presentedCertificates(signature)
  const algorithm = algorithmNamed(method)
  // References first: which certificate signed stands in what they cover, and they say what is altered.
  const covered = await coveredBy(info, space)
  const properties = signedProperties(signature, covered)
  const certificate = await signingCertificate(presented, properties)
  found(certificate)
  const form = canonicalFormOf(oneDsig(info, 'CanonicalizationMethod'), info)
  const value = oneDsig(signature, 'SignatureValue')
  expectSignedBy(certificate, algorithm, canonicalElement(info, form), base64Of(value))
  const stamp = timeStampIn(signature)
  const named = properties !== null && properties.certificates.length > 0
  return {
    ...{ certificate, covered },
    presented: presented.filter((one) => one !== certificate),
    claimedAt: properties?.claimedAt ?? null,
    timeStamp: stamp && {
      token: stamp.token,
      over: canonicalElement(value, canonicalFormOf(stamp.method, value)),
    },
    reasons: named ? [] : [{ level: 'amber', name: 'plain-signature' }],
  }
}

const order = ['SignedInfo', 'SignatureValue', 'KeyInfo', 'Object']
const infoOrder = ['CanonicalizationMethod', 'SignatureMethod', 'Reference']

/** XMLDSig §4.1: what stands elsewhere than the schema says, another reader may see instead. */
function expectOrder(signature: ExactElement): void {
  for (const [holder, names] of [
    [signature, order],
    [oneDsig(signature, 'SignedInfo'), infoOrder],
  ] as const) {
    const places = strictChildren(holder).map((one) =>
      isDsig(one, one.name) ? names.indexOf(one.name) : -1,
    )
    if (places.some((place, i) => place < 0 || place < (places[i - 1] ?? 0)))
      throw malformed(holder.name)
  }
}

function algorithmNamed(uri: string): SignatureAlgorithm {
  const found = signatureMethods[uri]
  if (found) return { name: uri, oid: '', ...found }
  throw isWeak(uri) && !uri.includes('hmac') ? tooWeak(uri) : unsupported(uri)
}

/** All that the signature covers, a manifest's references included. */
async function coveredBy(info: ExactElement, space: ReferenceSpace): Promise<Covered[]> {
  const covered: Covered[] = []
  for (const reference of referencesOf(info)) {
    const found = await checkReference(reference, space)
    if (!found) throw outside(reference)
    covered.push(found)
    if (found.kind !== 'element' || found.type !== manifestType) continue
    if (!isDsig(found.element, 'Manifest')) throw malformed('Manifest')
    for (const inner of referencesOf(found.element)) {
      const part = await checkReference(inner, space)
      if (part?.kind === 'target') covered.push(part)
    }
  }
  return covered
}

function outside(reference: ExactElement): Refusal {
  const uri = reference.attributes.find(({ name }) => name === 'URI')?.value ?? ''
  return new Refusal({
    level: 'red',
    name: 'signature-external',
    values: { uri: uri.slice(0, 120) },
  })
}

function expectSignedBy(
  { publicKey }: Certificate,
  algorithm: SignatureAlgorithm,
  bytes: Uint8Array,
  value: Uint8Array,
): void {
  const width = publicKey && algorithm.key === 'ec' ? ecdsaWidth(publicKey) : undefined
  const signature = width === undefined ? Buffer.from(value) : derEcdsa(Buffer.from(value), width)
  const good =
    publicKey !== undefined &&
    signature !== undefined &&
    isSignedBy(Buffer.from(bytes), signature, algorithm, publicKey)
  if (!good) throw new Refusal({ level: 'red', name: 'signature-invalid' })
}
