/** What administrators' pages ask: typed, followed until the answer is there, asked again after each change. */

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  administrationOf,
  cell,
  isApiFault,
  type Administration,
  type ApiFault,
} from '../../api/index.js'
import { useJmap, useOnline, useWatched } from './jmap.js'
import { useWords, type Words } from './words.js'

/** Grows with each change that this page made. */
const changes = cell(0)

/** Something was changed: what is shown is asked for anew. */
export function noteChange(): void {
  changes.set(changes.get() + 1)
}

export function useAdministration(): Administration {
  const jmap = useJmap()
  return useMemo(() => administrationOf(jmap), [jmap])
}

export interface Asked<T> {
  readonly value: T | undefined
  readonly fault: ApiFault | undefined
  readonly retry: () => void
}

/** What `ask` answers for `key`; while the next answer is on its way the last one stays. */
export function useAskedDesk<T>(
  key: string,
  ask: (administration: Administration) => Promise<T>,
): Asked<T> {
  const administration = useAdministration()
  const online = useOnline()
  const changed = useWatched(changes)
  const [turn, setTurn] = useState(0)
  const [shown, setShown] = useState<Omit<Asked<T>, 'retry'>>({
    ...{ value: undefined, fault: undefined },
  })
  const asking = useRef(ask)
  useEffect(() => {
    asking.current = ask
  })
  useEffect(() => {
    let isLate = false
    asking.current(administration).then(
      (value) => {
        if (!isLate) setShown({ value, fault: undefined })
      },
      (fault: unknown) => {
        if (isLate) return
        if (!isApiFault(fault)) throw fault
        setShown((was) => ({ ...was, fault }))
      },
    )
    return () => {
      isLate = true
    }
  }, [administration, key, online, changed, turn])
  const retry = useCallback(() => {
    setTurn((n) => n + 1)
  }, [])
  return { ...shown, retry }
}

/** What a refusal says to a person: the gateway's own sentence where it gave one. */
export const sentenceOf = ({ sentences, sentence, values }: ApiFault, words: Words): string =>
  sentences[words.language] ?? words.t(sentence, values)

export interface Doing {
  readonly isBusy: boolean
  /** Why it was refused. */
  readonly refusal: string | undefined
  /** Does it; resolves with its answer, undefined when it was refused. */
  readonly run: <T>(work: (administration: Administration) => Promise<T>) => Promise<T | undefined>
}

/** One change at a time, its refusal said. */
export function useDoing(): Doing {
  const administration = useAdministration()
  const words = useWords()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const run = async <T>(
    work: (administration: Administration) => Promise<T>,
  ): Promise<T | undefined> => {
    setBusy(true)
    setRefusal(undefined)
    try {
      const done = await work(administration)
      noteChange()
      return done
    } catch (error) {
      if (!isApiFault(error)) throw error
      setRefusal(sentenceOf(error, words))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, refusal, run }
}
