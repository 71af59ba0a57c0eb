/** Text of revocation as others see it: lists, OCSP, the addresses where both are served. */

export const revocationPhrases = {
  'opt.pki.delta': {
    fr: 'La liste des changements récents (delta) plutôt que la liste complète',
    en: 'The list of recent changes (delta) rather than the full one',
  },
} as const
