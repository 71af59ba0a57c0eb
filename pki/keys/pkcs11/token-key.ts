/** A key in a PKCS#11 token as a signer: found or generated there, it never leaves; only digests go in. */

import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import type { Attribute, Handle, Template } from './binding.js'
import { Fault, SaidFault } from '../../../server/base/index.js'
import {
  algorithmFor,
  composeTlv,
  DerReader,
  isSignedBy,
  tags,
  type SignatureAlgorithm,
  type Signer,
} from '../../x509/index.js'
import { findObjects, type TokenAccess, type TokenLibrary, type TokenSession } from './library.js'
import type { Pkcs11Uri } from './uri.js'

/** DigestInfo before the digest, RFC 8017 §9.2 note 1. */
const digestInfo: Readonly<Record<string, string>> = {
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
}

/** Named curves: their parameters as CKA_EC_PARAMS holds them, their JWK name, octets of a coordinate. */
const curves = [
  { name: 'ecdsa-p256', params: '06082a8648ce3d030107', crv: 'P-256', size: 32 },
  { name: 'ecdsa-p384', params: '06052b81040022', crv: 'P-384', size: 48 },
] as const

const mostSignatureBytes = 1024

/**
 * A signer over the key that the URI names; its session is kept and opened anew when needed. `expected` is used when
 * the token keeps no public half. Fault not-found when the key is not in the token.
 */
export async function openTokenKey(
  library: TokenLibrary,
  access: TokenAccess,
  expected?: KeyObject,
): Promise<Signer> {
  const publicKey = await library.use(access, async (session) => {
    findKey(session, access.uri)
    return readPublicKey(session, access.uri) ?? expected
  })
  if (!publicKey) throw new SaidFault('not-found', 'keys.token-no-public', nameOf(access.uri))
  const algorithm = algorithmFor(publicKey)
  return {
    algorithm,
    publicKey,
    async sign(bytes) {
      const signature = await library.use(access, (session) =>
        signWith(session, findKey(session, access.uri), algorithm, bytes),
      )
      // A token that errs once in its arithmetic gives its key away with the result.
      if (!isSignedBy(bytes, signature, algorithm, publicKey))
        throw new SaidFault('corrupt', 'keys.token-wrong', nameOf(access.uri))
      return signature
    },
  }
}

/** Makes a key such as `rsa-3072` in the token, not extractable. Fault already-exists, unsupported. */
export async function makeTokenKey(
  library: TokenLibrary,
  access: TokenAccess,
  kind: string,
  id: Buffer,
): Promise<Signer> {
  await library.use(access, async (session) => {
    const { calls, handle } = session
    if (findObjects(session, templateOf(session, access.uri, 'private')).length > 0)
      throw new SaidFault('already-exists', 'keys.token-taken', nameOf(access.uri))
    const { mechanism, publicPart } = recipe(session, kind)
    const name = identityOf(session, { id, ...access.uri })
    const { binding: p11 } = session
    await calls.C_GenerateKeyPairAsync(
      handle,
      { mechanism },
      [
        { type: p11.CKA_TOKEN, value: true },
        { type: p11.CKA_PRIVATE, value: false },
        { type: p11.CKA_VERIFY, value: true },
        ...publicPart,
        ...name,
      ],
      [
        { type: p11.CKA_TOKEN, value: true },
        { type: p11.CKA_PRIVATE, value: true },
        { type: p11.CKA_SENSITIVE, value: true },
        { type: p11.CKA_EXTRACTABLE, value: false },
        { type: p11.CKA_SIGN, value: true },
        ...name,
      ],
    )
  })
  return openTokenKey(library, access)
}

/** Is there a private key of that name? */
export function hasTokenKey(library: TokenLibrary, access: TokenAccess): Promise<boolean> {
  return library.use(
    access,
    async (session) => findObjects(session, templateOf(session, access.uri, 'private')).length > 0,
  )
}

function recipe(
  { binding: p11 }: TokenSession,
  kind: string,
): { mechanism: number; publicPart: Attribute[] } {
  const curve = curves.find(({ name }) => name === kind)
  if (curve)
    return {
      mechanism: p11.CKM_EC_KEY_PAIR_GEN,
      publicPart: [{ type: p11.CKA_EC_PARAMS, value: Buffer.from(curve.params, 'hex') }],
    }
  const bits = Number(/^rsa-(\d{4})$/.exec(kind)?.[1])
  if (!(bits >= 2048 && bits <= 4096))
    throw new Fault('unsupported', `no key of kind "${kind}" can be made in a token`)
  return {
    mechanism: p11.CKM_RSA_PKCS_KEY_PAIR_GEN,
    publicPart: [
      { type: p11.CKA_MODULUS_BITS, value: bits },
      { type: p11.CKA_PUBLIC_EXPONENT, value: Buffer.of(1, 0, 1) },
    ],
  }
}

