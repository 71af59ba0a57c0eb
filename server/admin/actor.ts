/** Who acts at the console, for the audit log. */

import { userInfo } from 'node:os'

/** `console:` and the name of the system account. */
export function consoleActor(): string {
  try {
    return `console:${userInfo().username}`
  } catch {
    // An account without an entry in the system's list, as in small containers.
    return `console:uid-${process.getuid?.() ?? 'unknown'}`
  }
}
