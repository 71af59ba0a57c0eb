/** STARTTLS: from clear to TLS; nothing received before counts after it. */

import { command, nothing } from '../command.js'

export const starttls = command({
  name: 'STARTTLS',
  spec: 'RFC 9051 §6.2.1',
  state: 'clear',
  capability: ['STARTTLS'],
  read: nothing,
  async *run() {
    return { text: 'Begin TLS negotiation now', then: 'upgrade' as const }
  },
})
