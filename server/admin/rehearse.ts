/** The directory as an administrator's command changes it: for real, or rehearsed and undone (`--dry-run`). */

import {
  createDirectory,
  createCuration,
  createEntries,
  createForeign,
  createRegistrar,
  rehearsal,
  type Curation,
  type Directory,
  type Entries,
  type ForeignTrust,
  type PkiStore,
  type Registrar,
} from '../../pki/index.js'
import type { Clock } from '../base/index.js'
import { writeCheckpoints } from '../checkpoints.js'
import { withData } from './options.js'

export const dryRunOption = { summary: 'opt.dry-run' } as const

export interface Desk {
  /** Undone at the end of each unit when this is a rehearsal. */
  readonly store: PkiStore
  readonly clock: Clock
  readonly directory: Directory
  readonly registrar: Registrar
  readonly entries: Entries
  readonly curation: Curation
  readonly foreign: ForeignTrust
}

/** Runs `work`; its changes are signed for when they are real. */
export async function atDesk<T>(
  root: string,
  dryRun: boolean,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  return withData(root, async (data) => {
    const store = dryRun ? rehearsal(data.pki) : data.pki
    const { clock, config, random } = data
    const done = await work({
      ...{ store, clock },
      directory: createDirectory({ store, clock }),
      registrar: createRegistrar({ store, clock, domains: config.domains }),
      entries: createEntries({ store, clock }),
      curation: createCuration({ store, clock }),
      foreign: createForeign({ store, clock, random, mailDomains: config.domains }),
    })
    if (!dryRun) await writeCheckpoints(data)
    return done
  })
}
