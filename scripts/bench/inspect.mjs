/** A measured process asked from outside, over Node's own inspector: CPU so far, resident memory after a collection. */

import { WebSocket } from 'ws'

/** `log` gives the standard error so far of a process started with `--inspect=127.0.0.1:0`. */
export async function inspect(log) {
  const url = /ws:\/\/\S+/.exec(log())?.[0]
  if (url === undefined) throw new Error('the process has no inspector')
  const socket = new WebSocket(url, { perMessageDeflate: false })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const waiting = new Map()
  let last = 0
  socket.on('message', (data) => {
    const { id, result } = JSON.parse(data)
    waiting.get(id)?.(result)
    waiting.delete(id)
  })
  const ask = (method, params = {}) =>
    new Promise((resolve) => {
      const id = ++last
      waiting.set(id, resolve)
      socket.send(JSON.stringify({ id, method, params }))
    })
  const value = async (expression) => {
    const { result } = await ask('Runtime.evaluate', { expression, returnByValue: true })
    return result.value
  }
  return {
    /** User and system time in milliseconds. */
    cpuMs: () => value('(({ user, system }) => (user + system) / 1000)(process.cpuUsage())'),
    /** Resident memory in KiB, once garbage is gone. */
    async residentKiB() {
      for (let i = 0; i < 3; i += 1) await ask('HeapProfiler.collectGarbage')
      return (await value('process.memoryUsage().rss')) / 1024
    },
    async startProfile() {
      await ask('Profiler.enable')
      await ask('Profiler.setSamplingInterval', { interval: 200 })
      await ask('Profiler.start')
    },
    /** The profile, for Chromium's tools. */
    stopProfile: async () => (await ask('Profiler.stop')).profile,
    close: () => socket.close(),
  }
}
