/** The page's side of the worker: started with the first question, asked by name, its faults thrown as faults. */

import { Fault } from '../../../server/base/index.js'
import { onSignOut } from '../offline/sign-out.js'
import { trustedScriptUrl } from '../platform/trusted.js'
import type { CallName, Given, Told } from './calls.js'
import type { Asking, FromWorker, Question, ToldFault } from './wire.js'
import entryUrl from './entry.ts?worker&url'

/** A fault of the worker, with its sentence in the reader's language; `state` is what the ledger said, if it was the ledger. */
export class WorkerFault extends Fault {
  readonly code: string | null
  readonly state: unknown

  constructor({ kind, sentence, code, state }: ToldFault) {
    super(kind, sentence)
    this.code = code
    this.state = state
  }
}

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Error): void
}

let worker: Worker | undefined
let last = 0
const waiting = new Map<number, Waiting>()
const listeners = new Set<(identity: string) => void>()

/** Calls `listener` with the identity whose keys were opened, locked, made or removed. Gives what ends it. */
export function onKeys(listener: (identity: string) => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/**
 * Asks the worker. `transfer` hands buffers over instead of copying them. Rejects with WorkerFault for what may fail, and
 * Fault unavailable when the worker itself is gone.
 */
export function askWorker<N extends CallName>(
  name: N,
  given: Given<N>,
  asking: Asking,
  transfer: Transferable[] = [],
): Promise<Told<N>> {
  const id = ++last
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    const question: Question = { id, name, given, asking }
    started().postMessage(question, transfer)
  })
}

function started(): Worker {
  if (worker) return worker
  worker = new Worker(trustedScriptUrl(entryUrl), { type: 'module', name: 'pli' })
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    heard(data)
  }
  worker.onerror = (event) => {
    event.preventDefault()
    stop(event.message)
  }
  return worker
}

function stop(why: string): void {
  worker?.terminate()
  worker = undefined
  for (const one of waiting.values())
    one.reject(new Fault('unavailable', `the worker stopped: ${why}`))
  waiting.clear()
}

// Open keys and what was unsealed are in the worker's memory alone: they end with it.
onSignOut(() => {
  stop('signed out')
})

function heard(data: FromWorker): void {
  if ('keys' in data) {
    for (const listener of listeners) listener(data.keys)
    return
  }
  const one = waiting.get(data.id)
  waiting.delete(data.id)
  if (!one) return
  if ('answer' in data) one.resolve(data.answer)
  else if ('fault' in data) one.reject(new WorkerFault(data.fault))
  else one.reject(new Error(data.broken))
}
