/** What the web client says of its connection and of what the gateway refuses. */

export const webApiPhrases = {
  'web.api.unreachable': {
    fr: 'La messagerie n’est pas joignable. Ce que vous écrivez est gardé ici.',
    en: 'The mail service cannot be reached. What you write is kept here.',
  },
  'web.api.server-down': {
    fr: 'La messagerie est momentanément indisponible. Ce que vous écrivez est gardé ici ; nous réessayons.',
    en: 'The mail service is unavailable for the moment. What you write is kept here; we are trying again.',
  },
  'web.api.refused': {
    fr: 'Votre accès n’est plus accepté : il a expiré ou a été retiré. Ce que vous avez écrit est gardé ici. Renouvelez votre accès ou appelez votre administrateur.',
    en: 'Your access is no longer accepted: it has expired or was withdrawn. What you wrote is kept here. Renew your access or call your administrator.',
  },
  'web.api.failed': {
    fr: 'La messagerie n’a pas pu faire cela. Rien n’est perdu : réessayez dans un instant.',
    en: 'The mail service could not do this. Nothing is lost: try again in a moment.',
  },
  'web.api.odd-answer': {
    fr: 'La messagerie a donné une réponse illisible. Rechargez la page.',
    en: 'The mail service gave an unreadable answer. Reload the page.',
  },
  'web.api.unsupported': {
    fr: 'Cette messagerie ne sait pas faire cela.',
    en: 'This mail service cannot do this.',
  },
  'web.api.misunderstood': {
    fr: 'La messagerie n’a pas accepté cette demande.',
    en: 'The mail service did not accept this request.',
  },
  'web.api.changed': {
    fr: 'Cela a changé entre-temps. La liste est à jour : regardez, puis recommencez.',
    en: 'This has changed meanwhile. The list is up to date: look, then try again.',
  },
  'web.api.gone': {
    fr: 'Cela n’existe plus : on l’a déplacé ou supprimé ailleurs.',
    en: 'This is no longer there: it was moved or deleted elsewhere.',
  },
  'web.api.exists': {
    fr: 'Cela existe déjà.',
    en: 'This already exists.',
  },
  'web.api.not-empty': {
    fr: 'Ce dossier n’est pas vide.',
    en: 'This folder is not empty.',
  },
  'web.api.forbidden': {
    fr: 'Vous n’avez pas le droit de faire cela dans cette boîte.',
    en: 'You may not do this in this mailbox.',
  },
  'web.api.no-account': {
    fr: 'Cette boîte ne vous est pas ouverte, ou ne l’est plus.',
    en: 'This mailbox is not open to you, or no longer.',
  },
  'web.api.read-only': {
    fr: 'Cette boîte vous est ouverte en lecture seulement.',
    en: 'This mailbox is open to you for reading only.',
  },
  'web.api.too-large': {
    fr: 'C’est trop volumineux pour la messagerie.',
    en: 'This is too large for the mail service.',
  },
  'web.api.full': {
    fr: 'La boîte est pleine : supprimez des messages, ou demandez plus de place.',
    en: 'The mailbox is full: delete messages, or ask for more room.',
  },
  'web.api.too-often': {
    fr: 'Trop de demandes à la fois. Réessayez dans un instant.',
    en: 'Too many requests at once. Try again in a moment.',
  },
  'web.api.no-recipient': {
    fr: 'Le message n’a pas de destinataire.',
    en: 'The message has no recipient.',
  },
  'web.api.bad-recipient': {
    fr: 'On ne peut pas écrire à : {who}.',
    en: 'These cannot be written to: {who}.',
  },
  'web.api.too-many-recipients': {
    fr: 'Il y a trop de destinataires.',
    en: 'There are too many recipients.',
  },
  'web.api.not-sender': {
    fr: 'Vous ne pouvez pas envoyer au nom de cette adresse.',
    en: 'You may not send on behalf of this address.',
  },
  'web.api.may-not-send': {
    fr: 'Vous n’avez pas le droit d’envoyer depuis cette boîte.',
    en: 'You may not send from this mailbox.',
  },
  'web.api.already-sent': {
    fr: 'Le message est déjà parti.',
    en: 'The message has already left.',
  },
} as const
