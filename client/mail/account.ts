/** account.json: whose identity it is and where the servers are; written by `pli enrol`, read by every user command. */

import { PhrasedFault } from '../../server/base/index.js'
import { timeStampUrl } from './time-stamp.js'

export type ServerName = 'submission' | 'imap' | 'https'

export interface ServerAccount {
  readonly host: string
  readonly port: number
  readonly tls: 'implicit' | 'starttls'
  /** The name in the server's certificate, when it is not `host`. */
  readonly servername?: string
}

/** Version 1 of the file. Unknown keys are left alone, so that later versions may add some. */
export interface Account {
  readonly version: 1
  /** The address to send from. */
  readonly mailbox: string
  /** `rpps:…`, `finess:…`. */
  readonly identity: string
  /** Shown to recipients beside the address. */
  readonly displayName?: string
  readonly servers: Readonly<Record<ServerName, ServerAccount>>
  /** For all servers that do not name their own. */
  readonly servername?: string
  /** Path of the gateway's run/listeners.json, for one on this machine whose ports change. */
  readonly listeners?: string
  /** http(s) address of the authority that time-stamps what this identity signs (RFC 3161). */
  readonly tsa?: string
}

type Json = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function expectText(from: Json, key: string): string {
  const value = from[key]
  if (typeof value !== 'string' || value === '') throw new Error(`${key} is missing`)
  return value
}

function optionalText(from: Json, key: string): string | undefined {
  return from[key] === undefined ? undefined : expectText(from, key)
}

function isPort(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535
}

function readServer(value: unknown): ServerAccount {
  if (!isRecord(value) || !isPort(value['port'])) throw new Error('a server has no port')
  const tls = value['tls'] ?? 'implicit'
  if (tls !== 'implicit' && tls !== 'starttls') throw new Error('unknown tls mode')
  const servername = optionalText(value, 'servername')
  const server = { host: expectText(value, 'host'), port: value['port'], tls } as const
  return servername === undefined ? server : { ...server, servername }
}

/** Reads account.json. Fault corrupt, naming `path`, when it is not one of version 1. */
export function parseAccount(text: string, path: string): Account {
  try {
    const json: unknown = JSON.parse(text)
    if (!isRecord(json) || json['version'] !== 1) throw new Error('unknown version')
    const servers = json['servers']
    if (!isRecord(servers)) throw new Error('no servers')
    const displayName = optionalText(json, 'displayName')
    const servername = optionalText(json, 'servername')
    const listeners = optionalText(json, 'listeners')
    const tsa = optionalText(json, 'tsa')
    if (tsa !== undefined && !timeStampUrl(tsa)) throw new Error('tsa is no http address')
    return {
      version: 1,
      mailbox: expectText(json, 'mailbox'),
      identity: expectText(json, 'identity'),
      servers: {
        submission: readServer(servers['submission']),
        imap: readServer(servers['imap']),
        https: readServer(servers['https']),
      },
      ...(displayName === undefined ? {} : { displayName }),
      ...(servername === undefined ? {} : { servername }),
      ...(listeners === undefined ? {} : { listeners }),
      ...(tsa === undefined ? {} : { tsa }),
    }
  } catch (error) {
    throw new PhrasedFault('corrupt', 'identity.badAccount', { path }, error)
  }
}

/** `value` as the place of a listener, or null. */
export function readPlace(value: unknown): { host: string; port: number } | null {
  if (!isRecord(value)) return null
  const { host, port } = value
  return typeof host === 'string' && isPort(port) ? { host, port } : null
}
