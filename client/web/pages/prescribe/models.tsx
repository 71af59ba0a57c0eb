/** Models of lines, kept under a name, and the last prescription of the patient taken up again. */

import { useState } from 'react'
import { isBlank, knownOf } from '../../../acts/index.js'
import { Button, IconButton } from '../../parts/button.js'
import { useWords } from '../../state/words.js'
import { Field } from './field.js'
import type { Prescribing } from './state.js'
import styles from './models.module.css'

export function Models({ page }: { readonly page: Prescribing }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const { sheet, habits } = page
  const last = sheet.patient && knownOf(habits, sheet.patient)?.last
  const lines = sheet.lines.filter((line) => !isBlank(line))
  const keep = (): void => {
    if (name.trim() === '') return
    page.keepModel(name.trim())
    setName('')
  }
  return (
    <div className={styles['models']}>
      <div className={styles['row']}>
        <Button size="small" icon="plus" onPress={page.addLine}>
          {t('web.prescribe.add-line')}
        </Button>
        <Button size="small" icon="plus" onPress={page.addDevice}>
          {t('web.prescribe.add-device')}
        </Button>
        <Button size="small" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {t('web.prescribe.models')}
        </Button>
        {last && (
          <Button size="small" icon="undo" onPress={() => page.takeLines(last)}>
            {t('web.prescribe.repeat')}
          </Button>
        )}
      </div>
      {isOpen && (
        <div className={styles['panel']}>
          {habits.models.length === 0 && (
            <p className={styles['none']}>{t('web.prescribe.no-models')}</p>
          )}
          <ul className={styles['list']}>
            {habits.models.map((model) => (
              <li key={model.name} className={styles['model']}>
                <Button
                  size="small"
                  onPress={() => {
                    setOpen(false)
                    page.takeLines(model)
                  }}
                >
                  {model.name}
                </Button>
                <IconButton
                  size="small"
                  icon="trash"
                  label={t('web.prescribe.model-remove', { name: model.name })}
                  onPress={() => page.dropModel(model.name)}
                />
              </li>
            ))}
          </ul>
          {lines.length + sheet.devices.length > 0 && (
            <div className={styles['row']}>
              <Field
                label={t('web.prescribe.model-name')}
                value={name}
                onChange={setName}
                onEnter={keep}
                maxLength={80}
              />
              <Button onPress={keep} className={styles['keep']}>
                {t('web.prescribe.model-keep')}
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  )
}
