/** The capabilities this gateway announces: computed from here, so that none is announced that is not served (invariant 12). */

import { jmapLimits } from './core/limits.js'
import type { Capability } from './core/session-resource.js'

const core: Capability = {
  uri: 'urn:ietf:params:jmap:core',
  spec: 'RFC 8620 §2',
  server: { ...jmapLimits, collationAlgorithms: [] },
  account: () => ({}),
}

export const capabilities: readonly Capability[] = [core]
