/** KeyObject of node:crypto as far as the pure rooms look at one: kind, details, DER, PEM, equality. */

import {
  isRsa,
  publicPart,
  readPkcs8,
  readSec1,
  readSpki,
  writePkcs8,
  writeSpki,
  type Material,
} from './material.js'

interface ExportOptions {
  readonly type?: 'spki' | 'pkcs8'
  readonly format: 'der' | 'pem' | 'jwk'
}

interface Details {
  readonly modulusLength?: number
  readonly publicExponent?: bigint
  readonly namedCurve?: string
}

export class KeyObject {
  readonly type: 'public' | 'private'
  /** For the other files of this folder. */
  readonly material: Material

  constructor(type: 'public' | 'private', material: Material) {
    this.type = type
    this.material = material
  }

  get asymmetricKeyType(): Material['kind'] {
    return this.material.kind
  }

  get asymmetricKeyDetails(): Details {
    const { material } = this
    if (material.kind === 'ec')
      return material.curve === undefined ? {} : { namedCurve: material.curve }
    if (!isRsa(material)) return {}
    const { n, e } = material.public
    return { modulusLength: n.bitLength(), publicExponent: BigInt(e.toString(10)) }
  }

  export(options: { readonly type?: 'spki' | 'pkcs8'; readonly format: 'der' }): Buffer
  export(options: { readonly type?: 'spki' | 'pkcs8'; readonly format: 'pem' }): string
  export(options: { readonly format: 'jwk' }): Record<string, string>
  export({ type, format }: ExportOptions): Buffer | string | Record<string, string> {
    if (format === 'jwk') return this.#jwk()
    const isPrivate = type === 'pkcs8'
    const der = isPrivate ? writePkcs8(this.material) : writeSpki(this.material)
    return format === 'der' ? der : pemOf(isPrivate ? 'PRIVATE KEY' : 'PUBLIC KEY', der)
  }

  equals(other: KeyObject): boolean {
    if (this.type !== other.type) return false
    const format = { format: 'der', type: this.type === 'private' ? 'pkcs8' : 'spki' } as const
    return this.export(format).equals(other.export(format))
  }

  #jwk(): Record<string, string> {
    const { material } = this
    if (isRsa(material)) {
      const { n, e } = material.public
      return {
        kty: 'RSA',
        n: base64Url(ofHex(n.toString(16))),
        e: base64Url(ofHex(e.toString(16))),
      }
    }
    if (material.kind !== 'ec' || material.curve === undefined)
      throw new Error('a key that is not told in this form')
    const { point, secret, curve } = material
    const half = (point.length - 1) / 2
    return {
      ...{ kty: 'EC', crv: webCurves[curve] },
      x: base64Url(point.subarray(1, 1 + half)),
      y: base64Url(point.subarray(1 + half)),
      ...(secret && { d: base64Url(secret) }),
    }
  }
}

const webCurves = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' } as const

const ofHex = (hex: string): Uint8Array =>
  Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')

const base64Url = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('base64')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const pemOf = (label: string, der: Buffer): string => {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

type KeyInput =
  | string
  | Uint8Array
  | { readonly key: string | Uint8Array; readonly format?: string; readonly type?: string }

/** DER of the input, which is PEM unless it says otherwise. */
function derOf(input: KeyInput, label: string): Uint8Array {
  const given =
    typeof input === 'string' || input instanceof Uint8Array
      ? { key: input, format: 'pem' }
      : { format: 'pem', ...input }
  if (given.format === 'der' && typeof given.key !== 'string') return given.key
  const text = typeof given.key === 'string' ? given.key : Buffer.from(given.key).toString('latin1')
  const found = new RegExp(`-----BEGIN ${label}-----([^-]+)-----END ${label}-----`).exec(text)
  if (!found?.[1]) throw new Error('no key of this form')
  return Buffer.from(found[1], 'base64')
}

export const createPublicKey = (input: KeyInput | KeyObject): KeyObject =>
  input instanceof KeyObject
    ? new KeyObject('public', publicPart(input.material))
    : new KeyObject('public', readSpki(derOf(input, 'PUBLIC KEY')))

export function createPrivateKey(input: KeyInput): KeyObject {
  const isSec1 = typeof input === 'object' && 'type' in input && input.type === 'sec1'
  const der = derOf(input, 'PRIVATE KEY')
  return new KeyObject('private', isSec1 ? readSec1(der) : readPkcs8(der))
}
