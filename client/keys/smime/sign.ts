/** A MIME entity signed by S/MIME (RFC 8551 §3.5): beside it, which everybody reads, or around it. */

import { micalgFor, signCms, type CmsSigner } from '../../../pki/index.js'
import { Fault, type Random } from '../../../server/base/index.js'
import { base64Lines, hasCanonicalLines } from './lines.js'

export interface SigningContext {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly random: Random
  /** `detached` is multipart/signed; `opaque` hides the text from programs that know no S/MIME. */
  readonly form?: 'detached' | 'opaque'
  /** Asks an authority for a time-stamp over the signature's octets; gives the token, DER (RFC 3161). */
  readonly timeStamp?: (signature: Buffer) => Promise<Buffer>
}

/**
 * Signs `entity` (a whole MIME entity with its own Content-* header, lines ending in CRLF) and gives the entity that takes
 * its place: multipart/signed (RFC 8551 §3.5.3), or application/pkcs7-mime. Fault syntax when line ends are not CRLF,
 * denied when the key is not the certificate's.
 */
export async function signSmime(
  entity: Uint8Array,
  signer: CmsSigner,
  { at, random, form = 'detached', timeStamp }: SigningContext,
): Promise<Buffer> {
  const content = Buffer.from(entity)
  // Others would sign and verify with CRLF (RFC 8551 §3.1.1), and the signature would break on the way.
  if (!hasCanonicalLines(content)) throw new Fault('syntax', 'a line does not end in CRLF')
  const detached = form === 'detached'
  const order = { content, signer, detached, at, ...(timeStamp && { timeStamp }) }
  const cms = await signCms(order)
  if (!detached) return opaque(cms)
  const boundary = `pli-${random.bytes(18).toString('hex')}`
  const head = [
    'Content-Type: multipart/signed; protocol="application/pkcs7-signature";',
    ` micalg=${micalgFor(signer.key)}; boundary="${boundary}"`,
    '',
    '',
  ]
  const tail = [
    '',
    `--${boundary}`,
    'Content-Type: application/pkcs7-signature; name="smime.p7s"',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="smime.p7s"',
    '',
    `${base64Lines(cms)}--${boundary}--`,
    '',
  ]
  return Buffer.concat([
    Buffer.from(`${head.join('\r\n')}--${boundary}\r\n`),
    content,
    Buffer.from(tail.join('\r\n')),
  ])
}

/** RFC 8551 §3.2. */
export function cmsEntity(kind: string, cms: Buffer): Buffer {
  const head = [
    `Content-Type: application/pkcs7-mime; smime-type=${kind}; name="smime.p7m"`,
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="smime.p7m"',
    '',
    '',
  ]
  return Buffer.concat([Buffer.from(head.join('\r\n')), Buffer.from(base64Lines(cms))])
}

const opaque = (cms: Buffer): Buffer => cmsEntity('signed-data', cms)
