/** The Session object as this client keeps it: accounts, what each may do, where to ask, within which limits. */

import { oddAnswer } from '../faults.js'
import { isObject, numberIn, objectIn, textIn, type JsonObject } from './json.js'

export const capability = {
  core: 'urn:ietf:params:jmap:core',
  mail: 'urn:ietf:params:jmap:mail',
  submission: 'urn:ietf:params:jmap:submission',
  vacation: 'urn:ietf:params:jmap:vacationresponse',
  webSocket: 'urn:ietf:params:jmap:websocket',
  quota: 'urn:ietf:params:jmap:quota',
  mdn: 'urn:ietf:params:jmap:mdn',
  blob: 'urn:ietf:params:jmap:blob',
  smime: 'urn:ietf:params:jmap:smimeverify',
  health: 'urn:pli:params:jmap:health',
  principals: 'urn:ietf:params:jmap:principals',
  followUp: 'urn:pli:params:jmap:follow-up',
  administration: 'urn:pli:params:jmap:admin',
} as const

export interface AccountInfo {
  readonly id: string
  /** The mailbox's address. */
  readonly name: string
  /** False for a mailbox of others, an organisation's for instance: what is sent from it is sent on its behalf. */
  readonly isPersonal: boolean
  readonly isReadOnly: boolean
  /** Messages may be sent from it. */
  readonly maySend: boolean
  /** By URI: what the account has of each capability. */
  readonly capabilities: Readonly<Record<string, JsonObject>>
}

/** Octets and counts of RFC 8620 §2. */
export interface SessionLimits {
  readonly maxSizeUpload: number
  readonly maxConcurrentUpload: number
  readonly maxSizeRequest: number
  readonly maxConcurrentRequests: number
  readonly maxCallsInRequest: number
  readonly maxObjectsInGet: number
  readonly maxObjectsInSet: number
}

export interface Session {
  readonly username: string
  readonly state: string
  /** The caller's own mailbox first, then the others by name. */
  readonly accounts: readonly AccountInfo[]
  /** Where a page begins; empty when the caller may read no mailbox. */
  readonly primary: string
  readonly capabilities: Readonly<Record<string, JsonObject>>
  readonly limits: SessionLimits
  readonly apiUrl: string
  readonly uploadUrl: string
  readonly downloadUrl: string
  readonly eventSourceUrl: string
  /** `wss:` URL when the server announces RFC 8887 with push; undefined otherwise. */
  readonly webSocketUrl: string | undefined
}

const objectsOf = (value: JsonObject): Record<string, JsonObject> =>
  Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (isObject(one) ? [[name, one]] : [])),
  )

function limitsOf(core: JsonObject): SessionLimits {
  return {
    maxSizeUpload: numberIn(core, 'maxSizeUpload', 10_000_000),
    maxConcurrentUpload: numberIn(core, 'maxConcurrentUpload', 1),
    maxSizeRequest: numberIn(core, 'maxSizeRequest', 1_000_000),
    maxConcurrentRequests: numberIn(core, 'maxConcurrentRequests', 1),
    maxCallsInRequest: numberIn(core, 'maxCallsInRequest', 16),
    maxObjectsInGet: numberIn(core, 'maxObjectsInGet', 100),
    maxObjectsInSet: numberIn(core, 'maxObjectsInSet', 100),
  }
}

function accountOf(id: string, object: JsonObject): AccountInfo {
  const capabilities = objectsOf(objectIn(object, 'accountCapabilities'))
  return {
    ...{ id, capabilities },
    name: textIn(object, 'name') ?? id,
    isPersonal: object['isPersonal'] === true,
    isReadOnly: object['isReadOnly'] !== false,
    maySend: Object.hasOwn(capabilities, capability.submission),
  }
}

const byRank = (a: AccountInfo, b: AccountInfo): number =>
  Number(b.isPersonal) - Number(a.isPersonal) || a.name.localeCompare(b.name)

/** Reads a Session object (RFC 8620 §2) that came from `base`. Throws ApiFault corrupt for what is none. */
export function readSession(value: unknown, base: string): Session {
  if (!isObject(value)) throw oddAnswer()
  const url = (name: string): string => {
    const given = textIn(value, name)
    if (given === undefined) throw oddAnswer(`no ${name}`)
    return sameOrigin(given, base)
  }
  const accounts = Object.entries(objectsOf(objectIn(value, 'accounts')))
    .map(([id, object]) => accountOf(id, object))
    .sort(byRank)
  const capabilities = objectsOf(objectIn(value, 'capabilities'))
  const primary = textIn(objectIn(value, 'primaryAccounts'), capability.mail)
  const socket = capabilities[capability.webSocket]
  return {
    ...{ accounts, capabilities },
    username: textIn(value, 'username') ?? '',
    state: textIn(value, 'state') ?? '',
    primary: primary ?? accounts[0]?.id ?? '',
    limits: limitsOf(capabilities[capability.core] ?? {}),
    ...{ apiUrl: url('apiUrl'), uploadUrl: url('uploadUrl') },
    ...{ downloadUrl: url('downloadUrl'), eventSourceUrl: url('eventSourceUrl') },
    webSocketUrl:
      socket?.['supportsPush'] === true && typeof socket['url'] === 'string'
        ? sameOrigin(socket['url'], base)
        : undefined,
  }
}

/**
 * The address on the origin that the page came from: the gateway may know itself by another name than the one typed, and the
 * page may speak to no other.
 */
function sameOrigin(given: string, base: string): string {
  const [, scheme, path] = /^(?:(https?|wss?):\/\/[^/?#]*)?(\/.*)$/s.exec(given) ?? []
  if (path === undefined) throw oddAnswer('an address of the session is none')
  const origin = new URL(base).origin
  return (scheme?.startsWith('ws') ? origin.replace(/^http/, 'ws') : origin) + path
}
