/** Canonical XML, compared with libxml2's on official documents and on the awkward corners of the standard. */

import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { describeOfficial, officialPackages, readOfficial } from '../official.case.js'
import { parseExact } from '../xml/index.js'
import { readXdm } from '../xdm/index.js'
import { canonicalDocument, canonicalElement } from './c14n.js'

const xmllint = spawnSync('xmllint', ['--version']).status === 0
const foreign = (bytes: Uint8Array, how: string): Buffer =>
  spawnSync('xmllint', ['--huge', '--nonet', how, '-'], { input: bytes, maxBuffer: 1 << 28 }).stdout

const forms = [
  ['--c14n', { exclusive: false, comments: true, prefixes: [] }],
  ['--exc-c14n', { exclusive: true, comments: true, prefixes: [] }],
] as const

const corners = [
  '<?a b?><!-- c --><r/><!-- d --><?e?>',
  '<r xmlns="urn:a" xmlns:b="urn:b" xmlns:c="urn:c"><b:x xmlns="" z="1" a="2" b:a="3"><y xmlns="urn:a"/></b:x></r>',
  '<r a="1&#10;2&#9;3&#13;4&quot;&lt;&gt;&amp;" b=\'x\ny\tz\'>\r\n&#13;&lt;&gt;&amp;<![CDATA[<&>]]>\u{1d11e}é</r>',
  '<a:r xmlns:a="urn:1"><a:s xmlns:a="urn:2"><a:t xmlns:a="urn:1"/></a:s></a:r>',
  '<r xml:lang="fr" xml:space="preserve"><s xml:lang="en" b="1" a="2"/>  </r>',
]

describe.skipIf(!xmllint)('canonical XML, as libxml2 makes it (needs xmllint)', () => {
  it.each(corners)('of %s', (text) => {
    const bytes = new TextEncoder().encode(text)
    for (const [how, form] of forms)
      expect(Buffer.from(canonicalDocument(parseExact(bytes), form)).toString()).toBe(
        foreign(bytes, how).toString(),
      )
  })

  describeOfficial('official documents', () => {
    it.each(officialPackages.slice(0, 12))('of %s', async (name) => {
      const { documents } = await readXdm(readOfficial(name))
      const bytes = (await documents[0]?.read()) ?? new Uint8Array()
      for (const [how, form] of forms)
        expect(foreign(bytes, how).equals(canonicalDocument(parseExact(bytes), form))).toBe(true)
    })
  })
})

describe('one element of a document', () => {
  const { root } = parseExact(
    new TextEncoder().encode(
      '<r xmlns="urn:a" xmlns:b="urn:b" xmlns:c="urn:c" xml:lang="fr" xml:base="x"><b:s b:t="1"><!-- n --><u xml:lang="en"/></b:s></r>',
    ),
  )
  const inner = root.children[0] as typeof root
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

  it('carries what is in force above it in the inclusive form', () => {
    const form = { exclusive: false, comments: false, prefixes: [] }
    expect(text(canonicalElement(inner, form))).toBe(
      '<b:s xmlns="urn:a" xmlns:b="urn:b" xmlns:c="urn:c" xml:base="x" xml:lang="fr" b:t="1"><u xml:lang="en"></u></b:s>',
    )
  })

  it('carries what it uses, and what it is told to, in the exclusive one', () => {
    const form = { exclusive: true, comments: true, prefixes: [] }
    expect(text(canonicalElement(inner, form))).toBe(
      '<b:s xmlns:b="urn:b" b:t="1"><!-- n --><u xmlns="urn:a" xml:lang="en"></u></b:s>',
    )
    expect(text(canonicalElement(inner, { ...form, prefixes: ['c'] }))).toContain(
      '<b:s xmlns:b="urn:b" xmlns:c="urn:c" b:t="1">',
    )
  })
})
