/** Words of the parts that every page of the web client is made of. */

export const webPartsPhrases = {
  'web.format.today': { fr: 'aujourd’hui', en: 'today' },
  'web.format.yesterday': { fr: 'hier', en: 'yesterday' },
  'web.format.tomorrow': { fr: 'demain', en: 'tomorrow' },
  'web.parts.close': { fr: 'Fermer', en: 'Close' },
  'web.parts.call': { fr: 'Appeler le {phone}', en: 'Call {phone}' },
  'web.parts.undo': { fr: 'Annuler', en: 'Undo' },
  'web.parts.notices': { fr: 'Annonces', en: 'Notices' },
  'web.parts.loading': { fr: 'Chargement…', en: 'Loading…' },
  'web.parts.no-match': { fr: 'Rien ne correspond', en: 'Nothing matches' },
  'web.parts.born-f': { fr: 'née le {date}', en: 'born {date}' },
  'web.parts.born-m': { fr: 'né le {date}', en: 'born {date}' },
  'web.parts.born-u': { fr: 'naissance le {date}', en: 'born {date}' },
  'web.parts.female': { fr: 'F', en: 'F' },
  'web.parts.male': { fr: 'M', en: 'M' },
  'web.parts.verdict-more': { fr: 'Voir les preuves', en: 'See the evidence' },
} as const
