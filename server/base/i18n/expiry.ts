/** Text of the warnings about what ends, and of `pli pki expiring`. */

export const expiryPhrases = {
  'expiry.subject': { fr: '{what} : fin dans {left}', en: '{what}: ends in {left}' },
  'expiry.subject-over': { fr: '{what} : périmée', en: '{what}: out of date' },
  'expiry.fact': {
    fr: '{what}, « {name} », n’est valable que jusqu’au {until}, soit encore {left}.',
    en: '{what}, "{name}", is only valid until {until}, that is {left} more.',
  },
  'expiry.fact-over': {
    fr: '{what}, « {name} », est périmée depuis le {until}.',
    en: '{what}, "{name}", has been out of date since {until}.',
  },
  'expiry.kind.leaf': { fr: 'Votre certificat', en: 'Your certificate' },
  'expiry.kind.server': {
    fr: 'Le certificat de la passerelle',
    en: 'The certificate of the gateway',
  },
  'expiry.kind.responder': {
    fr: 'Le certificat du répondeur OCSP',
    en: 'The certificate of the OCSP responder',
  },
  'expiry.kind.issuing-ca': { fr: 'L’autorité émettrice', en: 'The issuing authority' },
  'expiry.kind.root': { fr: 'L’autorité racine', en: 'The root authority' },
  'expiry.kind.crl': { fr: 'La liste de révocation', en: 'The revocation list' },
  'expiry.kind.foreign-ca': { fr: 'L’autorité étrangère', en: 'The foreign authority' },
  'expiry.kind.foreign-list': {
    fr: 'La liste de révocation étrangère',
    en: 'The foreign revocation list',
  },
  'expiry.kind.white-list': { fr: 'La liste blanche', en: 'The white list' },
  'expiry.remedy.leaf': {
    fr: 'Après cette date vous ne pourrez plus ni lire ni envoyer : renouvelez-le avec « pli renew », ou demandez-en un nouveau à l’administrateur.',
    en: 'After that date you can neither read nor send: renew it with "pli renew", or ask the administrator for a new one.',
  },
  'expiry.remedy.server': {
    fr: 'Après cette date aucun logiciel ne se connectera plus : faites-lui délivrer un nouveau certificat.',
    en: 'After that date no software will connect any more: have a new certificate issued to it.',
  },
  'expiry.remedy.responder': {
    fr: 'La passerelle aurait dû le refaire d’elle-même : voyez son journal ; pour la racine gardée hors ligne, voyez « pli pki root ».',
    en: 'The gateway should have made it anew by itself: see its log; for a root kept offline, see "pli pki root".',
  },
  'expiry.remedy.issuing-ca': {
    fr: 'Après cette date tous les certificats qu’elle a délivrés seront refusés : faites signer une nouvelle autorité par la racine.',
    en: 'After that date every certificate that it has issued is refused: have the root sign a new authority.',
  },
  'expiry.remedy.root': {
    fr: 'Après cette date tout certificat sera refusé : préparez dès maintenant une nouvelle racine.',
    en: 'After that date every certificate is refused: prepare a new root now.',
  },
  'expiry.remedy.crl': {
    fr: 'Sans liste à jour, les certificats de cette autorité sont refusés : voyez « pli pki crl --renew » et le journal.',
    en: 'Without a current list the certificates of this authority are refused: see "pli pki crl --renew" and the log.',
  },
  'expiry.remedy.foreign-ca': {
    fr: 'Après cette date ses certificats seront refusés : ajoutez celle qui lui succède (pli trust add).',
    en: 'After that date its certificates are refused: add the one that follows it (pli trust add).',
  },
  'expiry.remedy.foreign-list': {
    fr: 'Sans liste à jour, les certificats de cette autorité sont refusés : voyez « pli trust list » et « pli trust refresh ».',
    en: 'Without a current list the certificates of this authority are refused: see "pli trust list" and "pli trust refresh".',
  },
  'expiry.remedy.white-list': {
    fr: 'Sans liste à jour, les autres opérateurs ne sont plus reconnus : faites-la chercher de nouveau.',
    en: 'Without a current list other operators are no longer recognised: have it fetched again.',
  },
  'expiry.short.leaf': { fr: 'certificat', en: 'certificate' },
  'expiry.short.server': { fr: 'serveur', en: 'server' },
  'expiry.short.responder': { fr: 'OCSP', en: 'OCSP' },
  'expiry.short.issuing-ca': { fr: 'autorité', en: 'authority' },
  'expiry.short.root': { fr: 'racine', en: 'root' },
  'expiry.short.crl': { fr: 'liste', en: 'list' },
  'expiry.short.foreign-ca': { fr: 'autorité tierce', en: 'foreign authority' },
  'expiry.short.foreign-list': { fr: 'liste tierce', en: 'foreign list' },
  'expiry.short.white-list': { fr: 'liste blanche', en: 'white list' },
  'expiry.column.kind': { fr: 'quoi', en: 'what' },
  'expiry.column.name': { fr: 'qui', en: 'who' },
  'expiry.column.until': { fr: 'jusqu’au', en: 'until' },
  'expiry.column.left': { fr: 'reste', en: 'left' },
} as const
