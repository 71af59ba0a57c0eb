/** Writing a signature beside a document: XAdES over a manifest, so that the document stays as it is (IHE DSG, ITI TF-3 §5.5). */

import type { KeyObject } from 'node:crypto'
import { ecdsaWidth, keySigner, rawEcdsa, type Certificate } from '../../../pki/index.js'
import { Fault } from '../../../server/base/index.js'
import { readCda } from '../cda/index.js'
import { documentBytes, element, parseExact, type ComposedXml } from '../xml/index.js'
import { dsig, exclusiveMethod, manifestType, methodFor, sha256Method } from './algorithms.js'
import { signedPropertiesType, xades } from './algorithms.js'
import { canonicalElement } from './c14n.js'
import { elementById, oneDsig } from './nodes.js'
import { digest } from './references.js'

/** A key that signs documents, as an identity folder opens it. */
export interface DocumentSigner {
  readonly privateKey: KeyObject
  readonly certificate: Certificate
  /** Issuing authorities, which readers may not know. */
  readonly chain: readonly Certificate[]
}

export interface SigningSetting {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** A random UUID, lower case. */
  readonly uuid: () => string
  /** Asks an authority for a time-stamp over these octets: the DER of a token (RFC 3161), and XAdES-T comes out. */
  readonly timeStamp?: (over: Uint8Array) => Promise<Uint8Array>
}

