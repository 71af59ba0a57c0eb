/** Everything our directory says of one entry, for `pli directory show`: numbers, place, activities, certificates, and where these differ. */

import type { Output } from '../../../client/cli/index.js'
import {
  createEntries,
  differences,
  parseCertificate,
  professions,
  type Activity,
  type Difference,
  type Entry,
} from '../../../pki/index.js'
import type { Data } from '../../data.js'

interface CertificateLine {
  readonly serial: string
  readonly profile: string
  readonly state: 'good' | 'revoked' | 'expired'
  /** Milliseconds since the epoch. */
  readonly notAfter: number
  /** Of a good one only: an old certificate may well tell of the past. */
  readonly differences: readonly Difference[]
}

export interface EntryFile {
  readonly entry: Entry
  readonly activities: readonly Activity[]
  readonly certificates: readonly CertificateLine[]
}

/** Undefined when the directory has no such entry. */
export async function entryFile(
  { pki, clock, directory }: Data,
  what: string,
): Promise<EntryFile | undefined> {
  const entries = createEntries({ store: pki, clock })
  const entry = await entries.entry(what)
  if (!entry) return undefined
  const { identity } = entry.record
  const now = clock.now()
  const certificates = (await directory.certificatesOf(identity)).map((record): CertificateLine => {
    const { serial, profile, notAfter, der } = record
    const state = record.state === 'revoked' ? 'revoked' : notAfter < now ? 'expired' : 'good'
    const told = state === 'good' && der ? differences(entry, parseCertificate(der).subject) : []
    return { serial, profile, state, notAfter, differences: told }
  })
  return { entry, activities: await entries.activities(identity), certificates }
}

type Fields = readonly (readonly [Parameters<Output['say']>[0], string | null])[]

function fieldsOf({ kind, record }: Entry): Fields {
  if (kind === 'professional') {
    const label = professions.find(({ code }) => code === record.profession)?.label
    return [
      ['directory.field.rpps', record.rpps],
      ['directory.field.adeli', record.adeli],
      ['directory.field.profession', label ?? record.profession],
      ['directory.field.qualification', record.qualification],
    ]
  }
  if (kind === 'organisation') {
    const { street, postcode, town } = record
    const place = [street, [postcode, town].filter(Boolean).join(' ')].filter(Boolean).join(', ')
    return [
      ['directory.field.finess', record.finess],
      ['directory.field.siret', record.siret],
      ['directory.field.legal', record.legal],
      ['directory.field.sign', record.sign],
      ['directory.field.address', place || null],
      ['directory.field.region', record.region],
    ]
  }
  if (kind === 'application') return [['directory.field.organisation', record.organisation]]
  return [
    ['directory.field.organisation', record.organisation],
    ['directory.field.domains', record.domains.join(' ')],
    ['directory.field.contact', record.contact],
  ]
}

export function showEntry(output: Output, { entry, activities, certificates }: EntryFile): void {
  for (const [key, value] of fieldsOf(entry))
    if (value !== null) output.field(output.say(key), value)
  for (const { identity, structure, role } of activities) {
    const other = entry.record.identity === identity ? structure : identity
    output.field(output.say('directory.field.activity'), [other, role].filter(Boolean).join(', '))
  }
  for (const { serial, profile, state, notAfter } of certificates)
    output.field(
      output.say('directory.field.certificate'),
      output.say('directory.certificate', {
        ...{ serial, profile, until: output.date(notAfter) },
        state: output.say(`directory.certificate-state.${state}`),
      }),
    )
  for (const { serial, differences: told } of certificates)
    for (const difference of told) output.note(differenceText(output, serial, difference))
}

/** One sentence for one field on which a certificate and the directory differ. */
export function differenceText(
  output: Output,
  serial: string,
  { field, certificate, directory }: Difference,
): string {
  return output.say('directory.differs', {
    ...{ serial, certificate, directory },
    field: output.say(`directory.field.${field}`),
  })
}
