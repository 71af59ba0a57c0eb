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
  'zero-access.was-so': { fr: 'C’était déjà le cas.', en: 'It was so already.' },
} as const
