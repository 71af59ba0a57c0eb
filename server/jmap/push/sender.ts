/** Telling a push service: one POST over HTTPS to a host that the operator allowed, never inward, never elsewhere. */

import { lookup as lookUp } from 'node:dns'
import { request } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** `gone`: the subscription is no more (RFC 8030 §7.3); `later`: worth another try. */
export type PushOutcome = 'taken' | 'gone' | 'refused' | 'later'

export interface PushMessage {
  readonly body: Buffer
  readonly isEncrypted: boolean
}

export interface PushSender {
  /** Whether this address may ever be asked. */
  allows(url: string): boolean
  /** Never rejects. */
  send(url: string, message: PushMessage): Promise<PushOutcome>
}

export interface SenderOptions {
  /** Names, or `name:port` where it is not 443; empty for none. */
  readonly hosts: readonly string[]
  /** Anchors in the place of the public ones. */
  readonly ca?: Buffer
  /** Addresses that may be asked; those of the public network when left out. */
  readonly isPublic?: (address: string) => boolean
}

const timeoutMs = 10_000
/** How long the service keeps it for a device that is off (RFC 8030 §5.2), in seconds. */
const timeToLive = 24 * 60 * 60

export function pushSender({ hosts, ca, isPublic = isPublicAddress }: SenderOptions): PushSender {
  const allowed = new Set(hosts.map((host) => host.toLowerCase()))
  const allows = (text: string): boolean => {
    if (text.length > 2000 || !URL.canParse(text)) return false
    const { protocol, username, password, hostname, host, hash } = new URL(text)
    if (protocol !== 'https:' || username !== '' || password !== '' || hash !== '') return false
    return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 && allowed.has(host.toLowerCase())
  }
  const lookup: LookupFunction = (name, options, done) => {
    lookUp(name, { ...options, all: true }, (error, found) => {
      const open = error ? [] : found.filter(({ address }) => isPublic(address))
      const [first] = open
      // Looked at here, where the connection takes it: a name may lead elsewhere a moment later.
      if (!first) done(error ?? new Error('this name leads inward'), '', 4)
      else if (options.all) done(null, open)
      else done(null, first.address, first.family)
    })
  }
  return {
    allows,
    send: (url, message) => (allows(url) ? post(url, message, lookup, ca) : refused),
  }
}

const refused: Promise<PushOutcome> = Promise.resolve('refused')

function post(
  url: string,
  { body, isEncrypted }: PushMessage,
  lookup: LookupFunction,
  ca: Buffer | undefined,
): Promise<PushOutcome> {
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    ttl: timeToLive,
    ...(isEncrypted && { 'content-encoding': 'aes128gcm' }),
  }
  return new Promise((resolve) => {
    const sent = request(
      url,
      { method: 'POST', headers, lookup, agent: false, timeout: timeoutMs, ...(ca && { ca }) },
      (answer) => {
        resolve(outcomeOf(answer.statusCode ?? 0))
        // What it says is of no interest.
        answer.destroy()
      },
    )
    const late = setTimeout(() => sent.destroy(new Error('too slow')), timeoutMs)
    sent.on('timeout', () => sent.destroy(new Error('silent')))
    sent.on('close', () => clearTimeout(late))
    sent.on('error', () => resolve('later'))
    sent.end(body)
  })
}

function outcomeOf(status: number): PushOutcome {
  if (status >= 200 && status < 300) return 'taken'
  if (status === 404 || status === 410) return 'gone'
  return status === 429 || status >= 500 ? 'later' : 'refused'
}

const inward = new BlockList()
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
  ] as const),
  ...([
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
  ] as const),
  ...([
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
  ] as const),
  ...([
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const)
  inward.addSubnet(net, bits, 'ipv4')

/** Global unicast alone (RFC 4291 §2.4); what embeds an IPv4 address, tunnels and documentation excepted. */
const outward = new BlockList()
outward.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [
  ...([
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ] as const),
] as const)
  inward.addSubnet(net, bits, 'ipv6')

/** Whether an IP address is one of the public network (IANA special-purpose registries, RFC 6890). */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !inward.check(address, 'ipv4')
  return family === 6 && outward.check(address, 'ipv6') && !inward.check(address, 'ipv6')
}
