/** Which pharmacist is at the counter: who opened the page, or, under a pharmacy's own certificate, whoever was said last here. */

import { useEffect, useState } from 'react'
import { readPharmacist, type NamedPharmacist } from '../../../acts/index.js'
import { pharmacistsOf, type DirectoryPharmacist } from '../../../gateway/index.js'
import type { PrescribingProfessional } from '../../../health/index.js'
import { isFault } from '../../../../server/base/index.js'
import { shelf } from '../../offline/shelf.js'
import { useGateway } from '../../state/directory.js'
import { useWho } from '../../state/who.js'
import { dispenserHere } from './dispenser.js'

export interface CounterPharmacist {
  /** `own`: by the certificate; `asking` while the directory is; `missing` until somebody says it. */
  readonly state: 'own' | 'asking' | 'missing' | 'named'
  readonly named: NamedPharmacist | undefined
  readonly listed: readonly DirectoryPharmacist[]
  /** Kept for the next prescription; undefined asks anew. */
  readonly choose: (named: NamedPharmacist | undefined) => void
  /** `RPPS Prénom NOM`; undefined when it is neither that nor somebody listed. */
  readonly read: (text: string) => NamedPharmacist | undefined
  /** Faults of the directory, not-found while nobody is named. */
  readonly resolve: () => Promise<PrescribingProfessional>
}

const keptName = 'counter-pharmacist'

export function usePharmacist(): CounterPharmacist {
  const who = useWho()
  const link = useGateway()
  const { identity } = who
  const isOwn = identity.startsWith('rpps:')
  const [listed, setListed] = useState<readonly DirectoryPharmacist[]>()
  const [named, setNamed] = useState<NamedPharmacist>()
  useEffect(() => {
    if (isOwn) return undefined
    let isCurrent = true
    const look = async (): Promise<void> => {
      const found = await pharmacistsOf(link, identity).catch((error: unknown) => {
        if (!isFault(error)) throw error
        return []
      })
      const kept = (await shelf.read(keptName)) as NamedPharmacist | undefined
      if (!isCurrent) return
      setListed(found)
      setNamed((was) => was ?? kept ?? (found.length === 1 ? found[0] : undefined))
    }
    void look()
    return () => {
      isCurrent = false
    }
  }, [link, identity, isOwn])
  return {
    state: isOwn ? 'own' : named ? 'named' : listed ? 'missing' : 'asking',
    ...{ named, listed: listed ?? [] },
    choose(next) {
      setNamed(next)
      if (next) void shelf.write(keptName, next)
    },
    read: (text) => readPharmacist(text, listed ?? []),
    resolve: async () => dispenserHere(who, listed ?? (await pharmacistsOf(link, identity)), named),
  }
}
