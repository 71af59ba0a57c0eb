/** What is typed of somebody who is enrolled, what of it is missing, and the address that follows from it. */

import type { Administration, EnrolmentOptions, IssuedCertificate } from '../../../../api/index.js'

export interface Entry {
  readonly kind: 'person' | 'structure'
  readonly rpps: string
  readonly family: string
  readonly given: string
  /** Code. */
  readonly profession: string
  readonly finess: string
  readonly name: string
  /** Undefined as long as the proposed one is not changed. */
  readonly mailbox: string | undefined
  readonly why: string
}

export const newEntry: Entry = {
  ...{ kind: 'person', rpps: '', family: '', given: '', profession: '10' },
  ...{ finess: '', name: '', mailbox: undefined, why: '' },
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** `pharmacie.…` for a pharmacien, `medecin.…` for a medecin; else the first. */
const domainFor = (name: string, domains: readonly string[]): string =>
  domains.find((one) => name.startsWith(one.split('.')[0] ?? one)) ?? domains[0] ?? ''

/** What was typed, else `prenom.nom@…`; empty as long as there is no name. */
export function addressOf(entry: Entry, { domains, professions }: EnrolmentOptions): string {
  const { kind, mailbox, given, family, name, profession } = entry
  if (mailbox !== undefined) return mailbox
  const parts = kind === 'person' ? [plain(given), plain(family)] : [plain(name)]
  if (parts.includes('')) return ''
  const called =
    kind === 'person' ? professions.find(({ code }) => code === profession)?.name : undefined
  return `${parts.join('.')}@${domainFor(called ?? '', domains)}`
}

type Wanted = Exclude<keyof Entry, 'kind' | 'profession'>

/** What has to be typed yet. */
export function missing(entry: Entry): ReadonlySet<Wanted> {
  const asked: readonly Wanted[] =
    entry.kind === 'person' ? ['rpps', 'family', 'given', 'why'] : ['finess', 'name', 'why']
  const empty = asked.filter((name) => entry[name]?.trim() === '')
  return new Set(entry.mailbox?.trim() === '' ? [...empty, 'mailbox'] : empty)
}

/** What the person is called. */
export const calledOf = ({ kind, given, family, name }: Entry): string =>
  kind === 'person' ? `${given.trim()} ${family.trim().toUpperCase()}` : name.trim()

export function enrol(
  desk: Administration,
  entry: Entry,
  options: EnrolmentOptions,
  request: string,
): Promise<IssuedCertificate> {
  const { kind, rpps, family, given, profession, finess, name, why } = entry
  const mailbox = addressOf(entry, options).trim()
  return kind === 'person'
    ? desk.enrolPerson({
        ...{ rpps: rpps.replace(/\s/g, ''), profession, mailbox, request, why },
        ...{ family: family.trim(), given: given.trim() },
      })
    : desk.enrolStructure({
        ...{ finess: finess.replace(/\s/g, ''), name: name.trim(), mailbox, request, why },
      })
}