function identityOf(
  { binding: p11 }: TokenSession,
  { object, id }: Pick<Pkcs11Uri, 'object' | 'id'>,
): Attribute[] {
  return [
    ...(object === undefined ? [] : [{ type: p11.CKA_LABEL, value: object }]),
    ...(id === undefined ? [] : [{ type: p11.CKA_ID, value: id }]),
  ]
}

function templateOf(session: TokenSession, uri: Pkcs11Uri, half: 'private' | 'public'): Template {
  const { binding: p11 } = session
  const value = half === 'private' ? p11.CKO_PRIVATE_KEY : p11.CKO_PUBLIC_KEY
  return [{ type: p11.CKA_CLASS, value }, ...identityOf(session, uri)]
}

function findKey(session: TokenSession, uri: Pkcs11Uri): Handle {
  const [key, other] = findObjects(session, templateOf(session, uri, 'private'))
  if (!key) throw new SaidFault('not-found', 'keys.token-no-key', nameOf(uri))
  if (other) throw new SaidFault('conflict', 'keys.token-two-keys', nameOf(uri))
  return key
}

/** The public half as the token keeps it, if it does. */
function readPublicKey(session: TokenSession, uri: Pkcs11Uri): KeyObject | undefined {
  const { binding: p11 } = session
  const [object] = findObjects(session, templateOf(session, uri, 'public'))
  if (!object) return undefined
  const [type] = read(session, object, p11.CKA_KEY_TYPE)
  if (type?.readUInt8() === p11.CKK_RSA) {
    const [n, e] = read(session, object, p11.CKA_MODULUS, p11.CKA_PUBLIC_EXPONENT)
    if (!n || !e) return undefined
    return jwk({ kty: 'RSA', n: n.toString('base64url'), e: e.toString('base64url') })
  }
  const [params, point] = read(session, object, p11.CKA_EC_PARAMS, p11.CKA_EC_POINT)
  const curve = curves.find(({ params: known }) => known === params?.toString('hex'))
  if (!curve || !point) return undefined
  // An OCTET STRING around the uncompressed point; some tokens leave the wrapping out.
  const bytes = point[0] === tags.octetString ? new DerReader(point).next().content : point
  const { crv, size } = curve
  const [x, y] = [bytes.subarray(1, 1 + size), bytes.subarray(1 + size)]
  return jwk({ kty: 'EC', crv, x: x.toString('base64url'), y: y.toString('base64url') })
}

const jwk = (key: Record<string, string>): KeyObject => createPublicKey({ key, format: 'jwk' })

function read({ calls, handle }: TokenSession, object: Handle, ...types: number[]): Buffer[] {
  const template = types.map((type) => ({ type }))
  return calls.C_GetAttributeValue(handle, object, template).map(({ value }) => value)
}

/** Hashed here, so that a list of 9 MiB need not go through the token, and since not all tokens hash. */
async function signWith(
  { binding: p11, calls, handle }: TokenSession,
  key: Handle,
  algorithm: SignatureAlgorithm,
  bytes: Buffer,
): Promise<Buffer> {
  const { hash, key: kind } = algorithm
  if (hash === null || kind === 'ed25519')
    throw new Fault('unsupported', 'keys of this kind are not used in tokens')
  const digest = createHash(hash).update(bytes).digest()
  const rsa = kind === 'rsa'
  calls.C_SignInit(handle, { mechanism: rsa ? p11.CKM_RSA_PKCS : p11.CKM_ECDSA }, key)
  const prefix = rsa ? Buffer.from(digestInfo[hash] ?? '', 'hex') : Buffer.alloc(0)
  const out = Buffer.alloc(mostSignatureBytes)
  const raw = await calls.C_SignAsync(handle, Buffer.concat([prefix, digest]), out)
  return rsa ? Buffer.from(raw) : ecdsaDer(raw)
}

/** PKCS#11 gives r and s side by side; certificates hold them as a SEQUENCE (RFC 3279 §2.2.3). */
function ecdsaDer(raw: Buffer): Buffer {
  const half = raw.length / 2
  const integer = (bytes: Buffer): Buffer => {
    const first = bytes.findIndex((octet) => octet !== 0)
    const trimmed = bytes.subarray(first < 0 ? bytes.length - 1 : first)
    const lead = (trimmed[0] ?? 0) >= 0x80 ? [Buffer.of(0)] : []
    return composeTlv(tags.integer, ...lead, trimmed)
  }
  return composeTlv(tags.sequence, integer(raw.subarray(0, half)), integer(raw.subarray(half)))
}

function nameOf({ object, id, token }: Pkcs11Uri): { key: string; token: string } {
  return { key: object ?? id?.toString('hex') ?? '', token: token ?? '' }
}
