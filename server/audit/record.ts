/** Adding an entry inside the unit of work it tells of: no state change without its event (invariant 4). */

import type { Clock } from '../base/index.js'
import { entryBytes, genesis, link } from './chain.js'
import type { AuditEvent } from './events.js'
import type { AuditTable } from './ports.js'

/** An event of another log (the certificate directory's), whose kinds are declared there. */
export interface LooseEvent {
  readonly kind: string
  readonly actor: string
  readonly facts: Readonly<Record<string, string>>
}

/** Appends `event` to the chain. Call it with the table of the running unit of work. */
export async function record(
  table: AuditTable,
  clock: Clock,
  event: AuditEvent | LooseEvent,
): Promise<void> {
  const last = await table.last()
  const seq = (last?.seq ?? 0) + 1
  const at = new Date(clock.now()).toISOString()
  const entry = entryBytes({ seq, at, kind: event.kind, actor: event.actor, facts: event.facts })
  await table.insert({ seq, entry, hash: link(last?.hash ?? genesis, entry) })
}
