import { expect, describe, it } from 'vitest'
import { describeOfficial, officialPackages, readOfficial } from '../official.case.js'
import { openZip, writeZip, type NewFile } from '../zip/index.js'
import { readXdm } from './read.js'

const at = new Date(Date.UTC(2026, 0, 1))
const text = (value: string): Uint8Array => new TextEncoder().encode(value)

describeOfficial('the official packages', () => {
  it.each(officialPackages)(
    'are read in full, and every one keeps its promises: %s',
    async (name) => {
      const found = await readXdm(readOfficial(name))
      // They break the rule of README.TXT themselves, and no other.
      expect(found.flaws).toEqual([
        { rule: 'readme-form', weight: 'note', path: 'README.TXT', values: {} },
      ])
      expect(found.submissionSets).toHaveLength(1)
      const [document] = found.documents
      expect(document?.intact).toBe(true)
      expect((await document?.read())?.length).toBe(document?.entry.size)
      expect(document?.entry.patientId).toMatchObject({ type: 'NH' })
      expect(document?.entry.sourcePatientInfo.birthDate).toMatch(/^\d{8}$/)
    },
  )

  it('say what is replaced and what is withdrawn', async () => {
    const actions = await Promise.all(
      officialPackages.map(async (name) => {
        const { documents } = await readXdm(readOfficial(name))
        return [name, documents[0]?.entry.action]
      }),
    )
    const changed = actions.filter(([, action]) => action !== 'create')
    expect(Object.fromEntries(changed)).toMatchObject({
      'BIO-CR-BIO_2024.01_Microbiologie_V2.ZIP': 'replace',
      'BIO-CR-BIO_2024.01_Microbiologie_V2_Delete.ZIP': 'delete',
    })
  })

  /** An official package with some of its files changed; `null` leaves one out. */
  async function changed(
    change: (path: string, content: Uint8Array) => NewFile[],
  ): ReturnType<typeof readXdm> {
    const name = officialPackages.find((found) => found.includes('PosoStruct')) ?? ''
    const files = await openZip(readOfficial(name))
    const written: NewFile[] = []
    for (const file of files) written.push(...change(file.path, await file.read()))
    return readXdm(await writeZip(written, at))
  }
  const rules = (found: Awaited<ReturnType<typeof readXdm>>): string[] =>
    found.flaws.map(({ rule }) => rule).filter((rule) => rule !== 'readme-form')
  const metadata = (edit: (xml: string) => string) => (path: string, content: Uint8Array) => [
    {
      path,
      content: path.endsWith('METADATA.XML')
        ? text(edit(Buffer.from(content).toString()))
        : content,
    },
  ]

  it('are not believed when one octet of the document differs', async () => {
    const found = await changed((path, content) => {
      if (path.endsWith('DOC0001.XML')) content[content.length - 3] = 0x20
      return [{ path, content }]
    })
    expect(rules(found)).toEqual(['hash'])
    expect(found.documents[0]?.intact).toBe(false)
  })

  it.each([
    ['the document is gone', (path: string) => path.endsWith('DOC0001.XML'), ['document-missing']],
    [
      'the metadata are gone',
      (path: string) => path.endsWith('METADATA.XML'),
      ['metadata-missing', 'document-unlisted'],
    ],
    ['the index is gone', (path: string) => path === 'INDEX.HTM', ['index-missing']],
    ['the read-me is gone', (path: string) => path === 'README.TXT', ['readme-missing']],
  ])('name what is wrong when %s', async (_, gone, expected) => {
    const found = await changed((path, content) => (gone(path) ? [] : [{ path, content }]))
    expect(rules(found)).toEqual(expected)
  })

  it.each<[string, (xml: string) => string, string[]]>([
    ['is no XML', () => 'rien', ['metadata-unreadable', 'document-unlisted']],
    [
      'has a document type',
      (xml) => `<!DOCTYPE x [<!ENTITY e "e">]>${xml}`,
      ['metadata-unreadable', 'document-unlisted'],
    ],
    ['has another size', (xml) => xml.replace('>227488<', '>227489<'), ['size']],
    ['has no hash', (xml) => xml.replace(/"hash"/, '"nohash"'), ['hash-missing']],
    [
      'has another prefix, order and case',
      (xml) =>
        xml
          .replaceAll('ns2:', 'rim:')
          .replaceAll('xmlns:ns2', 'xmlns:rim')
          .replaceAll('urn:uuid:7edca82f', 'URN:UUID:7EDCA82F'),
      [],
    ],
    [
      'points at the document from the root',
      (xml) => xml.replace('>DOC0001.XML<', '>IHE_XDM/SUBSET01/DOC0001.XML<'),
      [],
    ],
    ['writes the name small', (xml) => xml.replace('>DOC0001.XML<', '>./doc0001.xml<'), []],
    [
      'names a second patient',
      (xml) => xml.replace('279035121518989^^^', '277076322082910^^^'),
      ['two-patients'],
    ],
  ])('are read as far as they make sense when the metadata file %s', async (_, edit, expected) => {
    expect(rules(await changed(metadata(edit)))).toEqual(expected)
  })

  it('take foreign files for what they are', async () => {
    const found = await changed((path, content) =>
      path === 'INDEX.HTM'
        ? [
            { path, content },
            { path: 'IHE_XDM/SUBSET01/STYLE.XSL', content: text('<x/>') },
            { path: 'IHE_XDM/SUBSET01/long-name.pdf', content: text('%PDF') },
            { path: 'IHE_XDM/SUBSET01/INNER.ZIP', content: text('PK') },
          ]
        : [{ path, content }],
    )
    expect(rules(found)).toEqual(['name-form', 'nested', 'document-unlisted', 'document-unlisted'])
  })
})

describe('what is no package', () => {
  it('is refused as such', async () => {
    await expect(readXdm(text('bonjour'))).rejects.toMatchObject({ kind: 'syntax' })
  })

  it('is named when it is a zip of something else', async () => {
    const found = await readXdm(await writeZip([{ path: 'photo.jpg', content: text('x') }], at))
    expect(found.documents).toEqual([])
    expect(found.flaws.map(({ rule }) => rule)).toContain('metadata-missing')
  })
})
