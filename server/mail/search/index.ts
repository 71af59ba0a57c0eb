/** Search over the messages of an account: criteria in, UIDs out. */

export type { Criteria, UidRange } from './criteria.js'
export { search } from './search.js'
