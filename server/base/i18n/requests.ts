/** Certificate requests and orders: what is asked for, what was done, and why it is refused. */

export const requestPhrases = {
  'cmd.pki.sign-csr': {
    fr: 'Certifier la clé d’une demande (CSR)',
    en: 'Certify the key of a request (CSR)',
  },
  'cmd.pki.issue': {
    fr: 'Créer une clé et son certificat pour une personne, une organisation ou un serveur',
    en: 'Make a key and its certificate for a person, an organisation or a server',
  },
  'cmd.pki.lint': {
    fr: 'Examiner un certificat règle par règle (RFC 5280, disposition nationale)',
    en: 'Look at a certificate rule by rule (RFC 5280, national layout)',
  },
  'arg.lint': { fr: 'Certificat (PEM ou DER)', en: 'Certificate (PEM or DER)' },
  'opt.lint-issuer': {
    fr: 'Certificat de l’émetteur (PEM), s’il ne suit pas dans le même fichier',
    en: 'Certificate of the issuer (PEM), when it does not follow in the same file',
  },
  'opt.lint-profile': {
    fr: 'Profil à suivre ; celui que le certificat nomme par défaut',
    en: 'Profile to follow; the one that the certificate names by default',
  },
  'lint-report.clean': {
    fr: '{count} règles, aucune enfreinte.',
    en: '{count} rules, none broken.',
  },
  'lint-report.found': {
    fr: '{count} règles : {errors} erreur(s), {others} remarque(s).',
    en: '{count} rules: {errors} error(s), {others} remark(s).',
  },
  'lint-report.level.error': { fr: 'erreur', en: 'error' },
  'lint-report.level.warning': { fr: 'avertissement', en: 'warning' },
  'lint-report.level.notice': { fr: 'à savoir', en: 'notice' },
  'lint-report.here': { fr: '{sentence} Ici : {found}', en: '{sentence} Here: {found}' },
  'arg.csr': { fr: 'Fichier de la demande (PEM ou DER)', en: 'File of the request (PEM or DER)' },
  'arg.identity': {
    fr: 'Identité à l’annuaire, ou server:nom.de.machine',
    en: 'Identity in the directory, or server:host.name',
  },
  'opt.profile': { fr: 'Profil du certificat', en: 'Profile of the certificate' },
  'opt.as-identity': {
    fr: 'Identité à certifier : rpps:…, finess:…, siret:… ou server:nom.de.machine',
    en: 'Identity to certify: rpps:…, finess:…, siret:… or server:host.name',
  },
  'opt.cert-mailbox': {
    fr: 'Boîte de cette identité à inscrire au certificat (répétable ; la première par défaut)',
    en: 'Mailbox of this identity to name in the certificate (repeatable; the first one by default)',
  },
  'opt.dns': {
    fr: 'Autre nom DNS du serveur (répétable)',
    en: 'Another DNS name of the server (repeatable)',
  },
  'opt.ip': {
    fr: 'Adresse IP du serveur (répétable)',
    en: 'IP address of the server (repeatable)',
  },
  'opt.server-organisation': {
    fr: 'Organisme du serveur, tel qu’au certificat',
    en: 'Organisation of the server, as in the certificate',
  },
  'opt.cert-out': {
    fr: 'Fichier du certificat, suivi de sa chaîne (PEM) ; sortie standard par défaut',
    en: 'File for the certificate, followed by its chain (PEM); standard output by default',
  },
  'opt.key-kind': {
    fr: 'Clé à créer : rsa-2048, ecdsa-p256, ed25519… ou rsa, ecdsa',
    en: 'Key to make: rsa-2048, ecdsa-p256, ed25519… or rsa, ecdsa',
  },
  'opt.p12-password': {
    fr: 'Fichier dont la première ligne est le mot de passe de identity.p12 ; créé et affiché sinon',
    en: 'File whose first line is the password of identity.p12; made and shown otherwise',
  },
  'sign-csr.done': {
    fr: 'Certificat {serial} délivré à {identity} (profil {profile}), valable jusqu’au {until}.',
    en: 'Certificate {serial} issued to {identity} (profile {profile}), valid until {until}.',
  },
  'sign-csr.would': {
    fr: 'Essai : un certificat du profil {profile} serait délivré à {identity}, valable jusqu’au {until}. Rien n’est enregistré.',
    en: 'Dry run: a certificate of the profile {profile} would be issued to {identity}, valid until {until}. Nothing is recorded.',
  },
  'sign-csr.subject-differs': {
    fr: 'La demande se nomme « {asked} » ; le certificat dit « {given} », d’après l’annuaire.',
    en: 'The request calls itself "{asked}"; the certificate says "{given}", after the directory.',
  },
  'issue.done': {
    fr: 'Clé {key} et certificat {serial} créés pour {identity} (profil {profile}), valables jusqu’au {until}.',
    en: 'Key {key} and certificate {serial} made for {identity} (profile {profile}), valid until {until}.',
  },
  'issue.password': {
    fr: 'Le mot de passe doit tenir en 8 à 128 caractères ASCII visibles, sans espace.',
    en: 'The password must be 8 to 128 visible ASCII characters, without blanks.',
  },
  'issue.file-too-large': {
    fr: '{path} dépasse {limit} octets : ce n’est pas le bon fichier.',
    en: '{path} is over {limit} bytes long: it is not the right file.',
  },
  'issue.profile-unknown': {
    fr: 'Le profil « {name} » n’existe pas ; profils délivrés ici : {known}.',
    en: 'There is no profile "{name}"; profiles issued here: {known}.',
  },
  'issue.profile-of-authority': {
    fr: 'Le profil {profile} est celui d’une autorité : il se délivre par une cérémonie, pas sur demande.',
    en: 'The profile {profile} is that of an authority: it is issued in a ceremony, not on request.',
  },
  'issue.names-of-server': {
    fr: 'Un certificat du profil {profile} ne porte ni nom DNS ni adresse IP.',
    en: 'A certificate of the profile {profile} carries neither a DNS name nor an IP address.',
  },
  'issue.holder.professional': {
    fr: 'Le profil {profile} est celui d’un professionnel, et {identity} n’en est pas un.',
    en: 'The profile {profile} is for a professional, which {identity} is not.',
  },
  'issue.holder.organisation': {
    fr: 'Le profil {profile} est celui d’une organisation, et {identity} n’en est pas une.',
    en: 'The profile {profile} is for an organisation, which {identity} is not.',
  },
  'issue.holder.server': {
    fr: 'Le profil {profile} est celui d’un serveur : donnez server:nom.de.machine, et non {identity}.',
    en: 'The profile {profile} is for a server: give server:host.name, not {identity}.',
  },
  'issue.not-own-mailbox': {
    fr: 'La boîte {address} n’appartient pas à {identity}, ou elle est fermée.',
    en: 'The mailbox {address} does not belong to {identity}, or it is closed.',
  },
  'issue.no-mailbox': {
    fr: '{identity} n’a pas de boîte, et le profil {profile} en demande une : créez-la par « pli mailbox create ».',
    en: '{identity} has no mailbox, and the profile {profile} needs one: create it with "pli mailbox create".',
  },
  'issue.no-rpps': {
    fr: '{identity} n’a pas de numéro RPPS à l’annuaire, et ces certificats nomment le professionnel par ce numéro.',
    en: '{identity} has no RPPS number in the directory, and these certificates name a professional by that number.',
  },
  'issue.lint': {
    fr: 'Le certificat enfreindrait une règle ({rule}, {spec}) : {found}. Rien n’est signé.',
    en: 'The certificate would break a rule ({rule}, {spec}): {found}. Nothing is signed.',
  },
  'issue.changed-meanwhile': {
    fr: 'L’annuaire a changé pour {identity} pendant l’opération : recommencez.',
    en: 'The directory has changed for {identity} meanwhile: try again.',
  },
  'issue.policy-not-listed': {
    fr: 'L’autorité « {name} » est plus ancienne que le profil {profile} et n’a pas le droit de le délivrer : renouvelez-la d’abord par « pli pki root sign-ca {name} ».',
    en: 'The authority "{name}" is older than the profile {profile} and may not issue it: renew it first with "pli pki root sign-ca {name}".',
  },
  'csr.too-large': {
    fr: 'La demande pèse {size} octets, la limite est de {limit}.',
    en: 'The request is {size} bytes long, the limit is {limit}.',
  },
  'csr.none': {
    fr: 'Ce fichier ne contient pas de demande de certificat (PKCS #10, PEM ou DER).',
    en: 'This file holds no certificate request (PKCS #10, PEM or DER).',
  },
  'csr.several': {
    fr: 'Ce fichier contient {count} demandes : donnez-en une à la fois.',
    en: 'This file holds {count} requests: give one at a time.',
  },
  'csr.unreadable': {
    fr: 'La demande n’est pas lisible comme PKCS #10 en DER strict ({detail}).',
    en: 'The request cannot be read as PKCS #10 in strict DER ({detail}).',
  },
  'csr.subject-too-large': {
    fr: 'Le sujet de la demande pèse {size} octets, la limite est de {limit}.',
    en: 'The subject of the request is {size} bytes long, the limit is {limit}.',
  },
  'csr.subject-text': {
    fr: 'Le sujet de la demande est mal écrit : l’attribut {oid} n’est pas du texte {type}.',
    en: 'The subject of the request is badly written: the attribute {oid} is no {type} text.',
  },
  'csr.explicit-curve': {
    fr: 'La clé de la demande décrit sa propre courbe : seules les courbes nommées P-256 et P-384 sont acceptées.',
    en: 'The key of the request describes a curve of its own: only the named curves P-256 and P-384 are accepted.',
  },
  'csr.bad-point': {
    fr: 'La clé de la demande n’est pas un point de sa courbe, ou la courbe est inconnue.',
    en: 'The key of the request is no point of its curve, or the curve is unknown.',
  },
  'csr.bad-key': {
    fr: 'La clé de la demande est abîmée, ou d’une sorte inconnue ({oid}).',
    en: 'The key of the request is damaged, or of an unknown kind ({oid}).',
  },
  'csr.algorithm': {
    fr: 'La demande est signée par un algorithme qui n’est pas accepté ({oid}) : prenez SHA-256 ou mieux.',
    en: 'The request is signed with an algorithm that is not accepted ({oid}): use SHA-256 or better.',
  },
  'csr.not-proven': {
    fr: 'La signature de la demande est fausse : rien ne prouve que l’expéditeur détient la clé.',
    en: 'The signature of the request is wrong: nothing proves that the sender holds the key.',
  },
  'csr.key-kind': {
    fr: 'Le profil {profile} ne prend pas de clé {key} ; il prend : {known}.',
    en: 'The profile {profile} takes no {key} key; it takes: {known}.',
  },
  'csr.weak-key': {
    fr: 'La clé de la demande est trop faible ({key}).',
    en: 'The key of the request is too weak ({key}).',
  },
  'csr.small-factor': {
    fr: 'La clé {key} de la demande est cassée : son module a un petit facteur.',
    en: 'The {key} key of the request is broken: its modulus has a small factor.',
  },
  'csr.close-primes': {
    fr: 'La clé {key} de la demande est cassée : ses deux facteurs sont voisins, la méthode de Fermat les trouve.',
    en: 'The {key} key of the request is broken: its two factors are neighbours, and Fermat’s method finds them.',
  },
  'csr.roca': {
    fr: 'La clé {key} de la demande vient d’une carte ou d’un TPM Infineon défectueux (ROCA, CVE-2017-15361) : créez-en une autre, ailleurs.',
    en: 'The {key} key of the request comes from a faulty Infineon card or TPM (ROCA, CVE-2017-15361): make another one elsewhere.',
  },
  'csr.extension': {
    fr: 'La demande veut l’extension {oid}, que le profil {profile} ne prend pas.',
    en: 'The request wants the extension {oid}, which the profile {profile} does not take.',
  },
  'csr.extension-value': {
    fr: 'La demande veut « {value} » dans l’extension {oid}, ce que le profil {profile} et l’annuaire ne donnent pas.',
    en: 'The request wants "{value}" in the extension {oid}, which the profile {profile} and the directory do not give.',
  },
} as const
