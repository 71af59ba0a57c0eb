/** Texts of the catalogue for: what administrators are refused at the desk, over a session. */

export const deskPhrases = {
  'desk.own-certificate': {
    fr: 'C’est le certificat avec lequel vous êtes ici : demandez à un autre administrateur de le révoquer.',
    en: 'This is the certificate you are here with: ask another administrator to revoke it.',
  },
  'desk.no-verification': {
    fr: 'Cette vérification n’est plus suivie : lancez-en une autre.',
    en: 'This verification is no longer followed: start another.',
  },
  'desk.unreadable-certificate': {
    fr: 'Ce fichier ne contient pas de certificat lisible (PEM ou DER).',
    en: 'This file holds no readable certificate (PEM or DER).',
  },
} as const
