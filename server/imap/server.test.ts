/** The IMAP door against peers that misbehave, and when sessions must end: all over real sockets. */

import { connect as connectTls } from 'node:tls'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Duplex } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { deny, Fault, type Log } from '../base/index.js'
import { startImapHouse, type HouseOptions, type ImapHouse } from '../test/imap-house.js'
import { makeTlsIdentities, type TlsIdentities } from '../test/tls-identities.js'

let tls: TlsIdentities
let house: ImapHouse
beforeAll(() => void (tls = makeTlsIdentities()))
afterAll(() => tls.remove())
afterEach(() => house.close())

/** Text received so far, and a wait for a piece of it. */
class Client {
  text = ''
  closed = false
  constructor(readonly socket: Duplex) {
    socket.on('data', (chunk: Buffer) => (this.text += chunk.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => (this.closed = true))
  }

  send(text: string): this {
    this.socket.write(text, 'latin1')
    return this
  }

  async until(test: string | (() => boolean), ms = 5000): Promise<string> {
    const met = typeof test === 'string' ? () => this.text.includes(test) : test
    for (let waited = 0; !met(); waited += 5) {
      if (waited > ms) throw new Error(`waited for ${String(test)}, got ${this.text.slice(-500)}`)
      await sleep(5)
    }
    return this.text
  }
}

async function start(options?: HouseOptions): Promise<void> {
  house = await startImapHouse(tls, options)
}

async function loggedIn(): Promise<Client> {
  const client = new Client(await house.connect())
  await client.send('a AUTHENTICATE EXTERNAL =\r\n').until('a OK')
  return client
}

async function append(client: Client, message: string): Promise<void> {
  await client.send(`p APPEND INBOX {${message.length}+}\r\n${message}\r\n`).until('p OK')
}

function startTlsOn(socket: Awaited<ReturnType<ImapHouse['connectClear']>>) {
  return connectTls({ socket, servername: 'localhost', ca: tls.ca, ...tls.client })
}

describe('admission', () => {
  it('refuses a peer without a certificate in one sentence and hangs up', async () => {
    await start()
    const client = new Client(await house.connect(false))
    await client.until(() => client.closed)
    expect(client.text).toMatch(/^\* BYE No client certificate was presented\. .*\r\n$/)
    expect(client.text).not.toContain('OK')
  })

  it('refuses at STARTTLS too', async () => {
    await start()
    const clear = await house.connectClear()
    const plain = new Client(clear)
    await plain.send('a STARTTLS\r\n').until('a OK')
    clear.removeAllListeners('data')
    const client = new Client(connectTls({ socket: clear, servername: 'localhost', ca: tls.ca }))
    await client.until('* BYE No client certificate')
    await client.until(() => client.closed)
  })

  it('survives a peer that speaks no TLS at all', async () => {
    await start()
    const { connect } = await import('node:net')
    const client = new Client(connect(house.implicitPort, '127.0.0.1'))
    client.send('a LOGIN x y\r\n')
    await client.until(() => client.closed)
    expect(house.server.sessions).toBe(0)
    await loggedIn()
  })

  it('bounds the sessions of one identity', async () => {
    await start({ limits: { connectionsPerIdentity: 2 } })
    const first = await loggedIn()
    await loggedIn()
    const third = new Client(await house.connect())
    await third.until('* BYE Too many sessions of this identity')
    first.send('z LOGOUT\r\n')
    await first.until(() => first.closed)
    await loggedIn()
  })

  it('does not wait long for who starts no TLS', async () => {
    await start({ limits: { handshakeMs: 300 } })
    const client = new Client(await house.connectClear())
    await client.send('a NOOP\r\n').until('a OK')
    await client.until('* BYE TLS was not started in time')
    await client.until(() => client.closed)
    await loggedIn()
  })

  it('bounds all connections', async () => {
    await start({ limits: { connections: 1 } })
    await loggedIn()
    const client = new Client(await house.connectClear())
    await client.until('* BYE [UNAVAILABLE] Too many connections')
  })
})

describe('STARTTLS', () => {
  it('drops what was pipelined in clear, CVE-2011-0411', async () => {
    await start()
    const clear = await house.connectClear()
    const plain = new Client(clear)
    plain.send('a STARTTLS\r\nb NOOP\r\nc AUTHENTICATE EXTERNAL =\r\n')
    await plain.until('a OK Begin TLS negotiation now\r\n')
    clear.removeAllListeners('data')
    const secure = startTlsOn(clear)
    await once(secure, 'secureConnect')
    const client = new Client(secure)
    await client.send('d CAPABILITY\r\n').until('d OK')
    expect(client.text).not.toMatch(/^[bc] /m)
    expect(client.text).toContain('AUTH=EXTERNAL')
    expect(client.text).not.toContain('STARTTLS')
    await client.send('e AUTHENTICATE EXTERNAL =\r\n').until('e OK')
  })

  it('hangs up when clear text follows instead of a handshake', async () => {
    await start()
    const plain = new Client(await house.connectClear())
    await plain.send('a STARTTLS\r\n').until('a OK')
    plain.send('b NOOP\r\n')
    await plain.until(() => plain.closed)
    expect(plain.text).not.toContain('b OK')
  })
})

describe('the end of a session', () => {
  it('comes at once when the identity is revoked, in IDLE too', async () => {
    await start()
    const idle = await loggedIn()
    await idle.send('b IDLE\r\n').until('+ idling')
    const waiting = await loggedIn()
    const begun = Date.now()
    house.trust.revoke(deny('no-certificate'))
    for (const client of [idle, waiting]) {
      await client.until('* BYE No client certificate')
      await client.until(() => client.closed)
    }
    expect(Date.now() - begun).toBeLessThan(1000)
    expect(house.trust.watches.size).toBe(0)
  })

  it('cuts a body that is being sent when the identity is revoked', async () => {
    await start()
    const client = await loggedIn()
    await append(client, `Subject: big\r\n\r\n${'x'.repeat(20_000_000)}\r\n`)
    await client.send('b SELECT INBOX\r\n').until('b OK')
    client.socket.pause()
    client.send('c FETCH 1 BODY[]\r\n')
    await sleep(200)
    house.trust.revoke(deny('no-certificate'))
    client.socket.resume()
    await client.until(() => client.closed)
    expect(client.text).not.toContain('c OK')
    expect(client.text).not.toContain('BYE')
  })

  it('drains: idle sessions hear BYE, nobody new gets in', async () => {
    await start()
    const client = await loggedIn()
    await house.server.drain()
    await client.until('* BYE Server is going down')
    expect(house.server.sessions).toBe(0)
    await expect(house.connect()).rejects.toThrow()
  })

  it('comes after a silence', async () => {
    await start({ limits: { imapIdleMs: 100 } })
    const client = new Client(await house.connect())
    await client.until('* BYE Idle for too long')
    await client.until(() => client.closed)
  })
})

describe('hostile input', () => {
  it('answers a line of a megabyte with BAD and lives on', async () => {
    await start()
    const client = await loggedIn()
    await client
      .send(`b SELECT ${'x'.repeat(900_000)}\r\n`)
      .until('b BAD Unreadable line: too long')
    await client.send('c NOOP\r\n').until('c OK')
  })

  it('hangs up on a line without end', async () => {
    await start()
    const client = await loggedIn()
    for (let i = 0; i < 24 && !client.closed; i++) {
      client.send('x'.repeat(65_536))
      await sleep(5)
    }
    await client.until('* BYE line without end')
  })

  it('reads commands that arrive byte by byte', async () => {
    await start()
    const client = new Client(await house.connect())
    for (const char of 'a AUTHENTICATE EXTERNAL =\r\nb SELECT {5+}\r\nINBOX\r\n') client.send(char)
    await client.until('b OK [READ-WRITE]')
  })

  it('answers thousands of pipelined commands in order while others are served', async () => {
    await start()
    const flooder = await loggedIn()
    const other = await loggedIn()
    const count = 20_000
    let flood = ''
    for (let i = 0; i < count; i++) flood += `t${i} NOOP\r\n`
    flooder.send(flood)
    await other.send('b SELECT INBOX\r\n').until('b OK')
    await flooder.until(`t${count - 1} OK`, 20_000)
    const tags = [...flooder.text.matchAll(/^t(\d+) OK/gm)].map((match) => Number(match[1]))
    expect(tags).toEqual(Array.from({ length: count }, (_, i) => i))
  })

  it('does not grow with a reader that takes nothing', async () => {
    await start()
    const client = await loggedIn()
    await append(client, `Subject: big\r\n\r\n${'y'.repeat(2_000_000)}\r\n`)
    await client.send('b SELECT INBOX\r\n').until('b OK')
    client.socket.pause()
    let before = process.memoryUsage().arrayBuffers
    for (let i = 0; i < 10; i++) client.send(`c${i} FETCH 1 BODY.PEEK[]\r\n`)
    await sleep(300)
    before = process.memoryUsage().arrayBuffers - before
    expect(before).toBeLessThan(8_000_000)
    client.socket.resume()
    await client.until('c9 OK', 50_000)
    expect(client.text.length).toBeGreaterThan(10 * 2_000_000)
  })

  it('ends the command, not the process, when the client leaves inside a literal', async () => {
    await start()
    const client = await loggedIn()
    client.send('b APPEND INBOX {1000+}\r\nhalf')
    await sleep(50)
    client.socket.destroy()
    for (let i = 0; house.server.sessions > 0 && i < 100; i++) await sleep(10)
    expect(house.server.sessions).toBe(0)
    const [inbox] = await house.mail.mailboxes()
    expect(inbox?.messages).toBe(0)
  })
})

describe('failures behind the door', () => {
  it('answers a bug with one sentence, logs it, and goes on', async () => {
    const errors: unknown[] = []
    const quiet = { debug() {}, info() {}, warn() {} }
    const log: Log = { ...quiet, error: (fields) => void errors.push(fields) }
    await start({ log })
    const client = await loggedIn()
    house.mail.mailboxes = () => Promise.reject(new Error('secret path /etc'))
    await client
      .send('b LIST "" *\r\n')
      .until('b NO [SERVERBUG] Internal error, it has been logged')
    expect(client.text).not.toContain('secret')
    expect(JSON.stringify(errors)).toContain('secret path')
    await client.send('c NOOP\r\n').until('c OK')
  })

  it('sends the other messages when one is damaged, and says so', async () => {
    await start()
    const client = await loggedIn()
    for (const n of [1, 2, 3]) await append(client, `Subject: ${n}\r\n\r\nbody ${n}\r\n`)
    await client.send('b SELECT INBOX\r\n').until('b OK')
    const read = house.mail.read.bind(house.mail)
    house.mail.read = async function* (mailbox, uids) {
      for await (const message of read(mailbox, uids)) {
        if (message.meta.uid !== 2) yield message
        else {
          const corrupt = () => Promise.reject(new Fault('corrupt', 'message is damaged'))
          yield { ...message, summary: corrupt }
        }
      }
    }
    await client.send('c FETCH 1:3 ENVELOPE\r\n').until('c NO [CORRUPTION]')
    expect(client.text).toContain('* 1 FETCH (ENVELOPE (NIL "1"')
    expect(client.text).toContain('* 3 FETCH (ENVELOPE (NIL "3"')
    expect(client.text).not.toContain('* 2 FETCH (ENVELOPE')
    await client.send('d SEARCH BODY body\r\n').until('* SEARCH 1 3\r\nd OK')
  })

  it('cuts the connection rather than sending fewer bytes than announced', async () => {
    await start()
    const client = await loggedIn()
    await append(client, 'Subject: x\r\n\r\nbody\r\n')
    await client.send('b SELECT INBOX\r\n').until('b OK')
    const read = house.mail.read.bind(house.mail)
    house.mail.read = async function* (mailbox, uids) {
      for await (const message of read(mailbox, uids)) {
        yield {
          ...message,
          async *bytes() {
            yield Buffer.from('short')
          },
        }
      }
    }
    client.send('c FETCH 1 BODY[]\r\n')
    await client.until(() => client.closed)
    expect(client.text).not.toContain('c OK')
  })
})

describe('what is under way', () => {
  it('is not kept when the command that brings it is not finished', async () => {
    await start()
    const client = await loggedIn()
    client.send('b APPEND INBOX {14+}\r\nSubject: x\r\n\r\n')
    await sleep(50)
    client.socket.destroy()
    for (let i = 0; house.server.sessions > 0 && i < 100; i++) await sleep(10)
    const inbox = await house.mail.mailbox('INBOX')
    expect(inbox?.messages).toBe(0)
  })

  it('does not hold up a drain when the session only idles', async () => {
    await start()
    const client = await loggedIn()
    await client.send('b IDLE\r\n').until('+ idling')
    const began = Date.now()
    await house.server.drain()
    expect(Date.now() - began).toBeLessThan(1000)
    expect(client.text).toContain('* BYE Server is going down')
  })
})
