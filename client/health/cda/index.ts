/** Clinical documents: read into values that are safe to show. */

export type * from './model.js'
export { readCda } from './read.js'
export { blockLines, inlineText, sectionLines } from './text.js'
