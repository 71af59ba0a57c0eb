/** The letter being written: kept at every pause, found again, the same in all tabs; begun from an address or an answer. */

import { useCallback, useEffect, useRef, useState } from 'react'
import { useAccount, useJmap } from '../../state/jmap.js'
import { emptyLetter, isEmptyLetter, keptOf, letterOfKept, type LetterValue } from './letter.js'

/** After the last stroke. */
const pauseMs = 400
const kind = 'letter'

export interface Writing {
  readonly letter: LetterValue
  readonly change: (part: Partial<LetterValue>) => void
  readonly kept: 'no' | 'keeping' | 'kept'
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
  const latest = useRef(letter)
  const dirty = useRef(false)
  const save = useCallback(async () => {
    if (!dirty.current) return
    dirty.current = false
    if (isEmptyLetter(latest.current)) return
    await drafts.save(id, keptOf(latest.current), { kind, accountId })
    setKept(dirty.current ? 'keeping' : 'kept')
  }, [drafts, id, accountId])
  useEffect(() => {
    let isLate = false
    // A draft of the last visit is there only once the store has been read.
    void drafts.ready.then(() => {
      const known = drafts.get(id)
      if (isLate || !known || dirty.current) return
      latest.current = letterOfKept(known.value)
      setLetter(latest.current)
      setKept('kept')
    })
    return () => {
      isLate = true
    }
  }, [drafts, id])
  useEffect(() => {
    if (!dirty.current) return undefined
    const timer = setTimeout(() => void save(), pauseMs)
    return () => {
      clearTimeout(timer)
    }
  }, [letter, save])
  useEffect(() => () => void save(), [save])
  return {
    ...{ letter, kept },
    change: (part) => {
      latest.current = { ...latest.current, ...part }
      dirty.current = true
      setKept('keeping')
      setLetter(latest.current)
    },
    discard: async () => {
      dirty.current = false
      await drafts.remove(id)
    },
    restore: (whole) => drafts.save(id, keptOf(whole), { kind, accountId }),
  }
}
