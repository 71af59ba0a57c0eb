/** Texts of `pli pki` and `pli trust`: certificates of ours and of others. */

export const verifyPhrases = {
  'cmd.pki': { fr: 'Certificats et autorités', en: 'Certificates and authorities' },
  'cmd.pki.verify': {
    fr: 'Vérifier une chaîne quelconque (RFC 5280) : 0 admise, 1 refusée, 2 indécidable',
    en: 'Verify any chain (RFC 5280): 0 admitted, 1 refused, 2 could not be judged',
  },
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
