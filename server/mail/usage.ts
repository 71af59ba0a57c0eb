/** How much of its quota an account has used. */

import type { AccountContext } from './context.js'
import { quotaOf } from './room.js'

export interface Usage {
  readonly usedBytes: number
  /** Null for as much as there is room for. */
  readonly limitBytes: number | null
}

export async function usageOf(context: AccountContext): Promise<Usage> {
  const limitBytes = await quotaOf(context, context.address)
  const usedBytes = await context.store.read((tables) => tables.mailboxes.usedBytes(context.id))
  return { usedBytes, limitBytes }
}
