/** What `pli directory add` and `edit` may be told of somebody, as options. */

export const orderOptions = {
  rpps: { summary: 'opt.rpps', value: 'RPPS' },
  adeli: { summary: 'opt.adeli', value: 'ADELI' },
  family: { summary: 'opt.family-name', value: 'NAME' },
  given: { summary: 'opt.given-name', value: 'NAME' },
  profession: { summary: 'opt.profession', value: 'PROFESSION' },
  qualification: { summary: 'opt.qualification', value: 'TEXT' },
  activity: { summary: 'opt.activity', value: 'IDENTITY', many: true },
  role: { summary: 'opt.role-there', value: 'TEXT' },
  finess: { summary: 'opt.finess', value: 'FINESS' },
  siret: { summary: 'opt.siret', value: 'SIRET' },
  name: { summary: 'opt.entry-name', value: 'NAME' },
  region: { summary: 'opt.region', value: 'REGION' },
  sign: { summary: 'opt.sign', value: 'NAME' },
  legal: { summary: 'opt.legal', value: 'FINESS' },
  street: { summary: 'opt.street', value: 'TEXT' },
  postcode: { summary: 'opt.postcode', value: 'CODE' },
  town: { summary: 'opt.town', value: 'TOWN' },
  organisation: { summary: 'opt.organisation', value: 'IDENTITY' },
  domain: { summary: 'opt.domain-of', value: 'DOMAIN', many: true },
  contact: { summary: 'opt.contact', value: 'TEXT' },
} as const

type Field = keyof typeof orderOptions
type ManyField = 'activity' | 'domain'

/** The values of those options. */
export type OrderValues = Readonly<
  Record<Exclude<Field, ManyField>, string | undefined> & Record<ManyField, readonly string[]>
>

/** Was the option there at all? An empty text is given too: it takes back what was said. */
export const given = (value: string | readonly string[] | undefined): boolean =>
  value !== undefined && (typeof value === 'string' || value.length > 0)

/** As typed: `--family`. */
export const optionName = (field: Field): string => `--${field}`
