/** Texts of the catalogue for: the master key and its copy. */

export const masterKeyPhrases = {
  'cmd.master-key': { fr: 'La clé maîtresse et sa copie', en: 'The master key and its copy' },
  'cmd.master-key.export': {
    fr: 'Copier la clé maîtresse, chiffrée par une phrase secrète (fichier age) ; acte tracé',
    en: 'Copy the master key, encrypted under a passphrase (age file); audited',
  },
  'cmd.master-key.restore': {
    fr: 'Remettre en place une clé maîtresse perdue, à partir de sa copie ; acte tracé',
    en: 'Put a lost master key back, from its copy; audited',
  },
  'opt.master-copy': {
    fr: 'la copie, à garder à part des données',
    en: 'the copy, to be kept apart from the data',
  },
  'opt.master-copy-given': {
    fr: 'copie de la clé maîtresse, quand celle-ci manque et qu’il s’agit de la remettre en place',
    en: 'copy of the master key, when that is missing and is to be put back',
  },
  'opt.master-secret': {
    fr: 'd’où vient la phrase secrète : ask, file:PATH, fd:N, env:NAME, credential:NAME',
    en: 'where the passphrase comes from: ask, file:PATH, fd:N, env:NAME, credential:NAME',
  },
  'master-key.exported': {
    fr: 'Clé maîtresse {key} copiée dans {file}. Gardez ce fichier et la phrase secrète à part des données, et l’un à part de l’autre.',
    en: 'Master key {key} copied into {file}. Keep this file and the passphrase apart from the data, and apart from each other.',
  },
  'master-key.restored': {
    fr: 'Clé maîtresse {key} remise en place : la passerelle peut démarrer.',
    en: 'Master key {key} is back in its place: the gateway can start.',
  },
  'master-key.there': {
    fr: 'La clé maîtresse est là ({file}) : il n’y a rien à remettre en place.',
    en: 'The master key is there ({file}): there is nothing to put back.',
  },
  'master-key.no-copy': {
    fr: '{file} n’est pas une copie de clé maîtresse (fichier age sous phrase secrète).',
    en: '{file} is no copy of a master key (an age file under a passphrase).',
  },
  'master-key.wrong-passphrase': {
    fr: 'Cette phrase secrète n’ouvre pas {file}.',
    en: 'This passphrase does not open {file}.',
  },
  'master-key.damaged': {
    fr: '{file} est abîmé : prenez une autre copie.',
    en: '{file} is damaged: take another copy.',
  },
  'master-key.short': {
    fr: 'La phrase secrète doit avoir au moins {count} caractères : elle est tout ce qui protège la copie.',
    en: 'The passphrase must have at least {count} characters: it is all that protects the copy.',
  },
} as const
