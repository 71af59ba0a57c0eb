/** Randomness of node:crypto, from the browser's own generator. */

/** What one call of getRandomValues gives at most (Web Cryptography API §10.1.1). */
const quota = 65_536

export function randomBytes(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; at += quota)
    globalThis.crypto.getRandomValues(bytes.subarray(at, Math.min(length, at + quota)))
  return bytes
}

/** An integer in [0, below), each as likely: what does not fit a whole number of times is drawn again. */
export function randomInt(below: number): number {
  const space = 2 ** 48
  if (!Number.isSafeInteger(below) || below < 1 || below > space) throw new RangeError('below')
  const fair = space - (space % below)
  for (;;) {
    const drawn = randomBytes(6).readUIntBE(0, 6)
    if (drawn < fair) return drawn % below
  }
}

export const randomUUID = (): string => globalThis.crypto.randomUUID()
