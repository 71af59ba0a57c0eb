/** Name of the capability of administrators. */

export const administrationCapability = 'urn:pli:params:jmap:admin'
