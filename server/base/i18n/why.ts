/** Text of `pli why`. */

export const whyPhrases = {
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
  'opt.why.listener': {
    fr: 'ce point d’accès seulement',
    en: 'this listener only',
  },
  'opt.why.mailbox': {
    fr: 'dire aussi si cette boîte s’ouvre avec ce certificat',
    en: 'also say whether this mailbox opens with this certificate',
  },
  'why.clock-behind': {
    fr: 'L’horloge de cette machine retarde d’au moins {lag} : le journal contient une entrée du {latest}. Corrigez-la d’abord, les dates ci-dessus en dépendent.',
    en: 'The clock of this machine is at least {lag} behind: the log holds an entry of {latest}. Correct it first, the dates above depend on it.',
  },
  'why.lapsed': { fr: 'À savoir : {fact} {remedy}', en: 'Also: {fact} {remedy}' },
} as const
