/** The two open extractions of the national directory: their columns, in order, and which of them mean what. */

export const formatNames = ['mss', 'ps'] as const
export type FormatName = (typeof formatNames)[number]

/** What a column is for; columns without a meaning are kept and exported only. */
export type Meaning =
  | 'type'
  | 'address'
  | 'personKind'
  | 'personNumber'
  | 'personId'
  | 'structureKind'
  | 'structureNumber'
  | 'structureTechnical'
  | 'siret'
  | 'siren'
  | 'finess'
  | 'finessLegal'
  | 'service'
  | 'civility'
  | 'family'
  | 'given'
  | 'professionCode'
  | 'profession'
  | 'qualificationCode'
  | 'qualification'
  | 'mode'
  | 'function'
  | 'activityKind'
  | 'company'
  | 'sign'
  | 'streetNumber'
  | 'streetType'
  | 'street'
  | 'townLine'
  | 'phone'
  | 'town'
  | 'postcode'
  | 'department'

interface ColumnSpec {
  /** As in the header that we write. */
  readonly title: string
  readonly meaning?: Meaning
  /** A file without it is not of this format. */
  readonly required?: boolean
  /** Other releases' spellings. */
  readonly also?: readonly string[]
}

export interface Format<Name extends string = FormatName | 'own'> {
  readonly name: Name
  /** As its files are called. */
  readonly title: string
  readonly columns: readonly ColumnSpec[]
  /** Position of each meaning; undefined when this format has none. */
  readonly at: Readonly<Partial<Record<Meaning, number>>>
  /** Columns that, together, tell one line from another. */
  readonly identifies: readonly number[]
}

const c = (title: string, meaning?: Meaning, more: Partial<ColumnSpec> = {}): ColumnSpec => ({
  title,
  ...(meaning && { meaning }),
  ...more,
})
const required = { required: true } as const

const mssColumns: readonly ColumnSpec[] = [
  c('Type de BAL', 'type', required),
  c('Adresse BAL', 'address', required),
  c('Type Identifiant PP', 'personKind', required),
  c('Identifiant PP', 'personNumber', required),
  c('Identification nationale PP', 'personId'),
  c('Type identifiant structure', 'structureKind', required),
  c('Identification Structure', 'structureNumber', {
    ...required,
    also: ['Identifiant structure'],
  }),
  c('Service de rattachement', 'service'),
  c("Civilité d'exercice", 'civility'),
  c("Nom d'exercice", 'family', required),
  c("Prénom d'exercice", 'given', required),
  c('Catégorie profession'),
  c('Libellé de catégorie profession'),
  c('Code Profession', 'professionCode'),
  c('Libellé Profession', 'profession'),
  c('Code savoir-faire', 'qualificationCode'),
  c('Libellé savoir-faire', 'qualification'),
  c('Dématérialisation'),
  c('Raison Sociale structure BAL', 'company'),
  c('Enseigne commerciale structure BAL', 'sign'),
  c('L2COMPLEMENTLOCALISATION structure BAL'),
  c('L3COMPLEMENTDISTRIBUTION structure BAL'),
  c('L4NUMEROVOIE structure BAL', 'streetNumber'),
  c('L4COMPLEMENTNUMEROVOIE structure BAL'),
  c('L4TYPEVOIE structure BAL', 'streetType', { also: ['NL4TYPEVOIE structure BAL'] }),
  c('L4LIBELLEVOIE structure BAL', 'street'),
  c('L5LIEUDITMENTION structure BAL'),
  c('L6LIGNEACHEMINEMENT structure BAL', 'townLine'),
  c('Code postal structure BAL', 'postcode'),
  c('Département structure BAL', 'department'),
  c('Pays structure BAL'),
]

