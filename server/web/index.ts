/** The HTTPS door: health, CRLs and the page that says whose certificate the gateway sees. */

export { pagePolicy, readClientFiles, type ClientFiles } from './client-files.js'
export { createPlain, type PlainListener } from './plain/server.js'
export type { PlainSources } from './plain/sources.js'
export { createWeb, type WebListener, type WebOptions } from './server.js'
export { createLocal, isLoopback, type LocalListener, type LocalOptions } from './local.js'
export type { Enroller } from './est.js'
export type { MedicineFile } from './medicines.js'
