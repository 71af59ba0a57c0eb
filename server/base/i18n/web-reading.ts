/** The reading pane of the web client: a conversation, its messages, their documents and files. */

export const webReadingPhrases = {
  'web.reading.conversation': { fr: 'Conversation', en: 'Conversation' },
  'web.reading.to': { fr: 'à {who}', en: 'to {who}' },
  'web.reading.you': { fr: 'vous', en: 'you' },
  'web.reading.from-patient': { fr: 'Patient', en: 'Patient' },
  'web.reading.reply': { fr: 'Répondre', en: 'Reply' },
  'web.reading.reply-all': { fr: 'Répondre à tous', en: 'Reply to all' },
  'web.reading.forward': { fr: 'Transférer', en: 'Forward' },
  'web.reading.archive': { fr: 'Archiver', en: 'Archive' },
  'web.reading.archived': { fr: 'Conversation archivée.', en: 'Conversation archived.' },
  'web.reading.unread': { fr: 'Marquer non lu', en: 'Mark as unread' },
  'web.reading.print': { fr: 'Imprimer', en: 'Print' },
  'web.reading.source': { fr: 'Enregistrer l’original', en: 'Save the original' },
  'web.reading.counter': { fr: 'Ouvrir au comptoir', en: 'Open at the counter' },
  'web.reading.files': { fr: 'Pièces jointes', en: 'Attachments' },
  'web.reading.save': { fr: 'Enregistrer', en: 'Save' },
  'web.reading.show': { fr: 'Afficher', en: 'Show' },
  'web.reading.hide': { fr: 'Masquer', en: 'Hide' },
  'web.reading.more-files.one': {
    fr: 'et {count} autre pièce jointe, dans l’original',
    en: 'and {count} more attachment, in the original',
  },
  'web.reading.more-files.other': {
    fr: 'et {count} autres pièces jointes, dans l’original',
    en: 'and {count} more attachments, in the original',
  },
  'web.reading.more-messages.one': {
    fr: 'Afficher {count} message plus ancien',
    en: 'Show {count} older message',
  },
  'web.reading.more-messages.other': {
    fr: 'Afficher {count} messages plus anciens',
    en: 'Show {count} older messages',
  },
  'web.reading.picture': { fr: 'Image du message', en: 'Image of the message' },
  'web.reading.no-picture': {
    fr: 'Cette image ne peut pas être affichée sans risque : son format peut contenir un programme, ou n’est pas celui qu’elle annonce. Vous pouvez enregistrer l’original.',
    en: 'This image cannot be shown safely: its format may hold a program, or is not the one it claims. You can save the original.',
  },
  'web.reading.gone': { fr: 'Ce message n’existe plus.', en: 'This message is no longer there.' },
  'web.reading.failed': {
    fr: 'Ce message n’a pas pu être chargé.',
    en: 'This message could not be loaded.',
  },
  'web.reading.sealed': {
    fr: 'Ce message est chiffré de bout en bout.',
    en: 'This message is encrypted end to end.',
  },
  'web.reading.sealed-text': {
    fr: 'Seules vos clés l’ouvrent, sur cet appareil.',
    en: 'Only your keys open it, on this device.',
  },
  'web.reading.closed': {
    fr: 'Ce message a été scellé pour une autre de vos clés, que ce navigateur n’a pas. Ouvrez-le sur l’appareil où vous l’avez faite, ou reprenez-la ici d’un fichier.',
    en: 'This message was sealed for another of your keys, which this browser does not have. Open it on the device where you made it, or take it in here from a file.',
  },
  'web.reading.keyless': {
    fr: 'Ce message est scellé pour vos clés, qui ne sont pas dans ce navigateur. Ouvrez-le sur l’appareil où elles sont, ou reprenez-les ici d’un fichier.',
    en: 'This message is sealed for your keys, which are not in this browser. Open it on the device where they are, or take them in here from a file.',
  },
  'web.reading.own-keys': { fr: 'Voir mes clés', en: 'See my keys' },
  'web.reading.unlock': { fr: 'Ouvrir mes clés', en: 'Open my keys' },
  'web.reading.patient': { fr: 'Concerne', en: 'About' },
  'web.reading.back': { fr: 'Retour à la liste', en: 'Back to the list' },
} as const
