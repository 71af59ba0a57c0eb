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
} as const
