/** Texts of zero-access mailboxes and of the escrow of organisations' keys. */

export const zeroAccessPhrases = {
  'cmd.mailbox.zero-access': {
    fr: 'Boîte que la passerelle ne peut pas lire : tout y est chiffré pour son titulaire',
    en: 'A mailbox that the gateway cannot read: everything is encrypted to its holder',
  },
  'zero-access.on-or-off': {
    fr: '« {text} » : écrivez on ou off.',
    en: '"{text}": write on or off.',
  },
  'zero-access.no-key': {
    fr: 'La boîte {address} ne reçoit que du courrier chiffré, et son titulaire n’a pas de clé valable en ce moment.',
    en: 'The mailbox {address} takes only encrypted mail, and its holder has no valid key at present.',
  },
  'zero-access.needs-key': {
    fr: '{address} n’a pas de clé valable : son titulaire publie d’abord une clé OpenPGP, ou demande un certificat de chiffrement.',
    en: '{address} has no valid key: its holder first publishes an OpenPGP key, or asks for an encryption certificate.',
  },
  'zero-access.ask': {
    fr: 'À partir de maintenant, ce qui arrive dans {address} sera chiffré pour la clé {key} et ne pourra plus être lu que par son titulaire. Perdus : la recherche dans les textes et les objets par le serveur, les aperçus, la récupération du courrier par l’exploitant si la clé est perdue. Ce qui est déjà dans la boîte reste comme il est.',
    en: 'From now on, what arrives in {address} will be encrypted to the key {key} and readable by its holder alone. Lost: searching texts and subjects on the server, previews, and any recovery of mail by the operator if the key is lost. What is in the mailbox already stays as it is.',
  },
  'zero-access.on': {
    fr: '{address} : tout ce qui arrive est chiffré pour la clé {key}.',
    en: '{address}: everything that arrives is encrypted to the key {key}.',
  },
  'zero-access.off': {
    fr: '{address} : ce qui arrive n’est plus chiffré pour son titulaire ; ce qui l’a été le reste.',
    en: '{address}: what arrives is no longer encrypted to its holder; what was stays so.',
  },
  'cli.section.keys': { fr: 'Vos clés :', en: 'Your keys:' },
  'cmd.keys.escrow': {
    fr: 'Mettre en séquestre les clés de votre organisation, pour que deux administrateurs puissent les rendre',
    en: 'Put the keys of your organisation in escrow, so that two administrators can give them back',
  },
  'cmd.keys.recover': {
    fr: 'Rendre les clés qu’une organisation a mises en séquestre',
    en: 'Give back the keys that an organisation put in escrow',
  },
  'opt.passphrase-file': {
    fr: 'fichier dont la première ligne est la phrase secrète de la clé OpenPGP',
    en: 'file whose first line is the passphrase of the OpenPGP key',
  },
  'opt.recover-out': {
    fr: 'répertoire, à créer, où écrire les clés',
    en: 'directory, to be made, to write the keys to',
  },
  'escrow.form': {
    fr: 'Le dépôt n’est pas de la forme attendue.',
    en: 'The deposit is not of the expected form.',
  },
  'escrow.too-large': { fr: 'Trop de clés d’un coup.', en: 'Too many keys at once.' },
  'escrow.personal': {
    fr: '{address} est la boîte d’une personne : ses clés restent chez elle, aucun séquestre ne les prend.',
    en: '{address} is the mailbox of a person: its keys stay with that person, no escrow takes them.',
  },
  'escrow.none': {
    fr: 'Rien n’est en séquestre pour {address}.',
    en: 'Nothing is in escrow for {address}.',
  },
  'escrow.nothing-to-give': {
    fr: '{path} ne contient aucune clé de chiffrement à mettre en séquestre.',
    en: '{path} holds no encryption key to put in escrow.',
  },
  'escrow.done': {
    fr: '{count} clé(s) de {address} en séquestre. Deux administrateurs peuvent les rendre : « pli keys recover {address} ».',
    en: '{count} key(s) of {address} in escrow. Two administrators can give them back: "pli keys recover {address}".',
  },
  'escrow.would': {
    fr: '{count} clé(s) de {address} seraient rendues : {keys}.',
    en: '{count} key(s) of {address} would be given back: {keys}.',
  },
  'escrow.recovered': {
    fr: '{count} clé(s) de {address} écrites dans {path}, sans phrase secrète : remettez-les à leur titulaire, puis effacez-les.',
    en: '{count} key(s) of {address} written to {path}, without a passphrase: hand them to their holder, then erase them.',
  },
  'zero-access.was-so': { fr: 'C’était déjà le cas.', en: 'It was so already.' },
} as const
