/** The COPYUID response code that COPY and MOVE answer with. */

import type { CopyResult } from '../../mail/index.js'
import { formatSet } from '../wire/sequence-set.js'

/** RFC 4315 §3; undefined when nothing was copied, since the grammar has no empty set. */
export function copyUid({ uidValidity, from, to }: CopyResult): string | undefined {
  return from.length === 0
    ? undefined
    : `COPYUID ${uidValidity} ${formatSet(from)} ${formatSet(to)}`
}
