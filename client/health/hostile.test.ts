/** Packages and documents of strangers, mutated at random: they are read, or refused by a Fault, and nothing else happens. */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isFault } from '../../server/base/index.js'
import { describeOfficial, officialPackages, readOfficial } from './official.case.js'
import { readCda } from './cda/index.js'
import { verifyDocument } from './signature/index.js'
import { prescription, utf8 } from './signature/signature.case.js'
import { readXdm, writeXdm } from './xdm/index.js'

const cda = prescription()

/** What may happen: a value, or a Fault. */
async function harmless(work: () => unknown): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!isFault(error)) throw error
  }
}

const edits = fc.array(
  fc.record({ at: fc.nat(), drop: fc.nat(40), put: fc.uint8Array({ maxLength: 40 }) }),
  { minLength: 1, maxLength: 6 },
)
type Edits = readonly { at: number; drop: number; put: Uint8Array }[]

function edited(bytes: Uint8Array, how: Edits): Uint8Array {
  return how.reduce<Uint8Array>((found, { at, drop, put }) => {
    const from = at % (found.length + 1)
    return Uint8Array.from([...found.subarray(0, from), ...put, ...found.subarray(from + drop)])
  }, bytes)
}

const trust = { anchors: [], intermediates: [], lists: [] }
const verify = (document: Uint8Array, signature: Uint8Array) =>
  verifyDocument({ document, signatures: [signature] }, { trust, now: 0, received: null })

it('documents', async () => {
  await fc.assert(
    fc.asyncProperty(edits, (how) => harmless(() => readCda(edited(cda, how)))),
    { numRuns: 150 },
  )
})

it('packages, whose documents are read as far as they are sound', async () => {
  let last = 0
  const whole = await writeXdm({
    documents: [{ content: cda, signature: utf8('<a/>') }],
    sender: {
      structure: { name: 'Essai', id: '1750803447', authority: '1.2.250.1.71.4.2.2' },
      ...{ name: '', address: '', phone: '' },
    },
    software: { name: 'Pli', version: '1', editor: 'Pli' },
    at: 0,
    uuid: () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`,
  })
  const read = async (bytes: Uint8Array): Promise<void> => {
    for (const document of (await readXdm(bytes)).documents)
      await harmless(async () => readCda(await document.read()))
  }
  await fc.assert(
    fc.asyncProperty(edits, (how) => harmless(() => read(edited(whole, how)))),
    { numRuns: 150 },
  )
})

describeOfficial('official packages, mutated', () => {
  it.each(officialPackages)('%s', async (name) => {
    const whole = readOfficial(name)
    await fc.assert(
      fc.asyncProperty(edits, (how) =>
        harmless(async () => {
          for (const document of (await readXdm(edited(whole, how))).documents)
            await harmless(async () => readCda(await document.read()))
        }),
      ),
      { numRuns: 12 },
    )
  })
})

it('signatures: whatever they hold is a verdict, and never a green one', async () => {
  const names = ['SignedInfo', 'SignatureValue', 'KeyInfo', 'Object', 'Reference', 'Manifest']
  const part = fc
    .tuple(fc.constantFrom(...names), fc.constantFrom('', '#a', 'http://192.0.2.1/'), fc.string())
    .map(
      ([name, uri, text]) =>
        `<${name} Id="a" URI="${uri}">${text.replace(/[<&\p{Cc}\p{Cs}]/gu, '')}</${name}>`,
    )
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
      const text = `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">${parts.join('')}</Signature>`
      expect((await verify(cda, utf8(text))).level).toBe('red')
    }),
    { numRuns: 100 },
  )
})
