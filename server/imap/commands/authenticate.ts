/** AUTHENTICATE: the certificate already proved who the client is; this only says which mailbox it wants. */

import { Fault } from '../../base/index.js'
import { ask, command, type Context, type Response } from '../command.js'

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const initial = /[A-Za-z0-9+/=]+/y

function decode(line: string): string {
  if (line === '*') throw new Fault('syntax', 'authentication cancelled')
  if (!base64.test(line)) throw new Fault('syntax', 'response is not base64')
  return Buffer.from(line, 'base64').toString('utf8')
}

/** RFC 4422 §A: the response is an authorization identity, or nothing. */
function external(text: string): string | undefined {
  if (text.includes('\0')) throw new Fault('syntax', 'authorization identity holds NUL')
  return text === '' ? undefined : text
}

/** RFC 4616 §2: authzid NUL authcid NUL password; the password is dropped unread. */
function plain(text: string): string {
  const [authzid = '', authcid = '', password, ...more] = text.split('\0')
  if (password === undefined || more.length > 0 || authcid === '') {
    throw new Fault('syntax', 'PLAIN response has not three fields')
  }
  if (authzid !== '' && authzid.toLowerCase() !== authcid.toLowerCase()) {
    throw new Fault('denied', 'authorization identity differs from the user name')
  }
  return authcid
}

function mechanism(name: string, context: Context): (text: string) => string | undefined {
  if (name === 'EXTERNAL') return external
  if (name === 'PLAIN' && context.settings.passwordLogin) return plain
  throw new Fault('unsupported', 'authentication mechanism not offered')
}

async function* response(first: string | undefined): AsyncGenerator<Response, string, string> {
  // RFC 4959 §3: "=" is an initial response that is empty.
  if (first === '=') return ''
  return decode(first ?? (yield* ask('')))
}

export const authenticate = command({
  name: 'AUTHENTICATE',
  spec: 'RFC 9051 §6.2.2',
  state: 'not-authenticated',
  replies: { denied: 'AUTHORIZATIONFAILED', 'not-found': 'AUTHORIZATIONFAILED' },
  read(reader) {
    const name = reader.expectKeyword('a mechanism')
    const first = reader.take(' ') ? (reader.word(initial) ?? reader.fail('base64')) : undefined
    reader.expectEnd()
    return { name, first }
  },
  async *run(context, { name, first }) {
    const addressOf = mechanism(name, context)
    await context.login(addressOf(yield* response(first)))
    const code = `CAPABILITY ${context.capabilities().join(' ')}`
    return { code, text: 'Mailbox opened' }
  },
})
