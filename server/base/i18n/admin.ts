/** Texts of the catalogue for: admin. */

export const adminPhrases = {} as const
