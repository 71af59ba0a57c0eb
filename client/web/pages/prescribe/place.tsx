/** Where the doctor works: by the directory, or said once and kept. */

import { useEffect, useMemo, useState } from 'react'
import { prescriberAt, type CertifiedPerson } from '../../../acts/index.js'
import { directoryPlaces, type GatewayLink } from '../../../gateway/index.js'
import type { Place, PrescribingProfessional } from '../../../health/index.js'
import { isFault } from '../../../../server/base/index.js'
import { Button } from '../../parts/button.js'
import { useWho, type Who } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { Choice, Field } from './field.js'
import { writeKept } from './kept.js'
import styles from './place.module.css'

export interface Places {
  /** Null while it is not known where he works. */
  readonly prescriber: PrescribingProfessional | null
  /** Known, and none is chosen. */
  readonly known: readonly Place[]
  /** The directory has answered. */
  readonly isAsked: boolean
  readonly chosen: Place | null
  readonly choose: (place: Place) => void
}

/** The attributes of a certificate's subject as `/whoami` tells them: `SN=MARTIN`. */
function personOf({ identity, certificate }: Who): CertifiedPerson {
  const read = (name: string): string =>
    new RegExp(`(?:^|[,+])\\s*${name}=((?:\\\\.|[^,+\\\\])*)`).exec(certificate.subject)?.[1] ?? ''
  const text = (name: string): string => read(name).replace(/\\(.)/g, '$1').trim()
  return {
    rpps: identity.split(':')[1] ?? '',
    ...{ family: text('SN'), given: text('GN'), title: text('title') },
  }
}

/** A place said once stands above what the directory says. */
export function usePlaces(link: GatewayLink, kept: Place | null): Places {
  const who = useWho()
  const [known, setKnown] = useState<readonly Place[]>([])
  const [isAsked, setAsked] = useState(false)
  const [chosen, setChosen] = useState(kept)
  const person = useMemo(() => personOf(who), [who])
  useEffect(() => {
    let isOld = false
    const ask = async (): Promise<void> => {
      let found: readonly Place[] = []
      try {
        found = await directoryPlaces(link, person.rpps)
      } catch (error) {
        if (!isFault(error)) throw error
      }
      if (isOld) return
      setKnown(found)
      setAsked(true)
    }
    void ask()
    return () => {
      isOld = true
    }
  }, [link, person])
  const place = chosen ?? known[0] ?? null
  const prescriber = useMemo(() => place && prescriberHere(person, place), [person, place])
  const choose = (next: Place): void => {
    setChosen(next)
    void writeKept(link.mailbox, { place: next })
  }
  return { prescriber, known, isAsked, chosen: place, choose }
}

/** A certificate without a profession, where the directory tells none: a physician says which on paper. */
function prescriberHere(person: CertifiedPerson, place: Place): PrescribingProfessional | null {
  try {
    return prescriberAt(person, place)
  } catch (error) {
    if (!isFault(error)) throw error
    return null
  }
}

/** Nothing while the place is known; a choice between several, or the few fields that say it. */
export function PlacePart({ places }: { readonly places: Places }) {
  const { t } = useWords()
  const { known, isAsked, chosen, prescriber } = places
  if (known.length > 1)
    return (
      <Choice
        label={t('web.prescribe.place')}
        value={chosen?.structure.id ?? ''}
        options={known.map(({ structure }) => [structure.id, structure.name] as const)}
        onChange={(id) => {
          const place = known.find(({ structure }) => structure.id === id)
          if (place) places.choose(place)
        }}
      />
    )
  return prescriber || !isAsked ? null : <PlaceFields onDone={places.choose} />
}

const empty = { name: '', number: '', street: '', postalCode: '', city: '', phone: '' }

/** `1` before a FINESS, `3` before a SIRET (TRE_G07). */
function placeOf(typed: typeof empty): Place | null {
  const number = typed.number.replace(/\s/g, '').toUpperCase()
  const digit = /^\d[0-9AB]\d{7}$/.test(number) ? '1' : /^\d{14}$/.test(number) ? '3' : ''
  const { name, street, postalCode, city, phone } = typed
  const isWhole = [name, street, city, phone].every((one) => one.trim() !== '')
  if (digit === '' || !isWhole || !/^\d{5}$/.test(postalCode.trim())) return null
  const address = { street: street.trim(), postalCode: postalCode.trim(), city: city.trim() }
  const structure = { id: `${digit}${number}`, name: name.trim(), address, phone: phone.trim() }
  return { civility: null, specialty: null, structure }
}

const fields = [
  ['name', 'web.prescribe.place-name'],
  ['number', 'web.prescribe.place-number'],
  ['street', 'web.prescribe.place-street'],
  ['postalCode', 'web.prescribe.place-code'],
  ['city', 'web.prescribe.place-town'],
  ['phone', 'web.prescribe.place-phone'],
] as const

function PlaceFields({ onDone }: { readonly onDone: (place: Place) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(empty)
  const [isTold, setTold] = useState(false)
  const done = (): void => {
    const place = placeOf(typed)
    if (place) onDone(place)
    else setTold(true)
  }
  return (
    <section className={styles['place']} aria-labelledby="rx-place-title">
      <h2 id="rx-place-title">{t('web.prescribe.place')}</h2>
      <p>{t('web.prescribe.place-needed')}</p>
      <div className={styles['fields']}>
        {fields.map(([name, key]) => (
          <Field
            key={name}
            label={t(key)}
            value={typed[name]}
            onChange={(text) => setTyped({ ...typed, [name]: text })}
            onEnter={done}
          />
        ))}
      </div>
      {isTold && placeOf(typed) === null && (
        <p role="alert" className={styles['error']}>
          {t('web.prescribe.place-wrong')}
        </p>
      )}
      <Button onPress={done}>{t('web.prescribe.place-keep')}</Button>
    </section>
  )
}
