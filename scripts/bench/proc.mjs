/** What Linux says of a process. */

import { readFileSync } from 'node:fs'

const tickMs = 10

/** User and system time of a process in milliseconds. */
export function cpuMs(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * tickMs
}

/** Peak resident memory of a process in MiB. */
export function peakMiB(pid) {
  const kib = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
  return Number(kib) / 1024
}
