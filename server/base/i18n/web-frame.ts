/** The frame around every page of the web client: navigation, who somebody is, connection, keys. */

export const webFramePhrases = {
  'web.frame.skip': { fr: 'Aller au contenu', en: 'Skip to content' },
  'web.frame.navigation': { fr: 'Navigation principale', en: 'Main navigation' },
  'web.frame.inbox': { fr: 'Boîte', en: 'Inbox' },
  'web.frame.online': { fr: 'En ligne', en: 'Online' },
  'web.frame.offline': {
    fr: 'Hors ligne — ce que vous écrivez est gardé ici.',
    en: 'Offline — what you write is kept here.',
  },
  'web.frame.ends.one': {
    fr: 'Votre accès expire dans {count} jour — renouvelez-le.',
    en: 'Your access ends in {count} day — renew it.',
  },
  'web.frame.ends.other': {
    fr: 'Votre accès expire dans {count} jours — renouvelez-le.',
    en: 'Your access ends in {count} days — renew it.',
  },
  'web.frame.ends-today': {
    fr: 'Votre accès expire aujourd’hui — renouvelez-le.',
    en: 'Your access ends today — renew it.',
  },
  'web.frame.ended': { fr: 'Votre accès a expiré.', en: 'Your access has ended.' },
  'web.frame.not-found': { fr: 'Cette page n’existe pas.', en: 'There is no such page.' },
  'web.frame.to-inbox': { fr: 'Revenir à la boîte', en: 'Back to the inbox' },
  'web.frame.to-home': { fr: 'Revenir à l’accueil', en: 'Back to the first page' },
  'web.frame.failed': {
    fr: 'Cette page a rencontré un problème. Ce que vous avez écrit est gardé.',
    en: 'Something went wrong on this page. What you wrote is kept.',
  },
  'web.frame.share-notices': { fr: 'Boîtes partagées', en: 'Shared mailboxes' },
  'web.frame.share-given': {
    fr: 'Vous pouvez désormais ouvrir la boîte de {name}.',
    en: 'You can now open the mailbox of {name}.',
  },
  'web.frame.share-changed': {
    fr: 'Ce que vous pouvez faire dans la boîte de {name} a changé.',
    en: 'What you may do in the mailbox of {name} has changed.',
  },
  'web.frame.share-lost': {
    fr: 'Vous n’avez plus accès à la boîte de {name}.',
    en: 'You no longer have access to the mailbox of {name}.',
  },
  'web.frame.share-open': { fr: 'L’ouvrir', en: 'Open it' },
  'web.frame.share-noted': { fr: 'J’ai compris', en: 'Got it' },
  'web.frame.share-not-noted': {
    fr: 'La messagerie ne répond pas : ce message reviendra.',
    en: 'The mail service does not answer: this message will come back.',
  },
  'web.frame.retry': { fr: 'Réessayer', en: 'Try again' },
  'web.start.no-answer': {
    fr: 'La messagerie ne répond pas',
    en: 'The mail service does not answer',
  },
  'web.start.no-answer-text': {
    fr: 'Vérifiez la connexion de cet appareil, puis réessayez. Rien de ce que vous avez enregistré n’est perdu.',
    en: 'Check the connection of this device, then try again. Nothing that you saved is lost.',
  },
  'web.frame.prescriptions': { fr: 'Ordonnances', en: 'Prescriptions' },
  'web.frame.results': { fr: 'Résultats', en: 'Results' },
  'web.frame.patient-replies': { fr: 'Réponses', en: 'Replies' },
  'web.frame.sent': { fr: 'Envoyés', en: 'Sent' },
  'web.frame.more': { fr: 'Plus', en: 'More' },
  'web.frame.search': {
    fr: 'Rechercher un patient, un confrère, un médicament…',
    en: 'Search a patient, a colleague, a medicine…',
  },
  'web.frame.search-label': { fr: 'Rechercher', en: 'Search' },
  'web.frame.connecting': { fr: 'Connexion…', en: 'Connecting…' },
  'web.frame.server-down': {
    fr: 'La messagerie ne répond pas — ce que vous écrivez est gardé ici.',
    en: 'The mail service does not answer — what you write is kept here.',
  },
  'web.frame.refused': {
    fr: 'Votre accès n’est plus accepté — ce que vous avez écrit est gardé ici. Appelez votre administrateur.',
    en: 'Your access is no longer accepted — what you wrote is kept here. Call your administrator.',
  },
  'web.frame.access-ended': {
    fr: 'Votre accès a expiré {when} — ce que vous avez écrit est gardé ici. Demandez à votre administrateur de le renouveler.',
    en: 'Your access ended {when} — what you wrote is kept here. Ask your administrator to renew it.',
  },
  'web.frame.refused-text': {
    fr: 'Votre accès n’est plus accepté. Ce qui a déjà été lu sur cet appareil y reste, et ce que vous avez écrit est gardé.',
    en: 'Your access is no longer accepted. What was read on this device stays there, and what you wrote is kept.',
  },
  'web.frame.away-text': {
    fr: 'Cela viendra de soi-même dès le retour de la connexion.',
    en: 'It will come by itself once the connection is back.',
  },
  'web.frame.no-mailbox': {
    fr: 'Aucune boîte ne vous est ouverte',
    en: 'No mailbox is open to you',
  },
  'web.frame.no-mailbox-text': {
    fr: 'Votre accès est reconnu, mais aucune boîte n’y est rattachée. Demandez à votre administrateur de vous en ouvrir une, puis rechargez cette page.',
    en: 'Your access is recognised, but no mailbox goes with it. Ask your administrator to open one for you, then reload this page.',
  },
  'web.frame.not-here': {
    fr: 'Cette page n’est pas encore sur cet appareil',
    en: 'This page is not on this device yet',
  },
  'web.frame.mailbox': { fr: 'Boîte utilisée', en: 'Mailbox in use' },
  'web.frame.on-behalf': { fr: 'Au nom de {name}', en: 'On behalf of {name}' },
  'web.frame.search-clear': { fr: 'Effacer la recherche', en: 'Clear the search' },
  'web.frame.settings': { fr: 'boîte, thème, langue', en: 'mailbox, theme, language' },
  'web.frame.own-mailbox': { fr: 'Ma boîte', en: 'My mailbox' },
  'web.frame.shared-mailbox': {
    fr: 'Boîte de l’établissement',
    en: 'Mailbox of the establishment',
  },
  'web.frame.theme-system': { fr: 'Thème de l’appareil', en: 'Theme of the device' },
  'web.frame.theme-light': { fr: 'Thème clair', en: 'Light theme' },
  'web.frame.theme-dark': { fr: 'Thème sombre', en: 'Dark theme' },
  'web.frame.other-language': { fr: 'English', en: 'Français' },
  'web.keys.title': { fr: 'Touches du clavier', en: 'Keys' },
} as const
