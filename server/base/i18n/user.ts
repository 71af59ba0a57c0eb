/** Texts of the catalogue for: user. */

export const userPhrases = {} as const
