/** An IMAP server over mail in memory and a trust of two lines, for dialogues and foreign clients over real mutual TLS. */

import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { admit, deny, Fault, limits, silentLog, type Denial, type Log } from '../base/index.js'
import { createImapServer, type ImapServer, type ImapServerOptions } from '../imap/index.js'
import type { Account } from '../mail/index.js'
import type { Caller, Trust, Watch } from '../trust/index.js'
import { MemoryMail } from './memory-mail.js'
import type { TlsIdentities } from './tls-identities.js'

/** Admits whoever shows the client certificate, until revoked. */
export class TestTrust implements Trust {
  readonly watches = new Set<Watch>()
  denial: Denial | undefined
  readonly #addresses: readonly string[]

  constructor(addresses: readonly string[]) {
    this.#addresses = addresses
  }

  async admit(socket: TLSSocket) {
    const certificate = socket.getPeerCertificate()
    if (this.denial !== undefined) return this.denial
    if (certificate.subject?.CN !== 'client') return deny('no-certificate')
    const { serialNumber: serial, fingerprint256: fingerprint } = certificate
    const owner = 'rpps:10100997245'
    const caller: Caller = {
      identity: owner,
      kind: 'professional',
      displayName: 'Dr Camille MARTIN (médecin)',
      certificate: { serial, fingerprint, subject: 'CN=client', notAfter: 0 },
      mailboxes: this.#addresses.map((address) => ({
        ...{ address, type: 'PER', owner },
        actions: ['read'],
      })),
      roles: [],
    }
    return admit(caller)
  }

  async decide() {
    return admit(undefined)
  }

  watch(watch: Watch) {
    this.watches.add(watch)
    return () => void this.watches.delete(watch)
  }

  revoke(denial: Denial): void {
    this.denial = denial
    for (const watch of this.watches) watch.end(denial)
  }
}

export interface ImapHouse {
  readonly server: ImapServer
  readonly trust: TestTrust
  readonly mail: MemoryMail
  readonly implicitPort: number
  readonly starttlsPort: number
  /** A connection with the client certificate. */
  connect(withCertificate?: boolean): Promise<TLSSocket>
  connectClear(): Promise<Socket>
  close(): Promise<void>
}

export interface HouseOptions {
  readonly passwordLogin?: boolean
  readonly limits?: Partial<ImapServerOptions['limits']>
  readonly log?: Log
  /** Another mail to serve, instead of the one in memory. */
  readonly open?: (caller: Caller, address?: string) => Promise<Account>
}

export const houseAddress = 'camille.martin@medecin.pli.test'

function openerOf(mail: MemoryMail) {
  return async (_caller: Caller, address = houseAddress): Promise<Account> => {
    if (address.toLowerCase() !== houseAddress) throw new Fault('denied', 'not your mailbox')
    return mail
  }
}

export async function startImapHouse(
  tls: TlsIdentities,
  options: HouseOptions = {},
): Promise<ImapHouse> {
  const trust = new TestTrust([houseAddress])
  const mail = new MemoryMail(houseAddress)
  const server = createImapServer({
    trust,
    mail: { open: options.open ?? openerOf(mail) },
    tls: {
      contextOptions: {
        ...{ ...tls.server, ca: tls.ca, requestCert: true, rejectUnauthorized: false },
        minVersion: 'TLSv1.2',
      },
    },
    log: options.log ?? silentLog,
    clock: { now: () => Date.UTC(2026, 1, 1, 12) },
    limits: { ...limits, ...options.limits },
    settings: { passwordLogin: options.passwordLogin ?? false },
    name: 'Pli',
  })
  const host = '127.0.0.1'
  const implicit = await server.listen('implicit', { host, port: 0 })
  const starttls = await server.listen('starttls', { host, port: 0 })
  return {
    ...{ server, trust, mail, implicitPort: implicit.port, starttlsPort: starttls.port },
    async connect(withCertificate = true) {
      const identity = withCertificate ? tls.client : {}
      const at = { host, port: implicit.port, servername: 'localhost', ca: tls.ca }
      const socket = connectTls({ ...at, ...identity })
      await new Promise<void>((resolve, reject) => {
        socket.once('secureConnect', resolve)
        socket.once('error', reject)
      })
      return socket
    },
    async connectClear() {
      const socket = connectPlain(starttls.port, host)
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve)
        socket.once('error', reject)
      })
      return socket
    },
    close: () => server.close(),
  }
}
