/** Texts for the operator: the data directory, the gateway's start, the administration commands. */

export const adminPhrases = {
  'data.none': {
    fr: '{path} n’est pas un répertoire de données de Pli (pas de pli.toml) : lancez « pli init {path} ».',
    en: '{path} is not a data directory of Pli (no pli.toml): run "pli init {path}".',
  },
  'data.taken': {
    fr: '{path} existe déjà et n’est pas vide : choisissez un autre répertoire, ou videz celui-ci.',
    en: '{path} is there already and not empty: choose another directory, or empty this one.',
  },
  'data.config': {
    fr: 'pli.toml est incorrect ({detail}) : corrigez le fichier, rien n’a été démarré.',
    en: 'pli.toml is wrong ({detail}): correct the file; nothing was started.',
  },
  'data.secret-missing': {
    fr: 'Le fichier {file} manque : remettez-le en place depuis la sauvegarde ; sans lui rien ne peut être ouvert.',
    en: 'The file {file} is missing: put it back from the backup; without it nothing can be opened.',
  },
  'data.secret-open': {
    fr: 'Le fichier {file} est lisible par d’autres que vous : lancez « chmod 600 {path} », et considérez-le comme connu.',
    en: 'The file {file} can be read by others than you: run "chmod 600 {path}", and consider it known.',
  },
  'data.secret-bad': {
    fr: 'Le fichier {file} n’est pas une clé maîtresse : remettez la bonne en place depuis la sauvegarde.',
    en: 'The file {file} is not a master key: put the right one back from the backup.',
  },
  'data.tls-mismatch': {
    fr: 'tls/server.key n’est pas la clé de tls/server.pem : remettez les deux fichiers en place depuis la sauvegarde.',
    en: 'tls/server.key is not the key of tls/server.pem: put both files back from the backup.',
  },
  'data.key-wrong': {
    fr: 'master.key n’est pas la clé de ce répertoire de données : remettez la bonne en place depuis la sauvegarde.',
    en: 'master.key is not the key of this data directory: put the right one back from the backup.',
  },
  'data.db-missing': {
    fr: 'La base {file} manque : restaurez la sauvegarde.',
    en: 'The database {file} is missing: restore the backup.',
  },
  'data.db-damaged': {
    fr: 'La base {file} est endommagée : arrêtez la passerelle, gardez une copie du fichier, restaurez la sauvegarde.',
    en: 'The database {file} is damaged: stop the gateway, keep a copy of the file, restore the backup.',
  },
  'data.db-foreign': {
    fr: '{file} n’est pas une base de Pli : restaurez la sauvegarde.',
    en: '{file} is not a database of Pli: restore the backup.',
  },
  'data.db-newer': {
    fr: 'La base {file} est au schéma {version}, ce programme connaît le {known} : installez la version plus récente de Pli, ou restaurez la sauvegarde d’avant la mise à jour.',
    en: 'The database {file} has schema {version}, this program knows {known}: install the newer Pli, or restore the backup made before the upgrade.',
  },
  'data.db-older': {
    fr: 'La base {file} est au schéma {version}, ce programme attend le {known} : faites une sauvegarde, puis lancez « pli store upgrade --data DIR ».',
    en: 'The database {file} has schema {version}, this program needs {known}: make a backup, then run "pli store upgrade --data DIR".',
  },
  'data.locked': {
    fr: 'Une passerelle sert déjà ce répertoire de données : arrêtez-la d’abord.',
    en: 'A gateway serves this data directory already: stop it first.',
  },
  'serve.port-taken': {
    fr: 'L’adresse {address} est déjà prise : arrêtez l’autre programme, ou choisissez un autre port dans pli.toml ou par une option.',
    en: 'The address {address} is taken already: stop the other program, or choose another port in pli.toml or by an option.',
  },
  'serve.port-denied': {
    fr: 'Le port de {address} est réservé au système : choisissez-en un au-dessus de 1023, ou donnez à Pli le droit de l’ouvrir.',
    en: 'The port of {address} is reserved to the system: choose one above 1023, or give Pli the right to open it.',
  },
  'serve.port-unknown': {
    fr: 'L’adresse {address} n’existe pas sur cette machine : corrigez-la dans pli.toml ou dans l’option.',
    en: 'The address {address} does not exist on this machine: correct it in pli.toml or in the option.',
  },
  'serve.ready': {
    fr: 'Pli sert {domains}. Ctrl-C pour arrêter.',
    en: 'Pli serves {domains}. Ctrl-C to stop.',
  },
  'serve.listener.submission': { fr: 'SMTP (TLS)', en: 'SMTP (TLS)' },
  'serve.listener.submissionStarttls': { fr: 'SMTP (STARTTLS)', en: 'SMTP (STARTTLS)' },
  'serve.listener.imap': { fr: 'IMAP (TLS)', en: 'IMAP (TLS)' },
  'serve.listener.imapStarttls': { fr: 'IMAP (STARTTLS)', en: 'IMAP (STARTTLS)' },
  'serve.listener.https': { fr: 'HTTPS', en: 'HTTPS' },
  'serve.stopping': {
    fr: 'Arrêt : les messages en cours se terminent…',
    en: 'Stopping: messages in progress are finishing…',
  },
  'serve.stopped': { fr: 'Arrêté.', en: 'Stopped.' },
  'cmd.init': {
    fr: 'Créer un répertoire de données : configuration, clé maîtresse, autorités, base vide',
    en: 'Make a data directory: configuration, master key, authorities, empty store',
  },
  'cmd.serve': { fr: 'Démarrer la passerelle', en: 'Start the gateway' },
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
  'cmd.why': {
    fr: 'Dire pourquoi un certificat serait admis ou refusé, sur chaque port',
    en: 'Say why a certificate would be admitted or refused, on each listener',
  },
  'cmd.audit': { fr: 'Le journal d’audit', en: 'The audit log' },
  'cmd.audit.verify': {
    fr: 'Vérifier que le journal d’audit est intact',
    en: 'Check that the audit log is intact',
  },
  'cmd.store': { fr: 'La base des messages', en: 'The message store' },
  'cmd.store.check': {
    fr: 'Vérifier que chaque message est présent, entier et lisible',
    en: 'Check that every message is there, whole and readable',
  },
  'cmd.store.upgrade': {
    fr: 'Mettre les bases au schéma de cette version',
    en: 'Bring the databases to this version’s schema',
  },
  'cmd.export': {
    fr: 'Exporter un message scellé (fichier age) ; acte tracé',
    en: 'Export one message sealed (age file); audited',
  },
  'cmd.keys': { fr: 'Les clés des boîtes', en: 'Mailbox keys' },
  'cmd.keys.export': {
    fr: 'Exporter la clé d’une boîte (age) ; acte tracé',
    en: 'Export the key of a mailbox (age); audited',
  },
  'opt.data': { fr: 'répertoire de données', en: 'data directory' },
  'opt.domain': { fr: 'domaine de messagerie (répétable)', en: 'mail domain (repeatable)' },
  'opt.host-name': {
    fr: 'nom de la passerelle (certificat, bannières)',
    en: 'name of the gateway (certificate, greetings)',
  },
  'opt.listener': {
    fr: 'HÔTE:PORT, port 0 pour un port libre',
    en: 'HOST:PORT, port 0 for any free one',
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
  'opt.repair': {
    fr: 'supprimer les fichiers qu’aucun message ne désigne',
    en: 'remove files that no message points at',
  },
  'opt.quick': { fr: 'ne pas déchiffrer les messages', en: 'do not decrypt the messages' },
  'opt.uid': {
    fr: 'numéro (UID) du message dans INBOX',
    en: 'number (UID) of the message in INBOX',
  },
  'opt.sealed': { fr: 'fichier à écrire (format age)', en: 'file to write (age format)' },
  'opt.key-out': {
    fr: 'fichier à écrire (0600) plutôt que la sortie standard',
    en: 'file to write (0600) instead of standard output',
  },
  'arg.dir': { fr: 'répertoire à créer', en: 'directory to make' },
  'arg.revoke': {
    fr: 'numéro de série, rpps:N, finess:N ou siret:N',
    en: 'serial number, rpps:N, finess:N or siret:N',
  },
  'arg.cert': {
    fr: 'certificat PEM ou DER (la chaîne peut suivre)',
    en: 'certificate, PEM or DER (the chain may follow)',
  },
  'arg.mailbox': { fr: 'adresse de la boîte', en: 'mailbox address' },
  'init.done': { fr: 'Répertoire de données créé : {path}', en: 'Data directory made: {path}' },
  'init.authority': { fr: 'autorité', en: 'authority' },
  'init.next': {
    fr: 'Suite : « pli serve --data {path} », puis « pli enrol professional … ». Gardez une copie de master.key à part.',
    en: 'Next: "pli serve --data {path}", then "pli enrol professional …". Keep a copy of master.key elsewhere.',
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
  'revoke.done': {
    fr: 'Certificat {serial} de {identity} révoqué ({reason}). Ses sessions se terminent dans la seconde.',
    en: 'Certificate {serial} of {identity} revoked ({reason}). Its sessions end within a second.',
  },
  'revoke.bad-reason': {
    fr: '« {reason} » n’est pas un motif de révocation ; choisissez parmi : {known}.',
    en: '"{reason}" is no revocation reason; choose one of: {known}.',
  },
  'why.admitted': {
    fr: '{listener} : admis. {name} ({identity}) ; boîtes : {mailboxes}.',
    en: '{listener}: admitted. {name} ({identity}); mailboxes: {mailboxes}.',
  },
  'why.refused': {
    fr: '{listener} : refusé ({rule}). {fact} {remedy}',
    en: '{listener}: refused ({rule}). {fact} {remedy}',
  },
  'why.unreadable': {
    fr: '{path} ne contient pas de certificat lisible : donnez un fichier PEM ou DER.',
    en: '{path} holds no readable certificate: give a PEM or DER file.',
  },
  'audit.intact': {
    fr: 'Journal {log} : intact, {entries} entrées.',
    en: 'Log {log}: intact, {entries} entries.',
  },
  'audit.broken': {
    fr: 'Journal {log} : première entrée rompue : n° {seq} ({fault}).',
    en: 'Log {log}: first broken entry: no. {seq} ({fault}).',
  },
  'audit.fault.changed': { fr: 'modifiée, ou celle d’avant', en: 'changed, or the one before it' },
  'audit.fault.unreadable': { fr: 'illisible', en: 'unreadable' },
  'audit.fault.missing': { fr: 'absente', en: 'missing' },
  'audit.fault.checkpoint': {
    fr: 'contraire au point de contrôle signé',
    en: 'against the signed checkpoint',
  },
  'audit.unreadable': {
    fr: 'Journal {log} : illisible ({detail}).',
    en: 'Log {log}: unreadable ({detail}).',
  },
  'store.clean': {
    fr: 'Base saine : {messages} messages dans {accounts} boîtes, {bytes}.',
    en: 'Store clean: {messages} messages in {accounts} mailboxes, {bytes}.',
  },
  'store.problem': { fr: 'Problème : {text}', en: 'Problem: {text}' },
  'store.orphans': {
    fr: '{count} fichier(s) sans message ({bytes}), restes d’un arrêt brutal : sans danger ; --repair-orphans les supprime.',
    en: '{count} file(s) without a message ({bytes}), left by a crash: harmless; --repair-orphans removes them.',
  },
  'store.repaired': {
    fr: '{count} fichier(s) sans message supprimé(s) ({bytes}).',
    en: '{count} file(s) without a message removed ({bytes}).',
  },
  'store.upgraded': {
    fr: 'Bases au schéma de cette version.',
    en: 'Databases are at this version’s schema.',
  },
  'export.done': {
    fr: 'Message {uid} de {mailbox} écrit dans {path} ({bytes}). Ouvrir : age -d -i CLÉ {path}',
    en: 'Message {uid} of {mailbox} written to {path} ({bytes}). To open: age -d -i KEY {path}',
  },
  'export.taken': {
    fr: '{path} existe déjà : choisissez un autre nom.',
    en: '{path} is there already: choose another name.',
  },
  'keys.warning': {
    fr: 'Cette clé ouvre tous les messages de {mailbox}. Son exportation est inscrite au journal d’audit.',
    en: 'This key opens every message of {mailbox}. Its export is in the audit log.',
  },
  'directory.not-an-extraction': {
    fr: 'Ce fichier n’est pas une extraction de l’Annuaire Santé : décompressez l’archive et donnez le fichier .txt.',
    en: 'This file is no extraction of the national directory: unpack the archive and give the .txt file.',
  },
  'directory.header': {
    fr: 'L’en-tête n’est celui d’aucune extraction connue ; pour {format}, il manque : {missing}.',
    en: 'The header is that of no known extraction; for {format} it lacks: {missing}.',
  },
  'cmd.directory': {
    fr: 'L’annuaire : professionnels, structures, boîtes',
    en: 'The directory: professionals, structures, mailboxes',
  },
  'cmd.directory.import': {
    fr: 'Importer une extraction ouverte de l’Annuaire Santé',
    en: 'Import an open extraction of the national directory',
  },
  'cmd.directory.search': {
    fr: 'Chercher : nom, profession, ville, structure, identifiant ou adresse, dans n’importe quel ordre',
    en: 'Search: name, profession, town, structure, identifier or address, in any order',
  },
  'arg.extraction': {
    fr: 'Extraction_Correspondance_MSSante ou PS_LibreAcces_Personne_activite, décompressée',
    en: 'Extraction_Correspondance_MSSante or PS_LibreAcces_Personne_activite, unpacked',
  },
  'arg.words': {
    fr: 'ce que l’on cherche ; le dernier mot peut être inachevé',
    en: 'what to look for; the last word may be unfinished',
  },
  'opt.lenient': {
    fr: 'accepter les clés de contrôle fausses (jeux d’essai)',
    en: 'accept wrong check digits (test samples)',
  },
  'opt.dry-run': {
    fr: 'dire ce qui serait fait, sans rien changer',
    en: 'say what would be done, change nothing',
  },
  'opt.yes-gone': {
    fr: 'retirer ce que le fichier ne nomme plus, même si c’est le plus gros de l’annuaire',
    en: 'remove what the file no longer names, even when that is most of the directory',
  },
  'opt.page': { fr: 'page de résultats, 1 par défaut', en: 'page of results, 1 by default' },
  'opt.limit': { fr: 'résultats par page', en: 'results per page' },
  'opt.see-red-list': {
    fr: 'montrer aussi les inscrits en liste rouge',
    en: 'show red-listed entries too',
  },
  'directory.no-file': {
    fr: '{path} n’est pas un fichier : donnez le chemin d’une extraction décompressée.',
    en: '{path} is no file: give the path of an unpacked extraction.',
  },
  'directory.imported': {
    fr: '{lines} lignes lues : {added} ajoutées, {changed} modifiées, {unchanged} inchangées, {gone} disparues, {refused} refusées.',
    en: '{lines} lines read: {added} added, {changed} changed, {unchanged} unchanged, {gone} gone, {refused} refused.',
  },
  'directory.would-import': {
    fr: '{lines} lignes lues, rien n’a été changé : {added} seraient ajoutées, {changed} modifiées, {unchanged} inchangées, {gone} retirées, {refused} refusées.',
    en: '{lines} lines read, nothing was changed: {added} would be added, {changed} changed, {unchanged} unchanged, {gone} removed, {refused} refused.',
  },
  'directory.repeated': {
    fr: '{count} ligne(s) répétée(s) à l’identique dans le fichier.',
    en: '{count} line(s) repeated word for word in the file.',
  },
  'directory.forgiven': {
    fr: '{count} ligne(s) acceptée(s) malgré une clé de contrôle fausse.',
    en: '{count} line(s) accepted despite a wrong check digit.',
  },
  'directory.kept': {
    fr: '{count} inscrits ne sont plus dans le fichier ; c’est le plus gros de l’annuaire, ils sont gardés. Si le fichier est complet, relancez avec --yes.',
    en: '{count} entries are not in the file any more; they are most of the directory and were kept. If the file is whole, run again with --yes.',
  },
  'directory.line': { fr: 'ligne', en: 'line' },
  'directory.reason': { fr: 'motif', en: 'reason' },
  'directory.fact': { fr: 'valeur', en: 'value' },
  'directory.refused.columns': {
    fr: 'nombre de colonnes différent de l’en-tête',
    en: 'not as many columns as the header',
  },
  'directory.refused.too-long': { fr: 'ligne trop longue', en: 'line too long' },
  'directory.refused.encoding': {
    fr: 'octets qui ne sont pas de l’UTF-8',
    en: 'bytes that are no UTF-8',
  },
  'directory.refused.type': {
    fr: 'type de boîte autre que PER, ORG, APP ou CAB',
    en: 'mailbox type other than PER, ORG, APP or CAB',
  },
  'directory.refused.address': { fr: 'adresse mal formée', en: 'malformed address' },
  'directory.refused.person': {
    fr: 'identifiant de la personne absent ou mal formé',
    en: 'identifier of the person missing or malformed',
  },
  'directory.refused.structure': {
    fr: 'identifiant de la structure absent ou mal formé',
    en: 'identifier of the structure missing or malformed',
  },
  'directory.refused.check-digit': {
    fr: 'clé de contrôle fausse (--lenient l’accepte)',
    en: 'wrong check digit (--lenient accepts it)',
  },
  'directory.refused.contradiction': {
    fr: 'contredit une ligne précédente du fichier',
    en: 'contradicts an earlier line of the file',
  },
  'directory.none': { fr: 'Aucun résultat pour « {text} ».', en: 'Nothing found for "{text}".' },
  'directory.more': {
    fr: '{total} résultats ; suite : --page.',
    en: '{total} results; for the rest: --page.',
  },
  'directory.many-more': {
    fr: 'Plus de {total} résultats : ajoutez un mot (ville, profession…), ou --page.',
    en: 'More than {total} results: add a word (town, profession…), or --page.',
  },
  'directory.name': { fr: 'nom', en: 'name' },
  'directory.what': { fr: 'profession', en: 'profession' },
  'directory.structure': { fr: 'structure', en: 'structure' },
  'directory.town': { fr: 'ville', en: 'town' },
  'directory.identity': { fr: 'identifiant', en: 'identifier' },
  'directory.mailbox': { fr: 'adresse', en: 'address' },
  'admin.dry-run': {
    fr: 'Essai à blanc : rien n’est changé. Voici ce qui serait fait.',
    en: 'Dry run: nothing is changed. This is what would be done.',
  },
  'cli.wantsDay': {
    fr: '{name} attend un jour (2026-12-31) ou un jour et une heure (2026-12-31T18:30).',
    en: '{name} wants a day (2026-12-31) or a day and a time (2026-12-31T18:30).',
  },
  'cmd.mailbox': { fr: 'Les boîtes de cette passerelle', en: 'The mailboxes of this gateway' },
  'cmd.mailbox.create': {
    fr: 'Créer une boîte pour un inscrit ; son adresse et son type ne changeront plus',
    en: 'Create a mailbox for somebody enrolled; its address and type will never change',
  },
  'cmd.mailbox.suspend': {
    fr: 'Suspendre une boîte : ni lecture, ni envoi, ni réception',
    en: 'Suspend a mailbox: no reading, no sending, no receiving',
  },
  'cmd.mailbox.resume': { fr: 'Rouvrir une boîte suspendue', en: 'Reopen a suspended mailbox' },
  'cmd.mailbox.delete': {
    fr: 'Fermer une boîte pour toujours ; son adresse ne sera jamais réattribuée',
    en: 'Close a mailbox for ever; its address will never be given again',
  },
  'cmd.mailbox.delegate': {
    fr: 'Permettre à un autre de lire, d’envoyer ou de gérer, ou y mettre fin',
    en: 'Let somebody else read, send or manage, or end that',
  },
  'cmd.mailbox.list': { fr: 'Lister les boîtes', en: 'List the mailboxes' },
  'arg.delegate': {
    fr: 'à qui : rpps:N, finess:N ou siret:N',
    en: 'to whom: rpps:N, finess:N or siret:N',
  },
  'opt.owner': {
    fr: 'titulaire : rpps:N, finess:N ou siret:N',
    en: 'owner: rpps:N, finess:N or siret:N',
  },
  'opt.of-owner': { fr: 'celles de ce titulaire', en: 'those of this owner' },
  'opt.state': { fr: 'celles dans cet état', en: 'those in this state' },
  'opt.mailbox-type': {
    fr: 'PER (personne), CAB (cabinet), ORG (organisation) ou APP (application)',
    en: 'PER (person), CAB (practice), ORG (organisation) or APP (application)',
  },
  'opt.red-list': {
    fr: 'en liste rouge : absente des recherches',
    en: 'red-listed: left out of searches',
  },
  'opt.description': { fr: 'description', en: 'description' },
  'opt.service': { fr: 'service de rattachement', en: 'service it belongs to' },
  'opt.responsible': { fr: 'personne responsable', en: 'person who answers for it' },
  'opt.may': {
    fr: 'droits, séparés par des virgules : read, send, manage',
    en: 'rights, with commas between: read, send, manage',
  },
  'opt.from-day': { fr: 'premier jour (2026-12-01)', en: 'first day (2026-12-01)' },
  'opt.to-day': { fr: 'dernier jour, compris', en: 'last day, included' },
  'opt.why': { fr: 'motif, gardé avec la délégation', en: 'reason, kept with the delegation' },
  'opt.end': { fr: 'mettre fin à la délégation', en: 'end the delegation' },
  'opt.yes': {
    fr: 'confirmer ce qui ne peut être défait',
    en: 'confirm what cannot be undone',
  },
  'mailbox.owner-kind': {
    fr: 'Une boîte {type} ne peut appartenir à {owner} : PER et CAB sont à des personnes, ORG et APP à des organisations.',
    en: 'A mailbox of type {type} cannot belong to {owner}: PER and CAB are of people, ORG and APP of organisations.',
  },
  'mailbox.exists': {
    fr: 'La boîte {address} existe déjà, ou a existé : choisissez une autre adresse.',
    en: 'The mailbox {address} exists already, or once did: choose another address.',
  },
  'mailbox.no-delegation': {
    fr: '{identity} n’a aucune délégation en cours sur {address}.',
    en: '{identity} has no delegation on {address} now.',
  },
  'mailbox.delete-wants-yes': {
    fr: 'Fermer {address} ne peut être défait : relancez avec --yes, ou avec --dry-run pour voir.',
    en: 'Closing {address} cannot be undone: run again with --yes, or with --dry-run to see.',
  },
  'mailbox.bad-rights': {
    fr: '--may attend un ou plusieurs droits parmi : {known}.',
    en: '--may wants one or more rights of: {known}.',
  },
  'mailbox.delegate-wants': {
    fr: 'Donnez --may et --why pour déléguer, ou --end seul pour mettre fin.',
    en: 'Give --may and --why to delegate, or --end alone to end it.',
  },
  'mailbox.created': {
    fr: 'Boîte {address} ({type}) créée pour {owner}.',
    en: 'Mailbox {address} ({type}) created for {owner}.',
  },
  'mailbox.would-create': {
    fr: 'La boîte {address} ({type}) serait créée pour {owner} ; rien n’a été changé.',
    en: 'Mailbox {address} ({type}) would be created for {owner}; nothing was changed.',
  },
  'mailbox.now-active': { fr: '{address} est active.', en: '{address} is active.' },
  'mailbox.now-suspended': {
    fr: '{address} est suspendue ; effet dans la seconde.',
    en: '{address} is suspended, within a second.',
  },
  'mailbox.now-closed': {
    fr: '{address} est fermée pour toujours ; ses messages restent scellés dans la base.',
    en: '{address} is closed for ever; its messages stay sealed in the store.',
  },
  'mailbox.delegated': {
    fr: '{identity} peut {rights} sur {address}, du {from} au {to}.',
    en: '{identity} may {rights} on {address}, from {from} to {to}.',
  },
  'mailbox.no-end': { fr: '(sans fin)', en: '(no end)' },
  'mailbox.delegation-ended': {
    fr: 'La délégation de {address} à {identity} a pris fin.',
    en: 'The delegation of {address} to {identity} has ended.',
  },
  'mailbox.none': { fr: 'Aucune boîte.', en: 'No mailbox.' },
  'mailbox.state': { fr: 'état', en: 'state' },
  'mailbox.owner': { fr: 'titulaire', en: 'owner' },
  'mailbox.red-list': { fr: 'liste rouge', en: 'red list' },
  'mailbox.service': { fr: 'service', en: 'service' },
  'mailbox.yes': { fr: 'oui', en: 'yes' },
  'mailbox.state.active': { fr: 'active', en: 'active' },
  'mailbox.state.suspended': { fr: 'suspendue', en: 'suspended' },
  'mailbox.state.closed': { fr: 'fermée', en: 'closed' },
  'cmd.directory.show': {
    fr: 'Tout ce que l’on sait d’une identité ou d’une adresse',
    en: 'Everything known of an identity or an address',
  },
  'cmd.directory.edit': {
    fr: 'Suspendre ou réactiver un inscrit, changer ce qui est dit d’une boîte',
    en: 'Suspend or reactivate somebody enrolled, change what is said of a mailbox',
  },
  'cmd.directory.export': {
    fr: 'Exporter l’annuaire au format des extractions nationales',
    en: 'Export the directory in the form of the national extractions',
  },
  'arg.export-file': { fr: 'fichier à écrire', en: 'file to write' },
  'arg.show': {
    fr: 'rpps:N, finess:N, siret:N ou une adresse',
    en: 'rpps:N, finess:N, siret:N or an address',
  },
  'opt.format': {
    fr: 'mss (boîtes, par défaut) ou ps (activités)',
    en: 'mss (mailboxes, the default) or ps (activities)',
  },
  'opt.person-state': { fr: 'active ou suspended', en: 'active or suspended' },
  'directory.exported': {
    fr: 'Annuaire écrit dans {path} ({bytes}).',
    en: 'Directory written to {path} ({bytes}).',
  },
  'directory.edit-wants': {
    fr: 'Donnez --state pour une identité, ou --red-list, --description, --service, --responsible pour une adresse.',
    en: 'Give --state for an identity, or --red-list, --description, --service, --responsible for an address.',
  },
  'directory.edited': { fr: '{what} : modifié.', en: '{what}: changed.' },
  'mailbox.not-in-force': { fr: 'pas en cours', en: 'not in force' },
} as const
