/** Texts of the catalogue for: letters written in the web client. */

export const webLettersPhrases = {
  'web.letters.nobody': {
    fr: 'À qui écrivez-vous ? Ajoutez au moins un destinataire.',
    en: 'Whom are you writing to? Add at least one recipient.',
  },
  'web.letters.bad-address': {
    fr: '« {address} » n’est pas une adresse de messagerie.',
    en: '"{address}" is not a mail address.',
  },
  'web.letters.closes-no-patient': {
    fr: 'Seule une conversation avec un patient peut être close.',
    en: 'Only a conversation with a patient can be closed.',
  },
  'web.letters.directory-silent': {
    fr: 'L’annuaire ne répond pas. Vous pouvez taper une adresse entière.',
    en: 'The directory does not answer. You may type a whole address.',
  },
  'web.letters.nobody-found': {
    fr: 'Personne de ce nom. Essayez avec la ville ou la profession.',
    en: 'Nobody of that name. Try with the town or the profession.',
  },
  'web.letters.recent': { fr: 'récent', en: 'recent' },
  'web.letters.no-mailbox': {
    fr: 'pas de messagerie de santé',
    en: 'no health mailbox',
  },
  'web.letters.remove': { fr: 'Retirer {name}', en: 'Remove {name}' },
} as const
