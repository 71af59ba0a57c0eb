/** The printing worker as the page asks it: the latest question counts, the ones before are passed over. */

import type { Printed } from '../../../health/index.js'
import { trustedScriptUrl } from '../../platform/trusted.js'
import type { PrintAnswer, PrintQuestion } from '../../worker/print.js'
import url from '../../worker/print.ts?worker&url'

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (error: Error) => void
}

let worker: Worker | undefined
let asked = 0
const waiting = new Map<number, Waiting>()

function start(): Worker {
  const made = new Worker(trustedScriptUrl(url), { type: 'module', name: 'print' })
  made.onmessage = ({ data }: MessageEvent<PrintAnswer>) => {
    const one = waiting.get(data.id)
    waiting.delete(data.id)
    if ('pdf' in data) one?.resolve(data.pdf)
    else one?.reject(new Error(data.failure))
  }
  made.onerror = () => {
    for (const one of waiting.values()) one.reject(new Error('the printing worker ended'))
    waiting.clear()
    worker = undefined
  }
  return made
}

/** The PDF of a prescription. Rejects when it cannot be printed. */
export function printed(prescription: Printed): Promise<Uint8Array> {
  worker ??= start()
  const question: PrintQuestion = { id: (asked += 1), printed: prescription }
  const answer = new Promise<Uint8Array>((resolve, reject) => {
    waiting.set(question.id, { resolve, reject })
  })
  worker.postMessage(question)
  return answer
}
