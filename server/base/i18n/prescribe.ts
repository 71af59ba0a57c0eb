/** Texts of the catalogue for: writing prescriptions. */

export const prescribePhrases = {
  'prescription.code': {
    fr: 'Un code 2D contient de 1 à 64 caractères sans accent : « {text} » n’en est pas fait.',
    en: 'A 2D code holds 1 to 64 characters without accents: "{text}" is not made of them.',
  },
} as const
