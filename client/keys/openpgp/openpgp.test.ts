/** Keys and messages among ourselves: made, certified, opened, altered, expired. */

import { beforeAll, describe, expect, it } from 'vitest'
import { isFault } from '../../../server/base/index.js'
import * as openPgp from './index.js'
import type { MadeKey, OpenedKey } from './index.js'

const now = Date.UTC(2026, 10, 22, 10)
const dayMs = 86_400_000
const content = new TextEncoder().encode('Content-Type: text/plain\r\n\r\nOrdonnance — été\r\n')
const doctor = { name: 'Dr Camille MARTIN', address: 'camille.martin@medecin.pli.test' }
const pharmacy = { name: 'PHARMACIE DU CENTRE', address: 'officine@pharmacie.pli.test' }
const passphrase = 'une phrase de passe, été comme hiver'

let sender: MadeKey
let receiver: MadeKey
let modern: MadeKey
let directory: OpenedKey
let opened: OpenedKey
let receiverOpened: OpenedKey
let modernOpened: OpenedKey

beforeAll(async () => {
  const order = { now, lifetimeMs: 365 * dayMs, passphrase }
  sender = await openPgp.makeKey({ ...doctor, ...order })
  receiver = await openPgp.makeKey({ ...pharmacy, ...order, passphrase: null })
  modern = await openPgp.makeKey({ ...pharmacy, ...order, passphrase: null, version: 6 })
  const authority = { name: 'Annuaire Pli', address: 'annuaire@pli.test', passphrase: null }
  const made = await openPgp.makeKey({ ...authority, now, lifetimeMs: null })
  directory = await openPgp.openSecret(made.secret, null, now)
  opened = await openPgp.openSecret(sender.secret, passphrase, now)
  receiverOpened = await openPgp.openSecret(receiver.secret, null, now)
  modernOpened = await openPgp.openSecret(modern.secret, null, now)
})

const kindOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (isFault(error) ? error.kind : String(error)),
  )

describe('a key', () => {
  it('names its holder, its algorithm and its end', async () => {
    expect(await openPgp.readKey(sender.public, now)).toMatchObject({
      version: 4,
      owners: [doctor],
      createdAt: now,
      expiresAt: now + 365 * dayMs,
      isRevoked: false,
      isSecret: false,
      canEncrypt: true,
      canSign: true,
      opensAead: false,
    })
    expect(sender.info.fingerprint).toMatch(/^[0-9A-F]{40}$/)
  })

  it('is made as RFC 9580 has it when asked for', () => {
    expect(modern.info).toMatchObject({ version: 6, opensAead: true, owners: [pharmacy] })
    expect(modern.info.fingerprint).toMatch(/^[0-9A-F]{64}$/)
  })

  it('encrypts no more once it has ended', async () => {
    const later = now + 366 * dayMs
    expect(await openPgp.readKey(sender.public, later)).toMatchObject({ canEncrypt: false })
    expect(await kindOf(openPgp.encrypt({ content, to: [sender.public], now: later }))).toBe(
      'denied',
    )
  })

  it('opens with its passphrase alone, and shows nothing of its inside', async () => {
    expect(await openPgp.isProtected(sender.secret)).toBe(true)
    expect(await kindOf(openPgp.openSecret(sender.secret, 'autre', now))).toBe('denied')
    expect(await kindOf(openPgp.openSecret(sender.secret, null, now))).toBe('denied')
    expect(JSON.stringify(opened)).not.toContain('privateParams')
  })

  it.each([
    ['rien', 'corrupt'],
    ['-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----', 'corrupt'],
    ['x'.repeat(300_000), 'too-large'],
  ])('that is none is refused', async (armored, kind) => {
    expect(await kindOf(openPgp.readKey(armored, now))).toBe(kind)
  })

  it('is made for nobody whose name would break the user id', async () => {
    const order = { name: 'A <b@c>', address: 'a@b', passphrase: null, now, lifetimeMs: null }
    expect(await kindOf(openPgp.makeKey(order))).toBe('syntax')
  })
})

