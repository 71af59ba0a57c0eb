/** Core/echo: gives back what it was given, so that a client can try its connection. */

import type { Method } from '../../core/method.js'

export const echo: Method = {
  name: 'Core/echo',
  capability: 'urn:ietf:params:jmap:core',
  spec: 'RFC 8620 §4',
  async *run(_context, args) {
    yield ['Core/echo', args]
  },
}
