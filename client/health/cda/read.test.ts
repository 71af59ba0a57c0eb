import { describe, expect, it } from 'vitest'
import { describeOfficial, officialPackages, readOfficial } from '../official.case.js'
import { readXdm } from '../xdm/index.js'
import { inlineText, readCda, sectionLines, type CdaDocument } from './index.js'

async function official(part: string): Promise<CdaDocument> {
  const name = officialPackages.find((found) => found.includes(part)) ?? ''
  const [document] = (await readXdm(readOfficial(name))).documents
  return readCda((await document?.read()) ?? new Uint8Array())
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value)

/** A document with `body` in it and nothing more in its header than is asked of it. */
const documentOf = (body: string): Uint8Array =>
  text(
    `<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1.2"/><component>${body}</component></ClinicalDocument>`,
  )
const narrative = (content: string): CdaDocument =>
  readCda(
    documentOf(
      `<structuredBody><component><section><title>T</title><text>${content}</text></section></component></structuredBody>`,
    ),
  )
const linesOf = (content: string): string[] =>
  narrative(content).sections.flatMap((s) => sectionLines(s))

describeOfficial('official documents', () => {
  it.each(officialPackages)('have a patient, an author and something to show: %s', async (name) => {
    const { header, sections, whole } = await official(name)
    expect(header.patients[0]).toMatchObject({
      birthTime: expect.stringMatching(/^\d{8}/) as string,
    })
    expect(header.patients[0]?.birthFamily).not.toBe('')
    expect(header.authors.length).toBeGreaterThan(0)
    expect(header.id.root).not.toBe('')
    const shown = sections.flatMap((section) => sectionLines(section)).join('\n')
    expect(
      whole ? Buffer.from(whole.content).subarray(0, 4).toString() : shown.length > 100,
    ).toEqual(whole ? '%PDF' : true)
  })

  it('give the people and the dates of a prescription', async () => {
    const { header } = await official('eP-MED-DM_2024.01')
    expect(header.patients[0]).toMatchObject({
      birthFamily: 'PAT-TROIS',
      birthGiven: ['DOMINIQUE', 'DOMINIQUE MARIE-LOUISE'],
      usedFamily: 'PAT-TROIS',
      usedGiven: 'DOMINIQUE',
      birthTime: '19790328',
      birthPlace: { code: '51215', city: 'DOMPREMY' },
    })
    expect(header.authors[0]).toMatchObject({
      ids: [{ root: '1.2.250.1.71.4.2.1', extension: '801234567897' }],
      name: { given: ['Romain'], family: 'PIOU', suffix: 'DR' },
      organisation: { name: 'Cabinet du DR Pierre JOLI' },
    })
    // The sample is signed by another number than it is written by.
    expect(header.legalAuthenticator?.ids[0]?.extension).toBe('807505123456')
    expect(header.events[0]).toMatchObject({
      id: { root: '1.2.250.1.215.500.1.1', extension: '01S2TBPZ2JCNZZYGHZ' },
      low: '20231201091000+0100',
    })
    expect(header.participants.map(({ type }) => type)).toContain('PRF')
  })

  it('show a prescription line by line, as a person reads it', async () => {
    const { sections } = await official('PosoNonStruct')
    const lines = sections.flatMap((section) => sectionLines(section))
    expect(lines).toContain('PRESCRIPTION DE MÉDICAMENTS')
    expect(lines).toContain('    Médicament : PARACETAMOL MYLAN 500 mg, comprimé')
    expect(lines).toContain('    Nombre de renouvellements : 3')
  })

  it('give the images of a section by the id that the text names', async () => {
    const { sections } = await official('eP-MED-DM_2024.01')
    const section = sections.find(({ media }) => media.length > 0)
    expect(section?.media[0]).toMatchObject({ id: 'Code2dPDF' })
    // Declared as JPEG, it is a PNG: what it is is told by its first octets.
    expect(
      Buffer.from(section?.media[0]?.content ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  it('say which document they replace', async () => {
    const { header } = await official('Microbiologie_V2.ZIP')
    expect(header.related).toMatchObject([
      { type: 'RPLC', ids: [{ root: '1.2.250.1.213.1.1.1.55.2024.8.1' }] },
    ])
  })
})

describe('narrative of strangers', () => {
  it('keeps paragraphs, lists, tables and line ends', () => {
    expect(
      linesOf(
        '  un <content styleCode="Bold">deux</content><br/>trois <paragraph>quatre</paragraph><list listType="ordered"><item>a</item><item>b<list><item>c</item></list></item></list>' +
          '<table><caption>Doses</caption><thead><tr><th>Quand</th><th>Quoi</th></tr></thead><tbody><tr><td>matin</td><td>1 g</td></tr><tr><td colspan="2">si besoin</td></tr></tbody></table>',
      ),
    ).toEqual([
      'T',
      '  un deux',
      '  trois',
      '  quatre',
      '  1. a',
      '  2. b',
      '     • c',
      '  Doses',
      '  - Quand : matin',
      '    Quoi : 1 g',
      '  - si besoin',
    ])
  })

  it('keeps columns under their titles below a cell of two rows', () => {
    expect(
      linesOf(
        '<table><thead><tr><th>Quand</th><th>Quoi</th></tr></thead><tbody><tr><td rowspan="2">matin</td><td>1 g</td></tr><tr><td>2 g</td></tr></tbody></table>',
      ),
    ).toEqual(['T', '  - Quand : matin', '    Quoi : 1 g', '  - Quoi : 2 g'])
  })

  it('shows the words of what it does not know, and does nothing else with it', () => {
    const { sections } = narrative(
      '<script>alerte</script><linkHtml href="javascript:alert(1)">ici</linkHtml><frame onload="x">mot</frame>',
    )
    const [block] = sections[0]?.narrative ?? []
    expect(block?.kind === 'paragraph' && inlineText(block.content)).toBe(
      'alerteici <javascript:alert(1)>mot',
    )
    expect(JSON.stringify(sections[0]?.narrative)).not.toContain('onload')
  })

  it('bounds what a table may claim', () => {
    const { sections } = narrative(
      '<table><tr><td colspan="99999999">x</td><td rowspan="-1">y</td></tr></table>',
    )
    const [block] = sections[0]?.narrative ?? []
    expect(
      block?.kind === 'table' && block.rows[0]?.cells.map(({ columns, rows }) => [columns, rows]),
    ).toEqual([
      [1, 1],
      [1, 1],
    ])
  })
})

describe('what is no clinical document', () => {
  it.each([
    ['other XML', '<html/>', 'syntax'],
    ['a document of another namespace', '<ClinicalDocument/>', 'syntax'],
    [
      'a document type',
      '<!DOCTYPE ClinicalDocument><ClinicalDocument xmlns="urn:hl7-org:v3"/>',
      'denied',
    ],
  ])('is refused: %s', (_, xml, kind) => {
    expect(() => readCda(text(xml))).toThrow(expect.objectContaining({ kind }) as Error)
  })

  it('says that a file inside is damaged, and reads a header of nothing', () => {
    const broken =
      '<nonXMLBody><text mediaType="application/pdf" representation="B64">&lt;é&gt;</text></nonXMLBody>'
    expect(() => readCda(documentOf(broken))).toThrow(/damaged/)
    expect(readCda(documentOf('')).header).toMatchObject({ title: '', patients: [], authors: [] })
  })
})
