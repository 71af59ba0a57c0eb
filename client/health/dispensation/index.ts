/** Dispensations: what a pharmacy handed over, composed into the national document and read back. */

export { composeDispensation } from './compose.js'
export * from './model.js'
export { readDispensation } from './read.js'
