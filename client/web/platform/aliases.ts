/** Which of our files stands for which module of Node: read by the build of the worker and by the tests that hold both to one contract. */

import { fileURLToPath } from 'node:url'

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

const standIns: Readonly<Record<string, string>> = {
  buffer: 'buffer.ts',
  crypto: 'crypto/index.ts',
  net: 'net.ts',
  util: 'util.ts',
  zlib: 'zlib.ts',
  'timers/promises': 'timers-promises.ts',
  http: 'absent.ts',
}

/** For `resolve.alias` of Vite: whole names only. What is not here does not build, which is how it is noticed. */
export const platformAliases = Object.entries(standIns).map(([name, file]) => ({
  find: new RegExp(`^node:${name}$`),
  replacement: here(file),
}))
