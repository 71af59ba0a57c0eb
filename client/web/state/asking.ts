/** For whom the worker is asked: who opened the page, in the mailbox and the language in use. */

import { useMemo } from 'react'
import type { Asking } from '../worker/wire.js'
import { usePreferences } from './preferences.js'
import { useBox, useWho } from './who.js'

export function useAsking(): Asking {
  const { identity } = useWho()
  const { language } = usePreferences()
  const mailbox = useBox().box?.address ?? ''
  return useMemo(() => ({ identity, mailbox, language }), [identity, mailbox, language])
}
