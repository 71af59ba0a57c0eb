/** The foot of the counter: what will be done, whatever stands against it, and the one button that does it. */

import { useEffect, useRef, useState } from 'react'
import { Checkbox } from 'react-aria-components'
import type { Posted } from '../../../api/index.js'
import { objectionTo, planOf } from '../../../acts/index.js'
import { isFault, SaidFault } from '../../../../server/base/index.js'
import { browserClock } from '../../platform/clock.js'
import { Banner } from '../../parts/banner.js'
import { Button } from '../../parts/button.js'
import { cx } from '../../parts/cx.js'
import { Field } from '../../parts/field.js'
import { useAccount } from '../../state/jmap.js'
import { useAsking } from '../../state/asking.js'
import { useGateway } from '../../state/directory.js'
import { useKeys } from '../../state/keys.js'
import { announce } from '../../state/toasts.js'
import { useWords } from '../../state/words.js'
import { dispense, takeBackDispensing, type Outcome } from './act.js'
import { isComplete, wishFrom, type Choices } from './choices.js'
import type { CounterProps } from './arrival.js'
import { usePharmacist, type CounterPharmacist } from './pharmacist.js'
import { PharmacistField } from './pharmacist-field.js'
import type { LedgerHook } from '../../state/ledger.js'
import styles from './counter.module.css'

interface FootProps extends CounterProps {
  readonly ledger: LedgerHook
  readonly choices: Choices
}

/** Why nobody may dispense it whatever they say; null for what can be believed, or has its doubt alone. */
export function notBelieved({ prescription, verdict }: CounterProps['arrival']) {
  const kind = objectionTo(prescription, verdict, browserClock.now())?.kind
  return kind === 'no-patient' || kind === 'red' ? kind : null
}

export function Foot(props: FootProps) {
  const { t, n } = useWords()
  const { arrival, ledger, choices } = props
  const { view } = ledger
  const [despite, setDespite] = useState('')
  const [copies, setCopies] = useState(false)
  const pharmacist = usePharmacist()
  const { isBusy, told, run } = useDispensing(props, { despite, copies, pharmacist })
  const wish = wishFrom(choices)
  const objection = objectionTo(arrival.prescription, arrival.verdict, browserClock.now())
  const isUnbelievable = notBelieved(arrival) !== null
  const isRefused = isUnbelievable || (objection !== null && despite.trim() === '')
  const isNamed = pharmacist.state !== 'missing'
  const isReady = wish !== null && isComplete(choices) && isNamed && !isRefused && !isBusy
  useKey('d', isReady, run)
  if (view.kind === 'silent') return <Banner tone="doubt">{t('web.counter.no-ledger')}</Banner>
  if (view.kind === 'refused')
    return <Banner tone="plain">{t('web.counter.not-yours', { answer: view.answer })}</Banner>
  if (isUnbelievable && choices.size > 0) return null
  return (
    <footer className={styles['foot']}>
      {told !== '' && <Banner tone="bad">{told}</Banner>}
      {choices.size > 0 && (
        <>
          <PharmacistField pharmacist={pharmacist} />
          {objection && (
            <Field
              label={t('web.counter.despite')}
              help={t('web.counter.despite-help')}
              maxLength={200}
              value={despite}
              onChange={setDespite}
            />
          )}
          {!isComplete(choices) && <p className={styles['soft']}>{t('web.counter.needs-why')}</p>}
          <div className={styles['do']}>
            <Checkbox className={cx(styles['check'])} isSelected={copies} onChange={setCopies}>
              <span className={styles['box']} aria-hidden="true" />
              {t('web.counter.copy')}
            </Checkbox>
            <span className={styles['soft']}>
              {wish === null
                ? t('web.counter.none-chosen')
                : n('web.counter.chosen', wish.lines.length)}
            </span>
            <Button kind="main" icon="dispense" isDisabled={!isReady} onPress={run}>
              {t(isBusy ? 'web.counter.working' : 'web.counter.dispense')}
            </Button>
          </div>
        </>
      )}
    </footer>
  )
}

interface Options {
  readonly pharmacist: CounterPharmacist
  readonly despite: string
  readonly copies: boolean
}

