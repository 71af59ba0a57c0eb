/** RSA keys that look right and are not: made by a broken generator, or with factors that anybody finds. */

import type { KeyObject } from 'node:crypto'

/** How an RSA modulus gives itself away. */
export type ModulusFlaw = 'small-factor' | 'close-primes' | 'roca'

/** Primes below 752: what the CA/Browser Forum has a modulus tried with (Baseline Requirements §6.1.6). */
const smallPrimes: readonly bigint[] = primesBelow(752)
/** Enough to tell a ROCA key from another of any size; one honest key in 2^27 is refused with them. */
const rocaPrimes = smallPrimes.filter((prime) => prime > 2n && prime <= 167n)
/** 65537^k modulo each of these primes: where a modulus of the Infineon library always lies (CVE-2017-15361). */
const rocaResidues = rocaPrimes.map((prime) => ({ prime, residues: powersOf(65537n, prime) }))
/** Cheap, and far past what a generator that picks neighbours needs; keys found in the field fell in the first ones. */
const fermatRounds = 100

/**
 * Tries an RSA key for small factors, for primes that are too near each other (Fermat) and for the fingerprint of
 * ROCA. Undefined for a key that passes, and for keys of other kinds. The weak keys of Debian (CVE-2008-0166) need
 * lists of millions and are not tried.
 */
export function modulusFlawOf(key: KeyObject): ModulusFlaw | undefined {
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'rsa-pss') return undefined
  const { n } = key.export({ format: 'jwk' })
  const modulus = BigInt(`0x${Buffer.from(n ?? '', 'base64').toString('hex') || '0'}`)
  if (smallPrimes.some((prime) => modulus % prime === 0n)) return 'small-factor'
  if (rocaResidues.every(({ prime, residues }) => residues.has(modulus % prime))) return 'roca'
  return fallsToFermat(modulus) ? 'close-primes' : undefined
}

function primesBelow(limit: number): bigint[] {
  const found: number[] = []
  for (let n = 2; n < limit; n++) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found.map(BigInt)
}

function powersOf(base: bigint, prime: bigint): ReadonlySet<bigint> {
  const found = new Set<bigint>()
  for (let power = 1n; !found.has(power); power = (power * base) % prime) found.add(power)
  return found
}

/** n = a² - b² for an a a little above √n: then (a - b)(a + b) are its factors. A square falls in the first round. */
function fallsToFermat(modulus: bigint): boolean {
  let a = rootOf(modulus)
  if (a * a < modulus) a += 1n
  for (let round = 0; round < fermatRounds; round++, a += 1n) {
    const square = a * a - modulus
    const b = rootOf(square)
    if (b * b === square) return true
  }
  return false
}

/** The whole part of a square root, by Newton's way from above. */
function rootOf(n: bigint): bigint {
  if (n < 2n) return n
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + n / root) >> 1n
    if (next >= root) return root
    root = next
  }
}
