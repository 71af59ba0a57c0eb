/** What a key is made of, read from its DER and written to it: RSA by node-forge, curves by @noble/curves. */

import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { p256, p384, p521 } from '@noble/curves/nist.js'
import forge from 'node-forge'
import {
  bits,
  bitsIn,
  integer,
  integerIn,
  nothing,
  octets,
  octetsIn,
  oid,
  oidIn,
  partsOf,
  readDer,
  sequence,
  tagged,
  taggedIn,
  writeDer,
  type Asn1,
} from './der.js'

export const curves = { prime256v1: p256, secp384r1: p384, secp521r1: p521 } as const
export type CurveName = keyof typeof curves

export interface RsaMaterial {
  readonly kind: 'rsa' | 'rsa-pss'
  readonly public: forge.pki.rsa.PublicKey
  readonly private: forge.pki.rsa.PrivateKey | undefined
}
export interface EcMaterial {
  readonly kind: 'ec'
  /** Undefined for a curve that nothing is done with. */
  readonly curve: CurveName | undefined
  readonly curveOid: string
  readonly point: Uint8Array
  readonly secret: Uint8Array | undefined
}
export interface EdwardsMaterial {
  readonly kind: 'ed25519' | 'x25519'
  readonly point: Uint8Array
  readonly secret: Uint8Array | undefined
}
export type Material = RsaMaterial | EcMaterial | EdwardsMaterial

export const isRsa = (material: Material): material is RsaMaterial => 'public' in material

const oids = {
  rsa: '1.2.840.113549.1.1.1',
  pss: '1.2.840.113549.1.1.10',
  ec: '1.2.840.10045.2.1',
  ed25519: '1.3.101.112',
  x25519: '1.3.101.110',
} as const

const curveOids: Readonly<Record<CurveName, string>> = {
  prime256v1: '1.2.840.10045.3.1.7',
  secp384r1: '1.3.132.0.34',
  secp521r1: '1.3.132.0.35',
}
const curveNames = new Map(
  Object.entries(curveOids).map(([name, dotted]) => [dotted, name as CurveName]),
)

type BigInteger = forge.jsbn.BigInteger

const numberIn = (value: Asn1 | undefined): BigInteger => {
  const hex = forge.util.bytesToHex(integerIn(value))
  return new forge.jsbn.BigInteger(hex, 16)
}
const numberOf = (value: BigInteger): Asn1 => {
  const hex = value.toString(16)
  const even = hex.length % 2 === 0 ? hex : `0${hex}`
  return integer(forge.util.hexToBytes(parseInt(even.slice(0, 2), 16) > 0x7f ? `00${even}` : even))
}

/** SubjectPublicKeyInfo to material. Throws for kinds that are not known, and for points that are not on their curve. */
export function readSpki(der: Uint8Array): Material {
  const [algorithm, key] = partsOf(readDer(der))
  const [id, parameters] = partsOf(algorithm)
  const kind = oidIn(id)
  const point = bitsIn(key)
  if (kind === oids.rsa || kind === oids.pss) {
    const [n, e] = partsOf(readDer(point))
    const made = forge.pki.setRsaPublicKey(numberIn(n), numberIn(e))
    return { kind: kind === oids.rsa ? 'rsa' : 'rsa-pss', public: made, private: undefined }
  }
  if (kind === oids.ec) return ecMaterial(parameters, point, undefined)
  if (point.length !== 32) throw new Error('another length')
  if (kind === oids.ed25519) return { kind: 'ed25519', point, secret: undefined }
  if (kind === oids.x25519) return { kind: 'x25519', point, secret: undefined }
  throw new Error(`a key of kind ${kind}`)
}

