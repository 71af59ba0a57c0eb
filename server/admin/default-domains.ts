/** The mail domains of a data directory that was given none. */

export const defaultDomains = ['medecin.pli.test', 'pharmacie.pli.test'] as const