const psColumns: readonly ColumnSpec[] = [
  c("Type d'identifiant PP", 'personKind', required),
  c('Identifiant PP', 'personNumber', required),
  c('Identification nationale PP', 'personId', required),
  c("Code civilité d'exercice", 'civility'),
  c("Libellé civilité d'exercice"),
  c('Code civilité'),
  c('Libellé civilité'),
  c("Nom d'exercice", 'family', required),
  c("Prénom d'exercice", 'given', required),
  c('Code profession', 'professionCode', required),
  c('Libellé profession', 'profession'),
  c('Code catégorie professionnelle'),
  c('Libellé catégorie professionnelle'),
  c('Code type savoir-faire'),
  c('Libellé type savoir-faire'),
  c('Code savoir-faire', 'qualificationCode'),
  c('Libellé savoir-faire', 'qualification'),
  c('Code mode exercice', 'mode'),
  c('Libellé mode exercice'),
  c('Numéro SIRET site', 'siret', required),
  c('Numéro SIREN site', 'siren'),
  c('Numéro FINESS site', 'finess', required),
  c('Numéro FINESS établissement juridique', 'finessLegal'),
  c('Identifiant technique de la structure', 'structureTechnical'),
  c('Raison sociale site', 'company'),
  c('Enseigne commerciale site', 'sign'),
  c('Complément destinataire (coord. structure)'),
  c('Complément point géographique (coord. structure)'),
  c('Numéro Voie (coord. structure)', 'streetNumber'),
  c('Indice répétition voie (coord. structure)'),
  c('Code type de voie (coord. structure)'),
  c('Libellé type de voie (coord. structure)', 'streetType'),
  c('Libellé Voie (coord. structure)', 'street'),
  c('Mention distribution (coord. structure)'),
  c('Bureau cedex (coord. structure)', 'townLine'),
  c('Code postal (coord. structure)', 'postcode'),
  c('Code commune (coord. structure)'),
  c('Libellé commune (coord. structure)', 'town'),
  c('Code pays (coord. structure)'),
  c('Libellé pays (coord. structure)'),
  c('Téléphone (coord. structure)', 'phone'),
  c('Téléphone 2 (coord. structure)'),
  c('Télécopie (coord. structure)'),
  c('Adresse e-mail (coord. structure)'),
  c('Code Département (structure)', undefined, { also: ['Code département (coord. structure)'] }),
  c('Libellé Département (structure)', 'department', {
    also: ['Libellé département (coord. structure)'],
  }),
  c('Ancien identifiant de la structure'),
  c("Autorité d'enregistrement"),
  c("Code secteur d'activité"),
  c("Libellé secteur d'activité"),
  c('Code section tableau pharmaciens'),
  c('Libellé section tableau pharmaciens'),
  c('Code fonction', 'function', { also: ['Code rôle'] }),
  c('Libellé fonction', undefined, { also: ['Libellé rôle'] }),
  c("Code genre d'activité", 'activityKind', { also: ['Code genre activité'] }),
  c("Libellé genre d'activité", undefined, { also: ['Libellé genre activité'] }),
]

function format<const Name extends string>(
  name: Name,
  title: string,
  columns: readonly ColumnSpec[],
  key: readonly Meaning[],
): Format<Name> {
  const at: Partial<Record<Meaning, number>> = {}
  columns.forEach(({ meaning }, index) => {
    if (meaning) at[meaning] = index
  })
  const identifies = key.flatMap((meaning) => at[meaning] ?? [])
  return { name, title, columns, at, identifies }
}

const mssKey: readonly Meaning[] = [
  ...(['address', 'personKind', 'personNumber', 'structureKind', 'structureNumber'] as const),
  ...(['service', 'professionCode', 'qualificationCode'] as const),
]

/** Our own directory: the columns of `mss`, and after them what those have no place for. */
export const ownFormat = format(
  'own',
  '',
  [...mssColumns, c('SIRET', 'siret'), c('FINESS EJ', 'finessLegal'), c('Commune', 'town')],
  mssKey,
)

export const formats: Readonly<Record<FormatName, Format<FormatName>>> = {
  mss: format('mss', 'Extraction_Correspondance_MSSante', mssColumns, mssKey),
  ps: format('ps', 'PS_LibreAcces_Personne_activite', psColumns, [
    ...(['personKind', 'personNumber', 'professionCode', 'qualificationCode', 'mode'] as const),
    ...(['siret', 'finess', 'structureTechnical', 'function', 'activityKind'] as const),
  ]),
}
