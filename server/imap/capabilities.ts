/** The capability line, computed from the catalogues so that nothing is announced that this session cannot serve (invariant 12). */

import type { Phase } from './command.js'
import { permits } from './command.js'
import { commands } from './commands/index.js'
import { extensions, type Offer } from './extensions/index.js'

/** Keywords for a session as it is, RFC 9051 §6.1.1. */
export function capabilitiesOf(session: Offer): readonly string[] {
  const { phase } = session
  const keywords = new Set(['IMAP4rev1'])
  // A folder is one SELECT away, so what works in it is announced from login on.
  const reach: readonly Phase[] = phase === 'authenticated' ? [phase, 'selected'] : [phase]
  for (const command of commands) {
    if (!reach.some((at) => permits(command, at))) continue
    for (const keyword of command.capability ?? []) keywords.add(keyword)
  }
  for (const extension of extensions) {
    const offered = extension.offer(session)
    if (offered !== undefined) keywords.add(offered)
  }
  return [...keywords]
}