/** Takes a dispensing back, and says how it went. */
function useTakingBack({ email, ledger }: Pick<FootProps, 'email' | 'ledger'>) {
  const { t, language } = useWords()
  const account = useAccount()
  const link = useGateway()
  return (dispensing: number, posted: Posted | null) => (): void => {
    takeBackDispensing({ account, link, language }, dispensing, posted).then(
      (state) => {
        ledger.learn(state)
        account.update([email.id], {
          'keywords/$dispensed': null,
          'keywords/$partlydispensed': null,
        })
        announce(t('web.counter.taken-back'))
      },
      (error: unknown) => {
        if (!isFault(error)) throw error
        announce(error instanceof SaidFault ? error.in(language) : t('web.counter.no-ledger'), {
          tone: 'bad',
        })
      },
    )
  }
}

function useDispensing({ email, arrival, ledger, choices }: FootProps, options: Options) {
  const { t, language } = useWords()
  const account = useAccount()
  const asking = useAsking()
  const link = useGateway()
  const keys = useKeys()
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState('')
  const again = useTakingBack({ email, ledger })
  const settle = (outcome: Outcome): void => {
    if (outcome.kind === 'unsure') {
      setTold(t('web.counter.unsure'))
      return
    }
    if (outcome.state) ledger.learn(outcome.state)
    if (outcome.kind === 'refused') {
      setTold(t('web.counter.refused', { answer: outcome.answer }))
      return
    }
    const { dispensing, posted, state } = outcome
    const mark = state.standing === 'done' ? '$dispensed' : '$partlydispensed'
    account.update([email.id], { [`keywords/${mark}`]: true, 'keywords/$seen': true })
    announce(t(posted === null ? 'web.counter.notice-waits' : 'web.counter.done'), {
      undo: again(dispensing, posted),
    })
  }
  const work = async (): Promise<void> => {
    const wish = wishFrom(choices)
    const { view } = ledger
    const to = email.from?.[0]?.email
    if (!wish || view.kind !== 'known' || to === undefined) return
    const { state } = view
    const { prescription } = arrival
    const plan = planOf(wish, prescription, state)
    const pharmacist = await options.pharmacist.resolve()
    // Who has keys signs the notice; who has none yet is not stopped at the counter.
    if (keys.known?.state === 'locked' && !(await keys.unlock())) return
    settle(
      await dispense({
        ...{ account, link, asking, language, prescription, state, plan, pharmacist, to },
        inReplyTo: messageIdOf(email.messageId),
        copyToPatient: options.copies,
        despite: options.despite.trim() === '' ? null : options.despite.trim(),
        sender: pharmacist.structure.name,
      }),
    )
  }
  const run = (): void => {
    if (isBusy) return
    setBusy(true)
    setTold('')
    work()
      .catch((error: unknown) => {
        if (!isFault(error)) throw error
        if (error.kind === 'not-found') {
          setTold(t('web.counter.who'))
          return
        }
        const answer = error instanceof SaidFault ? error.in(language) : error.message
        setTold(t('web.counter.refused', { answer }))
      })
      .finally(() => {
        setBusy(false)
      })
  }
  return { isBusy, told, run }
}

/** JMAP gives message ids without their brackets (RFC 8621 §4.1.2.5). */
const messageIdOf = (ids: readonly string[] | null): string | null => {
  const [id] = ids ?? []
  return id === undefined ? null : `<${id}>`
}

/** A letter of the keyboard, unless somebody is typing. */
function useKey(key: string, isOn: boolean, run: () => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (!isOn) return undefined
    const press = (event: KeyboardEvent): void => {
      const { target, ctrlKey, metaKey, altKey, repeat } = event
      const isTyping =
        target instanceof HTMLElement && target.closest('input, textarea, select') !== null
      if (event.key !== key || ctrlKey || metaKey || altKey || repeat || isTyping) return
      event.preventDefault()
      latest.current()
    }
    globalThis.addEventListener('keydown', press)
    return () => {
      globalThis.removeEventListener('keydown', press)
    }
  }, [key, isOn])
}
