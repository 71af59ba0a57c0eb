/** Node's test runner on the browser's Buffer: what files hold comes in as that, as everything does in a browser. */

import { syncBuiltinESMExports } from 'node:module'
import '../global.js'

// Both classes are about: the package knows its own, and those of Node by this mark.
const node = process.getBuiltinModule('node:buffer').Buffer
Object.defineProperty(node.prototype, '_isBuffer', { value: true })

const fs = process.getBuiltinModule('node:fs')
const read = fs.readFileSync
type Read = typeof fs.readFileSync
const asBrowser = (...given: Parameters<Read>): string | Buffer => {
  const found = read(...given)
  return typeof found === 'string' ? found : Buffer.from(found)
}
fs.readFileSync = asBrowser as Read
syncBuiltinESMExports()
