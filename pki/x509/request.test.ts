/** Requests: what is read, and the one sentence for each way in which one is no good. */

import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { limits, SaidFault } from '../../server/base/index.js'
import { compose, extensions } from './extensions/index.js'
import { composeName } from './names.js'
import { composeRequest, parseRequest } from './request.js'
import { keyName, keySigner } from './signatures.js'
import { composeTlv, tags } from './der.js'

const name = composeName([[['C', 'FR']], [['CN', 'Camille']]])
const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
const request = (key: KeyObject = ec.privateKey) => composeRequest(name, keySigner(key))
const pem = (der: Buffer, label = 'CERTIFICATE REQUEST') =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END ${label}-----\n`

function sentence(bytes: Buffer): string {
  try {
    parseRequest(bytes)
  } catch (error) {
    if (error instanceof SaidFault) return error.in('fr')
    throw error
  }
  return 'accepted'
}

/** A request with another subject, signed properly. */
async function withSubject(subject: Buffer): Promise<Buffer> {
  return composeRequest({ ...name, der: subject }, keySigner(ec.privateKey))
}

const attribute = (tag: number, text: Buffer): Buffer =>
  composeTlv(
    tags.sequence,
    composeTlv(
      tags.set,
      composeTlv(tags.sequence, Buffer.of(tags.oid, 3, 0x55, 4, 3), composeTlv(tag, text)),
    ),
  )

describe('a request that is read', () => {
  it.each([
    ['rsa', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 'rsa-2048'],
    ['ecdsa', ec.privateKey, 'ecdsa-p256'],
    ['ed25519', generateKeyPairSync('ed25519').privateKey, 'ed25519'],
  ])('%s, in DER and in PEM with text around it', async (_kind, key, known) => {
    const der = await request(key)
    for (const bytes of [
      der,
      Buffer.from(`Bonjour,\r\nvoici\r\n${pem(der)}\r\n-- \r\nCamille`),
      Buffer.from(pem(der, 'NEW CERTIFICATE REQUEST').replaceAll('\n', '\r\n')),
      Buffer.from(`\ufeff${pem(der)}`, 'utf16le'),
    ]) {
      const read = parseRequest(bytes)
      expect(read.subject.text).toBe('CN=Camille,C=FR')
      expect(keyName(read.publicKey)).toBe(known)
      expect(read.der).toEqual(der)
    }
  })

  it('tells the extensions it asks for', async () => {
    const wanted = [compose(extensions.keyUsage, ['digitalSignature'], true)]
    const der = await composeRequest(name, keySigner(ec.privateKey), wanted)
    expect(parseRequest(der).extensions).toEqual(wanted)
  })

  it('in a name of T61, BMP or printable text that an old tool made', async () => {
    for (const [tag, text] of [
      [tags.teletexString, Buffer.from('H\xf4pital', 'latin1')],
      [tags.bmpString, Buffer.from('Hôpital', 'utf16le').swap16()],
      [tags.utf8String, Buffer.from('Hôpital')],
    ] as const)
      expect(parseRequest(await withSubject(attribute(tag, text))).subject.text).toBe('CN=Hôpital')
  })
})

describe('a request that is refused', () => {
  it('with a subject of 20 KB', async () => {
    const subject = attribute(tags.utf8String, Buffer.alloc(20_480, 'x'))
    expect(sentence(await withSubject(subject))).toMatch(/sujet .* 20\d{3} octets.*4096/)
  })

  it.each([
    ['UTF-8', tags.utf8String, Buffer.of(0xc3, 0x28)],
    ['BMPString', tags.bmpString, Buffer.of(0, 65, 0)],
    ['UniversalString', tags.universalString, Buffer.of(0, 0, 65)],
  ])('with a name that is no %s text', async (type, tag, text) => {
    expect(sentence(await withSubject(attribute(tag, text)))).toContain(
      `n’est pas du texte ${type}`,
    )
  })

  it('of a size that no request has', async () => {
    const der = await request()
    expect(sentence(Buffer.concat([der, Buffer.alloc(limits.requestBytes)]))).toContain('limite')
    expect(sentence(Buffer.alloc(17 * limits.requestBytes, 'x'))).toContain('limite')
  })

  it('that is none, or is two', async () => {
    expect(sentence(Buffer.from('bonjour'))).toContain('ne contient pas de demande')
    expect(sentence(Buffer.from(pem(await request()) + pem(await request())))).toContain(
      '2 demandes',
    )
  })

  it('by the tricks of BER', async () => {
    const der = await request()
    const content = der.subarray(4)
    for (const trick of [
      // Indefinite length, X.690 §8.1.3.6.
      Buffer.concat([Buffer.of(0x30, 0x80), content, Buffer.of(0, 0)]),
      // One octet of length too many.
      Buffer.concat([Buffer.of(0x30, 0x83, 0), der.subarray(2, 4), content]),
      Buffer.concat([der, Buffer.of(0)]),
      der.subarray(0, -1),
    ])
      expect(sentence(trick)).toContain('n’est pas lisible')
  })

  it('whose signature is another’s, or over another thing', async () => {
    const der = await request()
    const other = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    const forged = await composeRequest(name, {
      ...keySigner(other.privateKey),
      publicKey: ec.publicKey,
    })
    expect(sentence(forged)).toContain('rien ne prouve')
    const changed = Buffer.from(der)
    const at = changed.indexOf('Camille')
    changed[at] = 'K'.charCodeAt(0)
    expect(sentence(changed)).toContain('rien ne prouve')
  })

  it('whose key is no point of its curve', async () => {
    const changed = Buffer.from(await request())
    const at = changed.indexOf(Buffer.of(0x00, 0x04), 60) + 2
    changed[at] = (changed[at] ?? 0) ^ 0xff
    expect(sentence(changed)).toContain('point de sa courbe')
  })

  it('as one sentence, whatever octet was changed', async () => {
    const der = await request()
    for (let at = 0; at < der.length; at++) {
      const changed = Buffer.from(der)
      changed[at] = (changed[at] ?? 0) ^ 0x41
      expect(sentence(changed), `octet ${at}`).toMatch(/^[A-Z].*\.$/)
    }
  })
})
