/** Texts of the catalogue for: what a clinical document does otherwise than the rules say. */

export const cdaCheckPhrases = {
  'cmd.cda.check': {
    fr: 'Contrôler un document CDA : en-tête, identités, renvois, pièces, et le schéma officiel si on le donne',
    en: 'Check a CDA document: header, identities, references, files, and the official schema if given',
  },
  'cda.rules': {
    fr: 'dossier des règles officielles (infrastructure/cda/CDA_extended.xsd) ; demande xmllint',
    en: 'folder of the official rules (infrastructure/cda/CDA_extended.xsd); needs xmllint',
  },
  'cda.checked': {
    fr: 'Règles contrôlées ici : {faults} faute(s), {warnings} remarque(s).',
    en: 'Rules checked here: {faults} fault(s), {warnings} warning(s).',
  },
  'cda.schema.valid': { fr: 'Schéma officiel : valide.', en: 'Official schema: valid.' },
  'cda.schema.invalid': {
    fr: 'Schéma officiel : {count} erreur(s).',
    en: 'Official schema: {count} error(s).',
  },
  'cda.schema.not-asked': {
    fr: 'Schéma officiel : non passé (donnez --rules).',
    en: 'Official schema: not run (give --rules).',
  },
  'cda.schema.no-tool': {
    fr: 'Schéma officiel : non passé, xmllint n’est pas installé.',
    en: 'Official schema: not run, xmllint is not installed.',
  },
  'cda.schema.no-schema': {
    fr: 'Schéma officiel : non passé, {path} n’est pas là.',
    en: 'Official schema: not run, {path} is not there.',
  },
  'cda.schematron.not-run': {
    fr: 'Schematrons officiels : non passés par cette commande.',
    en: 'Official Schematrons: not run by this command.',
  },
  'cda.flaw.realm': { fr: 'realmCode n’est pas FR', en: 'realmCode is not FR' },
  'cda.flaw.type-id': {
    fr: 'typeId n’est pas celui d’un CDA R2',
    en: 'typeId is not that of CDA R2',
  },
  'cda.flaw.template': {
    fr: 'templateId {oid} manque : conformité non déclarée',
    en: 'templateId {oid} is missing: conformance not declared',
  },
  'cda.flaw.id': {
    fr: 'l’identifiant du document « {id} » n’est ni un OID ni un UUID',
    en: 'the document’s id "{id}" is neither an OID nor a UUID',
  },
  'cda.flaw.code': { fr: 'pas de type de document (code)', en: 'no type of document (code)' },
  'cda.flaw.title': { fr: 'pas de titre', en: 'no title' },
  'cda.flaw.confidentiality': {
    fr: 'confidentialityCode n’est ni N, ni R, ni V',
    en: 'confidentialityCode is none of N, R, V',
  },
  'cda.flaw.language': {
    fr: 'la langue est {language}, et non fr-FR',
    en: 'the language is {language}, not fr-FR',
  },
  'cda.flaw.version': {
    fr: 'setId ou versionNumber manque : les versions ne se suivent pas',
    en: 'setId or versionNumber is missing: versions cannot be followed',
  },
  'cda.flaw.time': {
    fr: 'la date du document ({time}) n’en est pas une',
    en: 'the document’s date ({time}) is none',
  },
  'cda.flaw.time-zone': {
    fr: 'l’heure du document ({time}) est sans fuseau',
    en: 'the document’s time ({time}) has no zone',
  },
  'cda.flaw.future': { fr: 'document daté du futur ({time})', en: 'dated in the future ({time})' },
  'cda.flaw.event': {
    fr: 'aucun acte documenté (documentationOf)',
    en: 'no act is documented (documentationOf)',
  },
  'cda.flaw.event-time': {
    fr: 'l’acte documenté n’a pas de date de début',
    en: 'the documented act has no beginning',
  },
  'cda.flaw.patients': {
    fr: '{count} patient(s) : il en faut un et un seul',
    en: '{count} patient(s): there must be exactly one',
  },
  'cda.flaw.patient-id': { fr: 'le patient n’a aucun identifiant', en: 'the patient has no id' },
  'cda.flaw.ins': {
    fr: 'le matricule INS {number} est faux (forme ou clé)',
    en: 'the INS number {number} is wrong (form or key)',
  },
  'cda.flaw.traits': {
    fr: 'traits d’identité absents : {traits}',
    en: 'identity traits missing: {traits}',
  },
  'cda.flaw.author': { fr: 'aucun auteur', en: 'no author' },
  'cda.flaw.author-named': {
    fr: 'un auteur est sans nom ou sans date',
    en: 'an author has no name or no time',
  },
  'cda.flaw.author-number': {
    fr: 'aucun auteur n’a d’identifiant national',
    en: 'no author has a national id',
  },
  'cda.flaw.authenticator': {
    fr: 'pas de responsable du document (legalAuthenticator, sa date et sa signature)',
    en: 'nobody answers for the document (legalAuthenticator, its time and signature)',
  },
  'cda.flaw.custodian': {
    fr: 'pas de structure qui conserve le document (custodian)',
    en: 'no organisation keeps the document (custodian)',
  },
  'cda.flaw.facility': {
    fr: 'pas de modalité d’exercice (healthCareFacility)',
    en: 'no kind of facility (healthCareFacility)',
  },
  'cda.flaw.body': { fr: 'pas de corps, ou plusieurs', en: 'no body, or several' },
  'cda.flaw.narrative': {
    fr: 'la section « {title} » a des données codées, mais pas de texte',
    en: 'the section "{title}" has entries, but no text',
  },
  'cda.flaw.section': {
    fr: 'une section sans code ni titre',
    en: 'a section without code and title',
  },
  'cda.flaw.id-twice': {
    fr: 'l’ID « {id} » est donné plusieurs fois',
    en: 'the ID "{id}" is given several times',
  },
  'cda.flaw.reference': {
    fr: 'un renvoi vers « #{id} », qui n’existe pas',
    en: 'a reference to "#{id}", which does not exist',
  },
  'cda.flaw.file-type': {
    fr: 'une pièce dite {type} n’en est pas',
    en: 'a file said to be {type} is none',
  },
  'cda.flaw.file-cut': { fr: 'une pièce {type} est tronquée', en: 'a file {type} is cut short' },
} as const
