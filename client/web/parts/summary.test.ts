/** What a line says: the gateway's reading first, headers else, and never what means nothing to a person. */

import { describe, expect, it } from 'vitest'
import type { EmailLine } from '../../api/index.js'
import { subjectText, summaryOf } from './summary.js'

const email: EmailLine = {
  ...{ id: 'M1', blobId: 'B1', threadId: 'T1', mailboxIds: {}, keywords: {}, size: 1 },
  ...{ receivedAt: '2026-11-22T10:00:00Z', sentAt: null, to: null, cc: null, preview: '' },
  from: [{ name: 'Dr Jeanne ROBERT', email: 'jeanne.robert@medecin.pli.test' }],
  ...{ subject: 'Avis', hasAttachment: false },
}

describe('a line of the inbox', () => {
  it('keeps the subjects of the standard, prefixes and closings to itself', () => {
    expect(subjectText('XDM/1.0/DDM+Ordonnance')).toBe('')
    expect(subjectText('Re: RE : Tr: Avis')).toBe('Avis')
    expect(subjectText('[FIN] Merci')).toBe('Merci')
    expect(subjectText('URGENT – sortie')).toBe('sortie')
    expect(subjectText('[...]')).toBe('')
    expect(subjectText(null)).toBe('')
  })

  it('is told apart by its headers when the gateway has not read it', () => {
    const kind = (change: Partial<EmailLine>) => summaryOf({ ...email, ...change }, false).kind
    expect(kind({})).toBe('letter')
    expect(kind({ subject: 'XDM/1.0/DDM' })).toBe('prescription')
    expect(kind({ subject: 'Résultats de biologie' })).toBe('result')
    expect(kind({ from: [{ name: null, email: 'MAILER-DAEMON@pli.test' }] })).toBe('notice')
    expect(kind({ from: [{ name: null, email: '279035121518989@patient.mssante.fr' }] })).toBe(
      'patient-reply',
    )
  })

  it('shows nobody the number of a patient, nor more than two addressees', () => {
    const number = [{ name: null, email: '279035121518989@patient.mssante.fr' }]
    expect(summaryOf({ ...email, from: number }, false).who).toBe('')
    const to = ['a', 'b', 'c', 'd'].map((name) => ({ name, email: `${name}@pli.test` }))
    expect(summaryOf({ ...email, to }, true).who).toBe('a, b +2')
  })

  it('is unread until it is seen, and never when one sent it', () => {
    expect(summaryOf(email, false).isUnread).toBe(true)
    expect(summaryOf({ ...email, keywords: { $seen: true } }, false).isUnread).toBe(false)
    expect(summaryOf(email, true).isUnread).toBe(false)
  })
})