describe('a message', () => {
  it('goes to several keys, signed inside, and comes back byte for byte', async () => {
    const to = [receiver.public, sender.public]
    const message = await openPgp.encrypt({ content, to, signers: [opened], now })
    for (const keys of [[receiverOpened], [opened]]) {
      const back = await openPgp.decrypt({ message, keys, verifyWith: [sender.public], now })
      expect(back.content).toEqual(content)
      expect(back.signatures).toMatchObject([
        { state: 'valid', fingerprint: sender.info.fingerprint, at: now },
      ])
    }
  })

  it('says when the signer’s key is not known', async () => {
    const message = await openPgp.encrypt({
      content,
      to: [receiver.public],
      signers: [opened],
      now,
    })
    const keys = [receiverOpened]
    const back = await openPgp.decrypt({ message, keys, verifyWith: [receiver.public], now })
    expect(back.signatures).toMatchObject([{ state: 'unknown-key', fingerprint: null }])
  })

  it('uses AEAD only when every key announces it', async () => {
    const packetTags = async (to: string[]) => {
      const { readMessage } = await import('openpgp')
      const armoredMessage = await openPgp.encrypt({ content, to, now })
      const { packets } = await readMessage({ armoredMessage })
      return packets.map((one) => ('version' in one ? one.version : 0)).at(-1)
    }
    expect(await packetTags([modern.public])).toBe(2)
    expect(await packetTags([modern.public, receiver.public])).toBe(1)
    const message = await openPgp.encrypt({ content, to: [modern.public], now })
    const { content: back } = await openPgp.decrypt({ message, keys: [modernOpened], now })
    expect(back).toEqual(content)
  })

  it('is not opened by other keys', async () => {
    const message = await openPgp.encrypt({ content, to: [receiver.public], now })
    expect(await kindOf(openPgp.decrypt({ message, keys: [opened], now }))).toBe('denied')
  })

  it.each([4, 6])(
    'altered anywhere gives an error and no content (version %i)',
    async (version) => {
      const to = version === 6 ? [modern.public] : [receiver.public]
      const keys = [version === 6 ? modernOpened : receiverOpened]
      const { unarmor } = await import('openpgp')
      const { data } = await unarmor(await openPgp.encrypt({ content, to, now }))
      const bytes = data as unknown as Uint8Array
      for (let at = bytes.length - 1; at > 110; at -= 17) {
        const message = bytes.slice()
        message[at] = (message[at] ?? 0) ^ 1
        expect(await kindOf(openPgp.decrypt({ message, keys, now }))).toBe('corrupt')
      }
      const message = bytes.slice(0, -1)
      expect(await kindOf(openPgp.decrypt({ message, keys, now }))).toBe('corrupt')
    },
  )

  it('without integrity protection is not opened (RFC 9580 §13.7)', async () => {
    const library = await import('openpgp')
    const session = { data: new Uint8Array(32).fill(7), algorithm: 'aes256' as const }
    const encryptionKeys = await library.readKey({ armoredKey: receiver.public })
    const date = new Date(now)
    const keyPacket = await library.encryptSessionKey({
      ...session,
      encryptionKeys,
      date,
      format: 'binary',
    })
    const packet = new library.SymmetricallyEncryptedDataPacket()
    const { packets } = await library.createMessage({ binary: content })
    const inner = Object.assign(packet, { packets }) as unknown as {
      encrypt(algorithm: number, key: Uint8Array): Promise<void>
    }
    await inner.encrypt(library.enums.symmetric.aes256, session.data)
    const list = new library.PacketList<typeof packet>()
    list.push(packet)
    const message = Buffer.concat([keyPacket, list.write()])
    const { data } = await library.decrypt({
      message: await library.readMessage({ binaryMessage: message }),
      decryptionKeys: await library.readPrivateKey({ armoredKey: receiver.secret }),
      date,
      format: 'binary',
      config: { allowUnauthenticatedMessages: true },
    })
    expect(data).toEqual(content)
    expect(await kindOf(openPgp.decrypt({ message, keys: [receiverOpened], now }))).toBe('corrupt')
  })

  it('that unfolds beyond the limit is not opened', async () => {
    const { createMessage, encrypt, enums, readKey } = await import('openpgp')
    const huge = new Uint8Array(openPgp.openPgpLimits.contentBytes + 1)
    const message = await encrypt({
      message: await createMessage({ binary: huge }),
      encryptionKeys: await readKey({ armoredKey: receiver.public }),
      date: new Date(now),
      format: 'binary',
      config: { preferredCompressionAlgorithm: enums.compression.zlib },
    })
    expect(message.length).toBeLessThan(1024 * 1024)
    expect(await kindOf(openPgp.decrypt({ message, keys: [receiverOpened], now }))).toBe('corrupt')
  })
})

describe('a detached signature', () => {
  it('holds for the very bytes, and names its digest', async () => {
    const { signature, micalg } = await openPgp.sign(content, opened, now)
    expect(micalg).toMatch(/^pgp-sha(256|384|512)$/)
    const keys = [receiver.public, sender.public]
    const { fingerprint } = sender.info
    expect(await openPgp.verify({ content, signature, keys, now })).toMatchObject([
      { state: 'valid', fingerprint, at: now },
    ])
    const other = content.slice(1)
    expect(await openPgp.verify({ content: other, signature, keys, now })).toMatchObject([
      { state: 'invalid', fingerprint },
    ])
    expect(await openPgp.verify({ content, signature, keys: [], now })).toMatchObject([
      { state: 'unknown-key' },
    ])
    expect(await kindOf(openPgp.verify({ content, signature: 'x', keys, now }))).toBe('corrupt')
  })
})

