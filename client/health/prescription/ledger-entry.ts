/** A prescription as a dispensing ledger counts it: ids and numbers, nothing of what is prescribed. */

import type { DeviceLine, MedicineLine, Prescription } from './model.js'

type Counted = Pick<Prescription, 'id' | 'setId' | 'version' | 'replaces'> & {
  readonly medicines: readonly Pick<MedicineLine, 'renewals' | 'boxes'>[]
  readonly devices: readonly Pick<DeviceLine, 'renewals' | 'quantity'>[]
}

export interface LedgerEntryOf {
  readonly document: Pick<Prescription, 'id' | 'setId' | 'version' | 'replaces'>
  readonly lines: readonly {
    readonly line: number
    readonly times: number
    readonly boxes: number | null
  }[]
}

/** Lines are numbered from 1, medicines first; `times` counts renewals in, `boxes` is of one dispensing. */
export function ledgerEntryOf(prescription: Counted): LedgerEntryOf {
  const { id, setId, version, replaces, medicines, devices } = prescription
  const terms = [
    ...medicines.map(({ renewals, boxes }) => ({ times: renewals + 1, boxes })),
    ...devices.map(({ renewals, quantity }) => ({ times: renewals + 1, boxes: quantity })),
  ]
  return {
    document: { id, setId, version, replaces },
    lines: terms.map((one, index) => ({ line: index + 1, ...one })),
  }
}
