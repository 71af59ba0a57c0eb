/** The stand-in that unpacks, and Node's packing beside it, which only tests do. */

export { inflateSync } from '../zlib.js'
export const { deflateSync } = process.getBuiltinModule('node:zlib')
