/** Signatures of documents against whoever means harm: wrapping, swapping, downgrading; each is red and has a name. */

import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Crafted } from '../../../pki/crafted.case.js'
import { toPem } from '../../../pki/index.js'
import { verdictWords } from '../../verdict/index.js'
import { craftSigner, now, trustSpace, type TrustSpace } from '../../verdict/signer.case.js'
import { readCda } from '../cda/index.js'
import { manifestName, signDocument, signManifest, verifyDocument } from './index.js'
import { contextOf, prescription, signerOf, textOf, utf8, uuid } from './signature.case.js'

let space: TrustSpace
let camille: Crafted
let eve: Crafted
let signature: Uint8Array
const cda = prescription()

beforeAll(async () => {
  space = await trustSpace()
  camille = await craftSigner(space.people)
  eve = await craftSigner(space.people, {
    subject: [
      [['C', 'FR']],
      [['title', 'Médecin']],
      [
        ['SN', 'NOIRE'],
        ['GN', 'Ève'],
        ['CN', '810002422979'],
      ],
    ],
  })
  signature = await signDocument(cda, signerOf(camille, space), { at: now, uuid })
})

const verify = (document: Uint8Array, ...signatures: Uint8Array[]) =>
  verifyDocument({ document, signatures }, contextOf(space))
const reasons = async (document: Uint8Array, ...signatures: Uint8Array[]): Promise<string[]> =>
  (await verify(document, ...signatures)).reasons.map(({ level, name }) => `${level} ${name}`)
const edited = (from: string | RegExp, to: string, of = signature): Uint8Array => {
  const changed = textOf(of).replace(from, to)
  expect(changed).not.toBe(textOf(of))
  return utf8(changed)
}

describe('a document signed beside it', () => {
  it('stays as it is, and is green with who and when', async () => {
    const found = await verify(cda, signature)
    expect(found.reasons).toEqual([])
    // The day and hour are those of the reader's zone.
    expect(verdictWords(found, 'fr').headline).toMatch(
      /^Signé par Dr Camille MARTIN, Médecin, RPPS 10100997245, le \S+ (mai|juin) 2026 à \d\d:\d\d selon son auteur, inaltéré$/,
    )
    expect(textOf(signature)).toContain(manifestName(readCda(cda).header.id))
  })

  it.each(['ec', 'ed25519'] as const)('by a key of kind %s', async (kind) => {
    const keys =
      kind === 'ec'
        ? generateKeyPairSync('ec', { namedCurve: 'secp521r1' })
        : generateKeyPairSync(kind)
    const other = await craftSigner(space.people, { keys })
    const made = signDocument(cda, signerOf(other, space), { at: now, uuid })
    if (kind === 'ec') {
      // P-521 is no key of the profile: the signature holds, the certificate does not.
      expect(await reasons(cda, await made)).toEqual(['red not-for-signing'])
    } else expect(await reasons(cda, await made)).toEqual([])
  })

  it('is unsigned without, and red when one octet differs', async () => {
    expect(await reasons(cda)).toEqual(['amber unsigned'])
    expect(await reasons(edited('PARACETAMOL', 'PARACETAMoL', cda), signature)).toEqual([
      'red altered',
    ])
    expect(
      await reasons(edited('</ClinicalDocument>', '</ClinicalDocument >', cda), signature),
    ).toEqual(['red altered'])
  })

  it('is not vouched for by the signature of another document', async () => {
    const other = await signManifest(
      [{ name: 'urn:oid:1.2.3', bytes: utf8('autre') }],
      signerOf(camille, space),
      { at: now, uuid },
    )
    expect(await reasons(cda, other)).toEqual(['red signs-other'])
    // One that is its own counts, whatever else lies there.
    expect(await reasons(cda, other, signature)).toEqual([])
  })

  it('says so when a time-stamp proves nothing, and takes nothing away for it', async () => {
    const stamped = await signDocument(cda, signerOf(camille, space), {
      ...{ at: now, uuid },
      timeStamp: () => Promise.resolve(utf8('token')),
    })
    const found = await verify(cda, stamped)
    expect(found).toMatchObject({ level: 'green', signedAt: { toldBy: 'signer' } })
    expect(found.notes).toEqual([{ name: 'time-stamp-ignored' }])
  })
})

