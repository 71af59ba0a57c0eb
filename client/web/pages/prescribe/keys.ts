/** Keys that tell lines apart on a page; they mean nothing elsewhere. */

let made = 0

/** Of this visit: kept lines are given new ones when they come back. */
export const newKey = (): string => `l${(made += 1)}`
