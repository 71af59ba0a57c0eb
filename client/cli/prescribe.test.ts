/** `pli prescribe` against a running gateway: composed, printed, signed, packed, sent, received, replaced, cancelled. */

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCda, readPrescription, readXdm } from '../health/index.js'
import { openIdentity, readMessage } from '../mail/index.js'
import { userCommands } from './commands/index.js'
import { Memory, pli, startSpace, type Ran, type Space } from './gateway.case.js'
import { runCli } from './run.js'

let space: Space
let folder: string

const place = {
  civility: 'MME',
  specialty: { code: 'G15_10/SM26', display: 'Médecin - Qualifié en Médecine Générale (SM)' },
  structure: {
    id: '1519999908',
    name: 'Cabinet du Dr Camille MARTIN',
    phone: '03 53 01 00 01',
    address: { street: '3 rue des Essais', postalCode: '51300', city: 'DOMPREMY' },
  },
}
const patient = {
  birthFamily: 'PAT-TROIS',
  birthGiven: ['DOMINIQUE', 'MARIE-LOUISE'],
  sex: 'F',
  birthDate: '1979-03-28',
  birthPlace: { code: '51215', city: 'DOMPREMY' },
  ins: '279035121518989',
  insSystem: '1.2.250.1.213.1.4.10',
  qualified: true,
}
const line = 'DCI Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours, 2 boîtes'
const pharmacy = 'officine@pharmacie.pli.test'

beforeAll(async () => {
  space = await startSpace()
  folder = mkdtempSync(join(space.folder, 'rx-'))
  writeFileSync(join(space.doctor, 'place.json'), JSON.stringify(place))
  writeFileSync(join(folder, 'patient.json'), JSON.stringify(patient))
}, 60_000)
afterAll(() => space.close())

const prescribe = (...more: string[]): Promise<Ran> =>
  pli(['prescribe', '--as', space.doctor, '--patient', join(folder, 'patient.json'), ...more])

interface Told {
  readonly number: string
  readonly documentId: string
  readonly setId: string
  readonly version: number
  readonly files: readonly string[]
  readonly registered: boolean
}
const told = ({ out }: Ran): Told => JSON.parse(out.text) as Told

async function received(uid: number) {
  const message = await readMessage(await openIdentity(space.pharmacy), uid, 'sans-nom')
  const [zip, pdf] = message.attachments
  const found = await readXdm(zip?.content ?? new Uint8Array())
  return { message, zip, pdf, found }
}

interface Judged {
  readonly signer: { readonly identity: string }
  readonly reasons: readonly { readonly name: string }[]
}

describe('a prescription to a pharmacy', () => {
  it('arrives as an archive and a PDF, signed, by the rules of Référentiel #2', async () => {
    const ran = await prescribe('--line', line, '--to', pharmacy, '--json')
    expect(ran.err.text).toBe('')
    expect(ran.code).toBe(0)
    const { message, zip, pdf, found } = await received(1)
    expect(message.subject).toBe(
      'XDM/1.0/DDM+Prescription de produits de santé PAT-TROIS DOMINIQUE 28/03/1979',
    )
    expect(zip?.name).toBe('IHE_XDM.zip')
    expect(pdf?.name).toMatch(/^\d{8}_Prescription-de-produits-de-sante_PAT-TROIS_DOMINIQUE\.pdf$/)
    expect(found.flaws).toEqual([])
    const [document] = found.documents
    const cda = readCda((await document?.read()) ?? new Uint8Array())
    const read = readPrescription(cda)
    expect(read).toMatchObject({
      number: told(ran).number,
      id: told(ran).documentId,
      author: 'rpps:10100997245',
      medicines: [{ medicine: { name: 'Paracétamol 500 mg' }, boxes: 2, days: 5 }],
      doubts: [],
    })
    expect(Buffer.compare(read.pdf ?? Buffer.alloc(0), pdf?.content ?? Buffer.alloc(1))).toBe(0)
  })

  it('is signed, document and message, and found genuine by the pharmacy', async () => {
    const { found } = await received(1)
    expect(found.documents.map(({ entry }) => entry.formatCode?.code)).toEqual([
      'urn:ihe:pharm:pre:2010',
      'urn:ihe:iti:dsg:detached:2014',
    ])
    const verified = await pli(['prescription', 'verify', '1', '--as', space.pharmacy, '--json'])
    expect(verified.err.text).toBe('')
    const [judged] = JSON.parse(verified.out.text) as [{ verdict: Judged }]
    expect(judged.verdict.signer.identity).toBe('rpps:10100997245')
    // Whether it is revoked may not be known here; nothing else is in doubt.
    const others = judged.verdict.reasons.filter(({ name }) => name !== 'revocation-unknown')
    expect(others).toEqual([])
    const raw = await pli(['read', '1', '--as', space.pharmacy, '--raw'])
    expect(raw.out.bytes.toString('latin1')).toMatch(/^Content-Type: multipart\/signed/m)
  })

  it('carries the X-MSS headers', async () => {
    const raw = await pli(['read', '1', '--as', space.pharmacy, '--raw'])
    const text = raw.out.bytes.toString('latin1')
    expect(text).toMatch(/^X-MSS-CODECDA: 57833-6\r$/im)
    expect(text).toMatch(/^X-MSS-INS: O\r$/im)
    expect(text).toMatch(/^X-MSS-NIL: PLI\r$/im)
  })
})

