/** What professionals do, as pure functions that the console and the web client share. */

export * from './prescribe/index.js'
