import { describe, expect, it } from 'vitest'
import { explain, ruleSentences } from './index.js'

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()

describe('the sentences of refusals', () => {
  it.each(Object.entries(ruleSentences))(
    '%s: one sentence each, the same facts twice',
    (_, rule) => {
      for (const { fr, en } of [rule.fact, rule.remedy]) {
        expect(fr).toMatch(/^[\p{Lu}«{].*\.$/u)
        expect(en).toMatch(/^[\p{Lu}"{].*\.$/u)
        expect(fr.match(/\. /g)).toBeNull()
        expect(en.match(/\. /g)).toBeNull()
        expect(new Set(placeholders(fr))).toEqual(new Set(placeholders(en)))
        expect(fr).not.toContain("'")
      }
    },
  )

  it('are filled from the facts of a denial', () => {
    const { fact } = explain('fr', {
      admitted: false,
      rule: 'not-listed',
      facts: { identity: 'rpps:10100997245' },
    })
    expect(fact).toBe(
      'Le certificat est valable, mais rpps:10100997245 ne figure pas dans l’annuaire.',
    )
  })
})