describe('--out', () => {
  it('writes the files, once', async () => {
    const out = join(folder, 'out')
    const ran = await prescribe('--line', line, '--out', out, '--json')
    expect(ran.code).toBe(0)
    expect(told(ran).files).toHaveLength(2)
    const pdf = told(ran).files[1] ?? ''
    expect(readFileSync(pdf).subarray(0, 8).toString('latin1')).toBe('%PDF-1.4')
    const again = await prescribe('--line', line, '--out', out)
    expect(again.code).toBe(1)
    if (spawnSync('unzip', ['-v']).error === undefined)
      execFileSync('unzip', ['-tq', join(out, 'IHE_XDM.zip')])
  })

  it('writes nothing on --dry-run', async () => {
    const out = join(folder, 'dry')
    const ran = await prescribe('--line', line, '--out', out, '--dry-run')
    expect(ran.code).toBe(0)
    expect(ran.out.text).toContain('Paracétamol 500 mg')
    expect(existsSync(out)).toBe(false)
  })

  it('lets no matricule out that is not qualified', async () => {
    const out = join(folder, 'unqualified')
    const words = ['nom=X', 'prenoms=Y', 'sexe=M', 'naissance=01/02/2000', 'ins=279035121518989']
    const named = words.flatMap((word) => ['--patient', word])
    const start = ['prescribe', '--as', space.doctor, ...named, '--line', line]
    expect((await pli([...start, '--out', out])).code).toBe(0)
    for (const name of readdirSync(out))
      expect(readFileSync(join(out, name)).includes('279035121518989')).toBe(false)
    const { flaws } = await readXdm(readFileSync(join(out, 'IHE_XDM.zip')))
    expect(flaws).toEqual([])
    const copied = await pli([...start, '--to', pharmacy, '--copy-to-patient'])
    expect(copied.code).toBe(1)
    expect(copied.err.text).toMatch(/INS qualifié/)
  })
})

