/** The HTTPS door: health, CRLs and the page that says whose certificate the gateway sees. */

export { createWeb, type WebListener, type WebOptions } from './server.js'
export type { Enroller } from './est.js'
