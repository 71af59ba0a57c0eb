/** A StateChange as it comes from a stream or a socket (RFC 8620 §7.1), looked at before it is believed. */

import { isObject } from '../protocol/json.js'

/** By account, by type: the state. */
export type StateChange = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Undefined for what is no StateChange. */
export function readStateChange(text: string): StateChange | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(value) || value['@type'] !== 'StateChange' || !isObject(value['changed']))
    return undefined
  return Object.fromEntries(
    Object.entries(value['changed']).map(([account, types]) => [
      account,
      Object.fromEntries(
        Object.entries(isObject(types) ? types : {}).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      ),
    ]),
  )
}
