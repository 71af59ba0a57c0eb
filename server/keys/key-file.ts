/** Key files: private keys under a passphrase, readable by their owner alone, written whole and never over another. */

import { existsSync, readFileSync, statSync } from 'node:fs'
import type { KeyObject } from 'node:crypto'
import { openPrivateKey, sealPrivateKey, shortestPassphrase } from '../../pki/index.js'
import { Fault, isFault, SaidFault, type Random } from '../base/index.js'
import { writeWhole } from '../config/index.js'

const mostBytes = 64 * 1024

/** Opens the key at `path`; `passphrase` is wiped. Fault not-found, denied (a wrong passphrase), syntax. */
export async function openKeyFile(path: string, passphrase: Buffer): Promise<KeyObject> {
  try {
    return await openPrivateKey(readKeyFile(path), passphrase)
  } catch (error) {
    if (error instanceof SaidFault || !isFault(error)) throw error
    const { kind, message: detail } = error
    if (kind === 'denied') throw new SaidFault(kind, 'keys.passphrase-wrong', { path }, error)
    throw new SaidFault(kind, 'keys.file-bad', { path, detail }, error)
  } finally {
    passphrase.fill(0)
  }
}

function readKeyFile(path: string): Buffer {
  const info = statSync(path, { throwIfNoEntry: false })
  if (!info?.isFile()) throw new SaidFault('not-found', 'keys.file-missing', { path })
  if (info.size > mostBytes) throw new Fault('too-large', 'the file is too large')
  return readFileSync(path)
}

/** Writes `key` to a new file of mode 0600; `passphrase` is wiped. Fault already-exists, syntax. */
export async function writeKeyFile(
  path: string,
  key: KeyObject,
  passphrase: Buffer,
  random: Random,
): Promise<void> {
  try {
    if (passphrase.length < shortestPassphrase)
      throw new SaidFault('syntax', 'keys.passphrase-short', { count: shortestPassphrase })
    const pem = await sealPrivateKey(key, passphrase, random)
    expectNoFile(path)
    writeWhole(path, pem)
  } finally {
    passphrase.fill(0)
  }
}

/** Fault already-exists. */
export function expectNoFile(path: string): void {
  if (existsSync(path)) throw new SaidFault('already-exists', 'keys.file-taken', { path })
}
