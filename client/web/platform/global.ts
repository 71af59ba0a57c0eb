/** Makes Buffer known to all that follow: the first import of a worker that runs our pure rooms. */

import { Buffer } from './buffer.js'

Object.defineProperty(globalThis, 'Buffer', { value: Buffer, configurable: true, writable: true })
