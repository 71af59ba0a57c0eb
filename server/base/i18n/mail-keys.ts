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
  'cmd.keys.certificates': {
    fr: 'Créer vos clés de signature et de chiffrement, et les faire certifier par la passerelle',
    en: 'Make your signature and encryption keys, and have the gateway certify them',
  },
  'mailKeys.made.signature': {
    fr: 'Certificat de signature {serial}, valable jusqu’au {until}.',
    en: 'Signature certificate {serial}, valid until {until}.',
  },
  'mailKeys.made.encryption': {
    fr: 'Certificat de chiffrement {serial}, valable jusqu’au {until}. L’ancienne clé, s’il y en avait une, est gardée pour lire le courrier reçu avec elle.',
    en: 'Encryption certificate {serial}, valid until {until}. The old key, if there was one, is kept to read the mail received with it.',
  },
  'mailKeys.nothing-due': {
    fr: 'Vos certificats de signature et de chiffrement sont valables pour plus de 30 jours : rien à faire.',
    en: 'Your signature and encryption certificates hold for more than 30 days: nothing to do.',
  },
  'mailKeys.password': {
    fr: 'Mot de passe de mail.p12 (affiché une seule fois) : {password}',
    en: 'Password of mail.p12 (shown once): {password}',
  },
  'mailKeys.no-mailbox': {
    fr: '{path} est une identité sans boîte : il n’y a pas de courrier à signer.',
    en: '{path} is an identity without a mailbox: there is no mail to sign.',
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
