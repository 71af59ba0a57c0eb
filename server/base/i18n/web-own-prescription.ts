/** A prescription in the reading pane of its own author: what became of it, and what can still be done. */

export const webOwnPrescriptionPhrases = {
  'web.own-prescription.replace': { fr: 'Remplacer', en: 'Replace' },
  'web.own-prescription.cancel': { fr: 'Annuler l’ordonnance', en: 'Cancel the prescription' },
  'web.own-prescription.cancelling': { fr: 'Annulation…', en: 'Cancelling…' },
  'web.own-prescription.again': { fr: 'Prescrire à nouveau', en: 'Prescribe again' },
  'web.own-prescription.done': {
    fr: 'Ordonnance annulée : la pharmacie en est prévenue.',
    en: 'Prescription cancelled: the pharmacy is told.',
  },
  'web.own-prescription.taken-back': {
    fr: 'L’ordonnance reste valable : rien n’est parti.',
    en: 'The prescription stands: nothing has gone.',
  },
  'web.own-prescription.too-late': {
    fr: 'Trop tard : l’annulation est partie.',
    en: 'Too late: the cancellation has gone.',
  },
  'web.own-prescription.failed': {
    fr: 'L’annulation n’est pas partie : l’ordonnance est toujours valable. Réessayez, ou appelez la pharmacie.',
    en: 'The cancellation has not gone: the prescription still stands. Try again, or call the pharmacy.',
  },
  'web.own-prescription.withdraws': {
    fr: 'Ce message annule l’ordonnance ci-dessous.',
    en: 'This message cancels the prescription below.',
  },
  'web.own-prescription.superseded': {
    fr: 'Remplacée {at} : la pharmacie ne peut plus la délivrer.',
    en: 'Replaced {at}: the pharmacy can no longer dispense it.',
  },
  'web.own-prescription.cancelled': {
    fr: 'Annulée {at} : la pharmacie ne peut plus la délivrer.',
    en: 'Cancelled {at}: the pharmacy can no longer dispense it.',
  },
  'web.own-prescription.done-by': {
    fr: 'Délivrée {at} par {by}.',
    en: 'Dispensed {at} by {by}.',
  },
  'web.own-prescription.partly': {
    fr: 'Délivrée en partie {at} par {by}.',
    en: 'Dispensed in part {at} by {by}.',
  },
} as const
