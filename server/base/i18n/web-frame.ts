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
  'web.frame.not-found': { fr: 'Cette page n’existe pas.', en: 'There is no such page.' },
  'web.frame.to-inbox': { fr: 'Revenir à la boîte', en: 'Back to the inbox' },
  'web.frame.to-home': { fr: 'Revenir à l’accueil', en: 'Back to the first page' },
  'web.frame.failed': {
    fr: 'Cette page a rencontré un problème. Ce que vous avez écrit est gardé.',
    en: 'Something went wrong on this page. What you wrote is kept.',
  },
  'web.frame.retry': { fr: 'Réessayer', en: 'Try again' },
  'web.start.no-answer': { fr: 'La passerelle ne répond pas', en: 'The gateway does not answer' },
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
    fr: 'La passerelle ne répond pas — ce que vous écrivez est gardé ici, et partira dès son retour.',
    en: 'The gateway does not answer — what you write is kept here, and leaves when it is back.',
  },
  'web.frame.refused': {
    fr: 'La passerelle refuse ce certificat : il a expiré ou a été révoqué. Ce que vous avez écrit est gardé ici.',
    en: 'The gateway refuses this certificate: it ended or was revoked. What you wrote is kept here.',
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
  'web.frame.theme-system': { fr: 'Comme l’appareil', en: 'As the device' },
  'web.frame.theme-light': { fr: 'Thème clair', en: 'Light theme' },
  'web.frame.theme-dark': { fr: 'Thème sombre', en: 'Dark theme' },
  'web.frame.other-language': { fr: 'English', en: 'Français' },
  'web.keys.title': { fr: 'Touches du clavier', en: 'Keys' },
} as const
