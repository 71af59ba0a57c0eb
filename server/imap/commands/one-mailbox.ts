/** The argument of commands that take one folder name and nothing else. */

import type { Reader } from '../wire/reader.js'

export function readOneMailbox(reader: Reader): string {
  const name = reader.expectMailboxName()
  reader.expectEnd()
  return name
}
