/** Texts of the catalogue for: the patients of a mailbox in the web client. */

export const webPatientsPhrases = {
  'web.patients.title': { fr: 'Patients', en: 'Patients' },
  'web.patients.search': { fr: 'Rechercher un patient', en: 'Search for a patient' },
  'web.patients.placeholder': {
    fr: 'Nom, date de naissance, INS…',
    en: 'Name, birth date, INS…',
  },
  'web.patients.results': { fr: 'Patients', en: 'Patients' },
  'web.patients.found.one': { fr: '{count} patient', en: '{count} patient' },
  'web.patients.found.other': { fr: '{count} patients', en: '{count} patients' },
  'web.patients.none': { fr: 'Aucun patient pour l’instant', en: 'No patient yet' },
  'web.patients.none-text': {
    fr: 'Les patients dont parlent vos messages viendront ici, avec tout ce qui les concerne.',
    en: 'The patients your messages are about will come here, with everything that concerns them.',
  },
  'web.patients.no-match': { fr: 'Personne de ce nom ici', en: 'Nobody of that name here' },
  'web.patients.no-match-text': {
    fr: 'Seuls les patients dont parlent vos messages sont ici.',
    en: 'Only the patients your messages are about are here.',
  },
  'web.patients.none-open': { fr: 'Choisissez un patient', en: 'Choose a patient' },
  'web.patients.none-open-text': {
    fr: 'Tout ce qui a été échangé à son sujet, le plus récent en premier.',
    en: 'Everything that was exchanged about them, the latest first.',
  },
  'web.patients.back': { fr: '← Patients', en: '← Patients' },
  'web.patients.messages.one': { fr: '{count} message', en: '{count} message' },
  'web.patients.messages.other': { fr: '{count} messages', en: '{count} messages' },
  'web.patients.prescriptions.one': { fr: '{count} ordonnance', en: '{count} prescription' },
  'web.patients.prescriptions.other': { fr: '{count} ordonnances', en: '{count} prescriptions' },
  'web.patients.last-prescription': {
    fr: 'dernière ordonnance {when}',
    en: 'last prescription {when}',
  },
  'web.patients.ins': { fr: 'INS {number}', en: 'INS {number}' },
  'web.patients.unnamed': { fr: 'Patient sans nom connu', en: 'Patient without a known name' },
  'web.patients.write': { fr: 'Écrire au patient', en: 'Write to the patient' },
  'web.patients.about': { fr: 'Messages à son sujet', en: 'Messages about them' },
  'web.patients.gone': {
    fr: 'Plus aucun message ne parle de ce patient.',
    en: 'No message is about this patient any more.',
  },
  'web.patients.failed': {
    fr: 'La liste des patients n’a pas pu être lue',
    en: 'The list of patients could not be read',
  },
} as const
