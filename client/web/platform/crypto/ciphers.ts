/** createCipheriv and createDecipheriv of node:crypto, for the ciphers that CMS and key files have: AES by @noble/ciphers, 3DES by node-forge. */

import { aeskw, cbc, gcm } from '@noble/ciphers/aes.js'
import forge from 'node-forge'
import { binary, bytesOf } from './der.js'

const tagBytes = 16

interface Options {
  readonly authTagLength?: number
}

/** Gathers what it is given, and works when all is there: nothing half opened ever comes out. */
export class Cipher {
  readonly #name: string
  readonly #key: Uint8Array
  readonly #iv: Uint8Array
  readonly #seals: boolean
  readonly #pieces: Uint8Array[] = []
  #beside: Uint8Array | undefined
  #tag: Buffer | undefined
  readonly #tagLength: number

  constructor(
    name: string,
    [key, iv]: readonly [Uint8Array, Uint8Array],
    seals: boolean,
    tag: number,
  ) {
    this.#name = name
    this.#key = Uint8Array.from(key)
    this.#iv = Uint8Array.from(iv)
    this.#seals = seals
    this.#tagLength = tag
  }

  setAAD(beside: Uint8Array): this {
    this.#beside = beside
    return this
  }

  setAuthTag(tag: Uint8Array): this {
    if (tag.length !== this.#tagLength) throw new Error('a tag of another length')
    this.#tag = Buffer.from(tag)
    return this
  }

  getAuthTag(): Buffer {
    if (!this.#tag) throw new Error('not done yet')
    return this.#tag
  }

  update(data: Uint8Array): Buffer {
    this.#pieces.push(data)
    return Buffer.alloc(0)
  }

  /** All of it. Throws when it does not open. */
  final(): Buffer {
    const data = Buffer.concat(this.#pieces)
    if (/^aes-(128|192|256)-gcm$/.test(this.#name)) return this.#gcm(data)
    if (/^aes-(128|192|256)-cbc$/.test(this.#name)) return this.#run(cbc(this.#key, this.#iv), data)
    if (/^id-aes(128|192|256)-wrap$/.test(this.#name)) return this.#run(aeskw(this.#key), data)
    if (this.#name === 'des-ede3-cbc') return this.#tripleDes(data)
    throw new Error(`no cipher ${this.#name}`)
  }

  #run(
    cipher: { encrypt(bytes: Uint8Array): Uint8Array; decrypt(bytes: Uint8Array): Uint8Array },
    data: Uint8Array,
  ): Buffer {
    return Buffer.from(this.#seals ? cipher.encrypt(data) : cipher.decrypt(data))
  }

  #gcm(data: Buffer): Buffer {
    if (!this.#seals) return this.#openGcm(data)
    const whole = Buffer.from(gcm(this.#key, this.#iv, this.#beside).encrypt(data))
    this.#tag = whole.subarray(whole.length - tagBytes)
    return whole.subarray(0, whole.length - tagBytes)
  }

  #openGcm(data: Buffer): Buffer {
    const tag = this.getAuthTag()
    if (tag.length === tagBytes)
      return Buffer.from(gcm(this.#key, this.#iv, this.#beside).decrypt(Buffer.concat([data, tag])))
    // RFC 5084 §3.2 allows tags of 12 to 15 octets, which only node-forge cuts.
    const cipher = forge.cipher.createDecipher('AES-GCM', binary(this.#key))
    cipher.start({
      iv: binary(this.#iv),
      tagLength: tag.length * 8,
      tag: forge.util.createBuffer(binary(tag)),
      additionalData: binary(this.#beside ?? new Uint8Array(0)),
    })
    return finished(cipher, data)
  }

  #tripleDes(data: Buffer): Buffer {
    const make = this.#seals ? forge.cipher.createCipher : forge.cipher.createDecipher
    const cipher = make('3DES-CBC', binary(this.#key))
    cipher.start({ iv: binary(this.#iv) })
    return finished(cipher, data)
  }
}

function finished(cipher: forge.cipher.BlockCipher, data: Buffer): Buffer {
  cipher.update(forge.util.createBuffer(binary(data)))
  if (!cipher.finish()) throw new Error('it does not open')
  return bytesOf(cipher.output.getBytes())
}

const tagOf = ({ authTagLength = tagBytes }: Options): number => {
  if (authTagLength < 12 || authTagLength > tagBytes) throw new Error('a tag of another length')
  return authTagLength
}

export const createCipheriv = (
  name: string,
  key: Uint8Array,
  iv: Uint8Array,
  options: Options = {},
): Cipher => new Cipher(name, [key, iv], true, tagOf(options))

export const createDecipheriv = (
  name: string,
  key: Uint8Array,
  iv: Uint8Array,
  options: Options = {},
): Cipher => new Cipher(name, [key, iv], false, tagOf(options))
