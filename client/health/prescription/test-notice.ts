/** Said in the comment of every document, and no comment of the prescriber's: nothing here has a number of the health insurance. */

export const testNotice = (number: string): string =>
  `Le numéro de prescription ${number} est un numéro d'essai : il n'a pas été délivré par l'Assurance maladie.`

const pattern = new RegExp(testNotice('\\S{1,64}').replaceAll('.', '\\.'), 'g')

/** A comment as its prescriber wrote it. */
export const withoutTestNotice = (comment: string): string => comment.replace(pattern, '').trim()
