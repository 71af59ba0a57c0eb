/** Texts of the gateway's own pages. */

export const gatewayPhrases = {
  'web.recognised': { fr: 'Votre certificat est reconnu.', en: 'Your certificate is recognised.' },
  'web.refused': { fr: 'Accès refusé', en: 'Access refused' },
  'web.refused-ended': { fr: 'Votre accès a expiré', en: 'Your access has ended' },
  'web.refused-withdrawn': { fr: 'Votre accès a été retiré', en: 'Your access was withdrawn' },
  'web.refused-held': { fr: 'Votre accès est suspendu', en: 'Your access is suspended' },
  'web.refused-kept': {
    fr: 'Rien n’est perdu : vos messages sont conservés, et ce que vous aviez commencé à écrire sur cet appareil vous y attend.',
    en: 'Nothing is lost: your messages are kept, and what you had begun to write on this device waits for you there.',
  },
  'web.refused-remedy': {
    fr: 'Appelez votre administrateur : lui seul peut rétablir ou renouveler votre accès. Rechargez ensuite cette page.',
    en: 'Call your administrator, who alone can restore or renew your access. Then reload this page.',
  },
  'web.refused-renew': {
    fr: 'Demandez à votre administrateur de renouveler votre accès. Une fois le nouveau installé sur cet appareil, fermez toutes les fenêtres du navigateur, puis rouvrez cette page.',
    en: 'Ask your administrator to renew your access. Once the new one is installed on this device, close every window of the browser, then open this page again.',
  },
  'web.refused-details': { fr: 'Pour votre administrateur', en: 'For your administrator' },
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
