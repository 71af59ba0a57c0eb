import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeOfficial, officialPackages, readOfficial } from '../official.case.js'
import { openZip } from '../zip/index.js'
import { readXdm, writeXdm, type DocumentEntry, type XdmDocument, type XdmOrder } from './index.js'

const structure = {
  name: 'Cabinet du Dr Noël & Œuvré <Paris>',
  id: '1750512345',
  authority: '1.2.250.1.71.4.2.2',
}

/** An order whose ids count upwards. */
function orderOf(documents: XdmOrder['documents']): XdmOrder {
  let last = 0
  return {
    documents,
    sender: { structure, name: 'Dr Anaïs Noël', address: '25 rue Berthollet', phone: '0158432300' },
    software: { name: 'Pli', version: '0.1.0', editor: 'Pli' },
    at: Date.UTC(2026, 10, 22, 9, 30),
    uuid: () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`,
  }
}

async function only(bytes: Uint8Array): Promise<XdmDocument> {
  const [document] = (await readXdm(bytes)).documents
  if (!document) throw new Error('the package has no document')
  return document
}

/** Our own ids, and what official samples say otherwise than their own documents. */
function comparable(entry: DocumentEntry, name: string): object {
  const same = { ...entry, entryId: '', logicalId: '' }
  if (name.startsWith('eDISP')) return { ...same, legalAuthenticator: null }
  const { typeCode } = entry
  return {
    ...same,
    typeCode: typeCode && { ...typeCode, display: typeCode.display.replace('’', "'") },
  }
}

describeOfficial('a package written from an official document', () => {
  it.each(officialPackages)('has the metadata of the official package: %s', async (name) => {
    const before = await only(readOfficial(name))
    const content = await before.read()
    const bytes = await writeXdm(orderOf([{ content, action: before.entry.action }]))
    const after = await readXdm(bytes)
    expect(after.flaws).toEqual([])
    const [document] = after.documents
    expect(document && comparable(document.entry, name)).toEqual(comparable(before.entry, name))
    expect(Buffer.compare((await document?.read()) ?? new Uint8Array(), content)).toBe(0)
  })

  it('opens with the tools that everybody has, and every part is well formed', async () => {
    const documents = await Promise.all(
      officialPackages.slice(0, 2).map(async (name) => ({
        content: await (await only(readOfficial(name))).read(),
      })),
    )
    const folder = mkdtempSync(join(tmpdir(), 'pli-xdm-'))
    try {
      const file = join(folder, 'IHE_XDM.ZIP')
      writeFileSync(file, await writeXdm(orderOf(documents)))
      expect(execFileSync('unzip', ['-t', file]).toString()).toContain('No errors detected')
      execFileSync('unzip', ['-q', file, '-d', folder])
      const parts = ['INDEX.HTM', 'IHE_XDM/SUBSET01/METADATA.XML', 'IHE_XDM/SUBSET01/DOC0002.XML']
      for (const part of parts) execFileSync('xmllint', ['--noout', '--nonet', join(folder, part)])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('says who sends in 7-bit letters, whatever the name', async () => {
    const content = await (await only(readOfficial(officialPackages[0] ?? ''))).read()
    const files = await openZip(await writeXdm(orderOf([{ content }])))
    const readme = Buffer.from(
      (await files.find(({ path }) => path === 'README.TXT')?.read()) ?? [],
    )
    expect(readme.toString('latin1')).toContain('Cabinet du Dr Noel & OEuvre <Paris> (1750512345)')
    expect(readme.every((octet) => octet < 0x80)).toBe(true)
    const index = Buffer.from((await files.find(({ path }) => path === 'INDEX.HTM')?.read()) ?? [])
    expect(index.toString()).toContain('Noël &amp; Œuvré &lt;Paris&gt; (1750512345)')
  })

  it('refuses two patients in one package, and a package of nothing', async () => {
    const content = await (await only(readOfficial(officialPackages[0] ?? ''))).read()
    const other = Buffer.from(content)
      .toString('utf8')
      .replaceAll('279035121518989', '277076322082910')
    const documents = [{ content }, { content: Buffer.from(other) }]
    await expect(writeXdm(orderOf(documents))).rejects.toMatchObject({ kind: 'denied' })
    await expect(writeXdm(orderOf([]))).rejects.toMatchObject({ kind: 'syntax' })
  })
})
