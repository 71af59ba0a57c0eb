/** Texts of the catalogue for: writing prescriptions. */

export const prescribePhrases = {
  'prescription.code': {
    fr: 'Un code 2D contient de 1 à 64 caractères sans accent : « {text} » n’en est pas fait.',
    en: 'A 2D code holds 1 to 64 characters without accents: "{text}" is not made of them.',
  },
  'mss.unqualified': {
    fr: 'L’adresse d’un patient ne se fait que d’un INS qualifié : cette identité ne l’est pas.',
    en: 'A patient’s address is only made of a qualified INS: this identity has none.',
  },
} as const
