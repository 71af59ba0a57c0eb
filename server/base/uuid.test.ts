/** A UUID is made of whatever octets there are, a Buffer's or a page's. */

import { describe, expect, it } from 'vitest'
import { systemRandom } from './clock.js'
import { randomUuid } from './uuid.js'

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('a random UUID', () => {
  it('has version and variant, and is another one each time', () => {
    const made = Array.from({ length: 50 }, () => randomUuid(systemRandom))
    for (const one of made) expect(one).toMatch(form)
    expect(new Set(made).size).toBe(50)
  })

  it('is made of plain octets as well', () => {
    const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(0xab)
    expect(randomUuid({ bytes })).toBe('abababab-abab-4bab-abab-abababababab')
  })
})
