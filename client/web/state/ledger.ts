/** What the dispensing ledger says of a prescription, asked when it is opened and whenever it may have changed. */

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Ending } from '../../acts/index.js'
import {
  cancelPrescription,
  LedgerRefused,
  prescriptionState,
  tellPrescription,
  type GatewayLink,
  type LedgerState,
} from '../../gateway/index.js'
import { ledgerEntryOf, type ReadPrescription } from '../../health/index.js'
import { isFault, type Language } from '../../../server/base/index.js'

export type LedgerView =
  | { readonly kind: 'asking' | 'silent' }
  /** The mailbox is not that of a pharmacy, or the like: the ledger's own sentence. */
  | { readonly kind: 'refused'; readonly answer: string }
  | { readonly kind: 'known'; readonly state: LedgerState }

/** Somebody else at the next counter may have dispensed it meanwhile. */
const againMs = 20_000

/** Who asks, and of what. */
export interface LedgerQuestion {
  readonly link: GatewayLink
  readonly prescription: ReadPrescription
  readonly language: Language
  /** The author asks about his own, a pharmacy about any. */
  readonly asPharmacy: boolean
  /** What it ends, which the ledger of a pharmacy may not have been told of. */
  readonly ending: Ending | null
}

async function ask(question: LedgerQuestion): Promise<LedgerView> {
  const { link, prescription, language, asPharmacy, ending } = question
  try {
    const told = asPharmacy && ending ? await tellEnding(link, ending, language) : null
    const { document } = ledgerEntryOf(prescription)
    const state = told ?? (await prescriptionState(link, document, asPharmacy, language))
    return { kind: 'known', state }
  } catch (error) {
    if (error instanceof LedgerRefused) return { kind: 'refused', answer: error.in(language) }
    if (isFault(error)) return { kind: 'silent' }
    throw error
  }
}

/** Null when the ledger knows another author of it. */
async function tellEnding(
  link: GatewayLink,
  ending: Ending,
  language: Language,
): Promise<LedgerState | null> {
  const { author } = ending
  try {
    return ending.kind === 'cancels'
      ? await cancelPrescription(link, ending.document, { author }, language)
      : await tellPrescription(link, { ...ending.entry, author }, language)
  } catch (error) {
    if (error instanceof LedgerRefused && error.code === 'not-author') return null
    throw error
  }
}

export interface LedgerHook {
  readonly view: LedgerView
  /** What an answer of the ledger told. */
  readonly learn: (state: LedgerState) => void
  /** Asks once more, before it is time. */
  readonly askAgain: () => void
}

/** `undefined` asks nothing. */
export function useLedger(question: LedgerQuestion | undefined): LedgerHook {
  const [view, setView] = useState<LedgerView>({ kind: 'asking' })
  const { link, prescription, language, asPharmacy, ending } = question ?? {}
  const latest = useRef<() => void>(() => undefined)
  useEffect(() => {
    if (!question) return undefined
    let isCurrent = true
    const look = (): void => {
      if (document.visibilityState !== 'visible') return
      void ask(question).then((found) => {
        // What was known stays on the screen while the gateway is away.
        if (isCurrent)
          setView((was) => (found.kind === 'silent' && was.kind === 'known' ? was : found))
      })
    }
    look()
    latest.current = look
    const timer = setInterval(look, againMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      isCurrent = false
      latest.current = () => undefined
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [link, prescription, language, asPharmacy, ending])
  const learn = useCallback((state: LedgerState) => {
    setView({ kind: 'known', state })
  }, [])
  const askAgain = useCallback(() => latest.current(), [])
  return { view, learn, askAgain }
}
