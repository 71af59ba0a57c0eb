/** What the environment of the process says in the place of an option. */

/** HOST:PORT of the listener for local programs; undefined when it is not said. */
export const localFromEnvironment = (): string | undefined => process.env['PLI_LOCAL'] || undefined
