/** A PKCS#11 token in software (SoftHSM2) for tests, in a folder of its own; its library is found where Debian puts it. */

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isMissing, skipAloud } from './foreign.js'

const libraries = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so',
]

export interface SoftToken {
  readonly label: string
  readonly pin: string
  readonly library: string
  /** What another process needs to see it; this process has it already. */
  readonly env: Readonly<Record<string, string>>
  readonly folder: string
  /** The URI of a key, with the library but without the PIN. */
  uri(object: string): string
  /** As if it were pulled out. */
  pull(): void
  plug(): void
  remove(): void
}

/** Is SoftHSM2, or the native binding to PKCS#11, not here? Said aloud. */
export function hasNoToken(): boolean {
  if (isMissing('softhsm2-util')) return true
  if (!existsSync('node_modules/pkcs11js/build/Release/pkcs11.node'))
    return skipAloud('pkcs11js was not compiled')
  return libraries.some((path) => existsSync(path)) ? false : skipAloud('no libsofthsm2.so')
}

/** Makes a token. Call it once in a process, before anything else loads the library. */
export function makeSoftToken(label = 'Pli essais', pin = '246813'): SoftToken {
  const folder = mkdtempSync(join(tmpdir(), 'pli-token-'))
  const tokens = join(folder, 'tokens')
  const away = join(folder, 'away')
  const conf = join(folder, 'softhsm2.conf')
  mkdirSync(tokens)
  writeFileSync(conf, `directories.tokendir = ${tokens}\nobjectstore.backend = file\n`)
  process.env['SOFTHSM2_CONF'] = conf
  const library = libraries.find((path) => existsSync(path)) ?? ''
  const names = ['--label', label, '--pin', pin, '--so-pin', '97531864']
  execFileSync('softhsm2-util', ['--init-token', '--free', ...names], { stdio: 'ignore' })
  return {
    ...{ label, pin, library, folder, env: { SOFTHSM2_CONF: conf } },
    uri: (object) =>
      `pkcs11:token=${encodeURIComponent(label)};object=${object}?module-path=${library}`,
    pull() {
      renameSync(tokens, away)
      mkdirSync(tokens)
    },
    plug() {
      rmSync(tokens, { recursive: true })
      renameSync(away, tokens)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
