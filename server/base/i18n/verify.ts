/** Texts of `pli pki` and `pli trust`: certificates of ours and of others. */

export const verifyPhrases = {
  'cmd.pki': { fr: 'Certificats et autorités', en: 'Certificates and authorities' },
  'cmd.pki.verify': {
    fr: 'Vérifier une chaîne quelconque (RFC 5280) : 0 admise, 1 refusée, 2 indécidable',
    en: 'Verify any chain (RFC 5280): 0 admitted, 1 refused, 2 could not be judged',
  },
  'cmd.pki.hold': {
    fr: 'Suspendre un certificat, ou tous ceux d’une identité',
    en: 'Hold a certificate, or all of an identity',
  },
  'cmd.pki.release': { fr: 'Lever une suspension', en: 'Release what is on hold' },
  'cmd.pki.list': { fr: 'Certificats délivrés', en: 'Certificates issued' },
  'cmd.pki.expiring': {
    fr: 'Certificats qui expirent bientôt',
    en: 'Certificates that expire soon',
  },
  'cmd.pki.show': { fr: 'Un certificat du registre', en: 'One certificate of the register' },
  'cmd.pki.crl': {
    fr: 'La liste de révocation actuelle d’une autorité, en PEM',
    en: 'The current revocation list of an authority, in PEM',
  },
  'arg.pki.serial': { fr: 'numéro de série ou empreinte', en: 'serial number or fingerprint' },
  'arg.pki.authority': { fr: 'autorité', en: 'authority' },
  'opt.pki.renew': { fr: 'en signer une nouvelle d’abord', en: 'sign a new one first' },
  'pki.no-authority': {
    fr: '« {name} » n’est pas une autorité d’ici : {known}.',
    en: '"{name}" is no authority of ours: {known}.',
  },
  'opt.pki.state': { fr: 'seulement ceux de cet état', en: 'only those of this state' },
  'opt.pki.of': { fr: 'seulement ceux de cette identité', en: 'only those of this identity' },
  'opt.pki.days': { fr: 'nombre de jours à venir', en: 'number of days to come' },
  'pki.held': {
    fr: 'Certificat {serial} de {identity} suspendu.',
    en: 'Certificate {serial} of {identity} is on hold.',
  },
  'pki.released': {
    fr: 'Certificat {serial} de {identity} de nouveau valable.',
    en: 'Certificate {serial} of {identity} is good again.',
  },
  'pki.not-held': {
    fr: '{target} n’a aucun certificat suspendu ; une révocation définitive ne se lève pas.',
    en: '{target} is not on hold; a final revocation is not lifted.',
  },
  'pki.none': { fr: 'Aucun certificat.', en: 'No certificate.' },
  'pki.column.serial': { fr: 'Série', en: 'Serial' },
  'pki.column.profile': { fr: 'Profil', en: 'Profile' },
  'pki.column.state': { fr: 'État', en: 'State' },
  'arg.verify.leaf': {
    fr: 'certificat à juger, PEM ou DER (sa chaîne peut suivre)',
    en: 'certificate to judge, PEM or DER (its chain may follow)',
  },
  'opt.verify.anchor': {
    fr: 'certificats auxquels se fier (répétable)',
    en: 'certificates to trust (may be repeated)',
  },
  'opt.verify.untrusted': {
    fr: 'certificats intermédiaires, sans confiance (répétable)',
    en: 'intermediate certificates, not trusted (may be repeated)',
  },
  'opt.verify.crl': {
    fr: 'listes de révocation ; dès qu’il y en a une, toute la chaîne doit être couverte (répétable)',
    en: 'revocation lists; once there is one, the whole chain must be covered (may be repeated)',
  },
  'opt.verify.at': {
    fr: 'date du jugement (ISO 8601 ou secondes depuis 1970), maintenant sans cette option',
    en: 'time of the judgement (ISO 8601 or seconds since 1970), now when left out',
  },
  'opt.verify.purpose': { fr: 'emploi du certificat', en: 'purpose of the certificate' },
  'opt.verify.max-depth': {
    fr: 'nombre maximal d’autorités intermédiaires',
    en: 'most intermediate authorities',
  },
  'opt.verify.name': {
    fr: 'nom d’hôte, adresse IP ou adresse électronique que le certificat doit porter',
    en: 'host name, IP address or mail address that the certificate must carry',
  },
  'opt.verify.policy': {
    fr: 'politique de certification acceptable (répétable)',
    en: 'acceptable certificate policy (may be repeated)',
  },
  'opt.verify.explicit-policy': {
    fr: 'exiger une politique acceptable',
    en: 'require an acceptable policy',
  },
  'opt.verify.inhibit-mapping': {
    fr: 'interdire les correspondances de politiques',
    en: 'forbid policy mappings',
  },
  'opt.verify.inhibit-any': {
    fr: 'ne pas compter « toute politique »',
    en: 'do not count "any policy"',
  },
  'opt.verify.strict': {
    fr: 'exiger aussi les champs sans lesquels une chaîne reste sûre',
    en: 'also require the fields without which a chain is still sound',
  },
  'verify.admitted': {
    fr: 'Admise : {count} certificat(s), de la feuille à l’ancre.',
    en: 'Admitted: {count} certificates, from leaf to anchor.',
  },
  'verify.refused': {
    fr: 'Refusée ({rule}). {fact} {remedy}',
    en: 'Refused ({rule}). {fact} {remedy}',
  },
  'verify.unreadable': {
    fr: '{path} ne peut pas être lu : donnez un fichier PEM ou DER.',
    en: '{path} cannot be read: give a PEM or DER file.',
  },
  'verify.too-large': {
    fr: '{path} est trop volumineux pour être examiné.',
    en: '{path} is too large to be examined.',
  },
  'verify.bad-time': {
    fr: '« {text} » n’est pas une date : écrivez 2026-11-22T06:00:00Z ou des secondes depuis 1970.',
    en: '"{text}" is no time: write 2026-11-22T06:00:00Z or seconds since 1970.',
  },
  'verify.bad-depth': {
    fr: '« {text} » n’est pas un nombre d’autorités.',
    en: '"{text}" is no number of authorities.',
  },

  // pli trust.
  'cmd.trust': {
    fr: 'Autorités d’autres espaces de confiance',
    en: 'Authorities of other trust spaces',
  },
  'cmd.trust.add': { fr: 'Se fier à une autorité étrangère', en: 'Trust a foreign authority' },
  'cmd.trust.list': { fr: 'Autorités étrangères admises', en: 'Foreign authorities trusted' },
  'cmd.trust.remove': { fr: 'Ne plus se fier à une autorité', en: 'Trust an authority no more' },
  'cmd.trust.refresh': {
    fr: 'Chercher les listes de révocation étrangères, ou en fournir une',
    en: 'Fetch the foreign revocation lists, or provide one',
  },
  'cmd.trust.queue': {
    fr: 'Identités venues avec un certificat étranger, en attente d’une décision',
    en: 'Identities that came with a foreign certificate and wait for a decision',
  },
  'cmd.trust.accept': { fr: 'Accepter une identité en attente', en: 'Accept a waiting identity' },
  'cmd.trust.refuse': { fr: 'Refuser une identité en attente', en: 'Refuse a waiting identity' },
  'arg.trust.ca': {
    fr: 'certificat de l’autorité, PEM ou DER',
    en: 'certificate of the authority, PEM or DER',
  },
  'arg.trust.fingerprint': {
    fr: 'empreinte, ou ses huit premiers caractères au moins',
    en: 'fingerprint, or its first eight characters at least',
  },
  'opt.trust.crl': {
    fr: 'liste de révocation : adresse http ou fichier',
    en: 'revocation list: http address or file',
  },
  'opt.trust.for': {
    fr: 'pour qui cette autorité se porte garante',
    en: 'whom this authority vouches for',
  },
  'opt.trust.as': {
    fr: 'identité de l’annuaire à lui donner',
    en: 'directory identity to give it',
  },
  'opt.trust.mailbox': { fr: 'boîte à lui créer', en: 'mailbox to create for it' },
  'opt.trust.anchor': {
    fr: 'empreinte de l’autorité de la liste',
    en: 'fingerprint of the list’s authority',
  },
  'trust.added': {
    fr: '« {subject} » est admise ({audience}). Empreinte : {fingerprint}',
    en: '"{subject}" is trusted ({audience}). Fingerprint: {fingerprint}',
  },
  'trust.no-list': {
    fr: 'Sans liste de révocation, ses certificats seront refusés : ajoutez-en une avec « pli trust refresh ».',
    en: 'Without a revocation list its certificates will be refused: add one with "pli trust refresh".',
  },
  'trust.removed': {
    fr: '« {subject} » n’est plus admise.',
    en: '"{subject}" is trusted no more.',
  },
  'trust.none': { fr: 'Aucune autorité étrangère.', en: 'No foreign authority.' },
  'trust.empty': { fr: 'Personne n’attend.', en: 'Nobody is waiting.' },
  'trust.fetched': { fr: 'Liste de « {subject} » à jour.', en: 'List of "{subject}" up to date.' },
  'trust.not-fetched': {
    fr: 'La liste de « {subject} » n’a pas pu être obtenue : {problem}',
    en: 'The list of "{subject}" could not be had: {problem}',
  },
  'trust.accepted': {
    fr: '{identity} est acceptée, sous l’identité {boundTo}.',
    en: '{identity} is accepted, as {boundTo}.',
  },
  'trust.refused': { fr: '{identity} est refusée.', en: '{identity} is refused.' },
  'trust.column.fingerprint': { fr: 'Empreinte', en: 'Fingerprint' },
  'trust.column.for': { fr: 'Pour', en: 'For' },
  'trust.column.until': { fr: 'Jusqu’au', en: 'Until' },
  'trust.column.list': { fr: 'Liste valable jusqu’au', en: 'List good until' },
  'trust.column.since': { fr: 'Depuis le', en: 'Since' },
  'trust.column.subject': { fr: 'Sujet', en: 'Subject' },
  'trust.column.issuer': { fr: 'Émetteur', en: 'Issuer' },
  'trust.column.identity': { fr: 'Identité', en: 'Identity' },
  'trust.not-an-authority': {
    fr: '« {subject} » n’est pas une autorité : donnez le certificat de l’autorité elle-même.',
    en: '"{subject}" is no authority: give the certificate of the authority itself.',
  },
  'trust.list-foreign': {
    fr: 'Cette liste n’est pas une liste complète signée par « {subject} » : donnez celle de cette autorité.',
    en: 'This list is no whole list signed by "{subject}": give that of this authority.',
  },
  'trust.list-large': {
    fr: 'Cette liste est trop volumineuse.',
    en: 'This list is too large.',
  },
  'trust.list-older': {
    fr: 'Cette liste de « {subject} » est plus ancienne que celle qui est connue : elle n’a pas été prise.',
    en: 'This list of "{subject}" is older than the one known: it was not taken.',
  },
  'trust.unknown-anchor': {
    fr: 'Aucune autorité étrangère n’a l’empreinte {fingerprint} : voyez « pli trust list ».',
    en: 'No foreign authority has the fingerprint {fingerprint}: see "pli trust list".',
  },
  'trust.unknown-claim': {
    fr: 'Aucune demande n’a l’empreinte {fingerprint} : voyez « pli trust queue ».',
    en: 'No request has the fingerprint {fingerprint}: see "pli trust queue".',
  },
  'trust.ambiguous': {
    fr: 'Plusieurs empreintes commencent par {fingerprint} : donnez-en davantage.',
    en: 'Several fingerprints begin with {fingerprint}: give more of it.',
  },
  'trust.unknown-identity': {
    fr: '{identity} ne figure pas dans l’annuaire : inscrivez cette identité d’abord.',
    en: '{identity} is not in the directory: enrol this identity first.',
  },
  'trust.nameless': {
    fr: 'Le certificat de {identity} ne dit pas assez qui c’est : indiquez une identité de l’annuaire avec --as.',
    en: 'The certificate of {identity} does not say enough of who it is: name a directory identity with --as.',
  },
} as const
