/** Renewal: by an administrator, by the holder over EST, by `pli renew`, and the reminder that it is time. */

export const renewalPhrases = {
  'cmd.pki.renew': {
    fr: 'Renouveler un certificat : même titulaire, même profil, nouvelle clé',
    en: 'Renew a certificate: same holder, same profile, new key',
  },
  'arg.renew-target': {
    fr: 'Numéro de série, ou identité (son certificat d’authentification le plus récent)',
    en: 'Serial number, or identity (its newest authentication certificate)',
  },
  'opt.renew-csr': {
    fr: 'Certifier la clé de cette demande au lieu d’en créer une',
    en: 'Certify the key of this request instead of making one',
  },
  'opt.renew-out': {
    fr: 'Répertoire de la nouvelle identité ; avec --csr, fichier du certificat',
    en: 'Directory for the new identity; with --csr, file for the certificate',
  },
  'opt.revoke-old': {
    fr: 'Révoquer aussitôt l’ancien certificat (superseded)',
    en: 'Revoke the old certificate at once (superseded)',
  },
  'renew.replaced': {
    fr: 'Il succède au certificat {serial}, valable jusqu’au {until}.',
    en: 'It succeeds the certificate {serial}, valid until {until}.',
  },
  'renew.revoked-old': {
    fr: 'L’ancien certificat {serial} est révoqué.',
    en: 'The old certificate {serial} is revoked.',
  },
  'renew.wants-out': {
    fr: 'Donnez --out : le répertoire où écrire la nouvelle identité.',
    en: 'Give --out: the directory to write the new identity to.',
  },
  'renew.nothing': {
    fr: '{identity} n’a pas de certificat d’authentification en cours à renouveler.',
    en: '{identity} has no authentication certificate in use that could be renewed.',
  },
  'renew.not-ours': {
    fr: 'Votre certificat n’a pas été délivré ici : demandez son renouvellement à l’autorité qui l’a délivré.',
    en: 'Your certificate was not issued here: ask the authority that issued it for its renewal.',
  },
  'renew.revoked': {
    fr: 'Le certificat {serial} est révoqué : il ne se renouvelle pas.',
    en: 'The certificate {serial} is revoked: it cannot be renewed.',
  },
  'renew.other-subject': {
    fr: 'La demande nomme « {asked} » et votre certificat « {known} » : reprenez le même sujet, ou laissez-le vide.',
    en: 'The request names "{asked}" and your certificate "{known}": give the same subject, or an empty one.',
  },
  'renew.limited': {
    fr: 'Déjà {count} certificats délivrés en 24 heures pour cette identité : réessayez demain.',
    en: 'Already {count} certificates issued to this identity within 24 hours: try again tomorrow.',
  },
  'cmd.renew': {
    fr: 'Renouveler votre certificat auprès de la passerelle',
    en: 'Renew your certificate with the gateway',
  },
  'opt.gateway': {
    fr: 'Passerelle à interroger : https://machine:port (celle du compte par défaut)',
    en: 'Gateway to ask: https://host:port (that of the account by default)',
  },
  'opt.renew-password': {
    fr: 'Fichier dont la première ligne est le mot de passe du nouveau identity.p12 ; créé et affiché sinon',
    en: 'File whose first line is the password of the new identity.p12; made and shown otherwise',
  },
  'opt.if-due': {
    fr: 'Ne rien faire à plus de 30 jours de la fin (pour une tâche planifiée)',
    en: 'Do nothing more than 30 days before the end (for a scheduled task)',
  },
  'renew.done': {
    fr: 'Certificat de {identity} renouvelé jusqu’au {until} (numéro {serial}).',
    en: 'Certificate of {identity} renewed until {until} (number {serial}).',
  },
  'renew.not-due': {
    fr: 'Le certificat est valable jusqu’au {until} : rien à faire.',
    en: 'The certificate is valid until {until}: nothing to do.',
  },
  'renew.password': {
    fr: 'Nouveau mot de passe de identity.p12 (affiché une seule fois) : {password}',
    en: 'New password of identity.p12 (shown once): {password}',
  },
  'renew.import': {
    fr: 'Importez ce identity.p12 dans les programmes qui utilisent l’ancien certificat.',
    en: 'Import this identity.p12 into the programs that use the old certificate.',
  },
  'renew.bad-password': {
    fr: 'Le mot de passe doit tenir en 8 à 128 caractères ASCII visibles, sans espace.',
    en: 'The password must be 8 to 128 visible ASCII characters, without blanks.',
  },
  'renew.soon': {
    fr: 'Votre certificat se termine le {until}, dans {days} jours : renouvelez-le par « pli renew --as {path} ».',
    en: 'Your certificate ends on {until}, in {days} days: renew it with "pli renew --as {path}".',
  },
  'renew.today': {
    fr: 'Votre certificat se termine le {until} : renouvelez-le aujourd’hui par « pli renew --as {path} ».',
    en: 'Your certificate ends on {until}: renew it today with "pli renew --as {path}".',
  },
  'renew.ask': { fr: 'Le renouveler maintenant ? [o/N]', en: 'Renew it now? [y/N]' },
  'renew.busy': {
    fr: 'Un autre programme renouvelle déjà cette identité ({path}) : attendez qu’il finisse.',
    en: 'Another program is renewing this identity already ({path}): wait until it is done.',
  },
  'renew.bad-gateway': {
    fr: '« {text} » n’est pas l’adresse d’une passerelle, telle que https://mail.exemple.fr:4443.',
    en: '"{text}" is not the address of a gateway, such as https://mail.example.org:4443.',
  },
  'renew.no-est': {
    fr: '{server} ne sait pas renouveler de certificat (EST).',
    en: '{server} cannot renew certificates (EST).',
  },
  'renew.odd-answer': {
    fr: '{server} a répondu autre chose que votre certificat renouvelé : rien n’a été changé.',
    en: '{server} has answered with something else than your renewed certificate: nothing was changed.',
  },
  'renew.other-root': {
    fr: '{server} a délivré un certificat d’une autre autorité que la vôtre : rien n’a été changé.',
    en: '{server} has issued a certificate of another authority than yours: nothing was changed.',
  },
  'renew.not-accepted': {
    fr: '{server} n’admet pas le nouveau certificat : l’ancien reste en place.',
    en: '{server} does not admit the new certificate: the old one stays in place.',
  },
  'renew.other-identity': {
    fr: 'Le nouveau certificat est celui de {seen}, et non de {wanted} : l’ancien reste en place.',
    en: 'The new certificate is that of {seen}, not of {wanted}: the old one stays in place.',
  },
  'est.no-first-enrolment': {
    fr: 'La première inscription se fait auprès de l’administrateur ; cette passerelle ne fait que renouveler (simplereenroll).',
    en: 'First enrolment is done with the administrator; this gateway renews only (simplereenroll).',
  },
  'est.profile': {
    fr: 'Le profil « {profile} » ne se demande pas par ici : seulement ceux qui signent ou chiffrent votre courrier.',
    en: 'The profile "{profile}" is not asked for here: only those that sign or encrypt your mail.',
  },
  'est.content-type': {
    fr: 'Envoyez une demande PKCS #10 en base64, de type application/pkcs10.',
    en: 'Send a PKCS #10 request in base64, of type application/pkcs10.',
  },
  'est.failed': {
    fr: 'La demande n’a pas pu être traitée : réessayez plus tard.',
    en: 'The request could not be handled: try again later.',
  },
} as const
