/** Prescriptions put by because another one took the page: each waits until somebody goes on with it. */

import { isBlank, type Sheet } from '../../../acts/index.js'
import { Button, IconButton } from '../../parts/button.js'
import { useWords } from '../../state/words.js'
import { patientName } from './people.js'
import type { Prescribing } from './state.js'
import styles from './aside.module.css'

export function Aside({ page }: { readonly page: Prescribing }) {
  const { t, n } = useWords()
  const { aside } = page
  if (aside.length === 0) return null
  const nameOf = ({ patient }: Sheet): string =>
    patient ? patientName(patient) : t('web.prescribe.aside-nobody')
  return (
    <section className={styles['aside']} aria-labelledby="rx-aside-title">
      <h2 id="rx-aside-title">{t('web.prescribe.aside')}</h2>
      <ul>
        {aside.map((sheet, index) => (
          <li key={index}>
            <span>
              {nameOf(sheet)},{' '}
              {n(
                'web.prescribe.aside-lines',
                sheet.lines.filter((line) => !isBlank(line)).length + sheet.devices.length,
              )}
            </span>
            <Button size="small" onPress={() => page.takeUp(sheet)}>
              {t('web.prescribe.aside-take')}
            </Button>
            <IconButton
              icon="trash"
              size="small"
              label={t('web.prescribe.aside-drop', { name: nameOf(sheet) })}
              onPress={() => page.dropAside(sheet)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
