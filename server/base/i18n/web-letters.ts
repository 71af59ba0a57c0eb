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
} as const
