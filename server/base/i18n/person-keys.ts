/** Texts of the catalogue for: the commands on one's own keys. */

export const personKeysPhrases = {
  'send.sign': {
    fr: 'signer avec son certificat de signature, ou à défaut sa clé OpenPGP',
    en: 'sign with your signature certificate, or else your OpenPGP key',
  },
  'send.encrypt': {
    fr: 'n’envoyer que chiffré de bout en bout, sinon pas du tout',
    en: 'send encrypted end to end, or not at all',
  },
  'send.noEncrypt': {
    fr: 'ne pas chiffrer de bout en bout, même si chacun a une clé',
    en: 'do not encrypt end to end, even when everybody has a key',
  },
  'send.signed': { fr: 'Il est signé.', en: 'It is signed.' },
  'send.encrypted': {
    fr: 'Il est chiffré de bout en bout, son objet aussi.',
    en: 'It is encrypted end to end, its subject too.',
  },
  'read.encrypted': { fr: 'Chiffré de bout en bout', en: 'Encrypted end to end' },
  'protect.cannot-sign': {
    fr: '{path} ne contient ni certificat de signature ni clé OpenPGP : le message ne peut pas être signé.',
    en: '{path} holds neither a signature certificate nor an OpenPGP key: the message cannot be signed.',
  },
  'protect.lacking': {
    fr: 'Non envoyé : aucune clé commune ne permet de chiffrer pour {addresses}. Sans --encrypt, le message partirait en clair.',
    en: 'Not sent: no common kind of key allows encryption to {addresses}. Without --encrypt, the message would go in clear.',
  },
  'protect.sender-lacks': {
    fr: 'Non envoyé : sans clé à vous, votre copie vous resterait fermée ; « pli keys make » en fait une.',
    en: 'Not sent: without a key of yours, your own copy would stay closed to you; "pli keys make" makes one.',
  },
  'protect.in-clear': {
    fr: 'Le message ne peut pas être chiffré de bout en bout : pas de clé commune pour {addresses}.',
    en: 'The message cannot be encrypted end to end: no common kind of key for {addresses}.',
  },
  'protect.ask-clear': { fr: 'L’envoyer en clair ? [oui/non]', en: 'Send it in clear? [yes/no]' },
  'cmd.keys.make': {
    fr: 'Faire sa clé OpenPGP, protégée par une phrase de passe',
    en: 'Make your OpenPGP key, protected by a passphrase',
  },
  'cmd.keys.list': { fr: 'Lister ses propres clés', en: 'List your own keys' },
  'cmd.keys.show': {
    fr: 'Montrer les clés d’un correspondant selon l’annuaire',
    en: 'Show the keys of a correspondent as the directory has them',
  },
  'cmd.keys.publish': {
    fr: 'Publier sa clé OpenPGP dans l’annuaire, qui la certifie',
    en: 'Publish your OpenPGP key in the directory, which certifies it',
  },
  'cmd.keys.renew': {
    fr: 'Prolonger sa clé OpenPGP, ou en changer en gardant l’ancienne pour lire',
    en: 'Prolong your OpenPGP key, or change it and keep the old one for reading',
  },
  'cmd.keys.revoke': {
    fr: 'Révoquer sa clé OpenPGP et la retirer de l’annuaire',
    en: 'Revoke your OpenPGP key and withdraw it from the directory',
  },
  'cmd.keys.export-public': {
    fr: 'Écrire sa clé publique, pour un correspondant ou un autre logiciel',
    en: 'Write your public key, for a correspondent or another program',
  },
  'cmd.keys.import': {
    fr: 'Reprendre sa propre clé de GnuPG ou de Thunderbird',
    en: 'Take your own key from GnuPG or Thunderbird',
  },
  'cmd.keys.passphrase': {
    fr: 'Changer la phrase de passe de ses clés OpenPGP',
    en: 'Change the passphrase of your OpenPGP keys',
  },
  'keys.passphraseFile': {
    fr: 'fichier dont la première ligne est la phrase de passe de la clé OpenPGP',
    en: 'file whose first line is the passphrase of the OpenPGP key',
  },
  'keys.newPassphraseFile': {
    fr: 'fichier dont la première ligne est la nouvelle phrase de passe',
    en: 'file whose first line is the new passphrase',
  },
  'keys.noPassphrase': {
    fr: 'laisser la clé sans phrase de passe, pour une machine que personne ne surveille',
    en: 'leave the key without a passphrase, for a machine that nobody attends',
  },
  'keys.years': { fr: 'validité de la clé, en années', en: 'how long the key holds, in years' },
  'keys.v6': {
    fr: 'clé de version 6 (RFC 9580), que GnuPG et Thunderbird ne lisent pas encore',
    en: 'a version 6 key (RFC 9580), which GnuPG and Thunderbird do not read yet',
  },
  'keys.new-key': {
    fr: 'faire une nouvelle clé au lieu de prolonger celle-ci',
    en: 'make a new key instead of prolonging this one',
  },
  'keys.reason': {
    fr: 'lost : d’autres peuvent l’avoir ; superseded : remplacée ; retired : plus en usage',
    en: 'lost: others may have it; superseded: replaced; retired: no longer used',
  },
  'keys.out': {
    fr: 'fichier à écrire ; sinon la sortie standard',
    en: 'file to write; standard output otherwise',
  },
  'keys.file': {
    fr: 'clé privée exportée : gpg --armor --export-secret-keys ADRESSE',
    en: 'exported private key: gpg --armor --export-secret-keys ADDRESS',
  },
  'keys.replace': {
    fr: 'remplacer la clé en place, gardée pour lire l’ancien courrier',
    en: 'replace the present key, kept to read old mail',
  },
  'keys.address': { fr: 'adresse du correspondant', en: 'address of the correspondent' },
  'keys.passphrase': { fr: 'Phrase de passe :', en: 'Passphrase:' },
  'keys.new-passphrase': { fr: 'Nouvelle phrase de passe :', en: 'New passphrase:' },
  'keys.again': { fr: 'La même, encore une fois :', en: 'The same once more:' },
  'keys.empty-passphrase': {
    fr: 'La phrase de passe est vide.',
    en: 'The passphrase is empty.',
  },
  'keys.no-passphrase': {
    fr: 'Aucune phrase de passe n’a été donnée.',
    en: 'No passphrase was given.',
  },
  'keys.short-passphrase': {
    fr: 'La phrase de passe doit avoir au moins {least} caractères.',
    en: 'The passphrase must have {least} characters at least.',
  },
  'keys.not-same': {
    fr: 'Les deux phrases de passe diffèrent ; rien n’a été fait.',
    en: 'The two passphrases differ; nothing was done.',
  },
  'keys.wants-passphrase': {
    fr: 'Personne ne peut être interrogé ici : donnez --passphrase-file, ou --no-passphrase.',
    en: 'Nobody can be asked here: give --passphrase-file, or --no-passphrase.',
  },
  'keys.there': {
    fr: '{path} contient déjà une clé OpenPGP ; « pli keys renew » la prolonge ou la remplace.',
    en: '{path} already holds an OpenPGP key; "pli keys renew" prolongs or replaces it.',
  },
  'keys.none': {
    fr: '{path} ne contient pas de clé OpenPGP ; « pli keys make » en fait une.',
    en: '{path} holds no OpenPGP key; "pli keys make" makes one.',
  },
  'keys.empty': {
    fr: '{path} ne contient aucune clé qui signe ou ouvre le courrier.',
    en: '{path} holds no key that signs or opens mail.',
  },
  'keys.some-closed': {
    fr: '{count} ancienne(s) clé(s) ont une autre phrase de passe et n’ont pas été ouvertes.',
    en: '{count} old key(s) have another passphrase and were not opened.',
  },
  'keys.made': {
    fr: 'Clé OpenPGP faite pour {address}, valable jusqu’au {until}.',
    en: 'OpenPGP key made for {address}, good until {until}.',
  },
  'keys.fingerprint': { fr: 'Empreinte', en: 'Fingerprint' },
  'keys.keep-revocation': {
    fr: 'Gardez {path} hors de cette machine : publié, ce fichier révoque la clé, même perdue.',
    en: 'Keep {path} away from this machine: published, that file revokes the key, even a lost one.',
  },
  'keys.publish-next': {
    fr: 'Pour que vos correspondants s’en servent : pli keys publish --as {path}',
    en: 'For your correspondents to use it: pli keys publish --as {path}',
  },
  'keys.published': {
    fr: 'Clé de {address} publiée, et certifiée par l’annuaire.',
    en: 'Key of {address} published, and certified by the directory.',
  },
  'keys.taken': {
    fr: '{path} existe déjà ; rien n’a été écrit.',
    en: '{path} already exists; nothing was written.',
  },
  'keys.exported': { fr: 'Clé publique écrite dans {path}.', en: 'Public key written to {path}.' },
  'keys.renewed': {
    fr: 'Clé OpenPGP valable jusqu’au {until}.',
    en: 'OpenPGP key good until {until}.',
  },
  'keys.confirm-revoke': {
    fr: 'La clé {fingerprint} sera révoquée pour toujours ; confirmez par --yes.',
    en: 'The key {fingerprint} will be revoked for ever; confirm with --yes.',
  },
  'keys.revoked': {
    fr: 'Clé {fingerprint} révoquée ; elle ouvre encore l’ancien courrier.',
    en: 'Key {fingerprint} revoked; it still opens old mail.',
  },
  'keys.hand-revoked': {
    fr: 'À remettre à qui la détient hors de l’annuaire : pli keys export-public --as {path}',
    en: 'To be handed to who holds it outside the directory: pli keys export-public --as {path}',
  },
  'keys.unprotected': {
    fr: 'La clé privée de {path} n’a pas de phrase de passe ; donnez-lui-en une avant de l’exporter.',
    en: 'The private key in {path} has no passphrase; give it one before you export it.',
  },
  'keys.imported': {
    fr: 'Clé OpenPGP de {address} reprise.',
    en: 'OpenPGP key of {address} taken.',
  },
  'keys.passphrase-changed': {
    fr: 'Phrase de passe changée pour {count} clé(s).',
    en: 'Passphrase changed for {count} key(s).',
  },
  'keys.kind': { fr: 'Clé', en: 'Key' },
  'keys.state': { fr: 'État', en: 'State' },
  'keys.until': { fr: 'Jusqu’au', en: 'Until' },
  'keys.number': { fr: 'Empreinte ou numéro de série', en: 'Fingerprint or serial number' },
  'keys.kind.openpgp': { fr: 'OpenPGP', en: 'OpenPGP' },
  'keys.kind.signature': { fr: 'Signature', en: 'Signature' },
  'keys.kind.encryption': { fr: 'Chiffrement', en: 'Encryption' },
  'keys.state.current': { fr: 'en usage', en: 'in use' },
  'keys.state.old': { fr: 'gardée pour lire', en: 'kept for reading' },
  'keys.state.ended': { fr: 'échue', en: 'expired' },
  'keys.state.revoked': { fr: 'révoquée', en: 'revoked' },
  'keys.holder': { fr: 'Titulaire', en: 'Holder' },
  'keys.nobody': { fr: 'inconnu de l’annuaire', en: 'not known to the directory' },
  'keys.openpgp-value': {
    fr: '{id}, jusqu’au {until}, certifiée par l’annuaire',
    en: '{id}, until {until}, certified by the directory',
  },
  'keys.smime-value': {
    fr: 'certificat {id}, jusqu’au {until}',
    en: 'certificate {id}, until {until}',
  },
  'keys.nothing': {
    fr: 'Aucune clé ne permet de chiffrer pour {address}.',
    en: 'No key allows encryption to {address}.',
  },
  'keys.doubt.unproven': {
    fr: 'La clé OpenPGP de {address} n’est pas certifiée par l’annuaire : elle n’est pas utilisée.',
    en: 'The OpenPGP key of {address} is not certified by the directory: it is not used.',
  },
  'keys.doubt.other-address': {
    fr: 'La clé OpenPGP donnée pour {address} est au nom d’une autre adresse : elle n’est pas utilisée.',
    en: 'The OpenPGP key given for {address} names another address: it is not used.',
  },
  'keys.doubt.ended': {
    fr: 'La clé OpenPGP de {address} est échue ou révoquée.',
    en: 'The OpenPGP key of {address} is expired or revoked.',
  },
  'keys.doubt.unfit': {
    fr: 'La clé OpenPGP de {address} ne sait pas chiffrer.',
    en: 'The OpenPGP key of {address} cannot encrypt.',
  },
  'keys.doubt.unreadable': {
    fr: 'La clé OpenPGP de {address} est illisible.',
    en: 'The OpenPGP key of {address} cannot be read.',
  },
  'keys.doubt.bad-certificate': {
    fr: 'Le certificat de {address} n’est pas, ou plus, digne de confiance : il n’est pas utilisé.',
    en: 'The certificate of {address} is not, or no longer, to be trusted: it is not used.',
  },
} as const
