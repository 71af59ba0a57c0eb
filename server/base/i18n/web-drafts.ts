/** Texts of the catalogue for: letters that are not sent yet, in the web client. */

export const webDraftsPhrases = {
  'web.drafts.title': { fr: 'Brouillons', en: 'Drafts' },
  'web.drafts.empty': { fr: 'Aucun brouillon', en: 'No drafts' },
  'web.drafts.empty-text': {
    fr: 'Ce que vous commencez d’écrire est gardé ici, même sans connexion, ainsi que les envois programmés.',
    en: 'What you begin to write is kept here, even without a connection, and so is what is scheduled.',
  },
  'web.drafts.failed': {
    fr: 'Les envois programmés ne peuvent pas être montrés pour l’instant. Ils partiront à l’heure dite.',
    en: 'What is scheduled cannot be shown: the gateway does not answer.',
  },
  'web.drafts.scheduled': { fr: 'Envois programmés', en: 'Scheduled' },
  'web.drafts.open': { fr: 'En cours d’écriture', en: 'Being written' },
  'web.drafts.no-subject': { fr: 'Sans objet', en: 'No subject' },
  'web.drafts.nobody': { fr: 'à personne encore', en: 'to nobody yet' },
  'web.drafts.to': { fr: 'à {names}', en: 'to {names}' },
  'web.drafts.delete': { fr: 'Supprimer', en: 'Delete' },
  'web.drafts.interrupted': { fr: 'Envoi interrompu', en: 'Sending interrupted' },
  'web.drafts.take-back': { fr: 'Reprendre', en: 'Take back' },
} as const
