/** A prescription as it arrives: its signer against its author, its patient against everything else, its place in time. */

import { beforeAll, describe, expect, it } from 'vitest'
import type { Crafted } from '../../../pki/crafted.case.js'
import { conclude } from '../../verdict/index.js'
import {
  craftSigner,
  now,
  purpose,
  trustSpace,
  usage,
  type TrustSpace,
} from '../../verdict/signer.case.js'
import { readCda } from '../cda/index.js'
import { composePrescription, type Prescription } from '../prescription/index.js'
import { examplePrescription as example } from '../prescription/example.case.js'
import { contextOf, signerOf, uuid } from '../signature/signature.case.js'
import { signDocument } from '../signature/index.js'
import { readXdm, writeXdm, type XdmPart } from '../xdm/index.js'
import {
  assessDocument,
  assessPackage,
  compareTraits,
  traitsOf,
  type AssessmentContext,
  type Traits,
} from './index.js'

let space: TrustSpace
let camille: Crafted
beforeAll(async () => {
  space = await trustSpace()
  camille = await craftSigner(space.people)
})

const context = (more: Partial<AssessmentContext> = {}): AssessmentContext => ({
  ...contextOf(space),
  ...{ message: null, messageIns: null, patientFile: null },
  ...more,
})
const composed = (change: Partial<Prescription> = {}): Uint8Array =>
  composePrescription({ ...example, ...change }, uuid)
const patient = (change: Partial<Prescription['patient']>): Uint8Array =>
  composed({ patient: { ...example.patient, ...change } })
const sign = (cda: Uint8Array, of = camille): Promise<Uint8Array> =>
  signDocument(cda, signerOf(of, space), { at: now, uuid })
const names = ({ reasons }: { reasons: readonly { level: string; name: string }[] }): string[] =>
  reasons.map(({ level, name }) => `${level} ${name}`)

async function assessed(
  cda: Uint8Array,
  more: Partial<AssessmentContext> = {},
  of = camille,
): Promise<string[]> {
  return names((await assessDocument(cda, [await sign(cda, of)], context(more))).assurance)
}

const pack = async (documents: readonly XdmPart[]): Promise<Uint8Array> =>
  writeXdm({
    documents,
    sender: {
      structure: { name: 'Cabinet', id: '1519999908', authority: '1.2.250.1.71.4.2.2' },
      ...{ name: 'Dr MARTIN', address: '', phone: '' },
    },
    software: { name: 'Pli', version: '1', editor: 'Pli' },
    ...{ at: now, uuid },
  })

const file: Traits = {
  ...{ matricule: '279035121518989', system: '1.2.250.1.213.1.4.10' },
  ...{ birthFamily: 'Pat Trois', birthGiven: ['Dominique'], birthDate: '19790328' },
  ...{ sex: 'F', birthPlace: '51215' },
}

