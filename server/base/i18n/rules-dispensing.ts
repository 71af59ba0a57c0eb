/** Why the dispensing ledger refuses somebody: a part of the rules. */

export const dispensingRules = {
  'not-dispenser': {
    fact: {
      fr: '« {name} » ({address}) n’est ni un pharmacien ni une pharmacie de l’annuaire : rien ne peut être dispensé en son nom.',
      en: '"{name}" ({address}) is neither a pharmacist nor a pharmacy of the directory: nothing can be dispensed in its name.',
    },
    remedy: {
      fr: 'Utilisez la boîte aux lettres d’une pharmacie, ou faites corriger l’annuaire (profession du titulaire, nom de la structure, pharmaciens qui y exercent).',
      en: 'Use the mailbox of a pharmacy, or have the directory corrected (profession of the holder, name of the structure, pharmacists who work there).',
    },
  },
} as const
