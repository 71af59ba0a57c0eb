/** The verdict: the gravest reason gives the colour, and its words name who signed. */

import { describe, expect, it } from 'vitest'
import { conclude, verdictWords, type Signer } from './index.js'

const signer: Signer = {
  name: 'Camille MARTIN',
  profession: 'Médecin',
  identity: 'rpps:10100997245',
  serial: '0A',
  issuer: 'CN=AC',
  fingerprint: '00',
}
const signedAt = { at: Date.UTC(2026, 10, 22, 8, 30), toldBy: 'authority' } as const

describe('the verdict', () => {
  it('is green for a signer and no reason, and says who, what, when', () => {
    const words = verdictWords(conclude({ signer, signedAt, reasons: [] }), 'fr')
    expect(words.colour).toBe('Authentique')
    const at = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short' })
    expect(words.headline).toBe(
      `Signé par Camille MARTIN, Médecin, RPPS 10100997245, le ${at.format(signedAt.at)} (horodaté), inaltéré`,
    )
    expect(words.details).toEqual(['Certificat 0A de CN=AC'])
  })

  it('takes the colour of the gravest reason and shows it first', () => {
    const assurance = conclude({
      signer,
      signedAt: null,
      reasons: [
        { level: 'amber', name: 'revocation-unknown' },
        { level: 'red', name: 'altered' },
      ],
    })
    expect(assurance.level).toBe('red')
    expect(verdictWords(assurance, 'en').headline).toBe(
      'The content was changed after it was signed.',
    )
    expect(verdictWords(assurance, 'en').details.join()).not.toContain('unaltered')
  })

  it('is never green without a signer', () => {
    expect(conclude({ signer: null, signedAt: null, reasons: [] }).level).toBe('amber')
  })
})
