/** After the page is built: every file of it also as brotli and gzip, so that the gateway compresses nothing while it serves. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const folder = 'dist/web'
/** Fonts and pictures are compressed already. */
const worth = /\.(html|js|css|svg|json|webmanifest|wasm)$/

// One that is not there would keep the browser from keeping any (offline/service-worker.ts).
const listed = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8'))
const missing = listed.filter((name) => !existsSync(join(folder, name)))
if (missing.length > 0)
  throw new Error(`files.json names what was not built: ${missing.join(', ')}`)

for (const name of readdirSync(folder, { recursive: true })) {
  const path = join(folder, name)
  if (!worth.test(name)) continue
  const bytes = readFileSync(path)
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
}
