/**
 * Published attacks on signed mail, rebuilt: "Johnny, you are fired!" (Müller et al., USENIX Security 2019). None of them
 * may come out green, and what a signature does not cover may nowhere be called signed.
 */

import { beforeAll, describe, expect, it } from 'vitest'
import { composeTlv, DerReader, elementsOf, openSequence, tags } from '../../../pki/x509/index.js'
import { examine, type ExamineContext, type MessageReport } from './index.js'
import {
  alice,
  crlf,
  mail,
  makeCast,
  mallory,
  multipart,
  sign,
  text,
  type Cast,
  type Outer,
} from './messages.case.js'

let cast: Cast
let genuine: Buffer
const words = 'Doliprane 1 g, trois fois par jour'
const evil = text('Morphine, sans limite')

beforeAll(async () => {
  cast = await makeCast()
  genuine = await sign(text(words), cast.doctor)
})

const look = (entity: Buffer, outer: Outer = {}, over: Partial<ExamineContext> = {}) =>
  examine(mail(entity, outer), { ...cast.context, ...over })
const named = ({ assurance }: MessageReport): string[] =>
  assurance.reasons.map(({ level, name }) => `${level} ${name}`)
/** What would be shown as signed. */
const signedText = async ({ leaves }: MessageReport): Promise<string> => {
  const shown = leaves.filter(({ signed, visible }) => signed && visible)
  return (await Promise.all(shown.map((leaf) => leaf.decode()))).join('')
}

