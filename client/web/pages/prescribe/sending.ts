/** Signing and sending, in one step: nothing typed is lost before the gateway has it, and for ten seconds it can be taken back. */

import { useState } from 'react'
import { isApiFault } from '../../../api/index.js'
import { afterSending, emptySheet, type Sheet } from '../../../acts/index.js'
import { isFault } from '../../../../server/base/index.js'
import { browserClock } from '../../platform/clock.js'
import { useAsking } from '../../state/asking.js'
import { useAccount } from '../../state/jmap.js'
import { useKeys } from '../../state/keys.js'
import { announce } from '../../state/toasts.js'
import { plainName, useWho } from '../../state/who.js'
import { useWords, type Words } from '../../state/words.js'
import { recallAll, signAndSend, type Delivered } from './deliver.js'
import { writeKept } from './kept.js'
import { newKey } from './keys.js'
import type { Places } from './place.js'
import type { Prescribing } from './state.js'

export interface Sending {
  readonly send: () => void
  readonly isBusy: boolean
  /** What happened, in a sentence; empty when there is nothing to say. */
  readonly told: string
}

interface Setting {
  readonly page: Prescribing
  readonly places: Places
  /** A sending of the last visit did not end. */
  readonly wasInterrupted: boolean
}

/** What went wrong, in the reader's words. */
function reasonOf(error: unknown, { t }: Words): string {
  if (isApiFault(error)) return t(error.sentence, error.values)
  if (isFault(error)) return error.message
  // A fault of our own program: its text is for nobody's eyes, and what was typed is still there.
  return t('web.prescribe.failed-inside')
}

export function useSending({ page, places, wasInterrupted }: Setting): Sending {
  const words = useWords()
  const { t } = words
  const account = useAccount()
  const asking = useAsking()
  const keys = useKeys()
  const who = useWho()
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState(wasInterrupted ? t('web.prescribe.interrupted') : '')
  const { prescriber } = places

  const undo = async (delivered: Delivered, sheet: Sheet): Promise<void> => {
    try {
      if (await recallAll(delivered)) {
        page.takeUp(sheet)
        announce(t('web.prescribe.taken-back'))
      } else announce(t('web.prescribe.too-late'), { tone: 'bad' })
    } catch (error) {
      announce(reasonOf(error, words), { tone: 'bad' })
    }
  }
  /** False when the keys stayed closed. */
  const deliver = async (sheet: Sheet): Promise<boolean> => {
    if (!prescriber || !(await keys.unlock())) return false
    const senderName = plainName(who.displayName)
    const delivered = await signAndSend(sheet, { account, asking, prescriber, senderName })
    setTold('')
    page.setHabits(afterSending(page.habits, sheet, browserClock.now()))
    page.replace(emptySheet(newKey()))
    const sentence = t('web.prescribe.sent', { name: sheet.to?.name ?? '' })
    announce(sentence, { undo: () => void undo(delivered, sheet) })
    return true
  }
  const run = async (): Promise<void> => {
    let isSent = false
    setBusy(true)
    try {
      isSent = await deliver(page.sheet)
    } catch (error) {
      setTold(t('web.prescribe.failed', { reason: reasonOf(error, words) }))
      await writeKept(page.mailbox, { sending: false })
    }
    setBusy(false)
    // Only now: nothing on the page takes the cursor while it is being sent.
    page.focus(isSent ? 'rx-patient' : 'rx-send')
  }
  const send = (): void => {
    if (!isBusy && page.tried().length === 0) void run()
  }
  return { send, isBusy, told }
}
