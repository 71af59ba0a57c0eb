/** An Identity: an address that the caller may send as, and how he signs there (RFC 8621 §6). */

import { createHash } from 'node:crypto'
import type { WholeAccount } from '../../../mail/index.js'
import type { Caller } from '../../../trust/index.js'
import { isArray, isObject, parseJson, type Json, type JsonObject } from '../../core/json.js'
import type { CallContext } from '../../core/method.js'
import { invalidProperties } from '../../standard/set-error.js'

/** What may be changed of an identity. */
export interface IdentityText {
  readonly name: string
  readonly replyTo: Json
  readonly bcc: Json
  readonly textSignature: string
  readonly htmlSignature: string
}

export interface Identity extends IdentityText {
  readonly id: string
  readonly email: string
  /** The first of its address is always there. */
  readonly mayDelete: boolean
  /** Whose address it is when it is not the caller's own; null when it is. */
  readonly onBehalfOf: string | null
}

export const identityProperties = [
  'id',
  'name',
  'email',
  'replyTo',
  'bcc',
  'textSignature',
  'htmlSignature',
  'mayDelete',
] as const

/** The id of the identity that an address always has. */
export const firstIdentityId = (address: string): string =>
  `I${createHash('sha256').update(address).digest('base64url').slice(0, 24)}`

const sendable = ({ mailboxes }: Caller): Caller['mailboxes'] =>
  mailboxes.filter(({ actions }) => actions.includes('send'))

/** Every identity of the caller in this account: that of the account's own address first. */
export async function identitiesOf(
  { caller, nameOf }: CallContext,
  account: WholeAccount,
): Promise<readonly Identity[]> {
  const kept = new Map((await account.kept.all('identity')).map((one) => [one.name, one.value]))
  const found: Identity[] = []
  const isAccount = ({ address }: { address: string }): number =>
    address === account.address ? 0 : 1
  const mailboxes = [...sendable(caller)].sort((a, b) => isAccount(a) - isAccount(b))
  const own = caller.mailboxes[0]?.address
  for (const { address, type } of mailboxes) {
    const id = firstIdentityId(address)
    const isOwn = address === own && type === 'PER'
    const owner = isOwn ? null : await nameOf(address)
    const name = isOwn ? caller.displayName : (owner ?? '')
    const common = { email: address, onBehalfOf: isOwn ? null : (owner ?? address) }
    found.push({ id, ...common, mayDelete: false, ...fallback(name), ...read(kept.get(id)) })
    for (const [other, value] of kept) {
      const text = read(value)
      if (other === id || !text || text.email !== address) continue
      found.push({ ...common, ...fallback(name), ...text, id: other, mayDelete: true })
    }
  }
  return found
}

const fallback = (name: string): IdentityText => ({
  ...{ name, replyTo: null, bcc: null, textSignature: '', htmlSignature: '' },
})

type Stored = IdentityText & { readonly email: string }

function read(value: string | undefined): Stored | undefined {
  if (value === undefined) return undefined
  const stored = parseJson(Buffer.from(value, 'utf8'))
  // We wrote it ourselves, with these members.
  return isObject(stored) ? (stored as unknown as Stored) : undefined
}

export const storedText = ({ email, ...text }: IdentityText & { email: string }): string =>
  JSON.stringify({
    email,
    name: text.name,
    replyTo: text.replyTo,
    bcc: text.bcc,
    textSignature: text.textSignature,
    htmlSignature: text.htmlSignature,
  })

export const identityMakers = (
  identity: Identity,
): Record<(typeof identityProperties)[number] | 'onBehalfOf', () => Json> => ({
  id: () => identity.id,
  name: () => identity.name,
  email: () => identity.email,
  replyTo: () => identity.replyTo,
  bcc: () => identity.bcc,
  textSignature: () => identity.textSignature,
  htmlSignature: () => identity.htmlSignature,
  mayDelete: () => identity.mayDelete,
  onBehalfOf: () => identity.onBehalfOf,
})

const maxText = 64 * 1024
const maxName = 300

/** What a client may say of an identity; the others are refused. Throws SetError invalidProperties. */
export function identityTextOf(patch: JsonObject): Partial<IdentityText> {
  const text: Record<string, Json> = {}
  for (const [name, value] of Object.entries(patch)) {
    if (name === 'name') text[name] = expectText(name, value, maxName)
    else if (name === 'textSignature' || name === 'htmlSignature')
      text[name] = expectText(name, value, maxText)
    else if (name === 'replyTo' || name === 'bcc') text[name] = expectAddresses(name, value)
    else throw invalidProperties(`${name.slice(0, 100)} cannot be set`, name)
  }
  return text
}

function expectText(name: string, value: Json, max: number): string {
  if (typeof value === 'string' && value.length <= max) return value
  throw invalidProperties(`${name}: a string of at most ${max} characters`, name)
}

function expectAddresses(name: string, value: Json): Json {
  if (value === null) return null
  const isAddress = (one: Json): boolean =>
    isObject(one) &&
    typeof one['email'] === 'string' &&
    one['email'].length <= 320 &&
    (one['name'] === undefined ||
      one['name'] === null ||
      (typeof one['name'] === 'string' && one['name'].length <= maxName)) &&
    Object.keys(one).every((key) => key === 'email' || key === 'name')
  if (isArray(value) && value.length <= 100 && value.every(isAddress)) return value
  throw invalidProperties(`${name}: a list of at most 100 addresses, or null`, name)
}
