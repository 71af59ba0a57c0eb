/** Texts of the catalogue for: gateway. */

export const gatewayPhrases = {} as const
