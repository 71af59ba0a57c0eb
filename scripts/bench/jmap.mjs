/**
 * `node scripts/bench/jmap.mjs`: what JMAP costs the gateway, as a process of its own over mutual TLS, on sealed and durable mail.
 * A list's window of 50 (Email/query and Email/get in one request), cold and warm; 500 open event streams. Each beside what
 * is allowed: 15 ms of server CPU, 64 KiB of resident memory. Needs `npm run build`.
 *   --messages N   in the mailbox (10,000)
 *   --only lists|events
 *   --profile FILE the CPU profile of the warm requests, for Chromium's tools
 *   --assert       exit 1 when one is missed
 */

import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startOurs } from './gateway.mjs'
import { inspect } from './inspect.mjs'
import { fillWith } from './jmap-mail.mjs'
import { measureEvents } from './jmap-events.mjs'
import { measureLists } from './jmap-lists.mjs'

const { values: flags } = parseArgs({
  options: {
    messages: { type: 'string', default: '10000' },
    only: { type: 'string' },
    profile: { type: 'string' },
    assert: { type: 'boolean', default: false },
  },
})
const count = Number(flags.messages)
const wants = (part) => flags.only === undefined || flags.only === part
const say = (text) => process.stdout.write(`${text}\n`)
let missed = false

function tell({ name, value, unit, most }) {
  const ratio = most === undefined ? '' : `  (x${(value / most).toFixed(2)} of ${most} ${unit})`
  missed ||= most !== undefined && !(value <= most)
  say(`${name.padEnd(58)} ${value.toFixed(1).padStart(8)} ${unit}${ratio}`)
}

const target = await startOurs({
  fill: fillWith({ count: wants('lists') ? count : 100, user: 'u001' }),
  nodeOptions: ['--inspect=127.0.0.1:0'],
})
try {
  const server = await inspect(target.log)
  if (wants('lists')) {
    const profiled = flags.profile !== undefined
    const { lines, profile } = await measureLists(target, server, { count, profiled })
    lines.forEach(tell)
    if (profiled) writeFileSync(flags.profile, JSON.stringify(profile))
  }
  if (wants('events')) (await measureEvents(target, server)).forEach(tell)
  server.close()
} finally {
  await target.stop()
}
if (missed && flags.assert) process.exitCode = 1
