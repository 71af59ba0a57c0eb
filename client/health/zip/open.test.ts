import {
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipWriter,
  type ZipWriterAddDataOptions,
} from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { openZip } from './open.js'

type File = readonly [name: string, content: Uint8Array, options?: ZipWriterAddDataOptions]

const text = (value: string): Uint8Array => new TextEncoder().encode(value)

/** A zip as a stranger would make it: the library's own checks of names are passed by writing them over afterwards. */
async function zipOf(
  files: readonly File[],
  rename: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    extendedTimestamp: false,
  })
  for (const [name, content, options] of files)
    await writer.add(name, new Uint8ArrayReader(content), options)
  let bytes = Buffer.from(await writer.close())
  for (const [from, to] of Object.entries(rename)) {
    expect(to.length).toBe(from.length)
    bytes = Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')
  }
  return bytes
}

const refused = (kind: string): Error => expect.objectContaining({ name: 'Fault', kind }) as Error

describe('openZip', () => {
  it('lists files with their sizes and gives their bytes', async () => {
    const files = await openZip(
      await zipOf([
        ['A.TXT', text('un')],
        ['B/', new Uint8Array(), { directory: true }],
        ['B/C.XML', text('deux'.repeat(1000))],
        ['VIDE', new Uint8Array()],
      ]),
    )
    expect(files.map(({ path, sizeBytes }) => [path, sizeBytes])).toEqual([
      ['A.TXT', 2],
      ['B/C.XML', 4000],
      ['VIDE', 0],
    ])
    expect(Buffer.from((await files[1]?.read()) ?? []).toString()).toBe('deux'.repeat(1000))
    expect(await files[2]?.read()).toHaveLength(0)
  })

  it.each([
    ['up', 'xx/evil', '../evil'],
    ['to the root', 'xetc/hosts', '/etc/hosts'],
    ['to a drive', 'CxxEVIL', 'C:\\EVIL'],
    ['up, in the manner of Windows', 'xx_evil', '..\\evil'],
    ['through the middle', 'a/xx/b', 'a/../b'],
    ['nowhere', 'a/x/b', 'a/./b'],
    ['past a NUL', 'a_b', 'a\0b'],
  ])('refuses a name that leads %s', async (_, plain, evil) => {
    const bytes = await zipOf([[plain, text('x')]], { [plain]: evil })
    await expect(openZip(bytes)).rejects.toThrow(refused('denied'))
  })

  it('refuses two entries of one name, even when only the case differs', async () => {
    const twice = await zipOf(
      [
        ['DOC1', text('a')],
        ['DOC2', text('b')],
      ],
      { DOC2: 'DOC1' },
    )
    await expect(openZip(twice)).rejects.toThrow(refused('denied'))
    const alike = await zipOf([
      ['DOC1', text('a')],
      ['doc1', text('b')],
    ])
    await expect(openZip(alike)).rejects.toThrow(refused('denied'))
  })

  it('reads zip64 and sizes that stand behind the bytes', async () => {
    const bytes = await zipOf([
      ['A', text('un'), { zip64: true }],
      ['B', text('deux'), { dataDescriptor: true }],
    ])
    const read = (await openZip(bytes)).map(async (file) =>
      new TextDecoder().decode(await file.read()),
    )
    expect(await Promise.all(read)).toEqual(['un', 'deux'])
  })

  it('refuses two names that differ in how an accent is composed', async () => {
    const twice = zipOf([
      ['\u00e9', text('a')],
      ['e\u0301', text('b')],
    ])
    await expect(twice.then(openZip)).rejects.toMatchObject({ kind: 'denied' })
  })

  it('refuses links and encrypted entries', async () => {
    const link = await zipOf([
      [
        'L',
        text('/etc/passwd'),
        { externalFileAttributes: (0o120777 << 16) >>> 0, versionMadeBy: 0x0314 },
      ],
    ])
    await expect(openZip(link)).rejects.toThrow(refused('denied'))
    const locked = await zipOf([['S', text('secret'), { password: 'x', encryptionStrength: 3 }]])
    await expect(openZip(locked)).rejects.toThrow(refused('denied'))
  })

  it('refuses what would unfold out of measure', async () => {
    const zeros = await zipOf([['Z', new Uint8Array(20 * 1024 * 1024)]])
    expect(zeros.length).toBeLessThan(100_000)
    await expect(openZip(zeros)).rejects.toThrow(refused('too-large'))
  })

  it('refuses more files than anybody sends', async () => {
    const many = Array.from({ length: 2001 }, (_, i): File => [`F${i}`, text('x'), { level: 0 }])
    await expect(openZip(await zipOf(many))).rejects.toThrow(refused('too-large'))
  })

  it('does not believe a size that the directory understates', async () => {
    const honest = Buffer.from(await zipOf([['A', text('a'.repeat(5000))]]))
    // 5000 in the two records that hold it.
    const lie = Buffer.from(honest)
    for (let at = lie.indexOf('8813', 0, 'hex'); at >= 0; at = lie.indexOf('8813', at + 1, 'hex'))
      lie.writeUInt16LE(10, at)
    const [file] = await openZip(lie)
    await expect(file?.read()).rejects.toThrow(refused('corrupt'))
  })

  it('tells a damaged entry from a sound one', async () => {
    const bytes = Buffer.from(await zipOf([['A', text('bonjour'), { level: 0 }]]))
    bytes.write('B', bytes.indexOf('bonjour'))
    const [file] = await openZip(bytes)
    await expect(file?.read()).rejects.toThrow(refused('corrupt'))
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['text', text('PK, mais rien de plus')],
    ['half an archive', text('PK\u0003\u0004 et puis plus rien')],
  ])('says that %s is no archive', async (_, bytes) => {
    await expect(openZip(bytes)).rejects.toThrow(refused('syntax'))
  })
})
