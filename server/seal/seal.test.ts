/** Sealing opens again, with our own code and with the stock age tool, and never when a bit was changed. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hkdfSync, randomBytes } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../base/index.js'
import { hkdf } from './derive.js'
import {
  AccountKey,
  ageRecipient,
  ageSecretKey,
  exportIdentity,
  fileKeyBytes,
  generateIdentity,
  importIdentity,
  MasterKey,
  openEnvelope,
  openPayload,
  openSummary,
  PayloadSealer,
  plainBytesOf,
  sealEnvelope,
  sealSummary,
  unwrapFileKey,
  wrapFileKey,
} from './index.js'

const folder = mkdtempSync(join(tmpdir(), 'pli-seal-'))
afterAll(() => rmSync(folder, { recursive: true }))

function sealAll(fileKey: Buffer, plain: Buffer, step: number): Buffer {
  const sealer = new PayloadSealer(fileKey, systemRandom)
  const out: Buffer[] = []
  for (let at = 0; at < plain.length; at += step)
    out.push(...sealer.write(plain.subarray(at, at + step)))
  return Buffer.concat([...out, ...sealer.finish()])
}

async function open(
  fileKey: Buffer,
  payload: Buffer,
  start?: number,
  end?: number,
): Promise<Buffer> {
  const read = async (offset: number, length: number) => payload.subarray(offset, offset + length)
  const out: Buffer[] = []
  for await (const piece of openPayload(fileKey, payload.length, read, start, end)) out.push(piece)
  return Buffer.concat(out)
}

const hasAge = (() => {
  try {
    execFileSync('age', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe('payload', () => {
  const sizes = [0, 1, 1000, 65535, 65536, 65537, 131072, 200_000]

  it.each(sizes)('gives back %i bytes, and any range of them', async (size) => {
    const fileKey = randomBytes(fileKeyBytes)
    const plain = randomBytes(size)
    for (const step of [777, 65536, 300_000]) {
      const payload = sealAll(fileKey, plain, step)
      expect(plainBytesOf(payload.length)).toBe(size)
      expect((await open(fileKey, payload)).equals(plain)).toBe(true)
      for (const [start, end] of [
        [0, 1],
        [size - 3, size],
        [65530, 65550],
        [5, 5],
        [size, size + 10],
      ] as const)
        expect(await open(fileKey, payload, start, end)).toEqual(
          plain.subarray(Math.max(0, start), Math.max(0, end)),
        )
    }
  })

  it('refuses a changed, cut, lengthened or reordered payload', async () => {
    const fileKey = randomBytes(fileKeyBytes)
    const payload = sealAll(fileKey, randomBytes(150_000), 65536)
    for (const at of [3, 100, 70_000, payload.length - 1]) {
      const changed = Buffer.from(payload)
      changed[at] = (changed[at] ?? 0) ^ 1
      await expect(open(fileKey, changed)).rejects.toMatchObject({ kind: 'corrupt' })
    }
    await expect(open(fileKey, payload.subarray(0, 16 + 65552))).rejects.toMatchObject({
      kind: 'corrupt',
    })
    await expect(open(fileKey, payload.subarray(0, payload.length - 1))).rejects.toMatchObject({
      kind: 'corrupt',
    })
    await expect(open(fileKey, Buffer.concat([payload, randomBytes(65552)]))).rejects.toMatchObject(
      { kind: 'corrupt' },
    )
    const swapped = Buffer.concat([
      payload.subarray(0, 16),
      payload.subarray(16 + 65552, 16 + 2 * 65552),
      payload.subarray(16, 16 + 65552),
      payload.subarray(16 + 2 * 65552),
    ])
    await expect(open(fileKey, swapped)).rejects.toMatchObject({ kind: 'corrupt' })
    expect(() => plainBytesOf(10)).toThrow()
  })
})

describe('header', () => {
  it('opens with its identity only', () => {
    const identity = generateIdentity()
    const fileKey = randomBytes(fileKeyBytes)
    const header = wrapFileKey(fileKey, identity.publicBytes)
    expect(unwrapFileKey(header, identity)).toEqual(fileKey)
    expect(unwrapFileKey(header, importIdentity(exportIdentity(identity)))).toEqual(fileKey)
    expect(() => unwrapFileKey(header, generateIdentity())).toThrow(/does not open/)
    for (let at = 0; at < header.length; at++) {
      const changed = Buffer.from(header)
      changed[at] = (changed[at] ?? 0) ^ 4
      expect(() => unwrapFileKey(changed, identity)).toThrow()
    }
  })

  it.runIf(hasAge)('header and payload are a file that the age tool opens', () => {
    for (const size of [0, 10, 65536, 200_000]) {
      const identity = generateIdentity()
      const fileKey = randomBytes(fileKeyBytes)
      const plain = randomBytes(size)
      const file = join(folder, 'message.age')
      const key = join(folder, 'key.txt')
      writeFileSync(
        file,
        Buffer.concat([wrapFileKey(fileKey, identity.publicBytes), sealAll(fileKey, plain, 4096)]),
      )
      writeFileSync(key, `${ageSecretKey(identity)}\n`, { mode: 0o600 })
      expect(
        execFileSync('age', ['-d', '-i', key, file], { maxBuffer: 1 << 24 }).equals(plain),
      ).toBe(true)
      expect(execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' }).trim()).toBe(
        ageRecipient(identity.publicBytes),
      )
    }
  })
})

describe('keys', () => {
  it('derives as RFC 5869 says', () => {
    const secret = randomBytes(16)
    const salt = randomBytes(16)
    expect(hkdf(secret, salt, 'payload')).toEqual(
      Buffer.from(hkdfSync('sha256', secret, salt, 'payload', 32)),
    )
    expect(hkdf(secret, null, 'header')).toEqual(
      Buffer.from(hkdfSync('sha256', secret, '', 'header', 32)),
    )
  })

  it('seals summaries under a key of their own', () => {
    const fileKey = randomBytes(fileKeyBytes)
    const sealed = sealSummary(fileKey, Buffer.from('résumé'))
    expect(sealed.includes('sum')).toBe(false)
    expect(openSummary(fileKey, sealed).toString()).toBe('résumé')
    const envelope = sealEnvelope(fileKey, Buffer.from('à officine@a.test'))
    expect(openEnvelope(fileKey, envelope).toString()).toBe('à officine@a.test')
    expect(() => openSummary(fileKey, envelope)).toThrow()
    expect(() => openSummary(randomBytes(fileKeyBytes), sealed)).toThrow()
  })

  it('account keys seal and tag within one account', () => {
    const identity = generateIdentity()
    const key = new AccountKey(identity, systemRandom)
    const again = new AccountKey(importIdentity(exportIdentity(identity)), systemRandom)
    const other = new AccountKey(generateIdentity(), systemRandom)
    const sealed = key.seal(Buffer.from('Patients/Été'))
    expect(again.unseal(sealed).toString()).toBe('Patients/Été')
    expect(() => other.unseal(sealed)).toThrow()
    expect(key.tag('INBOX')).toEqual(again.tag('INBOX'))
    expect(key.tag('INBOX')).not.toEqual(other.tag('INBOX'))
  })

  it('the master key binds what it wraps to its context', () => {
    const secret = randomBytes(32)
    const master = new MasterKey(Buffer.from(secret), systemRandom)
    const wrapped = master.wrap(Buffer.from('secret'), 'account:1')
    expect(
      new MasterKey(Buffer.from(secret), systemRandom).unwrap(wrapped, 'account:1').toString(),
    ).toBe('secret')
    expect(() => master.unwrap(wrapped, 'account:2')).toThrow(/master key is another/)
    expect(() =>
      new MasterKey(randomBytes(32), systemRandom).unwrap(wrapped, 'account:1'),
    ).toThrow()
    expect(() => new MasterKey(randomBytes(31), systemRandom)).toThrow()
    expect(() => master.unwrap(Buffer.from('x'), 'account:1')).toThrow()
  })
})
