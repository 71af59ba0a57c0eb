/** Where it goes: the patient's pharmacy, or one found by name or town. */

import { useState } from 'react'
import { knownOf, type SheetRecipient } from '../../../acts/index.js'
import { Button } from '../../parts/button.js'
import { Icon } from '../../parts/icon.js'
import { nameOf, townOf } from '../../parts/person-picker/choices.js'
import { Suggest } from '../../parts/suggest/suggest.js'
import { usePeople } from '../../state/directory.js'
import { useWords } from '../../state/words.js'
import { Doubts } from './doubts.js'
import { Tick } from './field.js'
import type { Prescribing } from './state.js'
import styles from './recipient.module.css'

/** The mailboxes of the pharmacies that the directory finds; null while it has not answered to `typed`. */
function useFound(typed: string): readonly SheetRecipient[] | null {
  const { entries, state, text } = usePeople(typed.trim().length < 2 ? '' : typed, {
    scope: 'pharmacies',
  })
  if (state === 'idle' || (state === 'searching' && text !== typed.trim())) return null
  return entries.flatMap((entry) =>
    entry.mailboxes.map(({ address }) => ({
      ...{ address, name: nameOf(entry), town: townOf(entry.place?.city ?? '') },
    })),
  )
}

export function Recipient({ page }: { readonly page: Prescribing }) {
  const { t, n } = useWords()
  const [typed, setTyped] = useState('')
  const { to, patient, copyToPatient } = page.sheet
  const found = useFound(typed)
  const usual = patient && knownOf(page.habits, patient)?.pharmacy
  const offers = (found ?? []).map((one) => ({
    key: one.address,
    value: one,
    title: one.name,
    detail: one.town,
  }))
  return (
    <section className={styles['part']} aria-labelledby="rx-to-title">
      <h2 id="rx-to-title">{t('web.prescribe.to')}</h2>
      {to ? (
        <div className={styles['card']}>
          <div>
            <p className={styles['name']}>{to.name}</p>
            <p className={styles['town']}>
              {to.town}
              {usual?.address === to.address && (
                <span className={styles['usual']}>
                  <Icon name="check" /> {t('web.prescribe.to-usual')}
                </span>
              )}
            </p>
          </div>
          <Button
            size="small"
            onPress={() => {
              page.change({ to: null })
              page.focus('rx-to')
            }}
          >
            {t('web.prescribe.to-change')}
          </Button>
        </div>
      ) : (
        <Suggest<SheetRecipient>
          id="rx-to"
          label={t('web.prescribe.to-hint')}
          value={typed}
          onType={setTyped}
          suggestions={offers}
          count={n('web.prescribe.patient-count', offers.length)}
          onPick={(chosen) => {
            setTyped('')
            page.change({ to: chosen })
            page.focus('rx-send')
          }}
          describedBy="rx-doubts-to"
        />
      )}
      {!to && found?.length === 0 && (
        <p className={styles['none']} role="status">
          {t('web.prescribe.to-none')}
        </p>
      )}
      <Tick checked={copyToPatient} onChange={(isOn) => page.change({ copyToPatient: isOn })}>
        {t('web.prescribe.copy')}
      </Tick>
      <Doubts page={page} where="to" />
    </section>
  )
}
