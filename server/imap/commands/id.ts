/** ID: names for the logs of both sides; nothing is decided by them. */

import { command, untagged } from '../command.js'
import { nstring } from '../wire/encode.js'

/** RFC 2971 §3.3. */
const maxFields = 30
const maxLength = 1024

export const id = command({
  name: 'ID',
  spec: 'RFC 2971 §3.1',
  state: 'any',
  beforeTls: true,
  capability: ['ID'],
  read(reader) {
    const words = reader.peek('(') ? reader.expectList(() => reader.expectNstring()) : []
    if (words.length === 0 && !reader.atEnd() && reader.keyword() !== 'NIL')
      reader.fail('a list or NIL')
    reader.expectEnd()
    if (words.length > 2 * maxFields) reader.fail('at most 30 fields')
    return words
  },
  async *run({ log, serverName }, words) {
    const fields: Record<string, string> = {}
    for (let i = 0; i + 1 < words.length; i += 2) {
      fields[(words[i] ?? '').slice(0, 30)] = (words[i + 1] ?? '').slice(0, maxLength)
    }
    log.debug({ client: fields }, 'imap client')
    yield untagged(`ID ("name" ${nstring(serverName)})`)
  },
})
