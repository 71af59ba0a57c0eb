/** A message on the counter: judged, the prescription in it found. */

import { useMemo } from 'react'
import type { EmailFull } from '../../../api/index.js'
import type { ReadPrescription } from '../../../health/index.js'
import { useAssessed, type Assessed, type AssessedMessage } from '../../state/assessed.js'

export type Verdict = AssessedMessage['verdict']

export type Arrival =
  | { readonly kind: 'opening' | 'none' | 'locked' | 'closed' | 'unreadable' | 'failed' }
  | {
      readonly kind: 'prescription'
      readonly prescription: ReadPrescription
      readonly verdict: Verdict
      /** How many prescriptions the message holds. */
      readonly count: number
    }

/** What the counter of an arrived prescription stands on. */
export interface CounterProps {
  readonly email: EmailFull
  readonly arrival: Extract<Arrival, { kind: 'prescription' }>
}

function arrivalOf(assessed: Assessed): Arrival {
  if (assessed.kind === 'working') return { kind: 'opening' }
  if (assessed.kind !== 'ready') return assessed
  const { sealed, documents } = assessed.message
  if (sealed === 'locked' || sealed === 'closed') return { kind: sealed }
  const found = documents.flatMap(({ prescription, verdict }) =>
    prescription ? [{ prescription, verdict }] : [],
  )
  const [first] = found
  return first ? { kind: 'prescription', ...first, count: found.length } : { kind: 'none' }
}

export function useArrival(email: EmailFull | undefined): Arrival {
  const assessed = useAssessed(email)
  return useMemo(() => arrivalOf(assessed), [assessed])
}
