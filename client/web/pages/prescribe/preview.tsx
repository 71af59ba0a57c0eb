/** The printed prescription as it will be, drawn anew at every pause in typing. */

import { useEffect, useRef, useState } from 'react'
import { isBlank, orderOf, prescriptionOf, type Sheet } from '../../../acts/index.js'
import type { PrescribingProfessional, Printed } from '../../../health/index.js'
import { isFault, type Entropy } from '../../../../server/base/index.js'
import { browserClock } from '../../platform/clock.js'
import { useWords } from '../../state/words.js'
import type { Paper, PdfFrame } from '../../parts/safe/pdf.js'
import type { Prescribing } from './state.js'
import styles from './preview.module.css'

const pauseMs = 250

/** Numbers and ids of what is only looked at are nought: the real ones are made when it is signed. */
const noChance: Entropy = {
  bytes: (length) => new Uint8Array(length),
  below: () => 0,
}

/** Null until there is a patient and a line. */
function shownPrescription(
  sheet: Sheet,
  prescriber: PrescribingProfessional | null,
): Printed | null {
  const isEmpty = sheet.lines.every(isBlank) && sheet.devices.length === 0
  if (!prescriber || !sheet.patient || isEmpty) return null
  const at = browserClock.now()
  try {
    return prescriptionOf(orderOf(sheet, at), { prescriber, former: null, at, random: noChance })
  } catch (error) {
    if (!isFault(error)) throw error
    return null
  }
}

type Shown = Paper | 'failed' | null

function usePaper(sheet: Sheet, prescriber: PrescribingProfessional | null): Shown {
  const [shown, setShown] = useState<Shown>(null)
  const frame = useRef<PdfFrame>(null)
  useEffect(
    () => () => {
      frame.current?.close()
      frame.current = null
    },
    [],
  )
  useEffect(() => {
    let isOld = false
    const print = async (): Promise<void> => {
      const prescription = shownPrescription(sheet, prescriber)
      if (!prescription) return setShown(null)
      try {
        const [{ printed }, { pdfFrame }] = await Promise.all([
          import('./printing.js'),
          import('../../parts/safe/pdf.js'),
        ])
        // One for all that is typed: they are papers of our own.
        frame.current ??= pdfFrame()
        const opened = await frame.current.open(await printed(prescription))
        if (isOld) return opened.close()
        setShown((was) => {
          if (was !== null && was !== 'failed') was.close()
          return opened
        })
      } catch {
        if (!isOld) setShown('failed')
      }
    }
    const timer = setTimeout(() => void print(), pauseMs)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [sheet, prescriber])
  return shown
}

export function Preview({
  page,
  prescriber,
}: {
  readonly page: Prescribing
  readonly prescriber: PrescribingProfessional | null
}) {
  const { t } = useWords()
  const shown = usePaper(page.sheet, prescriber)
  return (
    <aside className={styles['preview']} aria-label={t('web.prescribe.preview')}>
      {shown === null && <p className={styles['empty']}>{t('web.prescribe.preview-empty')}</p>}
      {shown === 'failed' && <p className={styles['empty']}>{t('web.prescribe.preview-failed')}</p>}
      {shown !== null &&
        shown !== 'failed' &&
        Array.from({ length: shown.numPages }, (_, index) => (
          <PaperPage key={index} paper={shown} number={index + 1} />
        ))}
    </aside>
  )
}

function PaperPage({ paper, number }: { readonly paper: Paper; readonly number: number }) {
  const { t } = useWords()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const canvas = document.createElement('canvas')
    let isOld = false
    const draw = async (): Promise<void> => {
      await paper.draw({ page: number, canvas, width: place.current?.clientWidth || 480 })
      // The page before stays until this one is whole: nothing flickers.
      if (!isOld) place.current?.replaceChildren(canvas)
    }
    // Another paper took its place meanwhile.
    draw().catch(() => undefined)
    return () => {
      isOld = true
    }
  }, [paper, number])
  const label = t('web.prescribe.preview-page', { page: number })
  return <div ref={place} className={styles['paper']} role="img" aria-label={label} />
}
