/** What the gateway says of messages that were held back and could not be delivered when their time came. */

export const submissionPhrases = {
  'submission.undelivered-subject': {
    fr: 'Message programmé non remis',
    en: 'Scheduled message not delivered',
  },
  'submission.undelivered': {
    fr: 'Un message dont l’envoi était programmé n’a pas pu être remis à tous ses destinataires :',
    en: 'A message that was to be sent later could not be delivered to all of its recipients:',
  },
  'submission.undelivered-to': { fr: '{address} : {reason}', en: '{address}: {reason}' },
  'submission.away-subject': {
    fr: 'Réponse automatique : {subject}',
    en: 'Automatic reply: {subject}',
  },
  'submission.away': {
    fr: 'Votre message est arrivé. Son destinataire est absent et le lira à son retour.',
    en: 'Your message has arrived. Its recipient is away and will read it on return.',
  },
  'submission.reason-unknown': {
    fr: 'cette boîte n’existe plus.',
    en: 'this mailbox no longer exists.',
  },
  'submission.reason-foreign': {
    fr: 'ce domaine n’est plus desservi ici.',
    en: 'this domain is no longer served here.',
  },
  'submission.reason-suspended': {
    fr: 'cette boîte est suspendue.',
    en: 'this mailbox is suspended.',
  },
  'submission.reason-full': { fr: 'cette boîte est pleine.', en: 'this mailbox is full.' },
  'submission.reason-sender': {
    fr: 'l’expéditeur n’a plus le droit d’envoyer depuis cette adresse.',
    en: 'the sender may no longer send from this address.',
  },
} as const
