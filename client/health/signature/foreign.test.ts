/** Signatures of documents against xmlsec1: ours verified by it, its verified by ours; RSA and ECDSA. */

import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Crafted } from '../../../pki/crafted.case.js'
import { craftSigner, now, trustSpace, type TrustSpace } from '../../verdict/signer.case.js'
import { readCda } from '../cda/index.js'
import { readXdm, writeXdm } from '../xdm/index.js'
import { manifestName, signDocument, verifyDocument } from './index.js'
import {
  contextOf,
  hasXmlsec,
  keyFiles,
  prescription,
  signerOf,
  textOf,
  utf8,
  uuid,
  xmlsec,
} from './signature.case.js'

const keys = {
  rsa: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'ecdsa P-256': () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  'ecdsa P-384': () => generateKeyPairSync('ec', { namedCurve: 'secp384r1' }),
} as const
const kinds = Object.keys(keys) as (keyof typeof keys)[]

let space: TrustSpace
const signers = new Map<string, Crafted>()
const cda = prescription()

beforeAll(async () => {
  space = await trustSpace()
  for (const kind of kinds)
    signers.set(kind, await craftSigner(space.people, { keys: keys[kind]() }))
})

const signerFor = (kind: string): Crafted => signers.get(kind) as Crafted
const verification = new Date(now).toISOString().slice(0, 19).replace('T', ' ')
const etsi = 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties'
const dsig = 'http://www.w3.org/2000/09/xmldsig#'

const verifyLine = [
  ...['--verify', '--trusted-pem', 'root.pem', '--untrusted-pem', 'people.pem'],
  ...['--verification-gmt-time', verification, '--id-attr:Id', etsi],
  ...['--id-attr:Id', `${dsig}:Manifest`],
]

const method = (kind: string): string =>
  `http://www.w3.org/2001/04/xmldsig-more#${kind === 'rsa' ? 'rsa-sha256' : kind.endsWith('384') ? 'ecdsa-sha384' : 'ecdsa-sha256'}`

/** A template in a document for xmlsec1 to fill in. */
const template = (kind: string, canonical: string, uri = ''): string =>
  `<Signature xmlns="${dsig}"><SignedInfo><CanonicalizationMethod Algorithm="${canonical}"/>` +
  `<SignatureMethod Algorithm="${method(kind)}"/><Reference URI="${uri}"><Transforms>` +
  `<Transform Algorithm="${dsig}enveloped-signature"/><Transform Algorithm="${canonical}"/></Transforms>` +
  '<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference>' +
  '</SignedInfo><SignatureValue/><KeyInfo><X509Data/></KeyInfo></Signature>'

function signForeign(kind: string, canonical: string): Uint8Array {
  const enveloped = textOf(cda).replace(
    '</ClinicalDocument>',
    `<!-- vu -->${template(kind, canonical)}</ClinicalDocument>`,
  )
  const { ok, said } = xmlsec(
    { ...keyFiles(signerFor(kind), space), 'in.xml': enveloped },
    ...['--sign', '--privkey-pem', 'key.pem,cert.pem', 'in.xml'],
  )
  expect(ok, said).toBe(true)
  return utf8(said.slice(said.indexOf('<?xml')))
}

describe.skipIf(!hasXmlsec)('xmlsec1 (needs it installed)', () => {
  it.each(kinds)('verifies what we sign, its manifest too: %s', async (kind) => {
    const signer = signerOf(signerFor(kind), space)
    const signature = await signDocument(cda, signer, { at: now, uuid })
    const name = manifestName(readCda(cda).header.id)
    const files = { ...keyFiles(signerFor(kind), space), 'sig.xml': signature, 'cda.xml': cda }
    const map = [`--url-map:${name}`, 'cda.xml']
    const whole = xmlsec(files, ...verifyLine, ...map, 'sig.xml')
    expect(whole.ok, whole.said).toBe(true)
    expect(whole.said).toContain('Manifests References (ok/all): 1/1')
    const altered = utf8(textOf(signature).replace(/SigningTime>\d{4}/, 'SigningTime>2020'))
    expect(xmlsec({ ...files, 'sig.xml': altered }, ...verifyLine, ...map, 'sig.xml').ok).toBe(
      false,
    )
  })

  it.each(
    kinds.flatMap((kind) =>
      [
        'http://www.w3.org/2001/10/xml-exc-c14n#',
        'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
        'http://www.w3.org/2006/12/xml-c14n11',
        'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
      ].map((canonical) => [kind, canonical] as const),
    ),
  )('signs what we verify, enveloped: %s, %s', async (kind, canonical) => {
    const signed = signForeign(kind, canonical)
    const found = await verifyDocument({ document: signed, signatures: [] }, contextOf(space))
    // A plain XMLDSig does not cover its certificate: a doubt, and no other.
    expect(found.reasons.map(({ name }) => name)).toEqual(['plain-signature'])
    expect(found.signer?.identity).toBe('rpps:10100997245')
    const altered = utf8(textOf(signed).replace('PARACETAMOL', 'PARACETAMoL'))
    const refused = await verifyDocument({ document: altered, signatures: [] }, contextOf(space))
    expect(refused.reasons.map(({ name }) => name)).toEqual(['altered'])
  })
})

describe('a signed document in a package', () => {
  it('has its signature as a second document that says what it signs', async () => {
    const signature = await signDocument(cda, signerOf(signerFor('rsa'), space), { at: now, uuid })
    const structure = { name: 'Cabinet', id: '1519999908', authority: '1.2.250.1.71.4.2.2' }
    const bytes = await writeXdm({
      documents: [{ content: cda, signature }],
      sender: { structure, name: 'Dr MARTIN', address: '', phone: '' },
      software: { name: 'Pli', version: '1', editor: 'Pli' },
      ...{ at: now, uuid },
    })
    const { documents, flaws } = await readXdm(bytes)
    expect(flaws).toEqual([])
    const [first, second] = documents
    expect(documents).toHaveLength(2)
    expect(second?.entry).toMatchObject({
      signs: [first?.entry.entryId],
      formatCode: { code: 'urn:ihe:iti:dsg:detached:2014' },
      typeCode: { code: 'E1762' },
      patientId: first?.entry.patientId,
    })
    expect(Buffer.compare((await second?.read()) ?? Buffer.of(), signature)).toBe(0)
    const found = await verifyDocument(
      { document: (await first?.read()) ?? Buffer.of(), signatures: [signature] },
      contextOf(space),
    )
    expect(found.level).toBe('green')
  })
})
