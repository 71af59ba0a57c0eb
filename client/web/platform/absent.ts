/** What a browser has nothing for, and the worker never comes to: asking for it is a mistake of ours. */

/** node:http, with which the gateway fetches lists of other operators. */
export function request(): never {
  throw new Error('there is no node:http in a browser')
}
