/** What will be done to a letter end to end, as far as keys go: the person's own, and those of everybody it goes to. */

import { useCallback, useEffect, useState } from 'react'
import { useAsking } from '../../state/asking.js'
import { useKeys, type Keys } from '../../state/keys.js'
import { askWorker } from '../../worker/ask.js'
import type { Told } from '../../worker/calls.js'
import type { LetterValue } from './letter.js'

type Plan = Told<'sealingPlan'>

export interface LetterProtection {
  readonly keys: Keys
  /** The person has a signature in this browser. */
  readonly canSign: boolean
  /** Its phrase is asked for first. */
  readonly isLocked: boolean
  /** Null until it is known, and where the directory does not answer. */
  readonly plan: Plan | null
  readonly willSign: boolean
  readonly willSeal: boolean
  /** Has the keys of the addressees looked up again. */
  readonly again: () => void
}

/** Between two choices of somebody who adds addressees. */
const pauseMs = 200

export function useProtection({ to, cc, signs, seals }: LetterValue): LetterProtection {
  const asking = useAsking()
  const keys = useKeys()
  const state = keys.known?.state ?? 'none'
  // Keys of another program may have come alone.
  const canSign = state !== 'none' && keys.known?.signature !== null
  const addresses = [...new Set([...to, ...cc].map(({ address }) => address))].sort().join(' ')
  const [turn, setTurn] = useState(0)
  const [told, setTold] = useState<{ readonly of: string; readonly plan: Plan }>()
  useEffect(() => {
    if (!canSign || addresses === '') return undefined
    let isLate = false
    const timer = setTimeout(() => {
      askWorker('sealingPlan', { recipients: addresses.split(' ') }, asking).then(
        (plan) => {
          if (!isLate) setTold({ of: addresses, plan })
        },
        () => undefined,
      )
    }, pauseMs)
    return () => {
      isLate = true
      clearTimeout(timer)
    }
  }, [addresses, asking, canSign, turn])
  const again = useCallback(() => {
    setTurn((count) => count + 1)
  }, [])
  const plan = canSign && told?.of === addresses ? told.plan : null
  const willSign = canSign && signs
  return {
    ...{ keys, canSign, isLocked: state === 'locked', plan, willSign, again },
    willSeal: willSign && seals && plan !== null && plan.way !== 'none',
  }
}