describe('signer and author', () => {
  it('are one person: green, with the patient noted as of a test', async () => {
    const cda = composed()
    const { assurance } = await assessDocument(cda, [await sign(cda)], context())
    expect(assurance.level).toBe('green')
    expect(assurance.notes.map(({ name }) => name)).toEqual(['ins-test'])
  })

  it('are two: red, and both are named', async () => {
    const eve = await craftSigner(space.people, {
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
    const cda = composed()
    const { assurance } = await assessDocument(cda, [await sign(cda, eve)], context())
    expect(assurance.reasons).toEqual([
      {
        ...{ level: 'red', name: 'author-differs' },
        values: {
          signer: 'Dr Ève NOIRE (RPPS 10002422979)',
          author: 'RPPS 10100997245',
        },
      },
    ])
  })

  it('the structure of the author vouches for less', async () => {
    const structure = { ...example.prescriber.structure, id: '1750803447' }
    const cabinet = await craftSigner(space.people, {
      subject: [[['C', 'FR']], [['O', 'CABINET']], [['OU', '1750803447']], [['CN', 'mail']]],
      extensions: [usage('digitalSignature'), purpose('emailProtection')],
    })
    const cda = composed({ prescriber: { ...example.prescriber, structure } })
    expect(await assessed(cda, {}, cabinet)).toEqual(['amber signed-by-structure'])
  })

  it('an unsigned document stands under the signature of its message', async () => {
    const message = conclude({
      signer: {
        ...{ name: 'Dr Camille MARTIN', profession: 'Médecin', identity: 'rpps:10100997245' },
        ...{ serial: '1', issuer: 'CN=AC', fingerprint: '' },
      },
      ...{ signedAt: null, reasons: [] },
    })
    const { assurance } = await assessDocument(composed(), [], context({ message }))
    expect(assurance.level).toBe('green')
    expect(assurance.notes.map(({ name }) => name)).toContain('signed-by-message')
    const bare = await assessDocument(composed(), [], context())
    expect(names(bare.assurance)).toEqual(['amber unsigned'])
  })
})

describe('the patient', () => {
  it('is compared with the receiving file, trait by trait', async () => {
    const cda = composed()
    expect(await assessed(cda, { patientFile: file })).toEqual([])
    expect(await assessed(cda, { patientFile: { ...file, sex: 'M' } })).toEqual(['amber trait-sex'])
    const other = { ...file, matricule: '277076322082910' }
    expect(await assessed(cda, { patientFile: other })).toEqual(['red patient-differs-file'])
    const noNumber = { ...file, matricule: '', birthFamily: 'AUTRE', birthDate: '19800101' }
    expect(await assessed(cda, { patientFile: noNumber })).toEqual(['red patient-differs-file'])
  })

  it('is the one of the message', async () => {
    expect(await assessed(composed(), { messageIns: '277076322082910' })).toEqual([
      'red patient-differs-message',
    ])
  })

  it.each([
    ['XDM/1.0/DDM+Prescription de produits de santé PAT-TROIS DOMINIQUE 28/03/1979', []],
    ['RE: xdm/1.0/ddm+Prescription pat trois Dominique 28/03/1979', []],
    ['Bonjour', []],
    ['XDM/1.0/DDM+Prescription DURAND Paul 28/03/1979', ['red patient-differs-message']],
    ['XDM/1.0/DDM+Prescription PAT-TROIS DOMINIQUE 29/03/1979', ['red patient-differs-message']],
  ])('is compared with the subject %s', async (subject, reasons) => {
    const messageWords = { subject, hasIns: true, addresses: ['a@b.test'] }
    expect(await assessed(composed(), { messageWords })).toEqual(reasons)
  })

  it('is compared with X-MSS-INS and the address of a citizen', async () => {
    const words = { subject: '', hasIns: null, addresses: [] }
    const judged = (cda: Uint8Array, more: object): Promise<string[]> =>
      assessed(cda, { messageWords: { ...words, ...more } })
    expect(await judged(composed(), { hasIns: false })).toEqual(['amber ins-not-announced'])
    const without = patient({ ins: null, qualified: false })
    expect(await judged(without, { hasIns: true })).toEqual(['amber ins-announced'])
    expect(await judged(without, { hasIns: false })).toEqual([])
    const other = ['277076322082910@patient.mssante.fr']
    expect(await judged(composed(), { addresses: other })).toEqual(['red patient-differs-message'])
  })

  it('has a true number, and notes tell test, waiting and none', async () => {
    const ins = (matricule: string, system: '1.2.250.1.213.1.4.8' | '1.2.250.1.213.1.4.9') =>
      patient({ ins: { matricule, system } })
    expect(await assessed(ins('279035121518988', '1.2.250.1.213.1.4.8'))).toEqual(['red ins-key'])
    const notes = async (cda: Uint8Array): Promise<string[]> =>
      (await assessDocument(cda, [await sign(cda)], context())).assurance.notes.map((n) => n.name)
    expect(await notes(ins('279035121518989', '1.2.250.1.213.1.4.8'))).toEqual([])
    expect(await notes(ins('279035121518989', '1.2.250.1.213.1.4.9'))).toEqual(['ins-nia'])
    expect(await notes(patient({ ins: null, qualified: false }))).toEqual(['ins-absent'])
  })
})

describe('a package', () => {
  it('holds documents that each have their own verdict', async () => {
    const first = composed()
    const second = composed({ id: '2.25.5', version: 2, replaces: example.id })
    const third = composed({ id: '2.25.6', number: 'ESSAI0000000000003' })
    const bytes = await pack([
      { content: first, signature: await sign(first) },
      { content: second, signature: await sign(second) },
      { content: third },
      { content: composed({ id: '2.25.7' }), action: 'delete', signature: await sign(first) },
    ])
    const found = await assessPackage(await readXdm(bytes), context())
    expect(found.map(({ assurance }) => names(assurance))).toEqual([
      ['red superseded'],
      [],
      ['amber unsigned'],
      ['red signs-other', 'red withdrawn'],
    ])
    expect(found[1]?.assurance.notes.map(({ name }) => name)).toContain('replaces')
  })

  it('does not vouch for a document whose patient is not the one that it announces', async () => {
    const content = composed()
    const bytes = await pack([{ content, signature: await sign(content) }])
    const found = await readXdm(bytes)
    const entries = found.documents.map((document) => ({
      ...document,
      entry: {
        ...document.entry,
        patientId: { value: '277076322082910', authority: '1.2.250.1.213.1.4.10', type: 'NH' },
      },
    }))
    const [only] = await assessPackage({ ...found, documents: entries }, context())
    expect(only && names(only.assurance)).toEqual(['red patient-differs-metadata'])
    const broken = found.documents.map((one) => ({ ...one, intact: one.entry.signs.length > 0 }))
    const [altered] = await assessPackage({ ...found, documents: broken }, context())
    expect(altered && names(altered.assurance)).toEqual(['red package-altered'])
  })
})

describe('compareTraits', () => {
  const different = (change: Partial<Traits>) => compareTraits(file, { ...file, ...change })

  it('folds what the Référentiel INS folds, and nothing else', () => {
    expect(different({ birthFamily: "pât'trois" })).toEqual({ different: [], missing: [] })
    expect(different({ birthFamily: 'PATTROIS' }).different).toEqual(['birth-name'])
    expect(different({ birthGiven: ['DOMINIQUE', 'MARIE-LOUISE'] }).different).toEqual([])
    expect(different({ birthGiven: ['MARIE', 'DOMINIQUE'] }).different).toEqual(['first-names'])
    expect(different({ system: '1.2.250.1.213.1.4.9' }).different).toEqual(['matricule'])
  })

  it('does not take what is missing for a difference', () => {
    expect(different({ birthPlace: '', matricule: '' })).toEqual({
      ...{ different: [], missing: ['matricule', 'birth-place'] },
    })
  })

  it('reads the traits of a document', () => {
    const [found] = readCda(composed()).header.patients
    expect(found && traitsOf(found)).toMatchObject({
      ...{ birthFamily: 'PAT-TROIS', birthGiven: ['DOMINIQUE MARIE-LOUISE'], sex: 'F' },
      ...{ birthDate: '19790328', birthPlace: '51215', matricule: '279035121518989' },
    })
  })
})
