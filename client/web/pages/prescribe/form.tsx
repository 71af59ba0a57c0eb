/** The page itself: patient, lines, pharmacy, one button; the printed prescription at its right. */

import { useCallback, useEffect } from 'react'
import type { GatewayLink } from '../../../gateway/index.js'
import type { MedicineIndex } from '../../../health/index.js'
import { Button } from '../../parts/button.js'
import { useWords } from '../../state/words.js'
import { Devices } from './devices.js'
import { Doubts } from './doubts.js'
import { writeKept, type Kept } from './kept.js'
import { Line } from './line.js'
import { Models } from './models.js'
import { Others } from './others.js'
import { PatientPart } from './patient.js'
import { PlacePart, usePlaces } from './place.js'
import { Preview } from './preview.js'
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
      send()
    }
    globalThis.addEventListener('keydown', onKey)
    return () => globalThis.removeEventListener('keydown', onKey)
  }, [send])
}

export function PrescriptionForm({ mailbox, link, kept, medicines }: Props) {
  const { t } = useWords()
  const keep = useCallback((next: Beginning) => void writeKept(mailbox, next), [mailbox])
  const page = usePrescribing({ mailbox, link, medicines, beginning: kept, keep })
  const places = usePlaces(link, kept.place)
  const sending = useSending({ page, places, wasInterrupted: kept.sending })
  useSendKey(sending.send)
  return (
    <div className={styles['page']}>
      <div className={styles['form']}>
        <header className={styles['head']}>
          <h1>{t('web.prescribe.title')}</h1>
          <Button kind="quiet" size="small" onPress={page.clear}>
            {t('web.prescribe.clear')}
          </Button>
        </header>
        {sending.told && (
          <p role="alert" className={styles['told']}>
            {sending.told}
          </p>
        )}
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
