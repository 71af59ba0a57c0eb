/** Texts of the catalogue for: the directory in the web client. */

export const webDirectoryPhrases = {
  'web.directory.title': { fr: 'Annuaire', en: 'Directory' },
  'web.directory.search': { fr: 'Rechercher', en: 'Search' },
  'web.directory.placeholder': {
    fr: 'Nom, profession, ville…',
    en: 'Name, profession, town…',
  },
  'web.directory.hint': {
    fr: 'Professionnels et structures de santé : tapez un nom, une profession, une ville, dans l’ordre que vous voulez.',
    en: 'Health professionals and structures: type a name, a profession, a town, in any order.',
  },
  'web.directory.results': { fr: 'Résultats', en: 'Results' },
  'web.directory.found.one': { fr: '{count} résultat', en: '{count} result' },
  'web.directory.found.other': { fr: '{count} résultats', en: '{count} results' },
  'web.directory.silent': {
    fr: 'L’annuaire ne répond pas pour l’instant',
    en: 'The directory does not answer for now',
  },
  'web.directory.unknown': {
    fr: 'Cette fiche n’est plus dans l’annuaire.',
    en: 'This card is no longer in the directory.',
  },
  'web.directory.none-open': {
    fr: 'Choisissez quelqu’un',
    en: 'Choose somebody',
  },
  'web.directory.none-open-text': {
    fr: 'Sa fiche dit où il exerce et comment lui écrire.',
    en: 'The card says where they work and how to write to them.',
  },
  'web.directory.back': { fr: '← Résultats', en: '← Results' },
  'web.directory.no-mailbox': {
    fr: 'Pas de messagerie de santé connue ici.',
    en: 'No health mailbox known here.',
  },
  'web.directory.sealed': {
    fr: 'Reçoit chiffré de bout en bout',
    en: 'Receives end-to-end encrypted',
  },
  'web.directory.in-space': {
    fr: 'Reçoit dans l’espace de confiance',
    en: 'Receives within the trusted space',
  },
  'web.directory.write': { fr: 'Écrire', en: 'Write' },
  'web.directory.staff': { fr: 'Qui y exerce', en: 'Who works there' },
} as const
