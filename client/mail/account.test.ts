/** account.json read strictly, and listeners followed when they are known. */

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../server/base/index.js'
import { parseAccount } from './account.js'
import { endpointOf } from './identity.js'
import { currentPorts } from './listeners.js'

const server = (port: number) => ({ host: '127.0.0.1', port, tls: 'implicit' })
const account = {
  version: 1,
  mailbox: 'camille.martin@medecin.pli.test',
  identity: 'rpps:10100997245',
  servername: 'passerelle.pli.test',
  servers: { submission: server(4465), imap: server(4993), https: server(4443) },
  later: 'ignored',
}
const parse = (value: unknown) => parseAccount(JSON.stringify(value), 'account.json')

describe('parseAccount', () => {
  it('reads version 1 and leaves what it does not know', () => {
    const { later: _later, ...known } = account
    expect(parse(account)).toEqual(known)
  })

  it.each([
    ['no object', 3],
    ['another version', { ...account, version: 2 }],
    ['no mailbox', { ...account, mailbox: null }],
    ['a missing server', { ...account, servers: { imap: server(1) } }],
    ['a port that is none', { ...account, servers: { ...account.servers, imap: server(70_000) } }],
    [
      'an unknown TLS mode',
      { ...account, servers: { ...account.servers, imap: { ...server(1), tls: 'none' } } },
    ],
  ])('refuses %s', (_what, value) => {
    expect(() => parse(value)).toThrow(Fault)
  })

  it('refuses what is no JSON', () => {
    expect(() => parseAccount('{', 'account.json')).toThrow('account.json')
  })
})

describe('listeners.json', () => {
  const write = (text: string) => {
    const path = join(mkdtempSync(join(tmpdir(), 'pli-listeners-')), 'listeners.json')
    writeFileSync(path, text)
    return path
  }
  const path = write(
    JSON.stringify({
      imap: { host: '0.0.0.0', port: 50_001 },
      imapStarttls: { host: '::1', port: 50_002 },
      submission: 'nonsense',
    }),
  )

  it('tells the present port of each kind of listener', async () => {
    expect(await currentPorts(path, 'imap', 'implicit')).toEqual({
      host: '127.0.0.1',
      port: 50_001,
    })
    expect(await currentPorts(path, 'imap', 'starttls')).toEqual({ host: '::1', port: 50_002 })
  })

  it('is nothing to rely on', async () => {
    expect(await currentPorts(path, 'submission', 'implicit')).toBeNull()
    expect(await currentPorts(undefined, 'imap', 'implicit')).toBeNull()
    expect(await currentPorts('/nulle/part', 'imap', 'implicit')).toBeNull()
    expect(await currentPorts(write('{'), 'imap', 'implicit')).toBeNull()
  })

  it('overrides the account’s ports, never its server name', async () => {
    const identity = {
      folder: '',
      account: parse({ ...account, listeners: path }),
      key: '',
      certificate: '',
      anchors: '',
    }
    expect(await endpointOf(identity, 'imap')).toMatchObject({
      port: 50_001,
      servername: 'passerelle.pli.test',
    })
    expect(await endpointOf(identity, 'https')).toMatchObject({
      port: 4443,
      label: '127.0.0.1:4443',
    })
  })
})
