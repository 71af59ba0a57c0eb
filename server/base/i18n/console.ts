/** Texts that several of the operator’s commands share. */

export const consolePhrases = {
  'opt.data': { fr: 'répertoire de données', en: 'data directory' },
  'opt.dry-run': {
    fr: 'dire ce qui serait fait, sans rien changer',
    en: 'say what would be done, change nothing',
  },
  'admin.dry-run': {
    fr: 'Essai à blanc : rien n’est changé. Voici ce qui serait fait.',
    en: 'Dry run: nothing is changed. This is what would be done.',
  },
  'cli.wantsDay': {
    fr: '{name} attend un jour (2026-12-31) ou un jour et une heure (2026-12-31T18:30).',
    en: '{name} wants a day (2026-12-31) or a day and a time (2026-12-31T18:30).',
  },
  'opt.yes': {
    fr: 'confirmer ce qui ne peut être défait',
    en: 'confirm what cannot be undone',
  },
} as const
