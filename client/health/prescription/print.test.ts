import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { elementsOf, parseXml, textOf, type XmlElement } from '../xml/index.js'
import { exampleLine, examplePrescription, fullPrescription, plainLine } from './example.case.js'
import { exampleFonts } from './fonts.case.js'
import { printPrescription } from './index.js'

const { patient } = examplePrescription
/** Several pages, and marks of XML where a name should be. */
const long = {
  ...fullPrescription,
  medicines: Array.from({ length: 12 }, (_, index) => (index % 3 === 0 ? plainLine : exampleLine)),
  comment: 'Surveillance à ≥ 38,5 °C. '.repeat(150),
  patient: { ...patient, usedFamily: 'ŁUKASZ & <FILS>', qualified: false },
  prescriber: { ...fullPrescription.prescriber, family: 'O’CONNOR & <FILS>' },
}

const has = (tool: string): boolean => spawnSync(tool, ['-v']).error === undefined
const folder = mkdtempSync(join(tmpdir(), 'pli-print-'))
const files = { full: join(folder, 'full.pdf'), long: join(folder, 'long.pdf') }
const pdfs = new Map<string, Uint8Array>()

beforeAll(async () => {
  for (const [name, prescription] of [
    ['full', fullPrescription],
    ['long', long],
  ] as const) {
    const bytes = await printPrescription(prescription, exampleFonts)
    pdfs.set(name, bytes)
    writeFileSync(files[name], bytes)
  }
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const pages = (file: string): string[] =>
  execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)

describe.skipIf(!has('pdftotext'))('what pdftotext (poppler-utils) reads', () => {
  it('stands in the order in which a person reads it', () => {
    const [text = ''] = pages(files.full)
    const words = [
      'Docteur Camille MARTIN',
      'RPPS : 10100997245',
      '3 rue des Essais',
      'Ordonnance, version 2',
      'DOMPREMY, le 15 janvier 2026 à 09 h 30',
      "À dispenser jusqu'au 15/04/2026",
      'Patient : PAT-TROIS DOMINIQUE',
      'INS : 2 79 03 51 215 189 89 (NIR, identité de test)',
      'n° ESSAI0000000000001',
      "numéro d'essai",
      'En remplacement de : Docteur Paul DURAND',
      'Annule et remplace',
      'Prescription bizone',
      'AFFECTION EXONÉRANTE',
      '2. Préparation magistrale : crème < 30 g & « Cérat »',
      'Non substituable (marge thérapeutique étroite)',
      'Au pharmacien : Remettre en flacon',
      'MALADIES INTERCURRENTES',
      '1. PARACETAMOL MYLAN 500 mg, comprimé',
      '1 à 2 comprimés, 3 fois par jour, en cas de douleur ou de fièvre',
      'Du 15/01/2026 au 19/01/2026 (5 jours)',
      'un à deux comprimés, trois fois',
      'Dispositifs médicaux',
      'LPP 1215702 ; EMDN V0806 (LITS MÉDICAUX)',
      'NR (non remboursable)',
      'Page 1/2',
    ]
    const places = words.map((word) => text.indexOf(word))
    expect(words.filter((_, index) => (places[index] ?? -1) < 0)).toEqual([])
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('goes on over several pages, each numbered, named and said to be a trial', () => {
    const all = pages(files.long)
    expect(all.length).toBeGreaterThan(3)
    for (const [index, page] of all.entries()) {
      expect(page).toContain(`Page ${index + 1}/${all.length}`)
      expect(page).toContain("est un numéro d'essai")
      if (index > 0) expect(page).toContain('pour ŁUKASZ & <FILS> DOMINIQUE')
    }
    const text = all.join('\n')
    for (let line = 1; line <= 12; line++) expect(text).toContain(`\n${line}. `)
    expect(text.match(/Surveillance/g)).toHaveLength(150)
  })

  it('holds no matricule of an identity that is not qualified', () => {
    const text = pages(files.long).join('\n')
    expect(text).not.toContain('2 79 03')
    expect(text).toContain('identité non qualifiée')
  })
})

describe.skipIf(!has('qpdf'))('qpdf --check', () => {
  it.each(['full', 'long'] as const)('finds no error in %s', (name) => {
    expect(execFileSync('qpdf', ['--check', files[name]]).toString()).toContain('No syntax')
  })
})

describe.skipIf(!has('dmtxread') || !has('pdftoppm'))('the printed 2D code', () => {
  it('is read by dmtxread (dmtx-utils) off the picture of the page', () => {
    const picture = join(folder, 'page')
    execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', files.full, picture])
    const read = execFileSync('dmtxread', ['-N1', '-m8000', `${picture}.png`], { encoding: 'utf8' })
    expect(read.trim()).toBe(fullPrescription.number)
  })
})

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

interface Stream {
  readonly dictionary: string
  readonly bytes: Buffer
}

function streamsOf(pdf: string): Stream[] {
  return [
    ...pdf.matchAll(/<<((?:(?!endobj|stream)[\s\S])*)>>\s*\nstream\n([\s\S]*?)\nendstream/g),
  ].map(([, dictionary = '', body = '']) => {
    const raw = Buffer.from(body, 'latin1')
    return { dictionary, bytes: dictionary.includes('FlateDecode') ? inflateSync(raw) : raw }
  })
}

/** A value of the document information; pdfkit keeps each in an object of its own. */
function infoOf(pdf: string, key: string): string {
  const [, reference = ''] = new RegExp(`/${key} (\\d+) 0 R`).exec(pdf) ?? []
  const [, text = ''] =
    new RegExp(`\n${reference} 0 obj\n\\(([\\s\\S]*?)\\)\nendobj`).exec(pdf) ?? []
  const bytes = Buffer.from(text.replace(/\\([\s\S])/g, '$1'), 'latin1')
  return bytes[0] === 0xfe
    ? bytes.subarray(2).swap16().toString('utf16le')
    : bytes.toString('latin1')
}

/** The rules of ISO 19005-1 that a writer can break, as no validator of them can be had here. */
describe.each(['full', 'long'] as const)('PDF/A-1b, %s', (name) => {
  let pdf = ''
  let streams: Stream[] = []
  let metadata: XmlElement

  beforeAll(() => {
    pdf = latin1(pdfs.get(name) ?? new Uint8Array())
    streams = streamsOf(pdf)
    const xmp = streams.find(({ dictionary }) => dictionary.includes('/Metadata'))
    metadata = parseXml(xmp?.bytes ?? new Uint8Array())
  })
  const found = (tag: string): string => {
    const search = (one: XmlElement): XmlElement | undefined =>
      one.name === tag ? one : elementsOf(one).map(search).find(Boolean)
    const element = search(metadata)
    return element ? textOf(element).trim() : ''
  }

  it('§6.1.2, §6.1.3: begins and ends as it must, has an id, is not encrypted', () => {
    expect(pdf).toMatch(/^%PDF-1\.4\n%[\x80-\xff]{4}\n/)
    expect(pdf).toMatch(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/)
    expect(pdf).toMatch(/%%EOF\n?$/)
    expect(pdf).not.toContain('/Encrypt')
  })

  it('§6.1.4, §6.1.7, §6.1.10: a classic cross-reference table, true lengths, no LZW', () => {
    expect(pdf).toMatch(/\nxref\n0 \d+\n0000000000 65535 f/)
    expect(pdf).not.toMatch(/\/ObjStm|\/XRef|LZWDecode/)
    const lengths = [...pdf.matchAll(/\/Length (\d+)[^>]*>>\s*\nstream\n([\s\S]*?)\nendstream/g)]
    expect(lengths.length).toBeGreaterThan(5)
    for (const [, length, body = ''] of lengths) expect(body).toHaveLength(Number(length))
  })

  it('§6.1.11, §6.5, §6.6, §6.9: no files inside, no actions, no scripts, no notes, no forms', () => {
    expect(pdf).not.toMatch(
      /\/(JS|JavaScript|AA|OpenAction|Launch|EmbeddedFiles?|AcroForm|Annots)\b/,
    )
  })

  it('§6.4: nothing is transparent', () => {
    expect(pdf).not.toMatch(/\/(SMask|CA|ca|BM|Group)\b/)
  })

  it('§6.2.2, §6.2.3: colours are those of the intended sRGB', () => {
    expect(pdf).toMatch(/\/S \/GTS_PDFA1/)
    const profile = streams.find(({ bytes }) => bytes.subarray(36, 40).toString() === 'acsp')
    expect(profile?.dictionary).toContain('/N 3')
    expect(profile?.bytes.subarray(16, 20).toString()).toBe('RGB ')
    expect(profile?.bytes[8]).toBe(2)
    for (const { bytes } of streams) expect(bytes.toString('latin1')).not.toMatch(/[\d.] [kK]\n/)
  })

  it('§6.3: every font is embedded whole as far as it is used, with widths and Unicode', () => {
    const fonts = [...pdf.matchAll(/\/Subtype \/Type0[\s\S]*?endobj/g)].map(([text]) => text)
    expect(fonts).toHaveLength(2)
    for (const font of fonts) {
      expect(font).toContain('/Encoding /Identity-H')
      expect(font).toMatch(/\/ToUnicode \d+ 0 R/)
    }
    expect(pdf.match(/\/Subtype \/CIDFontType2/g)).toHaveLength(2)
    expect(pdf.match(/\/CIDToGIDMap \/Identity/g)).toHaveLength(2)
    expect(pdf.match(/\/W \[/g)).toHaveLength(2)
    expect(pdf.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(2)
    expect(pdf.match(/\/CIDSet \d+ 0 R/g)).toHaveLength(2)
    expect(pdf).not.toMatch(/\/Type1\b|Helvetica/)
  })

  it('§6.7: metadata are XML, say PDF/A-1b, and what the document information says', () => {
    expect(found('part')).toBe('1')
    expect(found('conformance')).toBe('B')
    expect(infoOf(pdf, 'Title')).toBe("Ordonnance ESSAI0000000000001 (numéro d'essai)")
    expect(found('title')).toBe(infoOf(pdf, 'Title'))
    expect(found('creator')).toBe(infoOf(pdf, 'Author'))
    expect(found('Producer')).toBe(infoOf(pdf, 'Producer'))
    expect(found('CreatorTool')).toBe(infoOf(pdf, 'Creator'))
    expect(found('CreateDate')).toBe('2026-01-15T08:30:00Z')
    expect(infoOf(pdf, 'CreationDate')).toBe('D:20260115083000Z')
    expect(pdf).not.toContain('/ModDate')
  })

  it('is tagged, in French', () => {
    expect(pdf).toContain('/Lang (fr-FR)')
    expect(pdf).toContain('/Marked true')
    for (const tag of ['Document', 'H1', 'H2', 'P', 'Figure']) expect(pdf).toContain(`/S /${tag}`)
  })
})

describe('the same prescription', () => {
  it('prints the same bytes', async () => {
    const again = await printPrescription(fullPrescription, exampleFonts)
    expect(Buffer.compare(again, pdfs.get('full') ?? new Uint8Array())).toBe(0)
  })
})
