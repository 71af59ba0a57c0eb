/** The configuration file: its keys, their defaults, and the commented text that `pli init` writes. */

import { parse } from 'smol-toml'
import { Fault, limits } from '../base/index.js'
import {
  defaultKeySettings,
  keySettingsText,
  readKeySettings,
  type KeySettings,
} from './key-settings.js'

export interface Endpoint {
  readonly host: string
  readonly port: number
}

export const listenerNames = [
  'submission',
  'submissionStarttls',
  'imap',
  'imapStarttls',
  'https',
  'http',
] as const
export type ListenerKey = (typeof listenerNames)[number]

/** Listeners that take messages. */
export type MessageListener = Exclude<ListenerKey, 'https' | 'http'>

export interface Config {
  /** Name in greetings, Received fields and the gateway's certificate. */
  readonly hostName: string
  readonly domains: readonly string[]
  readonly listen: Readonly<Record<ListenerKey, Endpoint>>
  /** Where others reach the plain-HTTP listener: it stands in certificates. Undefined when there is no telling. */
  readonly publicUrl: string | undefined
  /** Largest message of each listener that takes messages, in bytes. */
  readonly messageBytes: Readonly<Record<MessageListener, number>>
  readonly passwordLogin: boolean
  /** JMAP with a token for programs on this machine; null when it is off. */
  readonly local: Endpoint | null
  /** Push services that may be told of news; none when empty. */
  readonly pushHosts: readonly string[]
  readonly logLevel: string
  readonly keys: KeySettings
}

const defaultPorts: Readonly<Record<ListenerKey, number>> = {
  submission: 4465,
  submissionStarttls: 4587,
  imap: 4993,
  imapStarttls: 4143,
  https: 4443,
  http: 4480,
}

const fileKeys: Readonly<Record<ListenerKey, string>> = {
  submission: 'submission',
  submissionStarttls: 'submission_starttls',
  imap: 'imap',
  imapStarttls: 'imap_starttls',
  https: 'https',
  http: 'http',
}

/** Reads `HOST:PORT`, `[IPV6]:PORT`; port 0 means any free one. Fault syntax otherwise. */
export function parseEndpoint(text: string): Endpoint {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^:[\]\s]+)):(\d{1,5})$/.exec(text)
  const port = Number(match?.[3])
  const host = match?.[1] ?? match?.[2]
  if (host === undefined || !(port <= 65535))
    throw new Fault('syntax', `"${text}" is not an address of the form HOST:PORT`)
  return { host, port }
}

export function printEndpoint({ host, port }: Endpoint): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

const domainPattern = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/

/** A mail domain in lower case. Fault syntax when it cannot be one. */
export function expectDomain(text: string): string {
  const domain = text.toLowerCase()
  if (!domainPattern.test(domain)) throw new Fault('syntax', `"${text}" is not a mail domain`)
  return domain
}

type Table = Readonly<Record<string, unknown>>

const tableOf = (value: unknown): Table =>
  typeof value === 'object' && value !== null ? (value as Table) : {}

function unknownKeys(table: Table, known: readonly string[], where: string): void {
  for (const key of Object.keys(table))
    if (!known.includes(key)) throw new Fault('syntax', `pli.toml: unknown key "${where}${key}"`)
}

function read<T>(table: Table, key: string, type: string, fallback: T): T {
  const value = table[key]
  if (value === undefined) return fallback
  if (typeof value !== type) throw new Fault('syntax', `pli.toml: "${key}" must be a ${type}`)
  return value as T
}

const messageListeners = listenerNames.filter(
  (name): name is MessageListener => name !== 'https' && name !== 'http',
)

const limitKey = (name: MessageListener): string => `${fileKeys[name]}_message_bytes`

function messageLimits(bounds: Table): Record<MessageListener, number> {
  const common = messageLimit(bounds, 'message_bytes', limits.messageBytes)
  const limit = (name: MessageListener): number => messageLimit(bounds, limitKey(name), common)
  return {
    submission: limit('submission'),
    submissionStarttls: limit('submissionStarttls'),
    imap: limit('imap'),
    imapStarttls: limit('imapStarttls'),
  }
}

function messageLimit(bounds: Table, key: string, fallback: number): number {
  const value = read(bounds, key, 'number', fallback)
  if (!Number.isInteger(value) || value < 1024 || value > maxMessageBytes)
    throw new Fault('syntax', `pli.toml: "${key}" must be from 1024 to ${maxMessageBytes}`)
  return value
}

