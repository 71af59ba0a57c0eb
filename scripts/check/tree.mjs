/** The files of the project as git sees them: tracked, or new and not ignored. */

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const binary = /\.(png|jpe?g|ico|zip|p12|pdf|woff2)$/

/** Every file with its text; binary files have none. */
export function listFiles() {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  return execFileSync('git', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    .split('\0')
    .filter((path) => path !== '' && existsSync(path))
    .map((path) => ({ path, text: binary.test(path) ? '' : readFileSync(path, 'utf8') }))
}

export const isTest = (path) =>
  /\.(test|case)\.tsx?$/.test(path) || /^(server|client\/web)\/test\//.test(path)
export const isSource = (path) => /\.(ts|tsx|mjs|cjs)$/.test(path)
export const linesOf = (text) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
