import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../../server/base/index.js'
import { isMissing, run } from '../../server/test/foreign.js'
import { openPrivateKey, sealPrivateKey } from './index.js'

const folder = mkdtempSync(join(tmpdir(), 'pli-key-file-'))
const path = (name: string): string => join(folder, name)
const phrase = Buffer.from('phrase secrète à étages')
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
const der = privateKey.export({ type: 'pkcs8', format: 'der' })

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const fault = (kind: string): unknown => expect.objectContaining({ kind })

describe('an encrypted key file', () => {
  it('opens with its passphrase, and never shows the key', async () => {
    const pem = await sealPrivateKey(privateKey, phrase, systemRandom)
    expect(pem).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/)
    expect(Buffer.from(pem.replace(/-.*-|\n/g, ''), 'base64').includes(der.subarray(-32))).toBe(
      false,
    )
    const opened = await openPrivateKey(Buffer.from(pem), phrase)
    expect(opened.export({ type: 'pkcs8', format: 'der' }).equals(der)).toBe(true)
    const again = await sealPrivateKey(privateKey, phrase, systemRandom)
    expect(again).not.toBe(pem)
  })

  it('does not open with another passphrase, nor changed', async () => {
    const pem = await sealPrivateKey(privateKey, phrase, systemRandom)
    for (const wrong of ['Phrase secrète à étages', '', 'x'.repeat(2000)])
      await expect(openPrivateKey(Buffer.from(pem), Buffer.from(wrong))).rejects.toEqual(
        fault('denied'),
      )
    const bytes = Buffer.from(pem.replace(/-.*-|\n/g, ''), 'base64')
    for (let i = 0; i < bytes.length; i += 29) {
      const changed = Buffer.from(bytes)
      changed[i] = (changed[i] ?? 0) ^ 0x41
      const text = `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${changed.toString('base64')}\n-----END ENCRYPTED PRIVATE KEY-----\n`
      const opened = await openPrivateKey(Buffer.from(text), phrase).catch(
        (error: unknown) => error,
      )
      // A bit of the IV or of the key itself may go through: then it is another key, which is noticed by its certificate.
      if (opened instanceof Error) expect(opened).toHaveProperty('kind')
      else expect(opened).not.toEqual(privateKey)
    }
  })

  it('refuses a short passphrase and what is no such file', async () => {
    await expect(sealPrivateKey(privateKey, Buffer.from('court'), systemRandom)).rejects.toEqual(
      fault('syntax'),
    )
    const clear = privateKey.export({ type: 'pkcs8', format: 'pem' })
    await expect(openPrivateKey(Buffer.from(clear), phrase)).rejects.toEqual(fault('syntax'))
    await expect(openPrivateKey(randomBytes(70_000), phrase)).rejects.toEqual(fault('too-large'))
  })

  it('that asks for endless work is refused at once', async () => {
    const pem = await sealPrivateKey(privateKey, phrase, systemRandom)
    const bytes = Buffer.from(pem.replace(/-.*-|\n/g, ''), 'base64')
    // N = 2^14 becomes 2^22 with r = 8: four gigabytes.
    const at = bytes.indexOf(Buffer.from('02024000', 'hex'))
    expect(at).toBeGreaterThan(0)
    bytes[at + 2] = 0x7f
    const text = `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${bytes.toString('base64')}\n-----END ENCRYPTED PRIVATE KEY-----\n`
    await expect(openPrivateKey(Buffer.from(text), phrase)).rejects.toEqual(fault('syntax'))
  })
})

describe.skipIf(isMissing('openssl'))('openssl', () => {
  it('opens our file, and not with another passphrase', async () => {
    writeFileSync(path('ours.key'), await sealPrivateKey(privateKey, phrase, systemRandom))
    const opened = await run('openssl', [
      ...['pkey', '-in', path('ours.key'), '-passin', `pass:${phrase.toString()}`],
      ...['-outform', 'DER', '-out', path('ours.der')],
    ])
    expect(opened).toMatchObject({ code: 0 })
    const read = readPlain(path('ours.der'))
    expect(read).toEqual(privateKey.export({ format: 'jwk' }))
    const wrong = ['pkey', '-in', path('ours.key'), '-passin', 'pass:autre chose', '-noout']
    expect((await run('openssl', wrong)).code).not.toBe(0)
  })

  it.each([
    ['scrypt', ['-scrypt']],
    ['PBKDF2 with SHA-256', ['-v2prf', 'hmacWithSHA256']],
    ['PBKDF2 with SHA-1', ['-v2prf', 'hmacWithSHA1']],
  ])('writes a file with %s that we open', async (_, how) => {
    writeFileSync(path('clear.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    await run('openssl', [
      ...['pkcs8', '-topk8', '-v2', 'aes-256-cbc', ...how, '-in', path('clear.key')],
      ...['-out', path('theirs.key'), '-passout', `pass:${phrase.toString()}`],
    ])
    const opened = await openPrivateKey(readFileSync(path('theirs.key')), phrase)
    expect(opened.equals(privateKey)).toBe(true)
  })
})

function readPlain(file: string): unknown {
  const bytes = readFileSync(file)
  // OpenSSL 3.0 writes the traditional form here.
  for (const type of ['pkcs8', 'sec1'] as const)
    try {
      return createPrivateKey({ key: bytes, format: 'der', type }).export({ format: 'jwk' })
    } catch {
      continue
    }
  return undefined
}