describe('a prescription that was sent', () => {
  it('is replaced by its next version, and cancelled', async () => {
    const out = join(folder, 'first')
    const first = told(await prescribe('--line', line, '--out', out, '--json'))
    const archive = join(out, 'IHE_XDM.zip')
    const replaced = await prescribe(
      '--line',
      line,
      '--replaces',
      archive,
      '--to',
      pharmacy,
      '--json',
    )
    expect(told(replaced)).toMatchObject({
      setId: first.setId,
      version: 2,
      replaces: first.documentId,
      registered: true,
    })
    const next = await received(2)
    expect(next.found.documents[0]?.entry.action).toBe('replace')

    const unasked = await pli([
      'prescribe',
      '--as',
      space.doctor,
      '--cancel',
      archive,
      '--to',
      pharmacy,
    ])
    expect(unasked.code).toBe(2)
    const cancelled = await pli([
      ...[
        'prescribe',
        '--as',
        space.doctor,
        '--cancel',
        archive,
        '--to',
        pharmacy,
        '--yes',
        '--json',
      ],
    ])
    expect(cancelled.code).toBe(0)
    expect(told(cancelled)).toMatchObject({ cancelled: true, registered: true })
    expect((await received(3)).found.documents[0]?.entry.action).toBe('delete')
  })

  it('is not replaced for another patient', async () => {
    const other = join(folder, 'other.json')
    writeFileSync(other, JSON.stringify({ ...patient, birthFamily: 'AUTRE', qualified: false }))
    const archive = join(folder, 'first', 'IHE_XDM.zip')
    const start = ['prescribe', '--as', space.doctor, '--patient', other, '--line', line]
    const ran = await pli([...start, '--replaces', archive, '--to', pharmacy])
    expect(ran.code).toBe(1)
    expect(ran.err.text).toMatch(/autre patient/)
  })
})

describe('what is missing or wrong', () => {
  it.each([
    [['--to', pharmacy], '--line', 2],
    [['--line', line], '--to', 2],
    [['--line', line, '--to', pharmacy, '--until', '2001-01-01'], '--until', 1],
    [['--line', 'Paracétamol', '--to', pharmacy], 'posologie', 1],
    [['--from-json', 'PATIENT'], 'birthFamily', 1],
  ])('%j is said, naming %s', async (more, named, code) => {
    const filled = more.map((one) => (one === 'PATIENT' ? join(folder, 'patient.json') : one))
    const ran = await prescribe(...filled)
    expect(ran.err.text).toContain(named)
    expect(ran.code).toBe(code)
  })

  it('is that a pharmacy prescribes', async () => {
    const start = ['prescribe', '--as', space.pharmacy, '--patient', join(folder, 'patient.json')]
    const ran = await pli([...start, '--line', line, '--to', pharmacy])
    expect(ran.code).toBe(1)
    expect(ran.err.text).toContain('RPPS')
  })
})

/** A terminal at which somebody types these lines, one when each question stands there. */
async function typed(lines: readonly string[], ...more: string[]): Promise<Ran> {
  const input = Object.assign(Readable.from(lines.map((one) => Buffer.from(`${one}\n`))), {
    isTTY: true,
  })
  const out = new Memory()
  const err = new Memory()
  const argv = ['prescribe', '--as', space.doctor, ...more]
  const code = await runCli({
    ...{ commands: userCommands, argv, language: 'fr', out, err, input },
    ...{ colour: false, debug: true, version: '1' },
  })
  return { code, out, err }
}

describe('the guided mode', () => {
  const answers = [
    ...['PAT-TROIS', 'DOMINIQUE', 'X', 'F', '31/02/1979', '28/03/1979', '51215', ''],
    ...['Paracétamol', line, '', 'Bande, 2', '', pharmacy],
  ]

  it('asks for what is missing, again when an answer does not fit, and sends after a yes', async () => {
    const ran = await typed([...answers, 'o'])
    expect(ran.code).toBe(0)
    expect(ran.err.text).toContain('Date de naissance')
    expect(ran.err.text).toContain('M, F ou U')
    expect(ran.out.text).toContain('PAT-TROIS DOMINIQUE, né(e) le 28/03/1979')
    expect(ran.out.text).toContain('Ordonnance envoyée')
  })

  it.each([
    ['an end of input', answers.slice(0, 5)],
    ['a no', [...answers, 'n']],
  ])('writes nothing after %s', async (_, lines) => {
    const out = join(folder, 'left-off')
    const ran = await typed(lines, '--out', out)
    expect(ran.code).toBe(1)
    expect(ran.err.text).toContain('rien n’a été écrit ni envoyé')
    expect(existsSync(out)).toBe(false)
  })
})
