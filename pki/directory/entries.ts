/** Entries without a certificate: entering them, correcting what is said of them, and who works where; each a unit with its event. */

import type { Clock } from '../../server/base/index.js'
import { edit, endActivity, putActivity } from './correcting.js'
import type { Occasion } from './enrolment.js'
import { addApplication, addOperator, addOrganisation, addProfessional } from './entering.js'
import type { Activity } from './model.js'
import {
  entryOf,
  type ApplicationOrder,
  type Entry,
  type EntryChanges,
  type How,
  type OperatorOrder,
  type OrganisationOrder,
  type ProfessionalOrder,
} from './orders.js'
import type { PkiStore, PkiTables } from './ports.js'
import { findIdentity } from './standing.js'

/**
 * Every change is one unit with its event. Faults: syntax for what cannot be (`lenient` forgives check digits),
 * already-exists, conflict for a number that is another's, not-found.
 */
export interface Entries {
  addProfessional(order: ProfessionalOrder, how: How): Promise<string>
  addOrganisation(order: OrganisationOrder, how: How): Promise<string>
  addApplication(order: ApplicationOrder, how: How): Promise<string>
  addOperator(order: OperatorOrder, how: How): Promise<string>
  /** Returns the names of what really changed. */
  edit(identity: string, changes: EntryChanges, how: How): Promise<readonly string[]>
  putActivity(identity: string, structure: string, role: string | null, how: How): Promise<void>
  endActivity(identity: string, structure: string, how: How): Promise<void>
  /** Undefined when the directory has no such entry. */
  entry(identity: string): Promise<Entry | undefined>
  activities(identity: string): Promise<readonly Activity[]>
}

export function createEntries({ store, clock }: { store: PkiStore; clock: Clock }): Entries {
  const unit = <T>(
    { actor }: How,
    work: (t: PkiTables, occasion: Occasion) => Promise<T>,
  ): Promise<T> => store.write((t) => work(t, { actor, at: clock.now() }))
  return {
    addProfessional: (order, how) => unit(how, (t, o) => addProfessional(t, order, how, o)),
    addOrganisation: (order, how) => unit(how, (t, o) => addOrganisation(t, order, how, o)),
    addApplication: (order, how) => unit(how, (t, o) => addApplication(t, order, o)),
    addOperator: (order, how) => unit(how, (t, o) => addOperator(t, order, o)),
    edit: (identity, changes, how) => unit(how, (t) => edit(t, identity, changes, how)),
    putActivity: (identity, structure, role, how) =>
      unit(how, (t, o) => putActivity(t, identity, structure, role, o)),
    endActivity: (identity, structure, how) =>
      unit(how, (t, o) => endActivity(t, identity, structure, o)),
    entry: (identity) => store.read((t) => entryOf(t, identity)),
    activities: (identity) =>
      store.read(async (t) => {
        const main = (await findIdentity(t, identity))?.identity ?? identity
        const people = await t.activities.byIdentity(main)
        return people.length > 0 ? people : t.activities.byStructure(main)
      }),
  }
}
