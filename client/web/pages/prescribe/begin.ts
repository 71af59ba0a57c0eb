/**
 * What the address asks the page to begin with: `#/prescrire?patient=ID` somebody of this mailbox (an id of Patient/get),
 * `?remplace=ID` a message with a prescription that is to be replaced, `?reprendre=ID` one that is to be written again.
 */

import { useEffect, useRef, useState } from 'react'
import { replacementOf, sheetOf } from '../../../acts/index.js'
import { isApiFault } from '../../../api/index.js'
import { isFault } from '../../../../server/base/index.js'
import { useAsking } from '../../state/asking.js'
import { useAccount } from '../../state/jmap.js'
import { useKeys } from '../../state/keys.js'
import { findPatient } from '../../state/patients.js'
import { go, href, useRoute } from '../../state/route.js'
import { announce } from '../../state/toasts.js'
import { useWho } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { formerIn, type Sent } from './former.js'
import { newKey } from './keys.js'
import { knownAs, typedOfMet, type TypedPatient } from './people.js'
import type { Prescribing } from './state.js'

const ways = ['patient', 'remplace', 'reprendre'] as const

interface Wish {
  readonly way: (typeof ways)[number]
  readonly id: string
}

function wishIn(query: URLSearchParams): Wish | null {
  const way = ways.find((one) => query.has(one))
  return way ? { way, id: query.get(way) ?? '' } : null
}

/** Told when it cannot be begun so; the page is then as it was. */
type Refusal = 'web.prescribe.begin-gone' | 'web.prescribe.begin-not-own'

/** Begins as the address says, once; gives the traits of a patient who is to be confirmed first. */
export function useBeginning(page: Prescribing): TypedPatient | null {
  const { t } = useWords()
  const { query } = useRoute()
  const account = useAccount()
  const asking = useAsking()
  const keys = useKeys()
  const { identity } = useWho()
  const [typed, setTyped] = useState<TypedPatient | null>(null)
  const wish = wishIn(query)
  const beginPatient = async (id: string): Promise<Refusal | null> => {
    const met = await findPatient(account, id)
    if (!met) return 'web.prescribe.begin-gone'
    const known = knownAs(page.habits, met)
    page.beginFor(known?.patient ?? null)
    setTyped(known ? null : typedOfMet(met))
    return null
  }
  const beginAgain = async ({ way, id }: Wish): Promise<Refusal | null> => {
    const sent: Sent | null = await formerIn(id, { account, asking, unlock: keys.unlock })
    if (!sent) return 'web.prescribe.begin-gone'
    const { former, to } = sent
    if (way === 'reprendre') page.takeUp({ ...sheetOf(former, newKey), to })
    else if (former.read.author !== identity) return 'web.prescribe.begin-not-own'
    else page.takeUp(replacementOf(former, to, newKey))
    return null
  }
  const begin = useRef<((one: Wish) => Promise<void>) | null>(null)
  begin.current = async (one) => {
    try {
      const refusal = await (one.way === 'patient' ? beginPatient(one.id) : beginAgain(one))
      if (refusal) announce(t(refusal), { tone: 'bad' })
    } catch (error) {
      if (!isFault(error)) throw error
      const reason = isApiFault(error) ? t(error.sentence, error.values) : ''
      announce(t('web.prescribe.begin-failed', { reason }).trim(), { tone: 'bad' })
    }
    // It is on the page now: reloading does not begin once more.
    go(href('/prescrire'), { replace: true })
  }
  const key = wish ? `${wish.way} ${wish.id}` : ''
  useEffect(() => {
    if (wish) void begin.current?.(wish)
  }, [key])
  return typed
}
