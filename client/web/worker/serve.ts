/** Answers the page: finds the call in the catalogue, runs it, tells what came out or why nothing did. */

import { Fault, SaidFault } from '../../../server/base/index.js'
import { calls, type CallName } from './calls.js'
import type { FromWorker, Question, ToldFault } from './wire.js'
import type { WorkerRoom } from './room.js'

interface WorkerScope {
  onmessage: ((event: MessageEvent<Question>) => void) | null
  postMessage(message: FromWorker): void
}

type RunAny = (given: unknown, room: WorkerRoom) => Promise<unknown>

export function serve(): void {
  const scope = globalThis as unknown as WorkerScope
  const tell = (message: FromWorker): void => {
    scope.postMessage(message)
  }
  scope.onmessage = ({ data }) => {
    void answer(data, tell).then(tell)
  }
}

async function answer(
  { id, name, given, asking }: Question,
  tell: (message: FromWorker) => void,
): Promise<FromWorker> {
  try {
    if (!Object.hasOwn(calls, name)) throw new Error(`no call ${name}`)
    const { run } = (await calls[name as CallName]()) as unknown as { run: RunAny }
    const { roomFor } = await import('./room.js')
    return { id, answer: await run(given, roomFor(asking, tell)) }
  } catch (error) {
    if (error instanceof Fault) return { id, fault: told(error, asking.language) }
    return { id, broken: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : '' }
  }
}

function told(fault: Fault, language: 'fr' | 'en'): ToldFault {
  return {
    kind: fault.kind,
    sentence: fault instanceof SaidFault ? fault.in(language) : fault.message,
    code: 'code' in fault && typeof fault.code === 'string' ? fault.code : null,
    state: 'state' in fault ? fault.state : null,
  }
}
