/** Texts of the catalogue for: keys of persons, encryption and signatures end to end. */

export const endToEndPhrases = {
  'mail.badHeader': {
    fr: '« {name} » n’est pas un en-tête qu’un message puisse porter.',
    en: '"{name}" is no header that a message may carry.',
  },
  'openpgp.key-too-large': {
    fr: 'Cette clé OpenPGP est trop grande pour être lue.',
    en: 'This OpenPGP key is too large to be read.',
  },
  'openpgp.no-key': {
    fr: 'Ce n’est pas une clé OpenPGP lisible.',
    en: 'This is no readable OpenPGP key.',
  },
  'openpgp.no-secret': {
    fr: 'Ce n’est pas une clé privée OpenPGP lisible.',
    en: 'This is no readable OpenPGP private key.',
  },
  'openpgp.wants-passphrase': {
    fr: 'La clé privée est protégée : sa phrase de passe est nécessaire.',
    en: 'The private key is protected: its passphrase is needed.',
  },
  'openpgp.wrong-passphrase': {
    fr: 'Ce n’est pas la phrase de passe de cette clé privée.',
    en: 'This is not the passphrase of that private key.',
  },
  'openpgp.bad-owner': {
    fr: 'Une clé ne peut pas être faite pour « {name} » <{address}>.',
    en: 'A key cannot be made for "{name}" <{address}>.',
  },
  'openpgp.recipients': {
    fr: 'Un message se chiffre pour une clé au moins et {limit} au plus.',
    en: 'A message is encrypted to one key at least and {limit} at most.',
  },
  'openpgp.cannot-encrypt': {
    fr: 'La clé {fingerprint} ne peut pas servir à chiffrer : elle est échue, révoquée, ou faite pour autre chose.',
    en: 'The key {fingerprint} cannot be used to encrypt: it is expired, revoked, or made for something else.',
  },
  'openpgp.cannot-sign': {
    fr: 'La clé {fingerprint} ne peut pas signer : elle est échue, révoquée, ou faite pour autre chose.',
    en: 'The key {fingerprint} cannot sign: it is expired, revoked, or made for something else.',
  },
  'openpgp.message-too-large': {
    fr: 'Ce message OpenPGP est trop grand pour être ouvert.',
    en: 'This OpenPGP message is too large to be opened.',
  },
  'openpgp.no-message': {
    fr: 'Ce n’est pas un message chiffré OpenPGP lisible.',
    en: 'This is no readable encrypted OpenPGP message.',
  },
  'openpgp.not-for-us': {
    fr: 'Ce message est chiffré pour d’autres clés que les vôtres.',
    en: 'This message is encrypted to other keys than yours.',
  },
  'openpgp.damaged': {
    fr: 'Ce message chiffré a été altéré, ou n’est pas protégé contre l’altération : rien n’en est montré.',
    en: 'This encrypted message was altered, or is not protected against alteration: nothing of it is shown.',
  },
  'openpgp.no-signature': {
    fr: 'Ce n’est pas une signature OpenPGP lisible.',
    en: 'This is no readable OpenPGP signature.',
  },
  'openpgp.revoked': {
    fr: 'La clé {fingerprint} est révoquée : elle ne se prolonge plus, faites-en une nouvelle.',
    en: 'The key {fingerprint} is revoked: it cannot be prolonged, make a new one.',
  },
  'openpgp.bad-revocation': {
    fr: 'Ce certificat de révocation n’est pas celui de cette clé.',
    en: 'This revocation certificate is not that of this key.',
  },
  'openpgp.other-address': {
    fr: 'Cette clé n’est pas au nom de {address}.',
    en: 'This key is not in the name of {address}.',
  },
} as const