function ecMaterial(
  parameters: Asn1 | undefined,
  point: Uint8Array | undefined,
  secret: Uint8Array | undefined,
): EcMaterial {
  const curveOid = oidIn(parameters)
  const curve = curveNames.get(curveOid)
  if (curve === undefined) {
    if (!point) throw new Error('another curve')
    return { kind: 'ec', curve, curveOid, point, secret }
  }
  const { Point, getPublicKey } = curves[curve]
  const own = secret ? getPublicKey(secret, false) : undefined
  // RFC 5480 §2.2: a point that is not on the curve is no key.
  const given = point ? Point.fromBytes(point).toBytes(false) : own
  if (!given) throw new Error('no point')
  if (own && !Buffer.from(own).equals(Buffer.from(given))) throw new Error('two different keys')
  return { kind: 'ec', curve, curveOid, point: given, secret }
}

/** PrivateKeyInfo to material. Throws for kinds that are not known. */
export function readPkcs8(der: Uint8Array): Material {
  const [version, algorithm, key] = partsOf(readDer(der))
  if (!/^[\0\u0001]$/.test(integerIn(version))) throw new Error('another version')
  const [id, parameters] = partsOf(algorithm)
  const kind = oidIn(id)
  const inner = octetsIn(key)
  if (kind === oids.rsa || kind === oids.pss) return rsaPrivate(kind, inner)
  if (kind === oids.ec) {
    const [ecVersion, scalar, ...more] = partsOf(readDer(inner))
    if (integerIn(ecVersion) !== '\u0001') throw new Error('another version')
    const told = taggedIn(1, more)
    return ecMaterial(parameters, told && bitsIn(told), octetsIn(scalar))
  }
  const secret = octetsIn(readDer(inner))
  if (kind === oids.ed25519) return { kind: 'ed25519', point: ed25519.getPublicKey(secret), secret }
  if (kind === oids.x25519) return { kind: 'x25519', point: x25519.getPublicKey(secret), secret }
  throw new Error(`a key of kind ${kind}`)
}

/** ECPrivateKey by itself (RFC 5915 §3), its curve told inside. */
export function readSec1(der: Uint8Array): Material {
  const [version, scalar, ...more] = partsOf(readDer(der))
  if (integerIn(version) !== '\u0001') throw new Error('another version')
  const told = taggedIn(1, more)
  return ecMaterial(taggedIn(0, more), told && bitsIn(told), octetsIn(scalar))
}

function rsaPrivate(kind: string, der: Buffer): RsaMaterial {
  const made = forge.pki.privateKeyFromAsn1(readDer(der))
  return {
    kind: kind === oids.rsa ? 'rsa' : 'rsa-pss',
    public: forge.pki.setRsaPublicKey(made.n, made.e),
    private: made,
  }
}

export function writeSpki(material: Material): Buffer {
  if (isRsa(material)) {
    const { kind } = material
    const { n, e } = material.public
    const inner = writeDer(sequence(numberOf(n), numberOf(e)))
    const algorithm = kind === 'rsa' ? sequence(oid(oids.rsa), nothing()) : sequence(oid(oids.pss))
    return writeDer(sequence(algorithm, bits(inner)))
  }
  return writeDer(sequence(algorithmOf(material), bits(material.point)))
}

const algorithmOf = (material: EcMaterial | EdwardsMaterial): Asn1 =>
  material.kind === 'ec'
    ? sequence(oid(oids.ec), oid(material.curveOid))
    : sequence(oid(oids[material.kind]))

export function writePkcs8(material: Material): Buffer {
  const version = integer('\0')
  if (isRsa(material)) {
    if (!material.private) throw new Error('not a private key')
    const inner = writeDer(forge.pki.privateKeyToAsn1(material.private))
    const id =
      material.kind === 'rsa' ? sequence(oid(oids.rsa), nothing()) : sequence(oid(oids.pss))
    return writeDer(sequence(version, id, octets(inner)))
  }
  const { secret, point } = material
  if (!secret) throw new Error('not a private key')
  const inner =
    material.kind === 'ec'
      ? sequence(integer('\u0001'), octets(secret), tagged(1, bits(point)))
      : octets(secret)
  return writeDer(sequence(version, algorithmOf(material), octets(writeDer(inner))))
}

/** The same without what is secret. */
export function publicPart(material: Material): Material {
  if (isRsa(material)) return { ...material, private: undefined }
  return { ...material, secret: undefined }
}
