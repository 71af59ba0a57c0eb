/** PGP/MIME (RFC 3156): a MIME entity encrypted or signed by OpenPGP, as the entity that takes its place. */

import { Fault, type Random } from '../../../server/base/index.js'
import type { OpenedKey } from './opened-key.js'
import { encrypt, sign, type Sealing } from './protect.js'

const withCrlf = (text: string): string => text.replace(/\r?\n/g, '\r\n')
const boundaryOf = (random: Random): string => `pli-${random.bytes(18).toString('hex')}`

/**
 * Encrypts a whole entity, signing it inside when signers are given (RFC 3156 §4, §6.2), and gives multipart/encrypted.
 * Faults as `encrypt`.
 */
export async function encryptEntity(sealing: Sealing, random: Random): Promise<Buffer> {
  const boundary = boundaryOf(random)
  const lines = [
    'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted";',
    ` boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: application/pgp-encrypted',
    'Content-Description: PGP/MIME version identification',
    '',
    'Version: 1',
    '',
    `--${boundary}`,
    'Content-Type: application/octet-stream; name="encrypted.asc"',
    'Content-Description: OpenPGP encrypted message',
    'Content-Disposition: inline; filename="encrypted.asc"',
    '',
    withCrlf(await encrypt(sealing)),
    `--${boundary}--`,
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

/** Lone line ends would be other ones on the way, and the signature would break. */
const loneLineEnd = /\r(?!\n)|(?<!\r)\n/

/**
 * Signs a whole entity beside it (RFC 3156 §5) and gives multipart/signed. Fault syntax when line ends are not CRLF;
 * others as `sign`.
 */
export async function signEntity(
  entity: Uint8Array,
  signer: OpenedKey,
  now: number,
  random: Random,
): Promise<Buffer> {
  const content = Buffer.from(entity)
  if (loneLineEnd.test(content.toString('latin1')))
    throw new Fault('syntax', 'a line does not end in CRLF')
  const { signature, micalg } = await sign(content, signer, now)
  const boundary = boundaryOf(random)
  const head = [
    `Content-Type: multipart/signed; protocol="application/pgp-signature"; micalg=${micalg};`,
    ` boundary="${boundary}"`,
    '',
    `--${boundary}`,
    '',
  ]
  const tail = [
    '',
    `--${boundary}`,
    'Content-Type: application/pgp-signature; name="signature.asc"',
    'Content-Disposition: attachment; filename="signature.asc"',
    '',
    `${withCrlf(signature)}`,
    `--${boundary}--`,
    '',
  ]
  const text = (lines: readonly string[]) => Buffer.from(lines.join('\r\n'))
  return Buffer.concat([text(head), content, text(tail)])
}
