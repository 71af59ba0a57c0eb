/** What the pages show is text, whoever wrote it. */

import { describe, expect, it } from 'vitest'
import { deny } from '../base/index.js'
import { callerOf } from '../test/house.js'
import { escapeHtml, identityPage, refusalPage } from './page.js'

const hostile = `<img src=x onerror="alert(1)">&'`

describe('pages', () => {
  it('escape what they are given', () => {
    expect(escapeHtml(hostile)).toBe('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;')
    const caller = { ...callerOf('rpps:1', 'a@a.test'), displayName: hostile }
    for (const text of [
      identityPage('fr', caller),
      refusalPage('en', deny('revoked', { subject: hostile })),
    ]) {
      expect(text).not.toContain('<img')
      expect(text).toContain('&lt;img')
      expect(text).not.toMatch(/<script|style=|onerror="/)
    }
  })

  it('say whose certificate it is, in both languages', () => {
    const caller = callerOf('rpps:10100997245', 'a@a.test')
    expect(identityPage('fr', caller)).toMatch(
      /lang="fr"[\s\S]*Votre certificat est reconnu[\s\S]*RPPS 10100997245[\s\S]*a@a\.test/,
    )
    expect(identityPage('en', callerOf('rpps:1'))).toMatch(/lang="en"[\s\S]*No mailbox is attached/)
  })
})
