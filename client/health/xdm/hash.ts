/** The hash that XDS metadata hold: it tells damage, not forgery (IHE ITI TF-3 §4.2.3.2.10). */

/** SHA-1 in lower-case hexadecimal. */
export async function sha1Hex(content: Uint8Array): Promise<string> {
  // A copy, as the digest may not be asked of a view over a shared buffer.
  const digest = await crypto.subtle.digest('SHA-1', new Uint8Array(content))
  return [...new Uint8Array(digest)].map((octet) => octet.toString(16).padStart(2, '0')).join('')
}
