/** Texts of the catalogue for: checking a message of a file. */

export const messagePhrases = {
  'cmd.message': { fr: 'Messages en fichiers', en: 'Messages in files' },
  'cmd.message.check': {
    fr: 'vérifier un message : signatures, chiffrement, et ce qu’ils couvrent',
    en: 'check a message: signatures, encryption, and what they cover',
  },
  'message.file': {
    fr: 'le message, tel qu’il a voyagé (.eml)',
    en: 'the message as it travelled (.eml)',
  },
  'message.anchor': {
    fr: 'autorité que l’on croit (certificats PEM ou DER), ou clé publique OpenPGP d’un signataire ; plusieurs fois possible',
    en: 'an authority to believe (PEM or DER certificates), or a signer’s OpenPGP public key; may be given several times',
  },
  'message.crl': {
    fr: 'liste de révocation (PEM ou DER) ; plusieurs fois possible',
    en: 'a revocation list (PEM or DER); may be given several times',
  },
  'message.key': {
    fr: 'clé privée qui ouvre le message, avec son certificat (PEM), ou clé secrète OpenPGP ; plusieurs fois possible',
    en: 'a private key that opens the message, with its certificate (PEM), or an OpenPGP secret key; may be given several times',
  },
  'message.passphrase-file': {
    fr: 'fichier dont la première ligne ouvre les clés',
    en: 'a file whose first line opens the keys',
  },
  'message.as': {
    fr: 'dossier d’identité, dont les clés et les autorités servent',
    en: 'an identity folder whose keys and authorities are used',
  },
  'message.none': {
    fr: 'Il n’y a pas de message dans {path}.',
    en: 'There is no message in {path}.',
  },
  'message.no-anchor-in': {
    fr: 'Il n’y a ni certificat ni clé OpenPGP lisible dans {path}.',
    en: 'There is no certificate or OpenPGP key to be read in {path}.',
  },
  'message.no-list-in': {
    fr: 'Il n’y a pas de liste de révocation lisible dans {path}.',
    en: 'There is no revocation list to be read in {path}.',
  },
  'message.no-key-in': {
    fr: 'Il n’y a pas de clé privée dans {path}.',
    en: 'There is no private key in {path}.',
  },
  'message.key-closed': {
    fr: 'La clé privée de {path} ne s’ouvre pas : donnez sa phrase secrète par --passphrase-file.',
    en: 'The private key in {path} does not open: give its passphrase by --passphrase-file.',
  },
  'message.key-without-certificate': {
    fr: 'Aucun des fichiers --key ne contient le certificat de la clé privée de {path}.',
    en: 'None of the --key files holds the certificate of the private key in {path}.',
  },
  'message.from': { fr: 'De', en: 'From' },
  'message.subject': { fr: 'Objet', en: 'Subject' },
  'message.signed': { fr: 'signé', en: 'signed' },
  'message.encrypted': { fr: 'chiffré', en: 'encrypted' },
  'message.uncovered': { fr: 'ni signé ni chiffré', en: 'neither signed nor encrypted' },
  'message.layer.smime-signed': { fr: 'signature S/MIME', en: 'S/MIME signature' },
  'message.layer.smime-encrypted': { fr: 'enveloppe S/MIME', en: 'S/MIME envelope' },
  'message.layer.openpgp-signed': { fr: 'signature OpenPGP', en: 'OpenPGP signature' },
  'message.layer.openpgp-encrypted': { fr: 'enveloppe OpenPGP', en: 'OpenPGP envelope' },
} as const
