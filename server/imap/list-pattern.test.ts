/** LIST patterns: what the wildcards reach, and that no pattern is slow. */

import { describe, expect, it } from 'vitest'
import { listPattern } from './list-pattern.js'

const names = ['INBOX', 'INBOX/Sous', 'Archives', 'Archives/2025', 'Archives/2025/Mai', 'inboxes']
const found = (reference: string, ...patterns: string[]) =>
  names.filter(listPattern(reference, patterns))

describe('LIST patterns, RFC 9051 §6.3.9', () => {
  it.each([
    ['', '*', names],
    ['', '%', ['INBOX', 'Archives', 'inboxes']],
    ['', 'Archives/%', ['Archives/2025']],
    ['', 'Archives/*', ['Archives/2025', 'Archives/2025/Mai']],
    ['Archives/', '%', ['Archives/2025']],
    ['', '%/%', ['INBOX/Sous', 'Archives/2025']],
    ['', 'inbox', ['INBOX']],
    ['', 'InBox/%', ['INBOX/Sous']],
    ['', '*2025*', ['Archives/2025', 'Archives/2025/Mai']],
    ['', '%*', names],
    ['', 'archives', []],
    ['', '', []],
  ])('%j %j', (reference, pattern, expected) => {
    expect(found(reference, pattern)).toEqual(expected)
  })

  it('joins several patterns', () => {
    expect(found('', 'INBOX', 'Archives')).toEqual(['INBOX', 'Archives'])
  })

  it('is not slowed down by many wildcards', () => {
    const began = performance.now()
    expect(listPattern('', ['*a'.repeat(500)])('a'.repeat(499))).toBe(false)
    expect(performance.now() - began).toBeLessThan(500)
  })
})
