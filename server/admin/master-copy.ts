/** The copy of a master key, and working with it while the key itself is missing. */

import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { isFault, SaidFault, systemRandom, type FaultKind, type PhraseKey } from '../base/index.js'
import {
  expectSecretSource,
  masterKeyOf,
  openMasterCopy,
  readRequired,
  readSecretFrom,
} from '../config/index.js'
import { withMaster } from './ambient-master.js'

export const copySecretOption = {
  summary: 'opt.master-secret',
  value: 'SOURCE',
  fallback: 'ask',
} as const

const largestFile = 64 * 1024

const complaints: Partial<Record<FaultKind, PhraseKey>> = {
  syntax: 'master-key.no-copy',
  denied: 'master-key.wrong-passphrase',
  corrupt: 'master-key.damaged',
}

/** The text of the master key file in a copy; the caller wipes it. Faults are sentences for the console. */
export async function masterTextOf(file: string, secret: string): Promise<Buffer> {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > largestFile) throw new SaidFault('syntax', 'master-key.no-copy', { file })
  const sealed = readRequired(file)
  const source = expectSecretSource(secret)
  const passphrase = await readSecretFrom(source, { place: file, kind: 'passphrase' })
  try {
    return await openMasterCopy(sealed, passphrase)
  } catch (error) {
    const complaint = isFault(error) ? complaints[error.kind] : undefined
    if (complaint === undefined || !isFault(error)) throw error
    throw new SaidFault(error.kind, complaint, { file }, error)
  } finally {
    passphrase.fill(0)
  }
}

/** Runs `work` with the key of the copy in the place of the missing one. */
export async function withMasterCopy<T>(
  file: string,
  secret: string,
  work: () => Promise<T>,
): Promise<T> {
  const text = await masterTextOf(file, secret)
  return withMaster(masterKeyOf(text, basename(file), systemRandom), work)
}
