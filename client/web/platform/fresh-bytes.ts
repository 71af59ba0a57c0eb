/** Random octets of the browser: nonces of what is sealed in it, names of what is asked once. */

export const freshBytes = (length: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(length))

/** Version 4 (RFC 9562). The pages have no Buffer, which that of server/base is made with. */
export const freshUuid = (): string => crypto.randomUUID()
