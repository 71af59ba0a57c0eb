/** A message on the counter: judged, the prescription in it found. */

import { useMemo } from 'react'
import type { EmailFull } from '../../../api/index.js'
import type { Ending } from '../../../acts/index.js'
import type { ReadPrescription } from '../../../health/index.js'
import { useAssessed, type Assessed, type AssessedMessage } from '../../state/assessed.js'

export type Verdict = AssessedMessage['verdict']

export type Arrival =
  | { readonly kind: 'opening' | 'none' | 'locked' | 'closed' | 'unreadable' | 'failed' }
  | {
      readonly kind: 'prescription'
      readonly prescription: ReadPrescription
      readonly verdict: Verdict
      /** The message withdraws it. */
      readonly isWithdrawn: boolean
      /** What it ends of another, told to the ledger. */
      readonly ending: Ending | null
      /** How many prescriptions the message holds. */
      readonly count: number
    }

/** What the counter of an arrived prescription stands on. */
export interface CounterProps {
  readonly email: EmailFull
  readonly arrival: Extract<Arrival, { kind: 'prescription' }>
}

const gravity = { green: 0, amber: 1, red: 2 } as const

/** One verdict: a document that is whole in a letter that was altered is no green one. */
const graver = (document: Verdict, around: Verdict | null): Verdict =>
  around && gravity[around.level] > gravity[document.level] ? around : document

function arrivalOf(assessed: Assessed): Arrival {
  if (assessed.kind === 'working') return { kind: 'opening' }
  if (assessed.kind !== 'ready') return assessed
  const { sealed, documents, broken, isProtected, verdict: around } = assessed.message
  if (sealed === 'locked') return { kind: 'locked' }
  if (sealed === 'closed' || sealed === 'keyless') return { kind: 'closed' }
  const found = documents.flatMap(({ prescription, verdict, isWithdrawn, ending }) =>
    prescription
      ? [
          {
            prescription,
            verdict: graver(verdict, isProtected ? around : null),
            isWithdrawn,
            ending,
          },
        ]
      : [],
  )
  const [first] = found
  if (first) return { kind: 'prescription', ...first, count: found.length }
  return { kind: broken.length > 0 ? 'unreadable' : 'none' }
}

export function useArrival(email: EmailFull | undefined): Arrival {
  const assessed = useAssessed(email)
  return useMemo(() => arrivalOf(assessed), [assessed])
}
