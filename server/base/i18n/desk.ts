/** Texts of the catalogue for: what administrators are refused at the desk, over a session. */

export const deskPhrases = {
  'desk.own-certificate': {
    fr: 'C’est le certificat avec lequel vous êtes ici : demandez à un autre administrateur de le révoquer.',
    en: 'This is the certificate you are here with: ask another administrator to revoke it.',
  },
} as const
