/** The capability line, computed from the catalogues so that nothing is announced that this session cannot serve (invariant 12). */

import type { Phase, Settings } from './command.js'
import { permits } from './command.js'
import { commands } from './commands/index.js'
import { extensions } from './extensions/index.js'

/** Keywords for a session in `phase`, RFC 9051 §6.1.1. */
export function capabilitiesOf(phase: Phase, settings: Settings): readonly string[] {
  const keywords = new Set(['IMAP4rev1'])
  // A folder is one SELECT away, so what works in it is announced from login on.
  const reach: readonly Phase[] = phase === 'authenticated' ? [phase, 'selected'] : [phase]
  for (const command of commands) {
    if (!reach.some((at) => permits(command, at))) continue
    for (const keyword of command.capability ?? []) keywords.add(keyword)
  }
  for (const extension of extensions) {
    const offered = extension.offer({ phase, settings })
    if (offered !== undefined) keywords.add(offered)
  }
  return [...keywords]
}
