/** The patients whom the messages of the mailbox in use are about, by the gateway's reading of them. */

import { capability, resultOf, type Account, type HealthPatient } from '../../api/index.js'
import { useAsked } from './jmap.js'

/** A patient of this mailbox (`server/jmap/health`). */
export interface MailboxPatient extends HealthPatient {
  readonly id: string
  /** UTC dates. */
  readonly lastAt: string
  readonly lastPrescriptionAt: string | null
  readonly messages: number
  readonly prescriptions: number
}

export interface FoundPatients {
  readonly patients: readonly MailboxPatient[]
  readonly total: number
}

const nobody: FoundPatients = { patients: [], total: 0 }

async function search(account: Account, text: string, limit: number): Promise<FoundPatients> {
  if (account.info.capabilities[capability.health] === undefined) return nobody
  const filter = text.trim() === '' ? {} : { filter: { text: text.trim().slice(0, 200) } }
  const results = await account.request([
    ['Patient/query', { ...filter, limit, calculateTotal: true }, 'q'],
    ['Patient/get', { '#ids': resultOf('q', 'Patient/query', '/ids') }, 'g'],
  ])
  const { total } = results.get('q', 'Patient/query')
  const { list } = results.get('g', 'Patient/get')
  const patients = (Array.isArray(list) ? list : []) as unknown as readonly MailboxPatient[]
  return { patients, total: typeof total === 'number' ? total : patients.length }
}

/** Those whose name, birth date or number begins with every word of `text`, all for an empty one; the latest first. */
export const usePatients = (text: string, limit = 50, how: { readonly isLasting?: boolean } = {}) =>
  useAsked(
    `patients ${limit} ${text.trim()}`,
    ['Email'],
    (account) => search(account, text, limit),
    how,
  )

/** One of them, by id; null when no message is about them any more. */
export async function findPatient(account: Account, id: string): Promise<MailboxPatient | null> {
  const { list } = await account.call('Patient/get', { ids: [id] })
  const patients = (Array.isArray(list) ? list : []) as unknown as readonly MailboxPatient[]
  return patients[0] ?? null
}

/** `findPatient`, followed. */
export const usePatient = (id: string) =>
  useAsked(`patient ${id}`, ['Email'], (account) => findPatient(account, id))
