/** Texts on administrators: who may run which command, and the orders that two of them sign. */

export const administratorsPhrases = {
  'cmd.admin': {
    fr: 'Les administrateurs, leurs rôles, la règle des deux personnes',
    en: 'Administrators, their roles, the two-person rule',
  },
  'cmd.admin.add': {
    fr: 'Donner un ou plusieurs rôles à une identité inscrite',
    en: 'Give one or more roles to an enrolled identity',
  },
  'cmd.admin.remove': {
    fr: 'Retirer des rôles, ou tous',
    en: 'Take roles back, or all of them',
  },
  'cmd.admin.list': { fr: 'Lister les administrateurs', en: 'List the administrators' },
  'cmd.admin.show': {
    fr: 'Les rôles d’une identité, qui les a donnés et pourquoi',
    en: 'The roles of an identity, who gave them and why',
  },
  'cmd.admin.two-person': {
    fr: 'Exiger deux administrateurs pour les actes les plus graves, ou y mettre fin',
    en: 'Want two administrators for the gravest acts, or end that',
  },
  'cmd.admin.recover': {
    fr: 'Secours : reprendre tous les rôles quand plus aucun administrateur ne peut agir',
    en: 'Emergency: take back all roles when no administrator can act any more',
  },
  'cmd.approve': {
    fr: 'Approuver ou refuser ce qu’un autre administrateur demande',
    en: 'Approve or refuse what another administrator asks for',
  },
  'opt.admin': {
    fr: 'dossier de votre identité d’administrateur (ou PLI_ADMIN)',
    en: 'folder of your identity as an administrator (or PLI_ADMIN)',
  },
  'opt.act-why': {
    fr: 'pourquoi, inscrit au journal d’audit',
    en: 'why, kept in the audit log',
  },
  'opt.role': { fr: 'rôle (répétable)', en: 'role (repeatable)' },
  'opt.master-key-file': {
    fr: 'la clé maîtresse, telle que gardée à part',
    en: 'the master key, as it is kept elsewhere',
  },
  'opt.approvals-list': {
    fr: 'lister ce qui attend, sans rien décider',
    en: 'list what waits, decide nothing',
  },
  'arg.administrator': { fr: 'rpps:N, finess:N ou siret:N', en: 'rpps:N, finess:N or siret:N' },
  'arg.on-off': { fr: 'on ou off', en: 'on or off' },
  'arg.approve': {
    fr: 'numéro de la demande, ou « refuse » et son numéro',
    en: 'number of the order, or "refuse" and its number',
  },
  'administrators.no-certificate': {
    fr: '{identity} n’a aucun certificat valable et ne pourrait rien signer : inscrivez-la d’abord.',
    en: '{identity} has no valid certificate and could sign nothing: enrol it first.',
  },
  'administrators.first-is-officer': {
    fr: 'Le premier administrateur doit être responsable de sécurité, sans quoi personne ne pourrait en nommer d’autres : ajoutez --role security-officer.',
    en: 'The first administrator has to be a security officer, or nobody could name others: add --role security-officer.',
  },
  'administrators.no-such-role': {
    fr: '{identity} n’a pas ce rôle : voyez « pli admin list ».',
    en: '{identity} does not have this role: see "pli admin list".',
  },
  'administrators.last-officer': {
    fr: '{identity} est le dernier responsable de sécurité : nommez-en un autre d’abord, ou retirez d’abord les autres administrateurs.',
    en: '{identity} is the last security officer: name another first, or remove the other administrators first.',
  },
  'administrators.two-needed': {
    fr: 'La règle des deux personnes demande au moins deux responsables de sécurité.',
    en: 'The two-person rule needs at least two security officers.',
  },
  'administrators.last-wants-yes': {
    fr: 'Sans administrateur, quiconque tient les fichiers pourra tout faire : relancez avec --yes, ou avec --dry-run pour voir.',
    en: 'Without an administrator, whoever holds the files may do everything: run again with --yes, or with --dry-run to see.',
  },
  'administrators.added': {
    fr: '{identity} est maintenant : {roles}.',
    en: '{identity} now is: {roles}.',
  },
  'administrators.nothing-new': {
    fr: '{identity} avait déjà ces rôles.',
    en: '{identity} had these roles already.',
  },
  'administrators.in-force': {
    fr: 'Les rôles sont désormais en vigueur : chaque commande demande --admin (ou PLI_ADMIN).',
    en: 'Roles are in force from now on: each command wants --admin (or PLI_ADMIN).',
  },
  'administrators.removed': {
    fr: '{identity} n’est plus : {roles}.',
    en: '{identity} no longer is: {roles}.',
  },
  'administrators.none': {
    fr: 'Aucun administrateur : quiconque tient les fichiers du répertoire de données peut tout faire.',
    en: 'No administrator: whoever holds the data directory’s files may do everything.',
  },
  'administrators.recovered-since': {
    fr: 'Attention : les rôles ont été repris en secours le {date} et personne n’a été nommé depuis (voir « pli admin add »).',
    en: 'Beware: the roles were taken back in an emergency on {date} and nobody was named since (see "pli admin add").',
  },
  'administrators.two-person-on': {
    fr: 'La règle des deux personnes est en vigueur.',
    en: 'The two-person rule is in force.',
  },
  'administrators.two-person-off': {
    fr: 'La règle des deux personnes n’est pas en vigueur.',
    en: 'The two-person rule is not in force.',
  },
  'administrators.bad-switch': {
    fr: 'Dites « on » ou « off ».',
    en: 'Say "on" or "off".',
  },
  'administrators.recover-wants-yes': {
    fr: 'Tous les rôles seraient repris et la règle des deux personnes levée : relancez avec --yes, ou avec --dry-run pour voir.',
    en: 'All roles would be taken back and the two-person rule ended: run again with --yes, or with --dry-run to see.',
  },
  'administrators.recovered': {
    fr: 'Rôles repris à {count} administrateur(s). Quiconque tient les fichiers peut tout faire : nommez un responsable de sécurité maintenant.',
    en: 'Roles taken back from {count} administrator(s). Whoever holds the files may do everything: name a security officer now.',
  },
  'administrators.nobody-to-recover': {
    fr: 'Aucun administrateur n’est défini : il n’y a rien à reprendre.',
    en: 'No administrator is defined: there is nothing to take back.',
  },
  'administrators.role': { fr: 'rôle', en: 'role' },
  'administrators.since': { fr: 'depuis', en: 'since' },
  'administrators.by': { fr: 'donné par', en: 'given by' },
  'administrators.why': { fr: 'motif', en: 'why' },
  'administrators.role.auditor': { fr: 'auditeur', en: 'auditor' },
  'administrators.role.registrar': { fr: 'agent d’inscription', en: 'registrar' },
  'administrators.role.security-officer': {
    fr: 'responsable de sécurité',
    en: 'security officer',
  },
  'administrators.role.operator': { fr: 'exploitant', en: 'operator' },
  'audit.signatures': {
    fr: 'Signatures d’administrateurs : {signatures}, toutes justes.',
    en: 'Signatures of administrators: {signatures}, all good.',
  },
  'audit.bad-signature': {
    fr: 'Signature d’administrateur : celle de l’entrée n° {seq} n’est pas du certificat nommé.',
    en: 'Signature of an administrator: that of entry no. {seq} is not by the certificate named.',
  },
  'guard.wants-proof': {
    fr: 'Des administrateurs sont nommés : donnez --admin IDDIR (ou PLI_ADMIN) avec votre identité.',
    en: 'Administrators are named: give --admin IDDIR (or PLI_ADMIN) with your identity.',
  },
  'guard.wants-why': {
    fr: 'Dites pourquoi avec --why : ce sera inscrit au journal d’audit.',
    en: 'Say why with --why: it goes to the audit log.',
  },
  'guard.no-identity': {
    fr: '{path} n’est pas une identité : il y faut key.pem et cert.pem (fichier {file}).',
    en: '{path} is no identity: it has to hold key.pem and cert.pem (file {file}).',
  },
  'guard.unreadable': {
    fr: '{path} ne peut pas être lu : ce compte n’en a pas le droit.',
    en: '{path} cannot be read: this account may not.',
  },
  'guard.no-file': {
    fr: '{path} n’est pas un fichier lisible, ou il est trop grand.',
    en: '{path} is no readable file, or too large.',
  },
  'guard.key-mismatch': {
    fr: '{path} : key.pem n’est pas la clé de cert.pem.',
    en: '{path}: key.pem is not the key of cert.pem.',
  },
  'guard.refused': {
    fr: 'Refusé ({rule}). {fact} {remedy}',
    en: 'Refused ({rule}). {fact} {remedy}',
  },
  'approve.waits': {
    fr: 'Deux administrateurs doivent signer : demande n° {id} enregistrée, valable jusqu’au {until}. Un autre administrateur ({role}) lance « pli approve {id} », puis vous relancez la même commande.',
    en: 'Two administrators have to sign: order no. {id} is recorded, good until {until}. Another administrator ({role}) runs "pli approve {id}", then you run the same command again.',
  },
  'approve.number': { fr: 'n°', en: 'no.' },
  'approve.operation': { fr: 'acte', en: 'act' },
  'approve.what': { fr: 'objet', en: 'what' },
  'approve.asked-by': { fr: 'demandé par', en: 'asked for by' },
  'approve.until': { fr: 'valable jusqu’au', en: 'good until' },
  'approve.state.waiting': { fr: 'en attente', en: 'waiting' },
  'approve.state.approved': { fr: 'approuvée', en: 'approved' },
  'approve.state.refused': { fr: 'refusée', en: 'refused' },
  'approve.state.used': { fr: 'exécutée', en: 'carried out' },
  'approve.none': { fr: 'Aucune demande n’attend.', en: 'No order waits.' },
  'approve.words': {
    fr: 'Donnez le numéro d’une demande, ou « refuse » et son numéro.',
    en: 'Give the number of an order, or "refuse" and its number.',
  },
  'approve.wants-yes': {
    fr: 'Approuver la demande n° {id} permet cet acte, une fois : confirmez (--yes).',
    en: 'Approving order no. {id} permits this act, once: confirm (--yes).',
  },
  'approve.now-approved': {
    fr: 'Demande n° {id} approuvée : {askedBy} peut relancer la même commande.',
    en: 'Order no. {id} approved: {askedBy} can run the same command again.',
  },
  'approve.now-refused': {
    fr: 'Demande n° {id} refusée.',
    en: 'Order no. {id} refused.',
  },
  'approve.unknown': { fr: 'Aucune demande n° {id}.', en: 'No order no. {id}.' },
  'approve.is-approved': {
    fr: 'La demande n° {id} est déjà approuvée.',
    en: 'Order no. {id} is approved already.',
  },
  'approve.is-refused': {
    fr: 'La demande n° {id} a été refusée.',
    en: 'Order no. {id} was refused.',
  },
  'approve.is-used': {
    fr: 'La demande n° {id} a déjà été exécutée.',
    en: 'Order no. {id} was carried out already.',
  },
  'approve.expired': {
    fr: 'La demande n° {id} a expiré : il faut la refaire.',
    en: 'Order no. {id} has expired: it has to be made again.',
  },
  'approve.own': {
    fr: 'La demande n° {id} est la vôtre ({identity}) : un autre administrateur doit l’approuver.',
    en: 'Order no. {id} is yours ({identity}): another administrator has to approve it.',
  },
  'approve.wrong-role': {
    fr: 'Approuver la demande n° {id} revient au rôle {role}, que {identity} n’a pas.',
    en: 'Approving order no. {id} is for the role {role}, which {identity} does not have.',
  },
} as const
