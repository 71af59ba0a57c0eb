/** Dates, ages and names as people write them. */

import { describe, expect, it } from 'vitest'
import {
  ageText,
  birthText,
  dayGroup,
  fullWhen,
  nameText,
  phoneLink,
  phoneText,
  shortWhen,
} from './format.js'

const at = (text: string): number => new Date(text).getTime()
const now = at('2026-11-22T15:00:00')

describe('formats', () => {
  it('say when as people do', () => {
    expect(shortWhen('fr', at('2026-11-22T14:32:00'), now)).toBe('14:32')
    expect(shortWhen('fr', at('2026-11-21T23:59:00'), now)).toBe('hier')
    expect(shortWhen('fr', at('2026-11-12T08:00:00'), now)).toBe('12 nov.')
    expect(shortWhen('fr', at('2025-03-03T08:00:00'), now)).toBe('3 mars 2025')
    expect(fullWhen('fr', at('2026-11-22T14:32:00'), now)).toBe('aujourd’hui 14:32')
    expect(fullWhen('en', at('2026-11-21T09:05:00'), now)).toBe('yesterday 09:05')
    expect(fullWhen('fr', at('2026-11-23T08:00:00'), now)).toBe('demain 08:00')
  })

  it('write telephones in pairs, and call them', () => {
    expect(phoneText('0561234567')).toBe('05 61 23 45 67')
    expect(phoneText('+33 (0)5.61.23.45.67')).toBe('05 61 23 45 67')
    expect(phoneText('+44 20 7946 0000')).toBe('+44 20 7946 0000')
    expect(phoneText('15')).toBe('15')
    expect(phoneLink('05 61 23 45 67')).toBe('tel:0561234567')
    expect(phoneLink('+33 5 61 23 45 67')).toBe('tel:+33561234567')
    expect(phoneLink('poste 12 ; javascript:')).toBeUndefined()
  })

  it('group by day, then by month', () => {
    expect(dayGroup('fr', at('2026-11-22T01:00:00'), now)).toBe('Aujourd’hui')
    expect(dayGroup('fr', at('2026-11-17T01:00:00'), now)).toBe('Mardi 17 novembre')
    expect(dayGroup('fr', at('2026-10-01T01:00:00'), now)).toBe('Octobre 2026')
  })

  it('count years, for infants months, for the newborn days', () => {
    expect(ageText('fr', '1979-03-28', now).replace(/\s/g, ' ')).toBe('47 ans')
    expect(ageText('fr', '19791123', now).replace(/\s/g, ' ')).toBe('46 ans')
    expect(ageText('fr', '2025-12-09', now).replace(/\s/g, ' ')).toBe('11 mois')
    expect(ageText('fr', '2026-11-10', now).replace(/\s/g, ' ')).toBe('12 jours')
    expect(ageText('fr', '2027-01-01', now).replace(/\s/g, ' ')).toBe('')
    expect(ageText('fr', 'unknown', now).replace(/\s/g, ' ')).toBe('')
  })

  it('write names and birth dates as the country does', () => {
    expect(nameText({ family: 'Le Goff', given: 'MARIE-LOUISE' })).toBe('LE GOFF Marie-Louise')
    expect(birthText('1979-03-28')).toBe('28/03/1979')
    expect(birthText('19790328')).toBe('28/03/1979')
  })
})
