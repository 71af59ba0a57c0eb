/** Prescribing: one page from the patient to the pharmacy, with the printed prescription beside it as one types. */

import { useEffect, useMemo, useState } from 'react'
import type { MedicineIndex } from '../../../health/index.js'
import { fetchLink } from '../../../gateway/index.js'
import { EmptyState } from '../../parts/empty-state.js'
import { useBox, useWho } from '../../state/who.js'
import { useWords } from '../../state/words.js'
import { PrescriptionForm } from './form.js'
import { readKept, type Kept } from './kept.js'
import { noMedicines, openMedicines } from './medicines.js'

/** What a promise gave; undefined before. */
function useAnswer<T>(ask: () => Promise<T>): T | undefined {
  const [answer, setAnswer] = useState<T>()
  useEffect(() => {
    let isOld = false
    void ask().then((given) => {
      if (!isOld) setAnswer(() => given)
    })
    return () => {
      isOld = true
    }
  }, [ask])
  return answer
}

export function Page() {
  const { t } = useWords()
  const { identity } = useWho()
  const { box } = useBox()
  if (!identity.startsWith('rpps:') || !box)
    return <EmptyState icon="prescription" title={t('web.prescribe.not-prescriber')} />
  return <Opened key={box.address} mailbox={box.address} />
}

function Opened({ mailbox }: { readonly mailbox: string }) {
  const ask = useMemo(() => () => readKept(mailbox), [mailbox])
  const kept: Kept | undefined = useAnswer(ask)
  const medicines: MedicineIndex | undefined = useAnswer(openMedicines)
  const link = useMemo(
    () => fetchLink({ mailbox, origin: location.origin, fetch: globalThis.fetch.bind(globalThis) }),
    [mailbox],
  )
  if (!kept) return null
  return (
    <PrescriptionForm
      mailbox={mailbox}
      link={link}
      kept={kept}
      medicines={medicines ?? noMedicines}
    />
  )
}
