/** Having somebody's key made and certified: one at a time, its refusal said. */

import { useState } from 'react'
import { isFault } from '../../../../../server/base/index.js'
import { isApiFault, type Administration, type IssuedCertificate } from '../../../../api/index.js'
import { noteChange, sentenceOf, useAdministration } from '../../../state/administration.js'
import { useAsking } from '../../../state/asking.js'
import { useWords } from '../../../state/words.js'
import { makeIdentity, type Handover } from './hand-over.js'

export interface IdentityMaking {
  readonly isBusy: boolean
  readonly refusal: string | undefined
  readonly handover: Handover | undefined
  readonly make: (
    name: string,
    order: (desk: Administration, request: string) => Promise<IssuedCertificate>,
  ) => Promise<void>
}

export function useIdentity(): IdentityMaking {
  const desk = useAdministration()
  const asking = useAsking()
  const words = useWords()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const [handover, setHandover] = useState<Handover>()
  const make: IdentityMaking['make'] = async (name, order) => {
    setBusy(true)
    setRefusal(undefined)
    try {
      setHandover(await makeIdentity(name, asking, (request) => order(desk, request)))
      noteChange()
    } catch (error) {
      if (isApiFault(error)) setRefusal(sentenceOf(error, words))
      else if (isFault(error)) setRefusal(error.message)
      else throw error
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, refusal, handover, make }
}
