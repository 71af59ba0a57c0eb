/** Random octets of the browser: nonces of what is sealed in it. */

export const freshBytes = (length: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(length))
