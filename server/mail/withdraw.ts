/** A message that was held back and does not go after all: its bodies leave with it. */

import type { BodyId } from '../base/index.js'
import type { FreedBlobs } from './context.js'
import type { MailTables } from './ports.js'

/** Forgets the keys and bodies of a held submission. Part of a unit of work; `freed` are files to remove after it. */
export async function withdrawHeld(
  tables: MailTables,
  id: number,
  freed: FreedBlobs,
): Promise<void> {
  const held = await tables.submissions.recipients(id)
  const bodies = new Set(held.flatMap(({ body, header }) => (body && header ? [body] : [])))
  await tables.submissions.unhold(id)
  await releaseBodies(tables, bodies, freed)
}

/** Removes those of `bodies` that nothing points at any more. Part of a unit of work. */
export async function releaseBodies(
  tables: MailTables,
  bodies: Iterable<BodyId>,
  freed: FreedBlobs,
): Promise<void> {
  for (const body of bodies) {
    const blob = await tables.bodies.release(body)
    if (blob) freed.push(blob)
  }
}
