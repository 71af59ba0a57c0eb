/** Texts of the catalogue for: the commands that say whether a document is genuine. */

export const genuinePhrases = {
  'cmd.prescription': { fr: 'Ordonnances', en: 'Prescriptions' },
  'cmd.prescription.verify': {
    fr: 'Dire si une ordonnance est authentique : qui l’a signée, pour qui, inaltérée',
    en: 'Say whether a prescription is genuine: who signed it, for whom, unaltered',
  },
  'verify.what': {
    fr: 'archive IHE_XDM, document CDA, message .eml, ou UID d’un message reçu (avec --as)',
    en: 'IHE_XDM archive, CDA document, .eml message, or UID of a message received (with --as)',
  },
  'verify.signature': {
    fr: 'signature qui accompagne un document CDA',
    en: 'signature that goes with a CDA document',
  },
  'verify.patientFile': {
    fr: 'votre dossier du patient (JSON), dont les traits sont comparés',
    en: 'your file of the patient (JSON), whose traits are compared',
  },
  'verify.badPatientFile': {
    fr: '« {path} » n’est pas un dossier de patient : un objet JSON avec au moins « birthFamily ».',
    en: '"{path}" is no patient file: a JSON object with "birthFamily" at least.',
  },
  'verify.nothing': {
    fr: 'Aucun document de santé n’a été trouvé.',
    en: 'No health document was found.',
  },
  'trust.no-lists': {
    fr: 'La passerelle ne donne pas ses listes de révocation : on ne saura pas si un certificat est révoqué.',
    en: 'The gateway does not give its revocation lists: whether a certificate is revoked will not be known.',
  },
  'trust.as': {
    fr: 'dossier d’identité : ses autorités font foi',
    en: 'identity folder: its authorities are believed',
  },
  'trust.anchor': {
    fr: 'certificat d’une autorité qui fait foi',
    en: 'certificate of an authority that is believed',
  },
  'trust.crl': {
    fr: 'liste de révocation à consulter',
    en: 'revocation list to look at',
  },
} as const
