/** The official packages of the ANS, when they lie beside the project; tests say aloud when they do not. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe } from 'vitest'

const folder = '../shared/ans/xdm'

/** Names of the official packages; empty when they are not there. */
export const officialPackages = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.ZIP'))
  : []

export const readOfficial = (name: string): Uint8Array => readFileSync(`${folder}/${name}`)

/** A group of tests over the official packages. */
export const describeOfficial = (name: string, tests: () => void): unknown =>
  describe.skipIf(officialPackages.length === 0)(`${name} (of ${folder})`, tests)
