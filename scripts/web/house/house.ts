/** A house for the web client: a doctor, a colleague, a pharmacist who works in a pharmacy's mailbox, a nurse, an administrator, and mail. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openIdentity } from '../../../client/mail/index.js'
import { parseCertificates, type Enrolment } from '../../../pki/index.js'
import { initData, writeIdentity, writeMailCertificates } from '../../../server/admin/index.js'
import { silentLog, systemClock } from '../../../server/base/index.js'
import { listenerNames, pathsOf, type ListenerKey } from '../../../server/config/index.js'
import { openData, type Data } from '../../../server/data.js'
import { startGateway, type RunningGateway } from '../../../server/gateway.js'
import { createMail, flagBits } from '../../../server/mail/index.js'
import { mailParts, trustOf } from '../../../server/parts.js'
import { version } from '../../../server/version.js'
import { runPli } from '../../demo/console.js'
import { seedsUntil, type Seed } from './mail.js'
import { mailDomains, pharmacy, roles, type Guest, type Persona } from './people.js'
import { prescribeAll } from './prescriptions.js'

export interface HouseOptions {
  /** Where it lives; it is made when it is not there. */
  readonly folder: string
  /** Letters and results in the doctor's mailbox. */
  readonly messages?: number
  /** Signed prescriptions sent to the pharmacy. */
  readonly prescriptions?: number
  /** Mail domains beside those of its people: that of the citizens, say. */
  readonly domains?: readonly string[]
  /** Of the HTTPS listener; any free one by default. */
  readonly port?: number
  /** The largest message it takes, in octets; the gateway's own limit by default. */
  readonly messageBytes?: number
}

export interface WebHouse {
  readonly url: string
  /** Certificate of the root, PEM, for clients that check the server. */
  readonly ca: string
  readonly guests: Readonly<Record<Persona, Guest>>
  readonly gateway: RunningGateway
  close(): Promise<void>
}

const actor = 'web-house'

async function hand(data: Data, folder: string, enrolment: Enrolment): Promise<void> {
  const password = await writeIdentity(data, enrolment, folder)
  await writeMailCertificates(data, enrolment, folder, password, actor)
  writeFileSync(join(folder, 'password.txt'), `${password}\n`, { mode: 0o600 })
}

async function enrolEverybody(root: string, identities: string): Promise<void> {
  const data = await openData(root)
  try {
    for (const { folder, ...person } of Object.values(roles))
      await hand(
        data,
        join(identities, folder),
        await data.authority.enrolProfessional({ ...person, keyType: 'ecdsa', actor }),
      )
    const { folder, ...organisation } = pharmacy
    await hand(
      data,
      join(identities, folder),
      await data.authority.enrolOrganisation({ ...organisation, keyType: 'ecdsa', actor }),
    )
    await data.directory.grant(
      {
        ...{ identity: `rpps:${roles.pharmacist.rpps}`, address: pharmacy.mailbox },
        ...{ actions: ['read', 'send', 'manage'], why: 'titulaire' },
      },
      actor,
    )
  } finally {
    await data.close()
  }
}

/** The first administrator is named from the console; from then on the console asks for a reason. */
async function nameAdministrator(root: string): Promise<void> {
  const who = `rpps:${roles.administrator.rpps}`
  const words = [
    'admin',
    'add',
    who,
    '--role',
    'security-officer',
    '--role',
    'registrar',
    '--role',
    'auditor',
    '--data',
    root,
  ]
  const { code, both } = await runPli([...words, '--why', 'responsable informatique'])
  if (code !== 0) throw new Error(`no administrator could be named: ${both}`)
}

async function keep(root: string, identities: string, seeds: readonly Seed[]): Promise<void> {
  const data = await openData(root)
  try {
    const trust = trustOf(data, silentLog)
    const mail = createMail({ ...mailParts(data, silentLog), trust })
    const owners = [roles.doctor, pharmacy]
    for (const { folder, mailbox } of owners) {
      const chain = parseCertificates(readFileSync(join(identities, folder, 'cert.pem'), 'latin1'))
      const verdict = await trust.why(
        chain.map(({ der }) => der),
        'https',
      )
      if (!verdict.admitted) throw new Error(`${mailbox} is refused: ${verdict.rule}`)
      const account = await mail.open(verdict.value, mailbox)
      for (const { raw, at, isSeen, folder: to } of seeds
        .filter((one) => one.mailbox === mailbox)
        .reverse()) {
        const flags = isSeen ? flagBits['\\Seen'] : 0
        const appending = await account.append(to, {
          ...{ flags, keywords: [], internalDate: at, sizeBytes: raw.length },
        })
        await appending.write(raw)
        await appending.finish()
      }
    }
  } finally {
    await data.close()
  }
}

async function make(options: HouseOptions, root: string, identities: string): Promise<void> {
  mkdirSync(options.folder, { recursive: true })
  await initData({
    root,
    domains: [...mailDomains, ...(options.domains ?? [])],
    hostName: 'localhost',
    actor,
    keyType: 'ecdsa-p256',
  })
  if (options.messageBytes !== undefined) allow(root, options.messageBytes)
  await enrolEverybody(root, identities)
  await keep(root, identities, seedsUntil(systemClock.now(), options.messages ?? 40))
}

function allow(root: string, messageBytes: number): void {
  const { config } = pathsOf(root)
  const text = readFileSync(config, 'utf8')
  writeFileSync(config, text.replace(/^message_bytes = \d+$/m, `message_bytes = ${messageBytes}`))
}

async function guestOf(folder: string, name: string): Promise<Guest> {
  const { account } = await openIdentity(folder)
  const password = readFileSync(join(folder, 'password.txt'), 'utf8').trim()
  return { name, mailbox: account.mailbox, folder, p12: join(folder, 'identity.p12'), password }
}

/** Opens the house, making it first when it is not there, and serves it on loopback until it is closed. */
export async function openWebHouse(options: HouseOptions): Promise<WebHouse> {
  const root = join(options.folder, 'data')
  const identities = join(options.folder, 'identities')
  const isNew = !existsSync(pathsOf(root).config)
  if (isNew) await make(options, root, identities)
  const host = '127.0.0.1'
  const listen = Object.fromEntries(
    listenerNames.map((name) => [name, { host, port: name === 'https' ? (options.port ?? 0) : 0 }]),
  ) as Record<ListenerKey, { host: string; port: number }>
  const gateway = await startGateway({ root, listen, log: silentLog, version })
  const guests: Partial<Record<Persona, Guest>> = {}
  for (const [role, { folder, given, family }] of Object.entries(roles) as [
    keyof typeof roles,
    (typeof roles)[keyof typeof roles],
  ][])
    guests[role] = await guestOf(join(identities, folder), `${given} ${family}`)
  guests.pharmacy = await guestOf(join(identities, pharmacy.folder), pharmacy.name)
  const house = {
    ...{ gateway, guests: guests as Record<Persona, Guest> },
    url: `https://localhost:${gateway.addresses.https.port}`,
    ca: join(root, 'ca', 'root.pem'),
    close: () => gateway.stop(),
  }
  if (isNew) {
    await prescribeAll(options.folder, house.guests, options.prescriptions ?? 3)
    await nameAdministrator(root)
  }
  return house
}
