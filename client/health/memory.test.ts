/** What is held of a large document: its bound is one of memory, so that a busy machine changes nothing about it. */

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { readCda } from './cda/index.js'
import { prescription, textOf, utf8 } from './signature/signature.case.js'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function heldMebibytes(): number {
  collect()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

const row = '<tr><td>Glycémie à jeun</td><td>0,92 g/L</td><td>0,70 à 1,10</td></tr>'
const rows = 275_000

function large(): Uint8Array {
  const table = `<table><tbody>${row.repeat(rows)}</tbody></table>`
  return utf8(textOf(prescription()).replace(/<text>/, () => `<text>${table}`))
}

it('20 MB of markup are held as they were written until somebody asks for the tree', () => {
  const bytes = large()
  expect(bytes.length).toBeGreaterThan(19_000_000)
  const before = heldMebibytes()
  const document = readCda(bytes)
  expect(document.header.patients).toHaveLength(1)
  expect(heldMebibytes() - before).toBeLessThan(60)
  expect(document.sections.some(({ text }) => text !== null)).toBe(true)
})
