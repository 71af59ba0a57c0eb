/** Who acts at the console, for the audit log. */

import { userInfo } from 'node:os'
import { currentAct } from './act.js'

/** `console:` and the name of the system account. */
export function systemAccount(): string {
  try {
    return `console:${userInfo().username}`
  } catch {
    // An account without an entry in the system's list, as in small containers.
    return `console:uid-${process.getuid?.() ?? 'unknown'}`
  }
}

/** The administrator who signed for this command; the system account while no administrator is named. */
export function consoleActor(): string {
  return currentAct()?.actor ?? systemAccount()
}
