/** Texts of `pli init` and `pli serve`. */

export const servePhrases = {
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
  'serve.listener.http': { fr: 'HTTP (CRL, OCSP)', en: 'HTTP (CRL, OCSP)' },
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
  'opt.domain': { fr: 'domaine de messagerie (répétable)', en: 'mail domain (repeatable)' },
  'opt.host-name': {
    fr: 'nom de la passerelle (certificat, bannières)',
    en: 'name of the gateway (certificate, greetings)',
  },
  'opt.listener': {
    fr: 'HÔTE:PORT, port 0 pour un port libre',
    en: 'HOST:PORT, port 0 for any free one',
  },
  'arg.dir': { fr: 'répertoire à créer', en: 'directory to make' },
  'init.done': { fr: 'Répertoire de données créé : {path}', en: 'Data directory made: {path}' },
  'init.authority': { fr: 'autorité', en: 'authority' },
  'init.next': {
    fr: 'Suite : « pli serve --data {path} », puis « pli enrol professional … ». Gardez une copie de master.key à part.',
    en: 'Next: "pli serve --data {path}", then "pli enrol professional …". Keep a copy of master.key elsewhere.',
  },
} as const
