/** What the dispensing ledger says of the prescription on the counter, asked when it is opened and whenever it may have changed. */

import { useCallback, useEffect, useState } from 'react'
import {
  LedgerRefused,
  prescriptionState,
  type GatewayLink,
  type LedgerState,
} from '../../../gateway/index.js'
import { ledgerEntryOf, type ReadPrescription } from '../../../health/index.js'
import { isFault, type Language } from '../../../../server/base/index.js'

export type LedgerView =
  | { readonly kind: 'asking' | 'silent' }
  /** The mailbox is not that of a pharmacy, or the like: the ledger's own sentence. */
  | { readonly kind: 'refused'; readonly answer: string }
  | { readonly kind: 'known'; readonly state: LedgerState }

/** Somebody else at the next counter may have dispensed it meanwhile. */
const againMs = 20_000

async function ask(
  link: GatewayLink,
  prescription: ReadPrescription,
  language: Language,
): Promise<LedgerView> {
  try {
    const { document } = ledgerEntryOf(prescription)
    return { kind: 'known', state: await prescriptionState(link, document, true, language) }
  } catch (error) {
    if (error instanceof LedgerRefused) return { kind: 'refused', answer: error.in(language) }
    if (isFault(error)) return { kind: 'silent' }
    throw error
  }
}

export interface LedgerHook {
  readonly view: LedgerView
  /** What an answer of the ledger told. */
  readonly learn: (state: LedgerState) => void
}

export function useLedger(
  link: GatewayLink,
  prescription: ReadPrescription | undefined,
  language: Language,
): LedgerHook {
  const [view, setView] = useState<LedgerView>({ kind: 'asking' })
  useEffect(() => {
    if (!prescription) return undefined
    let isCurrent = true
    const look = (): void => {
      if (document.visibilityState !== 'visible') return
      void ask(link, prescription, language).then((found) => {
        // What was known stays on the screen while the gateway is away.
        if (isCurrent)
          setView((was) => (found.kind === 'silent' && was.kind === 'known' ? was : found))
      })
    }
    look()
    const timer = setInterval(look, againMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      isCurrent = false
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [link, prescription, language])
  const learn = useCallback((state: LedgerState) => {
    setView({ kind: 'known', state })
  }, [])
  return { view, learn }
}
