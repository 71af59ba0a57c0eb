/** In whose name a dispensation is written: the pharmacist and the pharmacy, by certificate, directory and command line. */

import { attributeOf, parseCertificates, parseIdentifier } from '../../../pki/index.js'
import { isFault, SaidFault } from '../../../server/base/index.js'
import { pharmacistsOf, type DirectoryPharmacist } from '../../gateway/index.js'
import type { PrescribingProfessional, Structure } from '../../health/index.js'
import { tlsLink, type Identity } from '../../mail/index.js'
import { UsageFault } from '../usage-fault.js'

const nowhere = { street: '', postalCode: '', city: '' } as const

/** What the directory lists; a gateway without that part of it lists nothing. */
async function listed(identity: Identity, whose: string): Promise<readonly DirectoryPharmacist[]> {
  try {
    return await pharmacistsOf(tlsLink(identity), whose)
  } catch (error) {
    if (isFault(error)) return []
    throw error
  }
}

/**
 * `named` is `RPPS Prénom NOM`, for a pharmacy whose pharmacists the directory does not list, or lists several of. Fault
 * not-found when nobody is named and the directory does not tell who it is.
 */
export async function dispenserOf(
  identity: Identity,
  named: string | undefined,
): Promise<PrescribingProfessional> {
  const { identity: whose } = identity.account
  const [certificate] = parseCertificates(identity.certificate)
  const subject = (name: Parameters<typeof attributeOf>[1]): string =>
    (certificate && attributeOf(certificate.subject, name)) ?? ''
  const [kind = '', number = ''] = whose.split(':', 2)
  const people = await listed(identity, whose)
  if (kind === 'rpps') {
    const [place] = people
    const own = { rpps: number, family: subject('SN'), given: subject('GN') }
    return professional(
      { ...own, civility: place?.civility ?? '' },
      structureOf(place, {
        ...{ id: `1${number.slice(0, 9)}`, name: `${own.given} ${own.family}` },
      }),
    )
  }
  const own = { id: `${kind === 'siret' ? 3 : 1}${number}`, name: subject('O') || subject('CN') }
  const person = named === undefined ? theOnly(people) : readNamed(named, people)
  return professional(
    person,
    structureOf(
      people.find(({ workplace }) => workplace?.id === own.id),
      own,
    ),
  )
}

function theOnly(people: readonly DirectoryPharmacist[]): DirectoryPharmacist {
  const [only, other] = people
  if (only && !other) return only
  throw new SaidFault('not-found', 'counter.pharmacist')
}

type Person = Pick<DirectoryPharmacist, 'rpps' | 'family' | 'given' | 'civility'>

function readNamed(text: string, people: readonly DirectoryPharmacist[]): Person {
  const [, rpps = '', given = '', family = ''] =
    /^(\d{11})(?:\s+(.+)\s+(\S+))?$/.exec(text.trim()) ?? []
  const known = people.find((one) => one.rpps === rpps)
  if (known) return known
  if (family === '' || !isRpps(rpps)) throw new UsageFault('counter.pharmacist-form')
  return { rpps, family, given, civility: '' }
}

/** With the check digit of a real number: a slip of the finger would name another pharmacist. */
function isRpps(text: string): boolean {
  try {
    return parseIdentifier('rpps', text) !== ''
  } catch (error) {
    if (isFault(error)) return false
    throw error
  }
}

const structureOf = (
  known: DirectoryPharmacist | undefined,
  own: { readonly id: string; readonly name: string },
): Structure => ({
  id: known?.workplace?.id ?? own.id,
  name: known?.workplace?.name ?? own.name,
  address: known?.workplace?.address ?? nowhere,
  phone: '',
})

const professional = (
  { rpps, family, given, civility }: Person,
  structure: Structure,
): PrescribingProfessional => ({
  ...{ rpps, given, structure },
  civility: /^m(me|lle)/i.test(civility) ? 'MME' : 'M',
  family: family.toUpperCase(),
  specialty: { code: 'G15_21', display: 'Pharmacien' },
})
