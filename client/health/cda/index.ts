/** Clinical documents: read into values that are safe to show. */

export type * from './model.js'
export { checkCda, type CdaFlaw } from './check.js'
export { readCda } from './read.js'
export { narrativeOf, type Narrative } from './references.js'
export { codeOf, idOf, idsOf, valueOf } from './values.js'
export { blockLines, inlineText, sectionLines } from './text.js'
