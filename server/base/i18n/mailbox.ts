/** Texts of `pli mailbox`. */

export const mailboxPhrases = {
  'arg.mailbox': { fr: 'adresse de la boîte', en: 'mailbox address' },
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
    fr: 'Fermer une boîte pour toujours et détruire ses clés ; l’adresse ne sera jamais redonnée',
    en: 'Close a mailbox for ever and destroy its keys; its address will never be given again',
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
    fr: '{identity} peut {rights} sur {address} à partir du {from}, {until}.',
    en: '{identity} may {rights} on {address} from {from}, {until}.',
  },
  'mailbox.no-end': { fr: 'sans date de fin', en: 'with no end' },
  'mailbox.until': { fr: 'jusqu’au {date}', en: 'until {date}' },
  'mailbox.type': { fr: 'type', en: 'type' },
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
  'mailbox.not-in-force': { fr: 'pas en cours', en: 'not in force' },
} as const
