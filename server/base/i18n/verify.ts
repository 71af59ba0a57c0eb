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
  'pki.column.serial': { fr: 'série', en: 'serial' },
  'pki.column.profile': { fr: 'profil', en: 'profile' },
  'pki.column.state': { fr: 'état', en: 'state' },
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
} as const
