/** Names of the capabilities and properties that say what a message is about. */

export const healthCapability = 'urn:pli:params:jmap:health'
/** RFC 9219 §3. */
export const smimeCapability = 'urn:ietf:params:jmap:smimeverify'

const smimeNames = ['smimeStatus', 'smimeStatusAtDelivery', 'smimeErrors', 'smimeVerifiedAt']
const names = new Set(['health', ...smimeNames])

export const isGistProperty = (name: string): boolean => names.has(name)
