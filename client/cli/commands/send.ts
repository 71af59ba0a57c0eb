/** `pli send`: composes a message, submits it with the certificate, keeps a copy, and says what became of each recipient. */

import type { Readable } from 'node:stream'
import { limits, PhrasedFault } from '../../../server/base/index.js'
import { compose, openIdentity, readUserFile, submit, type Outcome } from '../../mail/index.js'
import { asOption, command, jsonOption } from '../command.js'
import { noCopy, tryCopy } from '../end-to-end/own-copy.js'
import { passphraseOption } from '../end-to-end/passphrase.js'
import { protectFor } from '../end-to-end/protecting.js'
import { stampingFor, tsaOption } from '../end-to-end/stamping.js'
import type { Output } from '../output.js'
import { reminding } from '../renewal.js'
import { UsageFault } from '../usage-fault.js'

/** Smaller mail is gone before a bar could be read. */
const largeBytes = 1024 * 1024

async function readInput(input: Readable): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of input) {
    const bytes = Buffer.from(piece as Uint8Array)
    size += bytes.length
    if (size > limits.messageBytes) {
      const sizes = { size: { bytes: size }, limit: { bytes: limits.messageBytes } }
      throw new PhrasedFault('too-large', 'mail.tooLarge', sizes)
    }
    pieces.push(bytes)
  }
  return Buffer.concat(pieces).toString('utf8')
}

interface TextChoice {
  readonly text: string | undefined
  readonly textFile: string | undefined
  readonly source: string | undefined
}

async function textOf({ text, textFile, source }: TextChoice, input: Readable): Promise<string> {
  if ([text, textFile, source].filter((one) => one !== undefined).length > 1) {
    throw new UsageFault('send.oneText')
  }
  if (source === '-') return readInput(input)
  if (source !== undefined) throw new UsageFault('cli.excessArguments')
  if (textFile === undefined) return text ?? ''
  return (await readUserFile(textFile, limits.messageBytes)).toString('utf8')
}

function print(outcomes: readonly Outcome[], output: Output): void {
  output.table(
    [{ title: output.say('send.recipient') }, { title: output.say('send.outcome'), gives: true }],
    outcomes.map(({ address, accepted, reason = '' }) => [
      address,
      accepted ? output.say('send.accepted') : output.say('send.refused', { reason }),
    ]),
  )
}

export const send = reminding(
  command({
    name: 'send',
    summary: 'cmd.send',
    role: 'anybody',
    options: {
      as: asOption,
      to: { summary: 'send.to', value: 'A', required: true, many: true },
      cc: { summary: 'send.cc', value: 'C', many: true },
      subject: { summary: 'send.subject', value: 'S', required: true },
      text: { summary: 'send.text', value: 'T' },
      textFile: { summary: 'send.textFile', value: 'F' },
      attach: { summary: 'send.attach', value: 'F', many: true },
      sign: { summary: 'send.sign' },
      encrypt: { summary: 'send.encrypt' },
      noEncrypt: { summary: 'send.noEncrypt' },
      tsa: tsaOption,
      passphraseFile: passphraseOption,
      noCopy: { summary: 'send.noCopy' },
      json: jsonOption,
    },
    arguments: { source: { summary: 'send.source', value: '-' } },
    async run({ options, arguments: { source }, output, input, clock }) {
      const text = await textOf({ ...options, source }, input)
      const identity = await openIdentity(options.as)
      const { mailbox, displayName = '' } = identity.account
      const { passphraseFile } = options
      const asking = { input, output, passphraseFile, now: clock.now() }
      const recipients = [...options.to, ...options.cc]
      const stamping = stampingFor(identity, options.tsa, output)
      const shielded = await protectFor(identity, recipients, { ...options, stamping }, asking)
      if (!shielded) {
        output.note(output.say('cli.notConfirmed'))
        return 1
      }
      const { to, cc, subject, attach: attachments } = options
      const letter = { from: mailbox, displayName, to, cc, subject, text, attachments }
      const message = await compose(letter, shielded.protection)
      const size = message.raw.length
      const label = output.say('send.progress')
      const bar = size >= largeBytes ? output.progress(label, size) : null
      let outcomes: readonly Outcome[]
      try {
        outcomes = await submit(identity, message, (sentBytes) => bar?.at(sentBytes))
      } finally {
        bar?.end()
      }
      const refused = outcomes.filter(({ accepted }) => !accepted).length
      const isSent = refused < outcomes.length
      const keepsCopy = isSent && !options.noCopy
      const kept = keepsCopy ? await tryCopy(identity, message.raw, output) : noCopy
      const { messageId } = message
      const { signed, encrypted } = shielded
      const sent = { messageId, sizeBytes: size, ...kept, signed, encrypted }
      if (options.json) output.json({ ...sent, recipients: outcomes })
      else print(outcomes, output)
      if (!isSent) output.note(output.say('send.none'))
      else if (refused > 0)
        output.note(output.say('send.some', { refused, count: outcomes.length }))
      else if (!options.json) {
        output.line(output.say('send.all', { size: output.size(size), id: messageId }))
        if (signed) output.line(output.say('send.signed'))
        if (encrypted) output.line(output.say('send.encrypted'))
      }
      return refused > 0 ? 1 : 0
    },
  }),
)