/** Reads the text of pli.toml. Fault syntax names the line or key that is wrong. */
export function parseConfig(text: string): Config {
  let root: Table
  try {
    root = parse(text)
  } catch (cause) {
    const where = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''
    throw new Fault('syntax', `pli.toml cannot be read: ${where}`, { cause })
  }
  unknownKeys(
    root,
    ['host_name', 'domains', 'public_url', 'listen', 'limits', 'imap', 'push', 'log', 'keys'],
    '',
  )
  const listen = tableOf(root['listen'])
  const bounds = tableOf(root['limits'])
  const imap = tableOf(root['imap'])
  const log = tableOf(root['log'])
  const push = tableOf(root['push'])
  unknownKeys(listen, [...Object.values(fileKeys), 'local'], 'listen.')
  unknownKeys(bounds, ['message_bytes', ...messageListeners.map(limitKey)], 'limits.')
  unknownKeys(imap, ['password_login'], 'imap.')
  unknownKeys(log, ['level'], 'log.')
  unknownKeys(push, ['hosts'], 'push.')
  const domains = root['domains']
  if (!Array.isArray(domains) || domains.length === 0)
    throw new Fault('syntax', 'pli.toml: "domains" must list at least one mail domain')
  const endpoint = (key: ListenerKey): Endpoint =>
    parseEndpoint(read(listen, fileKeys[key], 'string', `127.0.0.1:${defaultPorts[key]}`))
  const hostName = read(root, 'host_name', 'string', 'localhost')
  const http = endpoint('http')
  return {
    hostName,
    publicUrl: publicUrlOf(read(root, 'public_url', 'string', ''), hostName, http),
    domains: domains.map((domain) => expectDomain(String(domain))),
    listen: {
      submission: endpoint('submission'),
      submissionStarttls: endpoint('submissionStarttls'),
      imap: endpoint('imap'),
      imapStarttls: endpoint('imapStarttls'),
      https: endpoint('https'),
      http,
    },
    messageBytes: messageLimits(bounds),
    passwordLogin: read(imap, 'password_login', 'boolean', false),
    local: localOf(read(listen, 'local', 'string', '')),
    pushHosts: pushHostsOf(push['hosts'] ?? []),
    logLevel: read(log, 'level', 'string', 'info'),
    keys: readKeySettings(tableOf(root['keys'])),
  }
}

const localOf = (text: string): Endpoint | null => (text === '' ? null : parseEndpoint(text))

const pushHostPattern =
  /^(?=.{1,255}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z][a-z0-9-]{0,62}(:\d{1,5})?$/

/** Fault syntax. */
function pushHostsOf(given: unknown): readonly string[] {
  const hosts = Array.isArray(given) ? given.map((one) => String(one).toLowerCase()) : undefined
  const wrong = hosts?.find((host) => !pushHostPattern.test(host))
  if (!hosts || wrong !== undefined)
    throw new Fault(
      'syntax',
      `pli.toml: "push.hosts" must list names of push services${wrong === undefined ? '' : `, not "${wrong}"`}`,
    )
  return hosts
}

/** As given, or made of the host name and the port of the listener. Fault syntax. */
function publicUrlOf(given: string, hostName: string, { port }: Endpoint): string | undefined {
  if (given === '') {
    if (port === 0) return undefined
    return `http://${hostName}${port === 80 ? '' : `:${port}`}`
  }
  // Whoever checks the revocation of a certificate of HTTPS cannot fetch it by HTTPS (RFC 5280 §8).
  if (!/^http:\/\/[^\s?#"'<>]{1,200}$/.test(given) || !URL.canParse(given))
    throw new Fault(
      'syntax',
      'pli.toml: "public_url" must be an address such as http://pki.exemple.fr',
    )
  return given.replace(/\/+$/, '')
}

/** Sealing adds 16 bytes to each 64 KiB; the blob port takes 64 MiB. */
const maxMessageBytes = limits.blobBytes - 64 * 1024

/** The text of a new pli.toml. */
export function configText(
  hostName: string,
  domains: readonly string[],
  keys: KeySettings = defaultKeySettings,
): string {
  const list = domains.map((domain) => JSON.stringify(domain)).join(', ')
  return `# Pli: configuration of the gateway. Changes take effect at the next start.

# Name in greetings, Received fields and the gateway's certificate.
host_name = ${JSON.stringify(hostName)}

# Mail domains served here. Mail for any other domain is refused.
domains = [${list}]

# Where others reach the http listener below: it stands in every certificate that is issued from now on.
# Left out: http://, the host name and the port of that listener.
# public_url = "http://pki.exemple.fr"

# HOST:PORT of each listener; port 0 takes any free one (see run/listeners.json).
# Every listener but http wants a client certificate of the directory.
[listen]
submission          = "127.0.0.1:${defaultPorts.submission}"   # SMTP, TLS from the first byte
submission_starttls = "127.0.0.1:${defaultPorts.submissionStarttls}"   # SMTP with STARTTLS
imap                = "127.0.0.1:${defaultPorts.imap}"   # IMAP, TLS from the first byte
imap_starttls       = "127.0.0.1:${defaultPorts.imapStarttls}"   # IMAP with STARTTLS
https               = "127.0.0.1:${defaultPorts.https}"
# Plain HTTP, without certificate, for revocation lists, CA certificates and OCSP alone: others must reach it.
http                = "127.0.0.1:${defaultPorts.http}"

# Plain HTTP for programs on this machine, JMAP alone, with a token of "pli token add"; off while it is empty. Loopback only.
# local             = "127.0.0.1:4481"
local               = ""

[limits]
# Largest message, headers and encoded attachments included: 35 MiB hold 25 MiB of attachments.
message_bytes = ${limits.messageBytes}
# One listener may have its own: submission_message_bytes, submission_starttls_message_bytes,
# imap_message_bytes, imap_starttls_message_bytes.

[imap]
# For mail software that insists on a password: LOGIN then names a mailbox that the certificate may
# open, and the password is not looked at. The certificate is needed all the same.
password_login = false

[push]
# Push services (RFC 8030) that holders' programs may have told of news while they do not run. The gateway then
# connects to these hosts over HTTPS, and to no other; what it says is that something has changed, enciphered.
# hosts = ["updates.push.services.mozilla.com"]
hosts = []

[log]
# debug, info, warn, error. The log goes to standard error, one JSON object a line, never with content.
level = "info"
${keySettingsText(keys)}`
}
