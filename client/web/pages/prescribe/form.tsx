/** The page itself: patient, lines, pharmacy, one button; the printed prescription at its right. */

import { useCallback, useEffect } from 'react'
import type { GatewayLink } from '../../../gateway/index.js'
import type { MedicineIndex } from '../../../health/index.js'
import { Button } from '../../parts/button.js'
import { announce } from '../../state/toasts.js'
import { useWords } from '../../state/words.js'
import { Devices } from './devices.js'
import { Aside } from './aside.js'
import { Doubts } from './doubts.js'
import { writeKept, type Kept } from './kept.js'
import { Line } from './line.js'
import { Models } from './models.js'
import { Others } from './others.js'
import { PatientPart } from './patient.js'
import { PlacePart, usePlaces } from './place.js'
import { Preview } from './preview.js'
import { Replacing } from './replacing.js'
import { Recipient } from './recipient.js'
import { useSending } from './sending.js'
import { usePrescribing, type Beginning } from './state.js'
import styles from './form.module.css'

interface Props {
  readonly mailbox: string
  readonly link: GatewayLink
  readonly kept: Kept
  readonly medicines: MedicineIndex
}

const sendKeys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘⏎' : 'Ctrl ⏎'

/** Ctrl or ⌘ with Enter, wherever the cursor is. */
function useSendKey(send: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      event.stopPropagation()
      send()
    }
    // Before a button that has the focus takes the Enter for itself.
    globalThis.addEventListener('keydown', onKey, true)
    return () => globalThis.removeEventListener('keydown', onKey, true)
  }, [send])
}

export function PrescriptionForm({ mailbox, link, kept, medicines }: Props) {
  const { t } = useWords()
  const keep = useCallback((next: Beginning) => void writeKept(mailbox, next), [mailbox])
  const page = usePrescribing({ mailbox, link, medicines, beginning: kept, keep })
  const places = usePlaces(link, kept.place)
  const sending = useSending({ page, places, wasInterrupted: kept.sending })
  useSendKey(sending.send)
  const clear = (): void => {
    const cleared = page.clear()
    announce(t('web.prescribe.cleared'), { undo: () => page.takeUp(cleared) })
  }
  return (
    <div className={styles['page']}>
      {/* What is being signed is not changed meanwhile. */}
      <div className={styles['form']} inert={sending.isBusy}>
        <header className={styles['head']}>
          <h1>{t('web.prescribe.title')}</h1>
          <Button kind="quiet" size="small" onPress={clear}>
            {t('web.prescribe.clear')}
          </Button>
        </header>
        {sending.told && (
          <p role="alert" className={styles['told']}>
            {sending.told}
          </p>
        )}
        <Aside page={page} />
        <Replacing page={page} />
        <PlacePart places={places} />
        <PatientPart page={page} />
        <section className={styles['part']} aria-labelledby="rx-lines-title">
          <h2 id="rx-lines-title">{t('web.prescribe.lines')}</h2>
          <ol className={styles['lines']}>
            {page.sheet.lines.map((line, index) => (
              <Line key={line.key} page={page} line={line} number={index + 1} />
            ))}
          </ol>
          <Doubts page={page} where="sheet" />
          <Devices page={page} />
          <Models page={page} />
        </section>
        <Others page={page} />
        <Recipient page={page} />
        <footer className={styles['foot']}>
          <Button
            id="rx-send"
            kind="main"
            icon="sent"
            isDisabled={sending.isBusy}
            onPress={sending.send}
          >
            {sending.isBusy ? t('web.prescribe.sending') : t('web.prescribe.send')}
            <kbd className={styles['key']} aria-hidden="true">
              {sendKeys}
            </kbd>
          </Button>
        </footer>
      </div>
      <Preview page={page} prescriber={places.prescriber} />
    </div>
  )
}
