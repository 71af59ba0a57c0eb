/** Why the ledger says no: a fault with a name for software, and the state that explains it. */

import { PhrasedFault, type FaultKind, type Fillings } from '../base/index.js'
import type { LedgerState } from './model.js'

/** Each has its sentence, `dispensing.refusal.…`, and the kind of fault it is. */
export const refusals = {
  'not-author': 'denied',
  'unknown-line': 'syntax',
  'not-begun': 'syntax',
  superseded: 'conflict',
  cancelled: 'conflict',
  'dispensed-already': 'conflict',
  'too-many-boxes': 'conflict',
  'dispensed-elsewhere': 'conflict',
  'changed-meanwhile': 'conflict',
  'no-such-dispensing': 'not-found',
  'undo-too-late': 'conflict',
} as const satisfies Record<string, FaultKind>

export type RefusalName = keyof typeof refusals

/** Fault: of the kind that `refusals` gives. `state` is null where nothing may be told. */
export class LedgerRefusal extends PhrasedFault {
  constructor(
    readonly refusal: RefusalName,
    readonly state: LedgerState | null,
    values: Fillings = {},
  ) {
    super(refusals[refusal], `dispensing.refusal.${refusal}`, values)
  }
}
