/** Texts about the root kept offline: its ceremonies, the requests that travel to it, its key that leaves the store. */

export const rootPhrases = {
  'cmd.pki.root': {
    fr: 'La racine gardée hors ligne et ses cérémonies',
    en: 'The root kept offline and its ceremonies',
  },
  'cmd.pki.root.sign-ca': {
    fr: 'Renouveler une autorité émettrice avec la clé de la racine',
    en: 'Renew an issuing authority with the root’s key',
  },
  'cmd.pki.root.crl': {
    fr: 'Signer la liste de révocation de la racine',
    en: 'Sign the root’s revocation list',
  },
  'cmd.pki.root.request': {
    fr: 'Préparer ce que la racine doit signer sur une autre machine',
    en: 'Prepare what the root has to sign on another machine',
  },
  'cmd.pki.root.sign': {
    fr: 'Signer une demande, sur la machine où est la racine',
    en: 'Sign a request, on the machine where the root is',
  },
  'cmd.pki.root.import': {
    fr: 'Prendre ce que la racine a signé',
    en: 'Take what the root has signed',
  },
  'cmd.pki.root.export': {
    fr: 'Sortir la clé de la racine de la base, dans un fichier chiffré',
    en: 'Move the root’s key out of the store, into an encrypted file',
  },
  'arg.root.authority': {
    fr: 'people, organisations ou servers',
    en: 'people, organisations or servers',
  },
  'arg.root.file': {
    fr: 'Fichier chiffré à créer, sur un support amovible',
    en: 'Encrypted file to create, on removable storage',
  },
  'arg.root.request': {
    fr: 'Demande venue de la passerelle',
    en: 'Request that came from the gateway',
  },
  'arg.root.answer': {
    fr: 'Certificat ou liste que la racine a signé',
    en: 'Certificate or list that the root has signed',
  },
  'opt.root.out': {
    fr: 'Fichier à créer',
    en: 'File to create',
  },
  'opt.root.list': {
    fr: 'Demander la liste de révocation plutôt qu’un certificat',
    en: 'Ask for the revocation list rather than a certificate',
  },
  'opt.root-key': {
    fr: 'Clé de la racine : chemin d’un fichier chiffré ou URI pkcs11:',
    en: 'The root’s key: path of an encrypted file, or a pkcs11: URI',
  },
  'opt.root-key-new': {
    fr: 'Garder la clé de la racine hors ligne : fichier chiffré à créer ou URI pkcs11:',
    en: 'Keep the root’s key offline: encrypted file to create, or a pkcs11: URI',
  },
  'opt.root-secret': {
    fr: 'D’où vient sa phrase secrète ou son code : ask, file:CHEMIN, fd:N, env:NOM, credential:NOM',
    en: 'Where its passphrase or PIN comes from: ask, file:PATH, fd:N, env:NAME, credential:NAME',
  },
  'opt.root-cert': {
    fr: 'Certificat de la racine (ca/root.pem)',
    en: 'The root’s certificate (ca/root.pem)',
  },
  'opt.ca-keys': {
    fr: 'Garder les clés des autorités émettrices dans des fichiers chiffrés ou un jeton PKCS#11',
    en: 'Keep the issuing authorities’ keys in encrypted files or in a PKCS#11 token',
  },
  'opt.ca-secret': {
    fr: 'D’où vient leur phrase secrète ou leur code, chaque fois qu’elles signent',
    en: 'Where their passphrase or PIN comes from, each time they sign',
  },
  'opt.ca-key': {
    fr: 'Où faire la nouvelle clé : fichier chiffré ou URI pkcs11: (dans la base sans cette option)',
    en: 'Where to make the new key: encrypted file or pkcs11: URI (in the store without this option)',
  },
  'opt.ca-key-type': {
    fr: 'Sorte de clé des autorités',
    en: 'Kind of key of the authorities',
  },
  'opt.same-key': {
    fr: 'Certifier de nouveau la clé actuelle plutôt qu’en faire une',
    en: 'Certify the present key anew rather than make another',
  },
  'opt.pkcs11-library': {
    fr: 'Bibliothèque PKCS#11 du jeton',
    en: 'PKCS#11 library of the token',
  },
  'opt.days': {
    fr: 'Jours de validité de la liste',
    en: 'Days that the list is good for',
  },
  'init.root-away': {
    fr: 'Clé de la racine : {place}. Rangez-la hors ligne ; la passerelle n’en a jamais besoin, seulement les cérémonies (pli pki root).',
    en: 'Root’s key: {place}. Put it away offline; the gateway never needs it, only ceremonies do (pli pki root).',
  },
  'init.ca-keys-object': {
    fr: 'Avec --ca-keys, l’URI nomme le jeton seul ; les clés prennent le nom de leur autorité.',
    en: 'With --ca-keys the URI names the token alone; the keys get the names of their authorities.',
  },
  'root.days': {
    fr: 'Une liste vaut de 1 à {most} jours.',
    en: 'A list is good for 1 to {most} days.',
  },
  'root.no-authority': {
    fr: '« {text} » n’est pas une autorité émettrice : people, organisations ou servers.',
    en: '"{text}" is no issuing authority: people, organisations or servers.',
  },
  'root.file-missing': {
    fr: '{path} n’est pas là.',
    en: '{path} is not there.',
  },
  'root.file-large': {
    fr: '{path} est trop grand pour une demande ou une réponse de cérémonie.',
    en: '{path} is too large for a request or an answer of a ceremony.',
  },
  'root.file-what': {
    fr: '{path} ne contient pas ce qui est attendu.',
    en: '{path} does not hold what is expected.',
  },
  'root.request-what': {
    fr: 'Nommez une autorité, ou demandez la liste avec --list : l’un des deux.',
    en: 'Name an authority, or ask for the list with --list: one of the two.',
  },
  'root.ca-signed': {
    fr: 'Signé : {subject}, jusqu’au {to}.',
    en: 'Signed: {subject}, until {to}.',
  },
  'root.ca-takes-over': {
    fr: 'Elle émet dès maintenant ; l’ancienne reste reconnue et signe sa liste jusqu’à la fin de ses certificats.',
    en: 'It issues from now on; the old one stays trusted and signs its list until its certificates end.',
  },
  'root.ca-taken': {
    fr: 'L’autorité {name} est en service.',
    en: 'The authority {name} is in service.',
  },
  'root.list-signed': {
    fr: 'Liste n° {number} signée : {count} révocation(s), valable jusqu’au {to}.',
    en: 'List no. {number} signed: {count} revocation(s), good until {to}.',
  },
  'root.list-taken': {
    fr: 'La nouvelle liste de la racine est publiée.',
    en: 'The root’s new list is published.',
  },
  'root.requested': {
    fr: 'Demande écrite dans {path} ; portez-la à la machine de la racine (pli pki root sign).',
    en: 'Request written to {path}; take it to the root’s machine (pli pki root sign).',
  },
  'root.export-wants-yes': {
    fr: 'La clé de la racine va quitter cette base pour {place} et ne pourra pas y revenir : ajoutez --yes.',
    en: 'The root’s key will leave this store for {place} and cannot come back: add --yes.',
  },
  'root.exported': {
    fr: 'La clé de la racine est dans {place}, relue, et effacée d’ici. Faites-en une copie sur un second support ; les sauvegardes d’avant la contiennent encore.',
    en: 'The root’s key is in {place}, read back, and erased here. Make a copy on a second medium; backups from before still hold it.',
  },
  'root.key-wanted': {
    fr: 'La clé de la racine n’est pas sur cette machine : donnez-la avec --root-key, ou faites signer une demande (pli pki root request).',
    en: 'The root’s key is not on this machine: give it with --root-key, or have a request signed (pli pki root request).',
  },
  'root.other-key': {
    fr: 'Cette clé n’est pas celle de la racine de cet espace de confiance.',
    en: 'This key is not that of the root of this trust space.',
  },
  'root.key-in-use': {
    fr: 'La clé trouvée à cet emplacement est déjà celle de l’autorité « {name} ».',
    en: 'The key found there is that of the authority "{name}" already.',
  },
  'root.changed-meanwhile': {
    fr: 'L’autorité « {role} » a été renouvelée entre-temps ; rien n’a été changé.',
    en: 'The authority "{role}" was renewed meanwhile; nothing was changed.',
  },
  'root.clock': {
    fr: 'L’horloge de cette machine dit {at} ; le certificat de la racine vaut du {from} au {to}. Réglez-la avant de signer.',
    en: 'The clock of this machine says {at}; the root’s certificate holds from {from} to {to}. Set it before signing.',
  },
  'root.request-strange': {
    fr: 'La demande réclame une extension qu’une autorité émettrice n’a pas ({oid}) ; rien n’a été signé.',
    en: 'The request asks for an extension that an issuing authority does not have ({oid}); nothing was signed.',
  },
  'root.request-version': {
    fr: 'Les politiques demandées ne sont celles d’aucune autorité de cette version de Pli ; signez avec la même version des deux côtés.',
    en: 'The policies asked for are those of no authority of this version of Pli; sign with the same version on both sides.',
  },
  'root.not-signed': {
    fr: 'Ce certificat n’est pas signé par la racine de cet espace de confiance.',
    en: 'This certificate is not signed by the root of this trust space.',
  },
  'root.certificate-unfit': {
    fr: 'Ce certificat n’est pas celui d’une autorité émettrice telle que demandée ; rien n’a été changé.',
    en: 'This certificate is not that of an issuing authority as requested; nothing was changed.',
  },
  'root.certificate-dates': {
    fr: 'Ce certificat ne vaut pas aujourd’hui ; vérifiez l’horloge des deux machines.',
    en: 'This certificate does not hold today; check the clocks of both machines.',
  },
  'root.no-request': {
    fr: 'Aucune demande en attente ne correspond à ce certificat ; une demande plus récente l’a peut-être remplacée.',
    en: 'No waiting request fits this certificate; a newer request may have replaced it.',
  },
  'root.order-bad': {
    fr: 'Ce fichier n’est pas une demande de liste de la racine.',
    en: 'This file is not an order for the root’s list.',
  },
  'root.order-other': {
    fr: 'Cette demande est pour la racine d’un autre espace de confiance.',
    en: 'This order is for the root of another trust space.',
  },
  'root.list-stale': {
    fr: 'Cette liste est déjà échue.',
    en: 'This list is out of date already.',
  },
  'root.list-partial': {
    fr: 'Cette liste ne dit pas toutes les révocations ; refaites la demande (pli pki root request --list).',
    en: 'This list does not tell of every revocation; make the request anew (pli pki root request --list).',
  },
  'root.list-older': {
    fr: 'Une liste plus récente est déjà en place.',
    en: 'A newer list is in place already.',
  },
  'root.list-not-signed': {
    fr: 'Cette liste n’est pas signée par la racine de cet espace de confiance.',
    en: 'This list is not signed by the root of this trust space.',
  },
  'root.not-here': {
    fr: 'La clé de la racine n’est plus dans cette base.',
    en: 'The root’s key is no longer in this store.',
  },
  'root.list-pair': {
    fr: 'Le fichier doit contenir les deux listes que la racine a signées, la complète puis celle des changements.',
    en: 'The file must hold both lists that the root signed, the full one and then the one of changes.',
  },
} as const
