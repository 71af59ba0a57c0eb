/** Small secrets under a passphrase, as age v1 files with a scrypt stanza: `age -d` opens them too. */

import { scrypt, timingSafeEqual } from 'node:crypto'
import { Fault, type Random } from '../base/index.js'
import { decrypt, encrypt } from './aead.js'
import { fileKeyBytes, mac, unpadded } from './header.js'
import { openPayload, PayloadSealer } from './payload.js'

const label = 'age-encryption.org/v1/scrypt'
const zeroNonce = Buffer.alloc(12)
const saltBytes = 16
/** 2^17 rounds of 1 KiB: 128 MiB and about half a second for each guess. */
const workFactor = 17
/** What a file of a stranger may ask of us: 2^20 rounds are 1 GiB. */
const largestWorkFactor = 20

function keyOf(passphrase: Buffer, salt: Buffer, logN: number): Promise<Buffer> {
  const N = 2 ** logN
  return new Promise((resolve, reject) => {
    scrypt(
      passphrase,
      Buffer.concat([Buffer.from(label), salt]),
      32,
      // Node counts what is beside the blocks, too.
      { N, r: 8, p: 1, maxmem: 128 * 8 * N + 32 * 1024 * 1024 },
      (error, key) => (error ? reject(error) : resolve(key)),
    )
  })
}

/** The age file that holds `plain` (C2SP age, scrypt recipient stanza). */
export async function sealWithPassphrase(
  plain: Buffer,
  passphrase: Buffer,
  random: Random,
): Promise<Buffer> {
  const fileKey = random.bytes(fileKeyBytes)
  const salt = random.bytes(saltBytes)
  const wrapped = encrypt(await keyOf(passphrase, salt, workFactor), zeroNonce, fileKey)
  const text = `age-encryption.org/v1\n-> scrypt ${unpadded(salt)} ${workFactor}\n${unpadded(wrapped)}\n---`
  const header = `${text} ${unpadded(mac(fileKey, text))}\n`
  const sealer = new PayloadSealer(fileKey, random)
  const payload = [...sealer.write(plain), ...sealer.finish()]
  fileKey.fill(0)
  return Buffer.concat([Buffer.from(header, 'latin1'), ...payload])
}

const pattern =
  /^(age-encryption\.org\/v1\n-> scrypt ([A-Za-z0-9+/]{22}) (\d{1,2})\n([A-Za-z0-9+/]{43})\n---) ([A-Za-z0-9+/]{43})\n/

/** Opens what `sealWithPassphrase` or `age -p` wrote. Fault syntax when it is no such file, denied for another passphrase, corrupt. */
export async function openWithPassphrase(sealed: Buffer, passphrase: Buffer): Promise<Buffer> {
  const match = pattern.exec(sealed.subarray(0, 300).toString('latin1'))
  const logN = Number(match?.[3])
  if (!match || !(logN >= 1 && logN <= largestWorkFactor))
    throw new Fault('syntax', 'this is no age file under a passphrase')
  const [header, text = '', salt = '', , wrapped = '', tag = ''] = match
  const fileKey = await unwrap(passphrase, salt, logN, wrapped)
  if (!timingSafeEqual(mac(fileKey, text), Buffer.from(tag, 'base64')))
    throw new Fault('corrupt', 'the header of this age file was changed')
  const payload = sealed.subarray(header.length)
  const pieces: Buffer[] = []
  const read = (offset: number, length: number): Promise<Buffer> =>
    Promise.resolve(payload.subarray(offset, offset + length))
  for await (const piece of openPayload(fileKey, payload.length, read)) pieces.push(piece)
  fileKey.fill(0)
  return Buffer.concat(pieces)
}

async function unwrap(
  passphrase: Buffer,
  salt: string,
  logN: number,
  wrapped: string,
): Promise<Buffer> {
  const key = await keyOf(passphrase, Buffer.from(salt, 'base64'), logN)
  try {
    return decrypt(key, zeroNonce, Buffer.from(wrapped, 'base64'))
  } catch (cause) {
    throw new Fault('denied', 'this passphrase does not open the file', { cause })
  }
}
