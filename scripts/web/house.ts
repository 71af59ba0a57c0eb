/** `npm run web:house [-- --folder DIR --messages N --port N]`: the web client's house, served on loopback until it is stopped. */

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { stopSignal } from '../../server/admin/index.js'
import { openWebHouse } from './house/house.js'

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: 'data/web-house' },
    messages: { type: 'string', default: '40' },
    prescriptions: { type: 'string', default: '3' },
    port: { type: 'string', default: '0' },
  },
})

process.umask(0o077)
const stopped = stopSignal()
const house = await openWebHouse({
  folder: resolve(values.folder),
  messages: Number(values.messages),
  prescriptions: Number(values.prescriptions),
  port: Number(values.port),
})
process.stdout.write(`${house.url}\n`)
for (const [persona, { name, mailbox, p12, password }] of Object.entries(house.guests))
  process.stdout.write(`  ${persona.padEnd(14)} ${name}, ${mailbox}\n    ${p12}  ${password}\n`)
await stopped
await house.close()
