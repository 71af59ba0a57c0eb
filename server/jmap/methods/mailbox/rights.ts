/** Rights of a folder (RFC 8621 §2, myRights), from what trust has decided for an account. */

import type { Action } from '../../../trust/index.js'
import type { JsonObject } from '../../core/json.js'

/** What somebody may do in an account that he may read. */
export interface Rights {
  readonly write: boolean
  readonly send: boolean
}

export const mayOf = (actions: readonly Action[]): Rights => ({
  write: actions.includes('manage'),
  send: actions.includes('send'),
})

export const rightsOf = (
  { role }: { readonly role: string | null },
  { write: may, send }: Rights,
): JsonObject => ({
  mayReadItems: true,
  mayAddItems: may,
  mayRemoveItems: may,
  maySetSeen: may,
  maySetKeywords: may,
  mayCreateChild: may,
  mayRename: may && role !== 'inbox',
  mayDelete: may && role !== 'inbox',
  maySubmit: send,
})
