/** Identity/changes: identities made, renamed or removed since a state. */

import { changesMethod } from '../../standard/changes-method.js'

export const identityChanges = changesMethod({
  name: 'Identity/changes',
  spec: 'RFC 8621 §6.2',
  capability: 'urn:ietf:params:jmap:submission',
  // The first of an address was always there: what is written of it for the first time is a change of it.
  async changed({ kept }, since) {
    const found = await kept.changes('identity', since)
    if (!found) return undefined
    const isFirst = (id: string): boolean => id.startsWith('I')
    return {
      created: found.created.filter((id) => !isFirst(id)),
      updated: [...found.created.filter(isFirst), ...found.updated],
      destroyed: found.destroyed,
    }
  },
})
