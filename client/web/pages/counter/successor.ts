/** Where in this mailbox the prescription lies that replaces one: by what the documents say of each other. */

import type { Account, EmailFull, EmailHealth } from '../../../api/index.js'
import { ledgerEntryOf, type ReadPrescription } from '../../../health/index.js'
import { useAsked } from '../../state/jmap.js'

interface Held {
  readonly id: string
  readonly health: Pick<EmailHealth, 'prescriptions'> | null
}

const mostLookedAt = 100

async function find(
  account: Account,
  ins: string | null,
  prescription: ReadPrescription,
): Promise<string | null> {
  const { id, setId, version } = ledgerEntryOf(prescription).document
  const filter = { kind: 'prescription', ...(ins !== null && { patientIns: ins }) }
  const sort = [{ property: 'receivedAt', isAscending: false }]
  const { ids } = await account.call('Email/query', { filter, sort, limit: mostLookedAt })
  const { list } = await account.call('Email/get', { ids: ids ?? [], properties: ['health'] })
  const newer = ((Array.isArray(list) ? list : []) as unknown as readonly Held[])
    .flatMap((held) => (held.health?.prescriptions ?? []).map((one) => ({ ...one, at: held.id })))
    .filter((one) => one.replaces === id || (one.setId === setId && one.version > version))
  const newest = Math.max(...newer.map(({ version }) => version))
  // Of several messages with it the first that came: a later one may withdraw it.
  return newer.findLast(({ version }) => version === newest)?.at ?? null
}

/** The message with what replaces it; null for none, and while it is not known. */
export function useSuccessor(email: EmailFull, prescription: ReadPrescription): string | null {
  const ins = email.health?.patient?.ins ?? null
  const { value } = useAsked(`successor ${email.id}`, ['Email'], (account) =>
    find(account, ins, prescription),
  )
  return value ?? null
}
