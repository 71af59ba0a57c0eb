/** The words of the page in the language of the person. */

import { useMemo } from 'react'
import {
  countWeb,
  sayWeb,
  type Language,
  type Values,
  type WebCountKey,
  type WebKey,
} from '../../../server/base/index.js'
import { usePreferences } from './preferences.js'

export interface Words {
  readonly language: Language
  /** A text: `t('web.inbox.title')`. */
  readonly t: (key: WebKey, values?: Values) => string
  /** A text that counts, in the singular or plural: `n('web.inbox.messages', 3)`. */
  readonly n: (stem: WebCountKey, count: number, values?: Values) => string
}

/** `t` and `n` outside of components, in a language that is known. */
export const wordsIn = (language: Language): Words => ({
  language,
  t: (key, values) => sayWeb(language, key, values),
  n: (stem, count, values) => countWeb(language, stem, count, values),
})

export function useWords(): Words {
  const { language } = usePreferences()
  return useMemo(() => wordsIn(language), [language])
}
