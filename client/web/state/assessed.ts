/** A message judged by the worker: fetched whole, its signatures verified, what is sealed opened, its documents read. */

import { useEffect, useState } from 'react'
import { isFault } from '../../../server/base/index.js'
import type { EmailLine } from '../../api/index.js'
import { askWorker, onKeys } from '../worker/ask.js'
import type { Told } from '../worker/calls.js'
import { useAsking } from './asking.js'
import { useAccount } from './jmap.js'

export type AssessedMessage = Told<'assess'>

export type Assessed =
  | { readonly kind: 'working' }
  /** It could not be fetched, or could not be read without risk. */
  | { readonly kind: 'failed' | 'unreadable' }
  | { readonly kind: 'ready'; readonly message: AssessedMessage }

/** The national bound of a message, with room for what was encoded. */
const maxMessageBytes = 60 * 1024 * 1024
const working: Assessed = { kind: 'working' }

type Wanted = Pick<EmailLine, 'id' | 'blobId' | 'receivedAt'>

/** Judged once per message, and again when keys were opened; undefined asks for nothing. */
export function useAssessed(email: Wanted | undefined): Assessed {
  const account = useAccount()
  const asking = useAsking()
  const [shown, setShown] = useState<{ readonly id: string; readonly assessed: Assessed }>()
  const [keys, setKeys] = useState(0)
  const { id, blobId, receivedAt } = email ?? {}
  useEffect(
    () =>
      onKeys(() => {
        setKeys((turn) => turn + 1)
      }),
    [],
  )
  useEffect(() => {
    if (id === undefined || blobId === undefined || receivedAt === undefined) return undefined
    const leaving = new AbortController()
    const { signal } = leaving
    const show = (assessed: Assessed): void => {
      if (!signal.aborted) setShown({ id, assessed })
    }
    account
      .download(blobId, { signal, maxBytes: maxMessageBytes })
      .then((message) =>
        askWorker('assess', { message, receivedAt: Date.parse(receivedAt) }, asking),
      )
      .then(
        (message) => {
          show({ kind: 'ready', message })
        },
        (error: unknown) => {
          if (signal.aborted) return
          if (!isFault(error)) throw error
          show({ kind: isFault(error, 'unavailable') ? 'failed' : 'unreadable' })
        },
      )
    return () => {
      leaving.abort()
    }
  }, [account, asking, blobId, id, receivedAt, keys])
  return shown && shown.id === id ? shown.assessed : working
}
