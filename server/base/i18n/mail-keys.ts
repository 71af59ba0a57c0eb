/** Texts about the keys that sign and open mail: in identity folders, at enrolment, over EST, in the directory. */

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
  'keys.unknown': {
    fr: 'L’annuaire n’a rien pour {address}.',
    en: 'The directory has nothing for {address}.',
  },
  'keys.not-manager': {
    fr: 'Vous n’avez pas le droit de gérer la boîte {address} : seul son titulaire, ou qui en a reçu la gestion, publie sa clé.',
    en: 'You may not manage the mailbox {address}: only its holder, or who was given its management, publishes its key.',
  },
  'keys.secret': {
    fr: 'C’est une clé secrète : gardez-la, et publiez sa partie publique (public.asc).',
    en: 'This is a secret key: keep it, and publish its public half (public.asc).',
  },
  'keys.content-type': {
    fr: 'Une clé se publie en texte (application/pgp-keys), avec son armure.',
    en: 'A key is published as text (application/pgp-keys), armoured.',
  },
  'keys.search-by-email': {
    fr: 'Cherchez par adresse : ?email=…',
    en: 'Search by address: ?email=…',
  },
  'web.too-often': {
    fr: 'Trop de demandes en peu de temps ; recommencez dans une minute.',
    en: 'Too many requests in a short time; try again in a minute.',
  },
  'keys.pgp.other-address': {
    fr: 'La clé {key} ne porte pas l’adresse {address} : ajoutez-la parmi ses identités, puis recommencez.',
    en: 'The key {key} does not carry the address {address}: add it to its user ids, then try again.',
  },
  'keys.pgp.revoked': { fr: 'La clé {key} est révoquée.', en: 'The key {key} is revoked.' },
  'keys.pgp.expired': { fr: 'La clé {key} a expiré.', en: 'The key {key} has expired.' },
  'keys.pgp.cannot-encrypt': {
    fr: 'La clé {key} n’a pas de sous-clé de chiffrement utilisable.',
    en: 'The key {key} has no subkey that could be encrypted to.',
  },
  'keys.pgp.none': {
    fr: 'Aucune clé OpenPGP n’est publiée pour {address}.',
    en: 'No OpenPGP key is published for {address}.',
  },
} as const
