/** Texts on opening a data directory: what is missing, damaged or of another version. */

export const dataPhrases = {
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
    fr: 'Le fichier {file} manque : remettez-le en place depuis la sauvegarde (master.key : « pli master-key restore ») ; sans lui rien ne peut être ouvert.',
    en: 'The file {file} is missing: put it back from the backup (master.key: "pli master-key restore"); without it nothing can be opened.',
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
} as const
