/** The pharmacist at the counter of a pharmacy's own mailbox: shown, chosen among those listed, or typed. */

import { useState } from 'react'
import type { NamedPharmacist } from '../../../acts/index.js'
import { Button } from '../../parts/button.js'
import { Suggest } from '../../parts/suggest/suggest.js'
import { useWords } from '../../state/words.js'
import type { CounterPharmacist } from './pharmacist.js'
import styles from './counter.module.css'

const nameOf = ({ given, family }: NamedPharmacist): string => `${given} ${family.toUpperCase()}`

export function PharmacistField({ pharmacist }: { readonly pharmacist: CounterPharmacist }) {
  const { t, n } = useWords()
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const { state, named, listed, choose, read } = pharmacist
  if (state === 'own' || state === 'asking') return null
  if (named)
    return (
      <p className={styles['by']}>
        <span className={styles['soft']}>{t('web.counter.pharmacist')}</span> {nameOf(named)}
        <Button
          size="small"
          onPress={() => {
            choose(undefined)
          }}
        >
          {t('web.counter.pharmacist-change')}
        </Button>
      </p>
    )
  const wanted = typed.trim().toLowerCase()
  const offers = listed.filter((one) =>
    `${nameOf(one)} ${one.family} ${one.rpps}`.toLowerCase().includes(wanted),
  )
  const take = (next: NamedPharmacist | undefined): void => {
    setWrong(!next)
    if (next) choose(next)
  }
  return (
    <div className={styles['who']}>
      <Suggest<NamedPharmacist>
        id="counter-pharmacist"
        label={t('web.counter.pharmacist')}
        value={typed}
        onType={setTyped}
        suggestions={offers.map((one) => ({
          ...{ key: one.rpps, value: one, title: nameOf(one), detail: `RPPS ${one.rpps}` },
        }))}
        count={n('web.counter.pharmacists', offers.length)}
        onPick={take}
        onEnter={() => {
          take(read(typed))
        }}
        describedBy="counter-pharmacist-hint"
        isInvalid={isWrong}
      />
      <p id="counter-pharmacist-hint" className={styles[isWrong ? 'strong' : 'small']}>
        {t(isWrong ? 'web.counter.pharmacist-wrong' : 'web.counter.pharmacist-hint')}
      </p>
    </div>
  )
}
