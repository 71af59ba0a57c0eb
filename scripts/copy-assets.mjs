/** After the compiler: what is not TypeScript goes beside the build, and the program may be run. */

import { chmodSync, cpSync, existsSync, mkdirSync } from 'node:fs'

for (const folder of ['server/store/schema']) {
  mkdirSync(`dist/${folder}`, { recursive: true })
  cpSync(folder, `dist/${folder}`, { recursive: true })
}
if (existsSync('dist/server/main.js')) chmodSync('dist/server/main.js', 0o755)
