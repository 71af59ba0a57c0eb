/** Correcting what the directory says of somebody: names, places, activities; never the number they are known by. */

import { SaidFault } from '../../server/base/index.js'
import { parseIdentifier } from '../identifiers.js'
import type { Occasion } from './enrolment.js'
import { domainsOf, expectOrganisation, postcodeOf, taken } from './entering.js'
import type { Organisation, Professional } from './model.js'
import { entryOf, type Entry, type EntryChanges, type How } from './orders.js'
import type { PkiTables } from './ports.js'
import { professionOf } from './professions.js'
import { findIdentity } from './standing.js'
import { changed, expectText, optionalText, personName, qualificationText } from './texts.js'

export async function edit(
  t: PkiTables,
  asked: string,
  changes: EntryChanges,
  how: How,
): Promise<readonly string[]> {
  const entry = await entryOf(t, asked)
  if (!entry) throw new SaidFault('not-found', 'pki.identity-unknown', { identity: asked })
  const { identity } = entry.record
  const names = await apply(t, entry, changes, how)
  if (names.length === 0) return names
  await t.revision.bump()
  await t.journal.record({
    kind: 'entry.changed',
    actor: how.actor,
    // Which, not what: names are people's own.
    facts: { identity, changed: names.join(',') },
  })
  return names
}

async function apply(
  t: PkiTables,
  { kind, record }: Entry,
  changes: EntryChanges,
  how: How,
): Promise<readonly string[]> {
  if (kind === 'professional') {
    const wanted = await professionalChanges(t, record, changes, how)
    await t.professionals.update({ ...record, ...wanted })
    return changed(record, wanted)
  }
  if (kind === 'organisation') {
    const wanted = await organisationChanges(t, record, changes, how)
    await t.organisations.update({ ...record, ...wanted })
    return changed(record, wanted)
  }
  const { name, organisation, domains, contact } = changes
  const common = {
    ...(name === undefined ? {} : { name: expectText(name) }),
    ...(organisation === undefined
      ? {}
      : { organisation: await expectOrganisation(t, organisation) }),
  }
  if (kind === 'application') {
    await t.applications.update({ ...record, ...common })
    return changed(record, common)
  }
  const wanted = {
    ...common,
    ...(domains === undefined ? {} : { domains: domainsOf(domains) }),
    ...(contact === undefined ? {} : { contact: optionalText(contact) }),
  }
  await t.operators.update({ ...record, ...wanted })
  return changed(record, wanted)
}

/** A number that was not known may be added; one that is known stays, and nobody else may have it. */
async function numberOf(
  t: PkiTables,
  kind: 'rpps' | 'adeli' | 'finess' | 'siret',
  [known, asked]: readonly [string | null, string | undefined],
  how: How,
): Promise<string | undefined> {
  if (asked === undefined) return undefined
  const number = parseIdentifier(kind, asked, how)
  if (known === number) return undefined
  if (known !== null)
    throw new SaidFault('conflict', 'directory.number-stays', { name: kind.toUpperCase(), known })
  const other = await findIdentity(t, `${kind}:${number}`)
  if (other) throw taken(other.identity)
  return number
}

async function professionalChanges(
  t: PkiTables,
  known: Professional,
  { family, given, profession, qualification, ...asked }: EntryChanges,
  how: How,
): Promise<Partial<Professional>> {
  const rpps = await numberOf(t, 'rpps', [known.rpps, asked.rpps], how)
  const adeli = await numberOf(t, 'adeli', [known.adeli, asked.adeli], how)
  return {
    ...(rpps === undefined ? {} : { rpps }),
    ...(adeli === undefined ? {} : { adeli }),
    ...(family === undefined ? {} : { family: personName(family) }),
    ...(given === undefined ? {} : { given: personName(given) }),
    ...(profession === undefined ? {} : { profession: professionOf(profession).code }),
    ...(qualification === undefined ? {} : { qualification: qualificationText(qualification) }),
  }
}

async function organisationChanges(
  t: PkiTables,
  known: Organisation,
  asked: EntryChanges,
  how: How,
): Promise<Partial<Organisation>> {
  const finess = await numberOf(t, 'finess', [known.finess, asked.finess], how)
  const siret = await numberOf(t, 'siret', [known.siret, asked.siret], how)
  const { name, postcode, legal } = asked
  const texts = (['region', 'sign', 'street', 'town'] as const).flatMap((field) =>
    asked[field] === undefined ? [] : [[field, optionalText(asked[field])] as const],
  )
  return {
    ...Object.fromEntries(texts),
    ...(finess === undefined ? {} : { finess }),
    ...(siret === undefined ? {} : { siret }),
    ...(name === undefined ? {} : { name: expectText(name) }),
    ...(postcode === undefined ? {} : { postcode: postcodeOf(postcode) }),
    ...(legal === undefined
      ? {}
      : { legal: legal.trim() === '' ? null : parseIdentifier('finess', legal, how) }),
  }
}

async function expectPerson(t: PkiTables, asked: string): Promise<string> {
  const found = await findIdentity(t, asked)
  if (found?.kind !== 'professional')
    throw new SaidFault('not-found', 'pki.identity-unknown', { identity: asked })
  return found.identity
}

export async function putActivity(
  t: PkiTables,
  person: string,
  at: string,
  role: string | null,
  occasion: Occasion,
): Promise<void> {
  const identity = await expectPerson(t, person)
  const structure = await expectOrganisation(t, at)
  const text = optionalText(role ?? undefined)
  await t.activities.put({ identity, structure, role: text, createdAt: occasion.at })
  await t.revision.bump()
  await t.journal.record({
    kind: 'activity.entered',
    actor: occasion.actor,
    facts: { identity, structure },
  })
}

export async function endActivity(
  t: PkiTables,
  person: string,
  at: string,
  { actor }: Occasion,
): Promise<void> {
  const identity = await expectPerson(t, person)
  const structure = await expectOrganisation(t, at)
  if (!(await t.activities.remove(identity, structure)))
    throw new SaidFault('not-found', 'directory.no-activity', { identity, structure })
  await t.revision.bump()
  await t.journal.record({ kind: 'activity.ended', actor, facts: { identity, structure } })
}
