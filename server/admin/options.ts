/** What the operator's commands share. */

import { openData, type Data } from '../data.js'
import { currentAct } from './act.js'
import { broughtMaster } from './ambient-master.js'

export const dataOption = { summary: 'opt.data', value: 'DIR', required: true } as const

/** Opens a data directory for one command and closes it whatever happens. */
export async function withData<T>(root: string, work: (data: Data) => Promise<T>): Promise<T> {
  const data = await openData(root, 'open', () => currentAct()?.note ?? {}, broughtMaster())
  try {
    return await work(data)
  } finally {
    await data.close()
  }
}