describe('a genuine message', () => {
  it.each(['detached', 'opaque'] as const)('is green, signed by its author (%s)', async (form) => {
    const report = await look(await sign(text(words), cast.doctor, form))
    expect(named(report)).toEqual([])
    expect(report.assurance).toMatchObject({
      level: 'green',
      signer: { identity: 'rpps:10100997245', name: 'Dr Camille MARTIN' },
    })
    expect((await signedText(report)).trim()).toBe(words)
    expect(report.assurance.notes).toEqual([{ name: 'headers-unsigned' }])
  })

  it('stays so when only its line ends were changed on the way', async () => {
    const stored = Buffer.from(mail(genuine).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
    expect((await examine(stored, cast.context)).assurance.level).toBe('green')
  })

  it('is amber when nobody is trusted, or nothing is signed', async () => {
    const trust = { ...cast.context.trust, anchors: [] }
    expect(named(await look(genuine, {}, { trust }))).toContain('amber no-anchor')
    const unsigned = await look(text(words))
    expect(named(unsigned)).toEqual(['amber unsigned'])
    expect(await signedText(unsigned)).toBe('')
  })
})

/** Nothing may be called signed, and the reason is this. */
async function refused(report: MessageReport, reason: string): Promise<void> {
  expect(named(report)).toContain(reason)
  expect(report.assurance.level).not.toBe('green')
  expect(await signedText(report)).toBe('')
}

describe('CMS and OpenPGP API attacks (Johnny §4.1)', () => {
  it('content replaced under a detached signature', async () => {
    const altered = Buffer.from(genuine.toString('latin1').replace('trois', 'douze'), 'latin1')
    await refused(await look(altered), 'red altered')
  })

  it('content inside the signature of multipart/signed, another beside it', async () => {
    const opaque = await sign(text(words), cast.doctor, 'opaque')
    const cms = opaque.toString('latin1').split('\r\n\r\n')[1] ?? ''
    const forged = genuine
      .toString('latin1')
      .replace(words, 'Morphine, sans limite')
      .replace(/(p7s"\r\n\r\n)[^]*?(\r\n--pli)/, `$1${cms.trim()}$2`)
    await refused(await look(Buffer.from(forged, 'latin1')), 'red signature-malformed')
  })

  it('opaque signature with its content taken out, or emptied of signers', async () => {
    const detached = cmsOf(genuine)
    await refused(await look(p7m(detached)), 'red signature-malformed')
    await refused(await look(p7m(withSigners(detached, () => []))), 'red signature-malformed')
  })

  it('several signers, one of them good and not the author', async () => {
    const [mine, theirs] = [genuine, await sign(text(words), cast.stranger)].map(cmsOf)
    const both = withSigners(withCertificates(mine, theirs), (own) => [
      ...own,
      ...signersOf(theirs),
    ])
    const message = withCms(genuine, both)
    // Both hold: the author's counts, whatever stands beside it.
    expect((await look(message)).assurance.signer?.identity).toBe('rpps:10100997245')
    const altered = Buffer.from(message.toString('latin1').replace('trois', 'douze'), 'latin1')
    await refused(await look(altered), 'red altered')
    const onlyTheirs = await look(withCms(genuine, theirs))
    await refused(onlyTheirs, 'red other-holder')
  })

  it('signature of a stranger with the author’s certificate beside it', async () => {
    const theirs = cmsOf(await sign(text(words), cast.stranger))
    const report = await look(withCms(genuine, withCertificates(theirs, cmsOf(genuine))))
    await refused(report, 'red other-holder')
  })
})

describe('identity attacks (Johnny §4.2: From, Sender, display name)', () => {
  const forms: readonly [string, string, string][] = [
    ['two From addresses', `${alice}, ${mallory}`, 'red from-ambiguous'],
    ['two From fields', `${alice}\nFrom: ${mallory}`, 'red from-ambiguous'],
    ['a group', `Cabinet: ${alice};`, 'red from-ambiguous'],
    ['no address', 'Dr Camille MARTIN', 'red from-ambiguous'],
    ['an address as name', `"${alice}" <${mallory}>`, 'red spoofed-name'],
    ['an address as comment', `${mallory} (${alice})`, 'red spoofed-name'],
    [
      'an encoded address as name',
      `=?utf-8?Q?camille.martin=40medecin.pli.test?= <${mallory}>`,
      'red spoofed-name',
    ],
  ]

  it.each(forms)('%s', async (_, from, reason) => {
    await refused(await look(await sign(evil, cast.stranger), { from }), reason)
  })

  it('the author’s name, signed by a stranger', async () => {
    const report = await look(await sign(evil, cast.stranger))
    await refused(report, 'red other-holder')
  })

  it('a Sender field changes nothing', async () => {
    const forged = await sign(evil, cast.stranger)
    await refused(await look(forged, { more: `Sender: ${mallory}\n` }), 'red other-holder')
  })

  it('the directory has the last word on whose the address is', async () => {
    const answer = (identity: string) => ({
      holderOf: () => Promise.resolve({ identities: [identity], name: '', profession: '' }),
    })
    expect(named(await look(genuine, {}, answer('rpps:10100997245')))).toEqual([])
    await refused(await look(genuine, {}, answer('rpps:10003456783')), 'red other-holder')
  })
})

describe('MIME attacks (Johnny §4.3: what is signed is not what is shown)', () => {
  it('unsigned text before and after a signed part', async () => {
    for (const parts of [
      [evil, genuine],
      [genuine, evil],
      [evil, genuine, evil],
    ])
      await refused(await look(multipart('mixed', ...parts)), 'amber partly-signed')
  })

  it('a signed part hidden by a related or alternative one', async () => {
    for (const kind of ['alternative', 'related'])
      await refused(await look(multipart(kind, evil, genuine)), 'amber partly-signed')
  })

  it('a signed message attached and shown as one’s own', async () => {
    const attached = Buffer.concat([crlf('Content-Type: message/rfc822\n\n'), mail(genuine)])
    await refused(await look(attached), 'amber unsigned')
    await refused(await look(multipart('mixed', evil, attached)), 'amber unsigned')
  })

  it('a third part in multipart/signed', async () => {
    const third = genuine
      .toString('latin1')
      .replace(/--(pli-\w+)--/, `--$1\r\n${evil.toString()}\r\n--$1--`)
    await refused(await look(Buffer.from(third, 'latin1')), 'red layer-malformed')
  })

  it('a protocol that is not that of the signature', async () => {
    const wrong = genuine
      .toString('latin1')
      .replace('protocol="application/pkcs7', 'protocol="application/pgp')
    await refused(await look(Buffer.from(wrong, 'latin1')), 'red layer-malformed')
  })

  it('a preamble and an epilogue are nowhere shown', async () => {
    const [head = '', ...body] = genuine.toString('latin1').split('\r\n\r\n')
    const padded = `${head}\r\n\r\nMorphine\r\n${body.join('\r\n\r\n')}\r\nMorphine\r\n`
    const report = await look(Buffer.from(padded, 'latin1'))
    expect((await signedText(report)).trim()).toBe(words)
    const all = await Promise.all(report.leaves.map((leaf) => leaf.decode()))
    expect(all.join('')).not.toContain('Morphine')
  })

  it('a signature that is text, or a text that draws one', async () => {
    const drawn = text(
      '-----BEGIN PGP SIGNED MESSAGE-----\n\nMorphine\n-----BEGIN PGP SIGNATURE-----\n',
    )
    await refused(await look(drawn), 'amber unsigned')
    const broken = genuine.toString('latin1').replace(/(p7s"\r\n\r\n)[^]*?(\r\n--pli)/, '$1AAAA$2')
    await refused(await look(Buffer.from(broken, 'latin1')), 'red signature-malformed')
  })
})

describe('header attacks (Johnny §4.4, RFC 9788)', () => {
  const protectedText = (subject: string, from = alice): Buffer =>
    crlf(
      `From: ${from}\nSubject: ${subject}\nContent-Type: text/plain; charset=utf-8; hp="clear"\n\n${words}\n`,
    )

  it('a protected subject is signed, and another one outside is a fault', async () => {
    const good = await look(await sign(protectedText('Ordonnance'), cast.doctor))
    expect(good.subject).toEqual({ value: 'Ordonnance', signed: true, encrypted: false })
    expect(good.assurance).toMatchObject({ level: 'green', notes: [] })
    const other = await look(await sign(protectedText('Rendez-vous'), cast.doctor))
    await refused(other, 'red other-subject')
  })

  it('another author inside than outside', async () => {
    const forged = await sign(protectedText('Ordonnance', mallory), cast.doctor)
    await refused(await look(forged), 'red other-from')
  })

  it('an unprotected subject is never called signed', async () => {
    expect((await look(genuine, { subject: 'Autre chose' })).subject).toEqual({
      value: 'Autre chose',
      signed: false,
      encrypted: false,
    })
  })

  it('fields that stand twice, and line ends that are none', async () => {
    const doubled = await look(genuine, { more: 'Subject: Autre\n' })
    expect(named(doubled)).toEqual(['amber doubled-header'])
    await refused(
      await look(genuine, { more: 'Content-Type: text/html\n' }),
      'red doubled-structure',
    )
    const odd = Buffer.from(
      mail(genuine).toString('latin1').replace('Ordonnance', 'A\rX: b'),
      'latin1',
    )
    await refused(await examine(odd, cast.context), 'red odd-lines')
  })
})

/** The CMS of a signed message. */
function cmsOf(entity: Buffer): Buffer {
  const [, base64 = ''] = /p7s"\r\n\r\n([^]*?)\r\n--pli/.exec(entity.toString('latin1')) ?? []
  return Buffer.from(base64, 'base64')
}

function withCms(entity: Buffer, cms: Buffer = Buffer.alloc(0)): Buffer {
  const put = entity
    .toString('latin1')
    .replace(/(p7s"\r\n\r\n)[^]*?(\r\n--pli)/, `$1${cms.toString('base64')}$2`)
  return Buffer.from(put, 'latin1')
}

const p7m = (cms: Buffer): Buffer =>
  crlf(
    `Content-Type: application/pkcs7-mime; smime-type=signed-data\nContent-Transfer-Encoding: base64\n\n${cms.toString('base64')}\n`,
  )

const fieldsOf = (cms: Buffer): Buffer[] => {
  const [, wrapper] = elementsOf(openSequence(cms))
  const data = new DerReader(wrapper?.content ?? cms).enter(tags.sequence)
  return elementsOf(data).map(({ raw }) => raw)
}

const membersOf = (set: Buffer | undefined): Buffer[] =>
  elementsOf(new DerReader(new DerReader(set ?? Buffer.alloc(0)).next().content)).map(
    ({ raw }) => raw,
  )

const signersOf = (cms: Buffer = Buffer.alloc(0)): Buffer[] => membersOf(fieldsOf(cms).at(-1))

function rebuilt(cms: Buffer, fields: readonly Buffer[]): Buffer {
  const [type] = elementsOf(openSequence(cms))
  const data = composeTlv(tags.sequence, ...fields)
  return composeTlv(tags.sequence, type?.raw ?? cms, composeTlv(0xa0, data))
}

function withSigners(cms: Buffer, change: (own: readonly Buffer[]) => Buffer[]): Buffer {
  const fields = fieldsOf(cms)
  return rebuilt(cms, [...fields.slice(0, -1), composeTlv(tags.set, ...change(signersOf(cms)))])
}

function withCertificates(cms: Buffer = Buffer.alloc(0), from: Buffer = Buffer.alloc(0)): Buffer {
  const fields = fieldsOf(cms)
  const all = [...membersOf(fields[3]), ...membersOf(fieldsOf(from)[3])]
  return rebuilt(cms, [...fields.slice(0, 3), composeTlv(0xa0, ...all), ...fields.slice(4)])
}
