/** Texts of the gateway's own pages. */

export const gatewayPhrases = {
  'web.recognised': { fr: 'Votre certificat est reconnu.', en: 'Your certificate is recognised.' },
  'web.refused': { fr: 'Accès refusé', en: 'Access refused' },
  'web.not-found': { fr: 'Page introuvable', en: 'Page not found' },
  'web.not-found-text': {
    fr: 'Cette adresse ne mène nulle part.',
    en: 'This address leads nowhere.',
  },
  'web.failed': { fr: 'Erreur de la passerelle', en: 'Gateway error' },
  'web.failed-text': {
    fr: 'La passerelle n’a pas pu répondre. Réessayez dans un instant.',
    en: 'The gateway could not answer. Try again in a moment.',
  },
  'web.identity': { fr: 'Identité', en: 'Identity' },
  'web.valid-until': { fr: 'Certificat valable jusqu’au', en: 'Certificate valid until' },
  'web.subject': { fr: 'Sujet du certificat', en: 'Certificate subject' },
  'web.mailboxes': { fr: 'Boîtes que vous pouvez ouvrir', en: 'Mailboxes you may open' },
  'web.no-mailboxes': {
    fr: 'Aucune boîte n’est rattachée à ce certificat.',
    en: 'No mailbox is attached to this certificate.',
  },
  'web.mailbox': { fr: 'Boîte', en: 'Mailbox' },
  'web.type': { fr: 'Type', en: 'Type' },
  'web.rights': { fr: 'Droits', en: 'Rights' },
  'web.mailbox-type.PER': { fr: 'personnelle', en: 'personal' },
  'web.mailbox-type.ORG': { fr: 'organisation', en: 'organisation' },
  'web.mailbox-type.APP': { fr: 'applicative', en: 'application' },
  'web.mailbox-type.CAB': { fr: 'cabinet', en: 'practice' },
  'web.action.read': { fr: 'lire', en: 'read' },
  'web.action.send': { fr: 'envoyer', en: 'send' },
  'web.action.manage': { fr: 'gérer', en: 'manage' },
  'dsn.subject': { fr: 'Avis de remise', en: 'Delivery notice' },
  'dsn.delivered': {
    fr: 'Votre message du {date} a été remis dans la boîte de : {recipients}.',
    en: 'Your message of {date} was delivered to the mailbox of: {recipients}.',
  },
} as const
