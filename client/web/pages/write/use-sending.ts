/** Sending from the page: what stops it is said in words, what broke is resumed, what went can be taken back for ten seconds. */

import { useEffect, useRef, useState } from 'react'
import { Fault, isFault, randomUuid } from '../../../../server/base/index.js'
import { dropDraft, isApiFault, recall, type Account, type Posted } from '../../../api/index.js'
import { fullWhen } from '../../parts/format.js'
import { browserClock } from '../../platform/clock.js'
import { browserRandom } from '../../platform/fresh-bytes.js'
import { inOneTab } from '../../platform/tabs.js'
import { useAsking } from '../../state/asking.js'
import { rememberCorrespondents } from '../../state/directory.js'
import { useAccount, useIdentities, useOnline } from '../../state/jmap.js'
import { go, href, useRoute } from '../../state/route.js'
import { announce } from '../../state/toasts.js'
import { useWords, type Words } from '../../state/words.js'
import { FileGone } from './contents.js'
import { laterFault } from './later-time.js'
import type { LetterValue } from './letter.js'
import { useAboutPatient } from './patient.js'
import { sendLetter } from './send.js'
import type { Writing } from './use-letter.js'
import type { LetterProtection } from './use-protection.js'

export interface Sending {
  /** The person has asked to send: what is missing is shown from then on. */
  readonly isAsked: boolean
  readonly state: 'idle' | 'going' | 'interrupted'
  /** Of the octets that go, 0 to 1; null while nothing does. */
  readonly part: number | null
  /** Why it did not go, in words. */
  readonly fault: string | undefined
  readonly send: () => Promise<void>
  readonly discard: () => Promise<void>
}

/** How often a way that broke is tried again by itself, each time waiting twice as long. */
const mostTries = 6
const firstWaitMs = 2000

/** What went wrong, for the person who wrote; rethrows what is a bug. */
function reasonOf(error: unknown, { t }: Words): string {
  if (error instanceof FileGone) return t('web.letters.file-gone', { name: error.file.name })
  if (isApiFault(error))
    return `${t(error.sentence, error.values)} ${t('web.letters.nothing-left')}`
  if (error instanceof Fault) return error.message
  throw error
}

/** What is missing before it may go, as a sentence; undefined when nothing is. */
function missing(letter: LetterValue, hasGoingFiles: boolean, { t }: Words): string | undefined {
  if (hasGoingFiles) return t('web.letters.wait-files')
  const late = laterFault(letter.later, browserClock.now())
  return late && t(`web.letters.later-${late}`)
}

export function useSending(
  id: string,
  writing: Writing,
  { protection, hasGoingFiles }: { protection: LetterProtection; hasGoingFiles: boolean },
): Sending {
  const words = useWords()
  const { t } = words
  const account = useAccount()
  const asking = useAsking()
  const aboutPatient = useAboutPatient()
  const leave = useLeave(id, writing, account)
  const [identity] = useIdentities().value ?? []
  const [isAsked, setAsked] = useState(false)
  const [state, setState] = useState<Sending['state']>('idle')
  const [part, setPart] = useState<number | null>(null)
  const [fault, setFault] = useState<string>()
  const { letter } = writing

  const deliver = async (from: { readonly name: string; readonly address: string }) => {
    const domain = from.address.slice(from.address.lastIndexOf('@') + 1)
    const messageId = letter.messageId || `<${randomUuid(browserRandom)}@${domain}>`
    const { willSign: signs, willSeal: mustSeal } = protection
    const order = { account, asking, from, signs, mustSeal, onProgress: setPart }
    const posted = await sendLetter({
      ...{ ...order, aboutPatient: aboutPatient(letter.patient) },
      letter: { ...letter, messageId },
      // Noted before anything leaves, so that a page that dies meanwhile knows to look.
      begin: () => writing.keep({ messageId, triedAt: browserClock.now() }),
    })
    rememberCorrespondents([...letter.to, ...letter.cc])
    await leave.sent(posted, { ...letter, messageId, triedAt: 0 })
  }
  const failed = async (error: unknown): Promise<void> => {
    if (isFault(error, 'unavailable')) {
      setState('interrupted')
      return
    }
    setState('idle')
    setFault(reasonOf(error, words))
    // What was planned may be what no longer holds.
    protection.again()
    await writing.keep({ triedAt: 0 })
  }
  const send = async (): Promise<void> => {
    setAsked(true)
    if (state === 'going' || letter.to.length + letter.cc.length === 0) return
    const why = missing(letter, hasGoingFiles, words)
    if (why !== undefined || !identity) {
      setFault(why ?? t('web.letters.not-ready'))
      return
    }
    setFault(undefined)
    if (protection.willSign && !(await protection.keys.unlock())) return
    setState('going')
    const from = { name: identity.name, address: identity.email }
    try {
      const { isDone } = await inOneTab(`letter ${id}`, () => deliver(from))
      if (!isDone) {
        setState('idle')
        setFault(t('web.letters.other-tab'))
      }
    } catch (error) {
      await failed(error)
    } finally {
      setPart(null)
    }
  }
  useResuming(state, send)
  return { isAsked, state, part, fault, send, discard: leave.discard }
}

/** Tries again what broke, once there is a way again. */
function useResuming(state: Sending['state'], send: () => Promise<void>): void {
  const isOnline = useOnline()
  const tries = useRef(0)
  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  })
  useEffect(() => {
    if (state !== 'interrupted' || !isOnline || tries.current >= mostTries) return undefined
    const timer = setTimeout(() => void latest.current(), firstWaitMs * 2 ** tries.current)
    tries.current++
    return () => {
      clearTimeout(timer)
    }
  }, [state, isOnline])
}

/** Where one goes when the letter has gone or was given up, and the way back from there. */
function useLeave(id: string, writing: Writing, account: Account) {
  const { t, language } = useWords()
  const { query } = useRoute()
  const answered = query.get('re')
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  const away = (): void => {
    // Who went on to something else while it left stays there.
    if (isHere.current) go(answered === null ? href('/boite') : href('/boite', answered))
  }
  const undo = async (posted: Posted, whole: LetterValue): Promise<void> => {
    try {
      if (!(await recall(account, posted))) {
        announce(t('web.letters.too-late'), { tone: 'bad' })
        return
      }
      await writing.restore({ ...whole, waiting: null, origin: '' })
      go(href('/ecrire', id))
    } catch (error) {
      if (!isApiFault(error)) throw error
      announce(t('web.letters.undo-failed'), { tone: 'bad' })
    }
  }
  return {
    sent: async (posted: Posted, whole: LetterValue): Promise<void> => {
      const { later, origin } = whole
      if (origin !== '') await dropDraft(account, origin)
      const names = [...whole.to, ...whole.cc].map(({ name }) => name).join(', ')
      const when = later && fullWhen(language, Date.parse(later), browserClock.now())
      // What waits for its hour stays at hand, to be taken up again.
      if (later === '') await writing.discard()
      else await writing.keep({ ...whole, waiting: posted })
      announce(
        later === ''
          ? t('web.letters.sent', { names })
          : t('web.letters.sent-later', { names, when }),
        { undo: () => void undo(posted, whole) },
      )
      away()
    },
    discard: async (): Promise<void> => {
      const { letter } = writing
      await writing.discard()
      const removal = letter.origin === '' ? undefined : account.destroy([letter.origin])
      const back = async (): Promise<void> => {
        removal?.undo()
        await writing.restore(letter)
        go(href('/ecrire', id))
      }
      announce(t('web.letters.discarded'), { undo: () => void back() })
      away()
    },
  }
}