describe('a signature that was tampered with', () => {
  const pem = (of: Crafted): string =>
    toPem('CERTIFICATE', of.certificate.der).replace(/-----[^-]+-----|\s/g, '')

  it.each<[string, () => Uint8Array, string]>([
    ['another time', () => edited(/SigningTime>2026/, 'SigningTime>2025'), 'altered'],
    ['another manifest', () => edited('<ds:Manifest', '<ds:Manifest xml:lang="fr"'), 'altered'],
    [
      'another value',
      () => edited(/SignatureValue>..../, 'SignatureValue>AAAA'),
      'signature-invalid',
    ],
    ['another certificate', () => edited(pem(camille), pem(eve)), 'certificate-mismatch'],
    [
      'a bare key',
      () => edited(/<ds:X509Data>.*<\/ds:X509Data>/, '<ds:KeyValue/>'),
      'no-certificate',
    ],
    [
      'a comment inside a digest',
      () => edited(/(<ds:DigestValue>....)/, '$1<!-- -->'),
      'signature-form',
    ],
    [
      'a comment inside',
      () => edited('<ds:SignatureValue>', '<!-- --><ds:SignatureValue>'),
      'signature-form',
    ],
    [
      'a second SignedInfo',
      () => edited(/(<ds:SignedInfo>.*<\/ds:SignedInfo>)/, '$1$1'),
      'signature-form',
    ],
    ['an Id twice', () => edited('<ds:Object>', '<ds:Object Id="IHEManifest">'), 'signature-form'],
    [
      'properties of another signature',
      () => edited(/Target="#[^"]+"/, 'Target="#autre"'),
      'signature-form',
    ],
    [
      'SHA-1',
      () =>
        edited('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2000/09/xmldsig#sha1'),
      'weak',
    ],
    [
      'RSA with SHA-1',
      () =>
        edited(
          'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
          'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
        ),
      'weak',
    ],
    [
      'a MAC in place of a signature',
      () =>
        edited(
          'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
          'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256',
        ),
      'signature-method',
    ],
    [
      'RSA said of an EC key',
      () => edited('xmldsig-more#ecdsa-sha256', 'xmldsig-more#rsa-sha256'),
      'signature-invalid',
    ],
    [
      'XSLT',
      () =>
        edited(
          'Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"',
          'Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"',
        ),
      'signature-method',
    ],
    [
      'XPath',
      () =>
        edited(
          'Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"',
          'Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"',
        ),
      'signature-method',
    ],
    [
      'a reference to elsewhere',
      () => edited('URI="#IHEManifest"', 'URI="http://192.0.2.1/manifest"'),
      'signature-external',
    ],
    [
      'a reference to a file',
      () => edited('URI="#IHEManifest"', 'URI="file:///etc/passwd"'),
      'signature-external',
    ],
    ['a document type', () => edited(/^.*?\n/, '<!DOCTYPE a [<!ENTITY b "b">]>'), 'signature-form'],
    ['no XML', () => utf8('signé'), 'signature-form'],
  ])('is red with %s', async (_, made, name) => {
    const found = await verify(cda, made())
    expect(found.reasons.map((reason) => reason.name)).toEqual([name])
    expect(found.level).toBe('red')
  })

  it('says in the headline what is wrong, never that it is signed', async () => {
    const words = verdictWords(
      await verify(cda, edited(/SigningTime>2026/, 'SigningTime>2025')),
      'fr',
    )
    expect(words.headline).toBe('Le contenu a été modifié après la signature.')
    expect([words.headline, ...words.details].join()).not.toContain('inaltéré')
  })
})

describe('a signature inside a document', () => {
  /** Wraps: what was signed is moved, something else is shown in its place. */
  const inside = (text: string, where: RegExp | string): Uint8Array =>
    edited(where, `${text}$&`, cda)
  const stripped = (): string =>
    textOf(signature)
      .replace(/^<\?xml.*\n/, '')
      .trim()

  it('that covers itself only is not taken for one of the document', async () => {
    expect(await reasons(inside(stripped(), '</ClinicalDocument>'))).toEqual(['red not-covered'])
  })

  it.each([
    ['a section', '<section>'],
    ['the narrative', /<\/text>/],
  ])('stands nowhere where readers look: in %s', async (_, where) => {
    expect(await reasons(inside(stripped(), where))).toEqual(['red signature-form'])
  })

  it('does not count when there are many', async () => {
    expect(await reasons(inside(stripped().repeat(5), '</ClinicalDocument>'))).toEqual([
      'red signature-form',
    ])
  })
})
