/** The inventory of certificates: found by text and state, counted by state, and by the week in which they end. */

import type { Clock } from '../base/index.js'
import {
  dayMs,
  isFound,
  standingOf,
  standings,
  type RegisteredCertificate,
  type Register,
  type Standing,
} from './register.js'

export interface InventoryQuestion {
  /** Name, number of the holder, serial number: the beginnings of words. */
  readonly text: string
  /** Those that are wanted; every one when empty. */
  readonly states: readonly Standing[]
  /** Ends within [from, to), milliseconds since the epoch. */
  readonly endsFrom: number | null
  readonly endsTo: number | null
  readonly sort: 'name' | 'notAfter' | 'createdAt'
}

export interface Found {
  readonly revision: number
  readonly serials: readonly string[]
  /** How many of each state answer to the text and the dates, whatever states are wanted. */
  readonly counts: Readonly<Record<Standing, number>>
}

export interface ShownCertificate extends RegisteredCertificate {
  readonly standing: Standing
}

/** What ends in one week. */
export interface Week {
  /** Its Monday, `2026-11-23`, UTC. */
  readonly begins: string
  readonly count: number
}

export interface Weeks {
  readonly revision: number
  readonly weeks: readonly Week[]
  /** Good ones that end after the last week. */
  readonly later: number
}

/** How many weeks the chart shows. */
export const weeksAhead = 26

export interface Inventory {
  query(question: InventoryQuestion): Promise<Found>
  /** In the order asked; those that are not there are left out. */
  get(serials: readonly string[]): Promise<{ revision: number; list: readonly ShownCertificate[] }>
  /** By week from this one on; what has a successor and what is refused already is not counted. */
  weeks(): Promise<Weeks>
}

const orders: Readonly<
  Record<InventoryQuestion['sort'], (a: RegisteredCertificate, b: RegisteredCertificate) => number>
> = {
  name: (a, b) => a.words.localeCompare(b.words, 'fr') || b.createdAt - a.createdAt,
  notAfter: (a, b) => a.notAfter - b.notAfter || a.serial.localeCompare(b.serial),
  createdAt: (a, b) => b.createdAt - a.createdAt || a.serial.localeCompare(b.serial),
}

export function createInventory(register: Register, clock: Clock): Inventory {
  return {
    async query({ text, states, endsFrom, endsTo, sort }) {
      const { revision, certificates } = await register.now()
      const now = clock.now()
      const counts = Object.fromEntries(standings.map((one) => [one, 0])) as Record<
        Standing,
        number
      >
      const found = certificates.filter((one) => {
        const { words, notAfter } = one
        if (text !== '' && !isFound(words, text)) return false
        if (notAfter < (endsFrom ?? -Infinity) || notAfter >= (endsTo ?? Infinity)) return false
        const standing = standingOf(one, now)
        counts[standing] += 1
        return states.length === 0 || states.includes(standing)
      })
      return { revision, serials: found.sort(orders[sort]).map(({ serial }) => serial), counts }
    },
    async get(serials) {
      const { revision, certificates } = await register.now()
      const now = clock.now()
      const bySerial = new Map(certificates.map((one) => [one.serial, one]))
      const list = serials.flatMap((serial) => {
        const one = bySerial.get(serial)
        return one ? [{ ...one, standing: standingOf(one, now) }] : []
      })
      return { revision, list }
    },
    async weeks() {
      const { revision, certificates } = await register.now()
      return { revision, ...weeksOf(certificates, clock.now()) }
    },
  }
}

function weeksOf(
  certificates: readonly RegisteredCertificate[],
  now: number,
): Omit<Weeks, 'revision'> {
  const first = mondayOf(now)
  const counts = new Array<number>(weeksAhead).fill(0)
  let later = 0
  for (const one of certificates) {
    const standing = standingOf(one, now)
    if (one.isRenewed || (standing !== 'active' && standing !== 'soon')) continue
    const index = Math.floor((one.notAfter - first) / (7 * dayMs))
    if (index < weeksAhead) counts[index] = (counts[index] ?? 0) + 1
    else later += 1
  }
  const weeks = counts.map((count, index) => ({
    begins: new Date(first + index * 7 * dayMs).toISOString().slice(0, 10),
    count,
  }))
  return { weeks, later }
}

/** Midnight UTC of the Monday of that week. */
export function mondayOf(ms: number): number {
  const day = Math.floor(ms / dayMs)
  // The first of January 1970 was a Thursday.
  return (day - ((day + 3) % 7)) * dayMs
}
