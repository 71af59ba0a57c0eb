/** Texts about the keys that sign and open mail: in identity folders, at enrolment, over EST. */

export const mailKeysPhrases = {
  'opt.session-only': {
    fr: 'Seulement le certificat de connexion, sans ceux qui signent et chiffrent le courrier',
    en: 'Only the certificate for connecting, without those that sign and encrypt mail',
  },
  'mailKeys.written': {
    fr: 'Certificats de signature {signature} et de chiffrement {encryption} ; mail.p12 les contient, sous le même mot de passe.',
    en: 'Signature certificate {signature} and encryption certificate {encryption}; mail.p12 holds both, under the same password.',
  },
  'mailKeys.pgpThere': {
    fr: '{path} contient déjà une clé OpenPGP.',
    en: '{path} holds an OpenPGP key already.',
  },
  'mailKeys.fingerprint': {
    fr: '« {text} » n’est pas une empreinte OpenPGP.',
    en: '"{text}" is no OpenPGP fingerprint.',
  },
} as const
