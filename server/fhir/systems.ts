/** The addresses under which the national directory's resources, identifiers and codes are known. */

const nos = (name: string): string =>
  `https://mos.esante.gouv.fr/NOS/${name}/FHIR/${name.replace('_', '-')}`

/** Identifier systems (domain notes 4.1; FR Core). */
export const identifierSystems = {
  /** idNatPS: type digit and number of a professional. */
  nationalPerson: 'urn:oid:1.2.250.1.71.4.2.1',
  /** idNatStruct: type digit and number of a structure. */
  nationalStructure: 'urn:oid:1.2.250.1.71.4.2.2',
  rpps: 'https://rpps.esante.gouv.fr',
  adeli: 'https://adeli.esante.gouv.fr',
  finess: 'https://finess.esante.gouv.fr',
  /** SIREN and SIRET alike. */
  sirene: 'https://sirene.fr',
} as const

/** Kinds of identifiers: RPPS, ADELI, IDNPS, IDNST, FINEG, FINEJ, SIRET. */
export const identifierTypes = 'https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203'

export const codeSystems = {
  profession: nos('TRE_G15-ProfessionSante'),
  qualification: nos('TRE_R38-SpecialiteOrdinale'),
  mode: nos('TRE_R23-ModeExercice'),
  function: nos('TRE_R21-Fonction'),
  activityKind: nos('TRE_R22-GenreActivite'),
  mailboxType: nos('TRE_R257-TypeBAL'),
  messaging: nos('TRE_R256-TypeMessagerie'),
} as const

/** What is said of a mailbox beside its address (domain notes 1.4). */
export const mailboxMetadata =
  'https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata'
/** Says that an e-mail address is one of MSSanté. */
export const emailType =
  'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type'
