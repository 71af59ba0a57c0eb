/** The capabilities this gateway announces: computed from here, so that none is announced that is not served (invariant 12). */

import { jmapLimits } from './core/limits.js'
import { limits } from '../base/index.js'
import type { Capability } from './core/session-resource.js'
import { sortProperties } from './methods/email/sort.js'

const core: Capability = {
  uri: 'urn:ietf:params:jmap:core',
  spec: 'RFC 8620 §2',
  server: { ...jmapLimits, collationAlgorithms: [] },
  account: () => ({}),
}

const mail: Capability = {
  uri: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §1.3.1',
  server: {},
  account: () => ({
    maxMailboxesPerEmail: null,
    maxMailboxDepth: null,
    maxSizeMailboxName: limits.mailboxNameBytes,
    maxSizeAttachmentsPerEmail: limits.messageBytes,
    emailQuerySortOptions: sortProperties,
    mayCreateTopLevelMailbox: false,
  }),
}

export const capabilities: readonly Capability[] = [core, mail]
