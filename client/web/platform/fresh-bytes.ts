/** Random octets of the browser: nonces of what is sealed in it, names of what is asked once. */

export const freshBytes = (length: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(length))

/** The source of what server/base makes by chance. */
export const browserRandom = { bytes: freshBytes } as const
