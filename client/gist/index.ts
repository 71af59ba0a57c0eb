/** Gist: what a message is about, for lists, searches and counters. Pure. */

export { gistOf } from './gist.js'
export { glance, type Glance } from './glance.js'
export { kindOfCode } from './kind.js'
