/** The reading pane of the web client. */

export const webReadingPhrases = {
  'web.reading.back': { fr: 'Retour à la liste', en: 'Back to the list' },
  'web.reading.gone': { fr: 'Ce message n’est plus là', en: 'This message is not there any more' },
  'web.reading.files': { fr: 'Pièces jointes', en: 'Attachments' },
  'web.reading.unnamed': { fr: 'Document sans nom', en: 'Document without a name' },
} as const
