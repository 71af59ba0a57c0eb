/** `pli read`: one message as text, its attachments listed with their digests, saved on demand. */

import { shownSubject } from '../../health/index.js'
import { fetchMessage, openIdentity, readRaw, saveAll, type Opened } from '../../mail/index.js'
import { verdictWords, type Assurance } from '../../verdict/index.js'
import { asOption, command, jsonOption } from '../command.js'
import { passphraseOption } from '../end-to-end/passphrase.js'
import { openReceived } from '../end-to-end/reading.js'
import type { Output } from '../output.js'
import { reminding } from '../renewal.js'
import { expectCount, UsageFault } from '../usage-fault.js'

/** Above all else: what follows is worth no more than this says. */
function printVerdict(assurance: Assurance, isEncrypted: boolean, output: Output): void {
  const words = verdictWords(assurance, output.language)
  output.field(words.colour, words.headline)
  for (const detail of words.details) output.text(`  ${detail}`)
  if (isEncrypted) output.text(`  ${output.say('read.encrypted')}`)
  output.line()
}

function print(message: Opened, output: Output): void {
  output.field(output.say('read.from'), message.from)
  output.field(output.say('read.to'), message.to)
  if (message.cc !== '') output.field(output.say('read.cc'), message.cc)
  output.field(output.say('read.date'), output.date(message.date))
  output.field(output.say('read.subject'), shownSubject(message.subject))
  output.line()
  output.text(message.text === '' ? output.say('read.noText') : message.text)
  if (message.attachments.length === 0) return
  output.line()
  output.table(
    [
      { title: output.say('read.attachment') },
      { title: output.say('read.type') },
      { title: output.say('inbox.size'), align: 'right' },
      { title: 'SHA-256' },
    ],
    message.attachments.map((one) => [one.name, one.type, output.size(one.sizeBytes), one.sha256]),
  )
}

export const read = reminding(
  command({
    name: 'read',
    summary: 'cmd.read',
    role: 'anybody',
    options: {
      as: asOption,
      save: { summary: 'read.save', value: 'DIR' },
      raw: { summary: 'read.raw' },
      passphraseFile: passphraseOption,
      json: jsonOption,
    },
    arguments: { uid: { summary: 'read.uid', value: 'UID', required: true } },
    async run({ options, arguments: words, output, input, clock }) {
      const uid = expectCount(words.uid, 'UID')
      const others = [options.json ? '--json' : null, options.save === undefined ? null : '--save']
      const second = others.find((name) => name !== null)
      if (options.raw && second !== undefined && second !== null) {
        throw new UsageFault('cli.conflict', { first: '--raw', second })
      }
      const identity = await openIdentity(options.as)
      if (options.raw) {
        await readRaw(identity, uid, (piece) => output.bytes(piece))
        return
      }
      const unnamed = output.say('read.unnamed')
      const { passphraseFile } = options
      const asking = { input, output, passphraseFile, now: clock.now() }
      const raw = await fetchMessage(identity, uid)
      const received = await openReceived(identity, raw, unnamed, asking)
      const { message, report, isEncrypted } = received
      const saved =
        options.save === undefined ? [] : await saveAll(options.save, message.attachments, unnamed)
      if (options.json) {
        const attachments = message.attachments.map(({ name, type, sizeBytes, sha256 }, index) => ({
          name,
          type,
          sizeBytes,
          sha256,
          ...(saved[index] === undefined ? {} : { path: saved[index] }),
        }))
        const verdict = { ...report.assurance, ...verdictWords(report.assurance, output.language) }
        output.json({ uid, ...message, attachments, encrypted: isEncrypted, verdict })
        return
      }
      printVerdict(report.assurance, isEncrypted, output)
      print(message, output)
      for (const path of saved) output.note(output.say('read.saved', { path }))
    },
  }),
)
