/** `pli why` over a data directory: a certificate in a file, judged at the desk. Nothing is changed, logged or audited. */

import { readFileSync } from 'node:fs'
import { SaidFault, silentLog } from '../base/index.js'
import { readChain, whyCertificate, type Told } from '../desk/index.js'
import { trustOf } from '../parts.js'
import type { Data } from '../data.js'
import type { ListenerName } from '../trust/index.js'

export interface FileQuestion {
  /** PEM or DER; its chain may follow. */
  readonly file: string
  readonly listeners: readonly ListenerName[]
  /** Asks about this mailbox instead of any. */
  readonly mailbox?: string
}

/** Fault syntax when the file holds nothing that could be judged. */
export function whyFile(data: Data, { file, ...question }: FileQuestion): Promise<Told> {
  const chain = readChain(bytesOf(file), file)
  const { directory, pki: store, clock, readAudit } = data
  const deps = { directory, store, clock, readAudit, trust: trustOf(data, silentLog) }
  return whyCertificate(deps, { ...question, chain })
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new SaidFault('syntax', 'why.unreadable', { path }, error)
  }
}
