/** The completion of an addressee: who comes first, how people are named, what is an address. */

import { describe, expect, it } from 'vitest'
import type { DirectoryEntry } from '../../../gateway/index.js'
import { choicesFor, pastedAddresses, typedAddress, type Correspondent } from './choices.js'

const entry = (family: string, more: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  ...{ kind: 'person', id: `rpps-${family}`, family, given: 'Anne', civility: 'MME', name: '' },
  ...{ profession: 'Médecin', specialty: '', phone: '' },
  place: {
    ...{ id: 'finess-1', name: 'Hôpital Nord', street: '', postalCode: '13005' },
    city: 'MARSEILLE CEDEX 05',
  },
  mailboxes: [
    { address: `${family.toLowerCase()}@medecin.test`, type: 'PER', description: '', service: '' },
  ],
  ...more,
})
const names = (
  typed: string,
  entries: readonly DirectoryEntry[],
  more: { recent?: readonly Correspondent[]; chosen?: readonly Correspondent[] } = {},
): string[] =>
  choicesFor({ typed, entries, recent: [], chosen: [], ...more }).map(({ name }) => name)

describe('choices', () => {
  it('name people as the page does, with profession and place', () => {
    const [choice] = choicesFor({
      typed: 'mar',
      entries: [entry('Martin')],
      recent: [],
      chosen: [],
    })
    expect(choice).toMatchObject({
      ...{ name: 'MARTIN Anne', detail: 'Médecin, Hôpital Nord, Marseille' },
      correspondent: { address: 'martin@medecin.test', id: 'rpps-Martin' },
    })
  })

  it('put the exact name first, then those written to lately, then those with a mailbox', () => {
    const entries = [entry('Martineau'), entry('Martin', { mailboxes: [] }), entry('Martinez')]
    const recent = [
      { address: 'martinez@medecin.test', name: 'MARTINEZ Anne', detail: '', id: null },
    ]
    expect(names('mart', entries, { recent })).toEqual([
      ...['MARTINEZ Anne', 'MARTINEAU Anne', 'MARTIN Anne'],
    ])
    expect(names('anne martin', entries)[0]).toBe('MARTIN Anne')
  })

  it('say who has no mailbox, and leave out who is chosen', () => {
    const entries = [entry('Martin', { mailboxes: [] }), entry('Petit')]
    const chosen = [{ address: 'petit@medecin.test', name: '', detail: '', id: null }]
    const choices = choicesFor({ typed: 'x', entries, recent: [], chosen })
    expect(choices.map(({ correspondent }) => correspondent)).toEqual([null])
  })

  it('offer remembered ones before the directory answers', () => {
    const recent = [
      { address: 'a@b.test', name: 'LÉGER Zoé', detail: 'Pharmacien, Lyon', id: null },
      { address: 'c@b.test', name: 'PETIT Jean', detail: '', id: null },
    ]
    expect(names('leg lyon', [], { recent })).toEqual(['LÉGER Zoé'])
  })
})

describe('addresses', () => {
  it.each([
    ['Camille.Martin@Medecin.test', 'camille.martin@medecin.test'],
    ['"Dr Martin" <c@medecin.test>', 'c@medecin.test'],
    ['c@medecin.test;', 'c@medecin.test'],
    ['martin', undefined],
    ['a@b', undefined],
    ['a b@c.test', undefined],
  ])('%s', (typed, address) => {
    expect(typedAddress(typed)?.address).toBe(address)
  })

  it('pasted are taken all or not at all', () => {
    expect(pastedAddresses('a@b.test, C <c@d.test>\n')).toHaveLength(2)
    expect(pastedAddresses('a@b.test, bonjour')).toBeNull()
  })
})
