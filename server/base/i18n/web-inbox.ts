/** The inbox of the web client and the views made of it. */

export const webInboxPhrases = {
  'web.inbox.empty': { fr: 'Rien à lire pour l’instant', en: 'Nothing to read for now' },
  'web.inbox.empty-text': {
    fr: 'Les ordonnances, résultats et courriers que l’on vous adresse arriveront ici.',
    en: 'Prescriptions, results and letters sent to you will arrive here.',
  },
} as const
