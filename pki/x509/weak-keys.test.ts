/** Broken RSA keys, made here the way broken generators make them. */

import {
  checkPrimeSync,
  createPublicKey,
  generateKeyPairSync,
  generatePrimeSync,
  type KeyObject,
} from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { modulusFlawOf } from './weak-keys.js'

function keyOf(modulus: bigint): KeyObject {
  const hex = modulus.toString(16)
  const n = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url')
  return createPublicKey({ key: { kty: 'RSA', n, e: 'AQAB' }, format: 'jwk' })
}

const prime = (bits: number): bigint => generatePrimeSync(bits, { bigint: true })

function nextPrime(from: bigint): bigint {
  let candidate = from + (from % 2n === 0n ? 1n : 2n)
  while (!checkPrimeSync(candidate)) candidate += 2n
  return candidate
}

/** k·M + (65537^a mod M), M the product of the first 126 primes: how RSALib makes a prime for RSA 2048. */
function rocaPrime(): bigint {
  const primes: bigint[] = []
  for (let n = 2; primes.length < 126; n++)
    if (primes.every((p) => n % Number(p) !== 0)) primes.push(BigInt(n))
  const product = primes.reduce((all, p) => all * p, 1n)
  let power = 65537n
  for (let i = 0; i < 12_345; i++) power = (power * 65537n) % product
  const start = (1n << 1023n) / product + BigInt(Math.floor(Math.random() * 1e9))
  for (let k = start; ; k++) {
    const candidate = k * product + power
    if (checkPrimeSync(candidate)) return candidate
  }
}

describe('modulusFlawOf', () => {
  it('finds nothing wrong with keys that are made well', () => {
    for (const bits of [2048, 3072])
      expect(
        modulusFlawOf(generateKeyPairSync('rsa', { modulusLength: bits }).publicKey),
      ).toBeUndefined()
    const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    expect(modulusFlawOf(ec.publicKey)).toBeUndefined()
  })

  it('knows a key of the Infineon library (CVE-2017-15361)', () => {
    expect(modulusFlawOf(keyOf(rocaPrime() * rocaPrime()))).toBe('roca')
  })

  it('factors a modulus of neighbours, and a square', () => {
    const p = prime(1024)
    expect(modulusFlawOf(keyOf(p * nextPrime(p)))).toBe('close-primes')
    expect(modulusFlawOf(keyOf(p * p))).toBe('close-primes')
  })

  it('finds a small factor', () => {
    expect(modulusFlawOf(keyOf(prime(1024) * 3n * prime(1022)))).toBe('small-factor')
    expect(modulusFlawOf(keyOf(prime(1024) * 751n * prime(1014)))).toBe('small-factor')
  })
})
