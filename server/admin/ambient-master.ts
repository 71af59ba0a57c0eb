/** The master key that a command brings along, while the one of the data directory is missing. */

import { AsyncLocalStorage } from 'node:async_hooks'
import type { Data } from '../data.js'

type MasterKey = Data['master']

// Ambient, as the guard opens the directory before the command does.
const masters = new AsyncLocalStorage<MasterKey>()

/** Runs `work` with `master` in the place of DIR/master.key. */
export const withMaster = <T>(master: MasterKey, work: () => Promise<T>): Promise<T> =>
  masters.run(master, work)

export const broughtMaster = (): MasterKey | undefined => masters.getStore()
