/** What professionals do, as pure functions that the console and the web client share. */

export * from './dispense/index.js'
export * from './message/index.js'
export * from './prescribe/index.js'
