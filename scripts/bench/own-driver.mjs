/** A small sender for machines without the shared drivers, on nodemailer; the server's CPU is what it counts. */

import { readFileSync } from 'node:fs'
import { createTransport } from 'nodemailer'
import { cpuMs } from './proc.mjs'

const units = { k: 1024, M: 1024 * 1024 }
const bytesOf = (size) => Number(size.slice(0, -1)) * units[size.at(-1)]

function transportOf({ smtp, ca, cert, key, domain }, index, mode) {
  const user = `u${String(index).padStart(3, '0')}`
  return {
    from: `${user}@${domain}`,
    transport: createTransport({
      ...{ host: smtp.host, port: smtp.port, secure: true, pool: mode === 'reuse' },
      ...{ maxConnections: 1, maxMessages: Infinity },
      tls: {
        ca: readFileSync(ca),
        cert: readFileSync(cert.replace('%u', user)),
        key: readFileSync(key.replace('%u', user)),
        servername: 'localhost',
      },
    }),
  }
}

/** Sends `count` messages; the answer has the fields that the report reads. */
export async function sendWithOwnDriver(target, { size, count, mode, recipients = 1 }) {
  const line = `${'abcdefghij'.repeat(7)}\r\n`
  const text = line.repeat(Math.ceil(bytesOf(size) / line.length))
  const senders = Array.from({ length: 8 }, (_, index) => transportOf(target, index + 1, mode))
  const before = cpuMs(target.pids)
  let next = 0
  let accepted = 0
  let failed = 0
  const work = async ({ from, transport }) => {
    for (let index = next++; index < count; index = next++) {
      const to = Array.from({ length: recipients }, (_, place) => {
        const user = String(1 + ((index * recipients + place) % 20)).padStart(3, '0')
        return `u${user}@${target.domain}`
      })
      const sent = transport.sendMail({ from, to, subject: `bench ${index}`, text })
      await sent.then(
        () => (accepted += 1),
        () => (failed += 1),
      )
    }
    transport.close()
  }
  await Promise.all(senders.map(work))
  const spent = cpuMs(target.pids) - before
  return { accepted, failed, server_cpu_ms_per_op: spent / Math.max(1, accepted) }
}
