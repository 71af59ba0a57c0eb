/** The letter being written: kept at every pause, found again, the same in all tabs; begun from an address or an answer. */

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Json } from '../../../api/index.js'
import { useAccount, useJmap, useWatched } from '../../state/jmap.js'
import { emptyLetter, isEmptyLetter, keptOf, letterOfKept, type LetterValue } from './letter.js'

/** After the last stroke. */
const pauseMs = 400
export const letterKind = 'letter'

export interface Writing {
  readonly letter: LetterValue
  readonly change: (part: Partial<LetterValue>) => void
  /** Changes it, and resolves when that would survive a crash. */
  readonly keep: (part: Partial<LetterValue>) => Promise<void>
  readonly kept: 'no' | 'keeping' | 'kept'
  /** What was kept of it on an earlier visit has been read. */
  readonly isReady: boolean
  /** It was sent or deleted in another tab. */
  readonly isGone: boolean
  /** Words that another tab wrote at the same time, and that stand nowhere else. */
  readonly aside: readonly string[]
  /** The person has seen these. */
  readonly settle: () => void
  /** Removes the draft; what is on the page stays until one leaves. */
  readonly discard: () => Promise<void>
  /** Puts it back, as it was. */
  readonly restore: (letter: LetterValue) => Promise<void>
}

export function useLetter(id: string, beginning: Partial<LetterValue>): Writing {
  const { drafts } = useJmap()
  const { id: accountId } = useAccount()
  const [letter, setLetter] = useState<LetterValue>(() => {
    const known = drafts.get(id)
    return known ? letterOfKept(known.value) : { ...emptyLetter, ...beginning }
  })
  const [kept, setKept] = useState<Writing['kept']>('no')
  const [isReady, setReady] = useState(false)
  const latest = useRef(letter)
  /** Fields that were changed here since they were last kept. */
  const dirty = useRef<Set<keyof LetterValue>>(new Set())
  /** Savings that would not survive a crash yet: the store shows a draft before it has written it. */
  const writes = useRef(0)
  const tellKept = useCallback(() => {
    setKept(dirty.current.size + writes.current > 0 ? 'keeping' : 'kept')
  }, [])
  const save = useCallback(async () => {
    if (dirty.current.size === 0) return
    dirty.current = new Set()
    if (isEmptyLetter(latest.current)) return
    writes.current++
    await drafts
      .save(id, keptOf(latest.current), { kind: letterKind, accountId })
      .finally(() => writes.current--)
    tellKept()
  }, [drafts, id, accountId, tellKept])
  useEffect(() => {
    let isLate = false
    void drafts.ready.then(() => {
      if (!isLate) setReady(true)
    })
    return () => {
      isLate = true
    }
  }, [drafts])
  const draft = useWatched(drafts.all).find((one) => one.id === id)
  const wasKept = useRef(false)
  const isLeaving = useRef(false)
  useEffect(() => {
    if (!draft) return
    wasKept.current = true
    // Of this page's own saving, or of another tab's: what is being typed here stands above it.
    const theirs = letterOfKept(draft.value)
    const own = Object.fromEntries([...dirty.current].map((name) => [name, latest.current[name]]))
    latest.current = { ...theirs, ...own }
    setLetter(latest.current)
    tellKept()
  }, [draft, tellKept])
  useEffect(() => {
    if (dirty.current.size === 0) return undefined
    const timer = setTimeout(() => void save(), pauseMs)
    return () => {
      clearTimeout(timer)
    }
  }, [letter, save])
  useEffect(() => () => void save(), [save])
  const change = (part: Partial<LetterValue>): void => {
    latest.current = { ...latest.current, ...part }
    for (const name of Object.keys(part)) dirty.current.add(name as keyof LetterValue)
    setKept('keeping')
    setLetter(latest.current)
  }
  return {
    ...{ letter, kept, isReady, change },
    isGone: isReady && wasKept.current && !isLeaving.current && draft === undefined,
    aside: asideOf(draft?.aside ?? {}),
    settle: () => void drafts.settle(id),
    keep: async (part) => {
      change(part)
      await save()
    },
    discard: async () => {
      isLeaving.current = true
      dirty.current = new Set()
      await drafts.remove(id)
    },
    restore: (whole) => drafts.save(id, keptOf(whole), { kind: letterKind, accountId }),
  }
}

/** Only what was typed as text: a choice made twice is seen on the page. */
const asideOf = (aside: Readonly<Record<string, readonly Json[]>>): readonly string[] =>
  ['subject', 'text'].flatMap((name) =>
    (aside[name] ?? []).filter((one): one is string => typeof one === 'string' && one !== ''),
  )
