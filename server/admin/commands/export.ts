/** `pli export` and `pli keys export`: what leaves the store on the operator's explicit, audited order. */

import { Readable } from 'node:stream'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { command, expectCount, jsonOption } from '../../../client/cli/index.js'
import { silentLog, type Uid } from '../../base/index.js'
import { mailParts } from '../../parts.js'
import { writeWhole } from '../../config/index.js'
import { exportKey, exportSealed } from '../../mail/index.js'
import { consoleActor } from '../actor.js'
import { expectNew } from '../new-file.js'
import { dataOption, withData } from '../options.js'

const mailboxArgument = { summary: 'arg.mailbox', value: 'MAILBOX', required: true } as const

export const exportMessage = command({
  name: 'export',
  summary: 'cmd.export',
  role: 'operator',
  arguments: { mailbox: mailboxArgument },
  options: {
    data: dataOption,
    uid: { summary: 'opt.uid', value: 'N', required: true },
    sealed: { summary: 'opt.sealed', value: 'FILE.age', required: true },
    json: jsonOption,
  },
  async run({ arguments: words, options, output }) {
    const uid = expectCount(options.uid, '--uid')
    const mailbox = words.mailbox.toLowerCase()
    const path = options.sealed
    expectNew(path)
    const bytes = await withData(options.data, async (data) => {
      const parts = mailParts(data, silentLog)
      const pieces = exportSealed(parts, mailbox, uid as Uid, consoleActor())
      const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
      await pipeline(Readable.from(pieces), file)
      return file.bytesWritten
    })
    if (options.json) return output.json({ mailbox, uid, path, bytes })
    output.line(output.say('export.done', { mailbox, uid, path, bytes: output.size(bytes) }))
  },
})

export const keysExport = command({
  name: 'keys export',
  summary: 'cmd.keys.export',
  role: 'security-officer',
  wantsWhy: true,
  twoPerson: true,
  arguments: { mailbox: mailboxArgument },
  options: {
    data: dataOption,
    out: { summary: 'opt.key-out', value: 'FILE' },
    json: jsonOption,
  },
  async run({ arguments: words, options, output }) {
    const mailbox = words.mailbox.toLowerCase()
    if (options.out !== undefined) expectNew(options.out)
    const key = await withData(options.data, (data) =>
      exportKey(mailParts(data, silentLog), mailbox, consoleActor()),
    )
    output.note(output.say('keys.warning', { mailbox }))
    const text = `# ${mailbox}\n# public key: ${key.recipient}\n${key.secretKey}`
    if (options.out !== undefined) writeWhole(options.out, `${text}\n`)
    else if (options.json) output.json({ mailbox, ...key })
    else output.text(text)
  },
})
