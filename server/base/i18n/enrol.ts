/** Texts of `pli enrol`, `pli revoke` and `pli why`. */

export const enrolPhrases = {
  'cmd.enrol': {
    fr: 'Inscrire une identité et lui remettre son certificat',
    en: 'Enrol an identity and hand over its certificate',
  },
  'cmd.enrol.professional': {
    fr: 'Inscrire un professionnel (RPPS)',
    en: 'Enrol a professional (RPPS)',
  },
  'cmd.enrol.organisation': {
    fr: 'Inscrire une organisation (FINESS ou SIRET)',
    en: 'Enrol an organisation (FINESS or SIRET)',
  },
  'cmd.revoke': {
    fr: 'Révoquer un certificat, ou tous ceux d’une identité ; effet immédiat',
    en: 'Revoke a certificate, or all those of an identity; takes effect at once',
  },
  'cmd.pki.revoke': {
    fr: 'Révoquer : la même commande que « pli revoke »',
    en: 'Revoke: the same command as "pli revoke"',
  },
  'cmd.why': {
    fr: 'Dire pourquoi un certificat serait admis ou refusé, sur chaque port',
    en: 'Say why a certificate would be admitted or refused, on each listener',
  },
  'opt.rpps': { fr: 'numéro RPPS, 11 chiffres', en: 'RPPS number, 11 digits' },
  'opt.family': { fr: 'nom d’exercice', en: 'family name' },
  'opt.given': { fr: 'prénom d’exercice', en: 'given name' },
  'opt.profession': {
    fr: 'profession : medecin, pharmacien, infirmier…',
    en: 'profession: medecin, pharmacien, infirmier…',
  },
  'opt.mailbox': { fr: 'adresse de la boîte', en: 'mailbox address' },
  'opt.out': { fr: 'répertoire où écrire l’identité', en: 'directory to write the identity to' },
  'opt.key-type': {
    fr: 'type de clé : rsa (par défaut) ou ecdsa',
    en: 'key type: rsa (default) or ecdsa',
  },
  'opt.finess': { fr: 'numéro FINESS', en: 'FINESS number' },
  'opt.siret': { fr: 'numéro SIRET', en: 'SIRET number' },
  'opt.name': { fr: 'raison sociale', en: 'name of the organisation' },
  'opt.region': { fr: 'département, p. ex. « Paris (75) »', en: 'department, e.g. "Paris (75)"' },
  'opt.type': { fr: 'type de boîte : ORG ou APP', en: 'mailbox type: ORG or APP' },
  'opt.reason': {
    fr: 'motif de révocation (RFC 5280), p. ex. keyCompromise',
    en: 'revocation reason (RFC 5280), e.g. keyCompromise',
  },
  'arg.revoke': {
    fr: 'numéro de série, rpps:N, finess:N ou siret:N',
    en: 'serial number, rpps:N, finess:N or siret:N',
  },
  'arg.cert': {
    fr: 'certificat PEM ou DER (la chaîne peut suivre)',
    en: 'certificate, PEM or DER (the chain may follow)',
  },
  'enrol.done': {
    fr: '{name} est inscrit(e) : boîte {mailbox}, certificat {serial}, valable jusqu’au {until}.',
    en: '{name} is enrolled: mailbox {mailbox}, certificate {serial}, valid until {until}.',
  },
  'enrol.files': { fr: 'Identité écrite dans {path}', en: 'Identity written to {path}' },
  'enrol.password': {
    fr: 'Mot de passe de identity.p12 (affiché une seule fois) : {password}',
    en: 'Password of identity.p12 (shown once): {password}',
  },
  'enrol.out-taken': {
    fr: '{path} contient déjà une identité : choisissez un autre répertoire.',
    en: '{path} holds an identity already: choose another directory.',
  },
  'enrol.no-mailbox': { fr: 'aucune', en: 'none' },
  'revoke.wants-yes': {
    fr: 'Révoquer {target} ne peut être défait (« pli pki hold » le peut).',
    en: 'Revoking {target} cannot be undone ("pli pki hold" can).',
  },
  'enrol.would': {
    fr: '{name} serait inscrit(e) ({identity}) : boîte {mailbox}.',
    en: '{name} would be enrolled ({identity}): mailbox {mailbox}.',
  },
  'revoke.done': {
    fr: 'Certificat {serial} de {identity} révoqué ({reason}). Ses sessions se terminent dans la seconde.',
    en: 'Certificate {serial} of {identity} revoked ({reason}). Its sessions end within a second.',
  },
  'revoke.bad-reason': {
    fr: '« {reason} » n’est pas un motif de révocation ; choisissez parmi : {known}.',
    en: '"{reason}" is no revocation reason; choose one of: {known}.',
  },
} as const