/** What is signed, by the name that the manifest gives it. */
export interface NamedBytes {
  /** `urn:oid:…` of a document, as in its metadata. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** The name by which manifests speak of a document (IHE ITI TF-3 §5.5.3: its uniqueId). */
export const manifestName = ({ root, extension }: { root: string; extension: string }): string =>
  extension === '' ? `urn:oid:${root}` : `urn:oid:${root}^${extension}`

/**
 * A signature document over the very bytes of a clinical document: XAdES-BES, -T with a time-stamp. Faults of `readCda`;
 * unsupported when the key signs by no method of XMLDSig.
 */
export function signDocument(
  cda: Uint8Array,
  signer: DocumentSigner,
  setting: SigningSetting,
): Promise<Uint8Array> {
  return signManifest([{ name: manifestName(readCda(cda).header.id), bytes: cda }], signer, setting)
}

/** As `signDocument`, over several documents of one patient. */
export async function signManifest(
  documents: readonly NamedBytes[],
  signer: DocumentSigner,
  setting: SigningSetting,
): Promise<Uint8Array> {
  const key = keySigner(signer.privateKey)
  const method = methodFor(key.algorithm)
  if (method === '') throw new Fault('unsupported', 'no method of XMLDSig for this key')
  const ids: Ids = { signature: `sig-${setting.uuid()}`, properties: `xades-${setting.uuid()}` }
  const parts: Parts = {
    manifest: await manifestOf(documents),
    properties: await propertiesOf(signer, setting.at, ids),
    certificates: [signer.certificate, ...signer.chain].filter((one) => !isRoot(one)),
  }
  const info = await infoOf(parts, method, ids)
  const octets = canonicalPart(info, '')
  const signed = await key.sign(Buffer.from(octets))
  const width = ecdsaWidth(key.publicKey)
  const value = base64(width === undefined ? signed : rawEcdsa(signed, width))
  const bare = documentBytes(signatureOf(ids, info, value, parts))
  if (!setting.timeStamp) return bare
  const holder = oneDsig(parseExact(bare).root, 'SignatureValue')
  const token = await setting.timeStamp(canonicalElement(holder, exclusive))
  return documentBytes(signatureOf(ids, info, value, parts, base64(token)))
}

interface Ids {
  readonly signature: string
  readonly properties: string
}

interface Parts {
  readonly manifest: ComposedXml
  readonly properties: ComposedXml
  readonly certificates: readonly Certificate[]
}

const exclusive = { exclusive: true, comments: false, prefixes: [] } as const
const isRoot = ({ issuer, subject }: Certificate): boolean => issuer.key === subject.key
const manifestId = 'IHEManifest'
const manifestReference = 'ref-manifest'

/** In pieces, as a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 0x8000)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)))
  return btoa(pieces.join(''))
}

/** Every part declares what it uses, so that its exclusive canonical form is the same wherever it stands. */
const dsElement = (
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...content: Parameters<typeof element>[2][]
): ComposedXml => element(`ds:${name}`, attributes, ...content)

/** The octets of a part, by the id of its root when it has one. */
function canonicalPart(part: ComposedXml, id: string): Uint8Array {
  const { root } = parseExact(
    documentBytes(element('part', { 'xmlns:ds': dsig, 'xmlns:xades': xades }, part)),
  )
  const [first] = root.children
  if (id !== '') return canonicalElement(elementById(root, id), exclusive)
  if (typeof first !== 'object' || !('children' in first)) throw new Error('a part is an element')
  return canonicalElement(first, exclusive)
}

const digestElements = async (bytes: Uint8Array): Promise<ComposedXml[]> => [
  dsElement('DigestMethod', { Algorithm: sha256Method }),
  dsElement('DigestValue', {}, base64(await digest('SHA-256', bytes))),
]

async function manifestOf(documents: readonly NamedBytes[]): Promise<ComposedXml> {
  const references: ComposedXml[] = []
  for (const { name, bytes } of documents)
    references.push(dsElement('Reference', { URI: name }, ...(await digestElements(bytes))))
  return dsElement('Manifest', { Id: manifestId }, ...references)
}

/** Author's signature (ASTM E1762), which IHE DSG asks to be named. */
const authorSignature = 'urn:oid:1.2.840.10065.1.12.1.1'

const xa = (
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...content: Parameters<typeof element>[2][]
): ComposedXml => element(`xades:${name}`, attributes, ...content)

/** ETSI EN 319 132-1 §5.2: when, and with which certificate. */
async function propertiesOf(
  { certificate }: DocumentSigner,
  at: number,
  { properties }: Ids,
): Promise<ComposedXml> {
  const time = `${new Date(at).toISOString().slice(0, 19)}Z`
  const cert = xa('Cert', {}, xa('CertDigest', {}, ...(await digestElements(certificate.der))))
  const commitment = xa(
    'CommitmentTypeIndication',
    {},
    xa('CommitmentTypeId', {}, xa('Identifier', { Qualifier: 'OIDAsURN' }, authorSignature)),
    xa('AllSignedDataObjects', {}),
  )
  return xa(
    'SignedProperties',
    { Id: properties },
    xa(
      'SignedSignatureProperties',
      {},
      xa('SigningTime', {}, time),
      xa('SigningCertificateV2', {}, cert),
    ),
    xa(
      'SignedDataObjectProperties',
      {},
      xa(
        'DataObjectFormat',
        { ObjectReference: `#${manifestReference}` },
        xa('MimeType', {}, 'text/xml'),
      ),
      commitment,
    ),
  )
}

async function infoOf(
  { manifest, properties }: Parts,
  method: string,
  ids: Ids,
): Promise<ComposedXml> {
  const transforms = dsElement(
    'Transforms',
    {},
    dsElement('Transform', { Algorithm: exclusiveMethod }),
  )
  return dsElement(
    'SignedInfo',
    {},
    dsElement('CanonicalizationMethod', { Algorithm: exclusiveMethod }),
    dsElement('SignatureMethod', { Algorithm: method }),
    dsElement(
      'Reference',
      { Id: manifestReference, URI: `#${manifestId}`, Type: manifestType },
      transforms,
      ...(await digestElements(canonicalPart(manifest, manifestId))),
    ),
    dsElement(
      'Reference',
      { URI: `#${ids.properties}`, Type: signedPropertiesType },
      transforms,
      ...(await digestElements(canonicalPart(properties, ids.properties))),
    ),
  )
}

function signatureOf(
  ids: Ids,
  info: ComposedXml,
  value: string,
  { manifest, properties, certificates }: Parts,
  token?: string,
): ComposedXml {
  const data = certificates.map(({ der }) => dsElement('X509Certificate', {}, base64(der)))
  return dsElement(
    'Signature',
    { 'xmlns:ds': dsig, Id: ids.signature },
    info,
    dsElement('SignatureValue', {}, value),
    dsElement('KeyInfo', {}, dsElement('X509Data', {}, ...data)),
    dsElement('Object', {}, manifest),
    dsElement(
      'Object',
      {},
      xa(
        'QualifyingProperties',
        { 'xmlns:xades': xades, Target: `#${ids.signature}` },
        properties,
        token === undefined ? undefined : unsignedOf(token),
      ),
    ),
  )
}

const unsignedOf = (token: string): ComposedXml =>
  xa(
    'UnsignedProperties',
    {},
    xa(
      'UnsignedSignatureProperties',
      {},
      xa(
        'SignatureTimeStamp',
        {},
        dsElement('CanonicalizationMethod', { Algorithm: exclusiveMethod }),
        xa('EncapsulatedTimeStamp', {}, token),
      ),
    ),
  )