describe('the directory’s certification', () => {
  const question = () => ({ address: doctor.address, certifiers: [directory.publicKey], now })

  it('binds a key to its address for as long as it says', async () => {
    const lifetimeMs = 30 * dayMs
    const order = { key: sender.public, address: doctor.address, certifier: directory, now }
    const key = await openPgp.certifyKey({ ...order, lifetimeMs })
    expect(await openPgp.isCertifiedBy({ ...question(), key })).toEqual({
      isCertified: true,
      at: now,
      until: now + lifetimeMs,
    })
    const later = { ...question(), key, now: now + 31 * dayMs }
    expect(await openPgp.isCertifiedBy(later)).toEqual({ isCertified: false, why: 'expired' })
    const elsewhere = { ...question(), key, address: pharmacy.address }
    expect(await openPgp.isCertifiedBy(elsewhere)).toMatchObject({ why: 'address' })
    const ended = { ...question(), key, now: now + 400 * dayMs }
    expect(await openPgp.isCertifiedBy(ended)).toMatchObject({ why: 'key' })
  })

  it('is not found where another made it, or nobody', async () => {
    const key = sender.public
    expect(await openPgp.isCertifiedBy({ ...question(), key })).toMatchObject({ why: 'none' })
    const forged = await openPgp.certifyKey({
      key,
      address: doctor.address,
      certifier: receiverOpened,
      now,
      lifetimeMs: null,
    })
    expect(await openPgp.isCertifiedBy({ ...question(), key: forged })).toMatchObject({
      why: 'none',
    })
  })

  it('is not given to a key that names somebody else', async () => {
    const order = { key: sender.public, address: pharmacy.address, certifier: directory, now }
    expect(await kindOf(openPgp.certifyKey({ ...order, lifetimeMs: null }))).toBe('denied')
  })
})

describe('the end of a key', () => {
  it.each([4, 6] as const)(
    'is put off, and what it signed stays valid (version %i)',
    async (version) => {
      const order = { ...doctor, passphrase: null, now, lifetimeMs: dayMs, version }
      const first = await openPgp.openSecret((await openPgp.makeKey(order)).secret, null, now)
      const { signature } = await openPgp.sign(content, first, now + 1000)
      const certified = await openPgp.certifyKey({
        key: first.publicKey,
        address: doctor.address,
        certifier: directory,
        now,
        lifetimeMs: null,
      })
      const later = now + dayMs / 2
      const longer = await openPgp.prolong(first, now + 10 * dayMs, later)
      expect(longer.info).toMatchObject({
        fingerprint: first.info.fingerprint,
        expiresAt: now + 10 * dayMs,
        owners: [doctor],
        canEncrypt: true,
      })
      const until = now + 5 * dayMs
      const keys = [longer.publicKey]
      expect(await openPgp.verify({ content, signature, keys, now: until })).toMatchObject([
        { state: 'valid' },
      ])
      const message = await openPgp.encrypt({ content, to: keys, now: until })
      expect((await openPgp.decrypt({ message, keys: [longer], now: until })).content).toEqual(
        content,
      )
      expect(certified).toContain('PUBLIC KEY')
    },
  )

  it('comes at once when revoked, by the holder or by the certificate made beside it', async () => {
    const made = await openPgp.makeKey({ ...doctor, passphrase: null, now, lifetimeMs: null })
    const later = now + dayMs
    const mine = await openPgp.openSecret(made.secret, null, now)
    const message = await openPgp.encrypt({ content, to: [made.public], now })
    const revoked = await openPgp.revoke(mine, 'retired', later)
    const elsewhere = await openPgp.revokeWith(made.public, made.revocation, later)
    for (const key of [revoked.publicKey, elsewhere]) {
      expect(await openPgp.readKey(key, later)).toMatchObject({
        isRevoked: true,
        canEncrypt: false,
        canSign: false,
      })
      expect(await kindOf(openPgp.encrypt({ content, to: [key], now: later }))).toBe('denied')
    }
    const back = await openPgp.decrypt({ message, keys: [revoked], now: later })
    expect(back.content).toEqual(content)
    expect(await kindOf(openPgp.prolong(revoked, null, later))).toBe('conflict')
    expect(await kindOf(openPgp.revokeWith(sender.public, made.revocation, later))).toBe('corrupt')
  })
})
