/** Letters of this browser that have not left: being written, or waiting at the gateway for their hour. */

import type { Draft } from '../../../api/index.js'
import { useDrafts } from '../../state/jmap.js'
import { isEmptyLetter, letterOfKept, type LetterValue } from '../write/letter.js'
import { letterKind } from '../write/use-letter.js'

export interface Kept {
  readonly draft: Draft
  readonly letter: LetterValue
}

export function useKept(): { readonly open: readonly Kept[]; readonly waiting: readonly Kept[] } {
  const all = useDrafts(letterKind)
    .map((draft) => ({ draft, letter: letterOfKept(draft.value) }))
    .filter(({ letter }) => !isEmptyLetter(letter))
  return {
    open: all.filter(({ letter }) => letter.waiting === null),
    waiting: all.filter(({ letter }) => letter.waiting !== null),
  }
}
