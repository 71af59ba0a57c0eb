/** Sending from the page: what stops it is said in words, what went can be taken back for ten seconds, nothing is lost. */

import { useState } from 'react'
import { isApiFault } from '../../../api/index.js'
import { fullWhen } from '../../parts/format.js'
import { browserClock } from '../../platform/clock.js'
import { rememberCorrespondents } from '../../state/directory.js'
import { useAccount, useIdentities, useMailbox } from '../../state/jmap.js'
import { go, href } from '../../state/route.js'
import { announce } from '../../state/toasts.js'
import { useWords } from '../../state/words.js'
import type { LetterValue } from './letter.js'
import { NotSent, sendLetter, takeBack, type Sent } from './send.js'
import type { Writing } from './use-letter.js'

export interface Sending {
  /** The person has asked to send: what is missing is shown from then on. */
  readonly isAsked: boolean
  readonly isGoing: boolean
  /** Why it did not go, in words. */
  readonly fault: string | undefined
  readonly send: () => Promise<void>
  readonly discard: () => Promise<void>
}

export function useSending(id: string, writing: Writing, hasGoingFiles: boolean): Sending {
  const { t, language } = useWords()
  const account = useAccount()
  const [identity] = useIdentities().value ?? []
  const drafts = useMailbox('drafts')?.id
  const sent = useMailbox('sent')?.id
  const [isAsked, setAsked] = useState(false)
  const [isGoing, setGoing] = useState(false)
  const [fault, setFault] = useState<string>()
  const { letter } = writing

  const told = (went: Sent): void => {
    const { later } = letter
    const names = [...letter.to, ...letter.cc].map(({ name }) => name).join(', ')
    const text =
      later === ''
        ? t('web.letters.sent', { names })
        : t('web.letters.sent-later', {
            names,
            when: fullWhen(language, new Date(later).getTime(), browserClock.now()),
          })
    announce(text, { undo: () => void undo(went, letter) })
  }
  const undo = async (went: Sent, whole: LetterValue): Promise<void> => {
    try {
      if (!(await takeBack(account, went))) {
        announce(t('web.letters.too-late'), { tone: 'bad' })
        return
      }
      await writing.restore(whole)
      go(href('/ecrire', id))
    } catch {
      announce(t('web.letters.undo-failed'), { tone: 'bad' })
    }
  }
  const send = async (): Promise<void> => {
    setAsked(true)
    if (isGoing || letter.to.length + letter.cc.length === 0) return
    const late = letter.later !== '' && new Date(letter.later).getTime() <= browserClock.now()
    const why = hasGoingFiles
      ? 'web.letters.wait-files'
      : late
        ? 'web.letters.later-past'
        : undefined
    if (why !== undefined || !identity || drafts === undefined || sent === undefined) {
      setFault(t(why ?? 'web.letters.not-ready'))
      return
    }
    setFault(undefined)
    setGoing(true)
    try {
      const from = { name: identity.name, address: identity.email }
      const went = await sendLetter(account, {
        letter,
        from,
        identityId: identity.id,
        drafts,
        sent,
      })
      rememberCorrespondents([...letter.to, ...letter.cc])
      await writing.discard()
      told(went)
      go(href('/boite'))
    } catch (error) {
      if (!(error instanceof NotSent) && !isApiFault(error)) throw error
      setFault(t(error instanceof NotSent ? wordsOf(error.kind) : 'web.letters.way-failed'))
    } finally {
      setGoing(false)
    }
  }
  const discard = async (): Promise<void> => {
    await writing.discard()
    const back = async (): Promise<void> => {
      await writing.restore(letter)
      go(href('/ecrire', id))
    }
    announce(t('web.letters.discarded'), { undo: () => void back() })
    go(href('/boite'))
  }
  return { isAsked, isGoing, fault, send, discard }
}

/** RFC 8621 §7.5. */
function wordsOf(kind: string) {
  if (kind === 'invalidRecipients') return 'web.letters.refused-recipients'
  if (kind === 'tooLarge') return 'web.letters.refused-size'
  if (kind === 'forbiddenFrom' || kind === 'forbiddenToSend') return 'web.letters.refused-sender'
  return 'web.letters.refused'
}
