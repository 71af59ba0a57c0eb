/** The `[keys]` table of pli.toml: how keys of authorities that are not in the database are reached. */

import { Fault, isFault } from '../base/index.js'
import { expectSecretSource, type SecretSource } from './secret-source.js'

export interface KeySettings {
  /** Of key files. */
  readonly passphrase: SecretSource
  /** Of PKCS#11 tokens. */
  readonly pin: SecretSource
  /** Path of the library, for URIs that name none. */
  readonly pkcs11Library: string | undefined
}

export const defaultKeySettings: KeySettings = {
  passphrase: 'ask',
  pin: 'ask',
  pkcs11Library: undefined,
}

/** Reads the table. Fault syntax names the key that is wrong. */
export function readKeySettings(table: Readonly<Record<string, unknown>>): KeySettings {
  for (const key of Object.keys(table))
    if (!['passphrase', 'pin', 'pkcs11_library'].includes(key))
      throw new Fault('syntax', `pli.toml: unknown key "keys.${key}"`)
  const library = table['pkcs11_library']
  if (library !== undefined && typeof library !== 'string')
    throw new Fault('syntax', 'pli.toml: "pkcs11_library" must be a path')
  return {
    passphrase: source(table, 'passphrase'),
    pin: source(table, 'pin'),
    pkcs11Library: library,
  }
}

function source(table: Readonly<Record<string, unknown>>, key: string): SecretSource {
  const value = table[key] ?? 'ask'
  if (typeof value !== 'string') throw new Fault('syntax', `pli.toml: "keys.${key}" must be a text`)
  try {
    return expectSecretSource(value)
  } catch (error) {
    if (!isFault(error, 'syntax')) throw error
    throw new Fault('syntax', `pli.toml: "keys.${key}": ${error.message}`, { cause: error })
  }
}

/** The text of the table in a new pli.toml; commented out where it says nothing. */
export function keySettingsText({ passphrase, pin, pkcs11Library }: KeySettings): string {
  const line = (key: string, value: string | undefined, fallback: string): string =>
    value === undefined
      ? `# ${key} = ${JSON.stringify(fallback)}`
      : `${key} = ${JSON.stringify(value)}`
  return `
[keys]
# For authorities whose key is in a file or a PKCS#11 token: where passphrase and PIN come from:
# "ask" (at the terminal), "file:PATH" (mode 0600), "fd:N", "env:NAME", "credential:NAME" (systemd LoadCredential=).
${line('passphrase', passphrase === 'ask' ? undefined : passphrase, 'ask')}
${line('pin', pin === 'ask' ? undefined : pin, 'ask')}
${line('pkcs11_library', pkcs11Library, '/usr/lib/softhsm/libsofthsm2.so')}
`
}
