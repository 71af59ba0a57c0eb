/** Texts of `pli audit`, `pli store`, `pli export` and `pli keys`. */

export const storePhrases = {
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
  'cmd.keys': {
    fr: 'Clés : les siennes, et celles des boîtes',
    en: 'Keys: your own, and those of mailboxes',
  },
  'cmd.keys.export': {
    fr: 'Exporter la clé d’une boîte (age) ; acte tracé',
    en: 'Export the key of a mailbox (age); audited',
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
  'export.no-account': {
    fr: 'La boîte {address} n’a encore ni message ni clé.',
    en: 'The mailbox {address} has no message and no key yet.',
  },
  'export.no-message': {
    fr: 'La boîte de réception de {address} n’a pas de message {uid}.',
    en: 'The inbox of {address} has no message {uid}.',
  },
  'export.taken': {
    fr: '{path} existe déjà : choisissez un autre nom.',
    en: '{path} is there already: choose another name.',
  },
  'keys.warning': {
    fr: 'Cette clé ouvre tous les messages de {mailbox}. Son exportation est inscrite au journal d’audit.',
    en: 'This key opens every message of {mailbox}. Its export is in the audit log.',
  },
} as const
