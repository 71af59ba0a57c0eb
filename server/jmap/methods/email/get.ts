/** Email/get: messages with the properties asked for, opened no further than those need. */

import type { BodyId } from '../../../base/index.js'
import { isFault } from '../../../base/index.js'
import type { Email, WholeAccount } from '../../../mail/index.js'
import { Arguments } from '../../core/arguments.js'
import type { JsonObject } from '../../core/json.js'
import { jmapLimits } from '../../core/limits.js'
import { MethodError } from '../../core/method-error.js'
import type { CallContext, Method } from '../../core/method.js'
import { gistProperties } from '../../health/property.js'
import { bodyOf, emailId, stateOf } from '../../ids.js'
import { got, getArguments, tooMany } from '../../standard/get.js'
import {
  defaultProperties,
  emailObject,
  isEmailProperty,
  metadataObject,
  needsNoMessage,
  toldBy,
  type EmailArguments,
} from './object.js'
import { isPartProperty, partProperties } from './part-object.js'

export const emailGet: Method = {
  name: 'Email/get',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §4.2',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const { ids, properties } = getArguments(args, defaultProperties, isEmailProperty)
    const asked = emailArguments(args, properties)
    args.end()
    const account = await context.account(accountId)
    const { state, emails } = await account.emails.now()
    if (!ids && emails.size > jmapLimits.maxObjectsInGet) throw tooMany()
    const wanted = ids ?? [...emails.keys()].map(emailId)
    const found = wanted.flatMap((id) => emails.get(bodyOf(id) ?? (0 as BodyId)) ?? [])
    const objects = await objectsOf(context, account, found, asked)
    const list = found.flatMap(({ body }): JsonObject[] => {
      const object = objects.get(body)
      return object ? [object] : []
    })
    const notFound = wanted.filter((id) => !objects.has(bodyOf(id) ?? (0 as BodyId)))
    yield ['Email/get', got({ accountId, state: stateOf(state), list, notFound })]
  },
}

/** Reads what `/get` and `/parse` take beside properties. Throws MethodError invalidArguments. */
export function emailArguments(args: Arguments, properties: ReadonlySet<string>): EmailArguments {
  const bodyProperties = new Set(args.strings('bodyProperties') ?? partProperties)
  const unknown = [...bodyProperties].find((name) => !isPartProperty(name))
  if (unknown !== undefined)
    throw new MethodError('invalidArguments', `a part has no ${unknown.slice(0, 100)}`, {
      arguments: ['bodyProperties'],
    })
  return {
    ...{ properties, bodyProperties, told: toldBy(properties) },
    values: {
      text: args.flag('fetchTextBodyValues', false),
      html: args.flag('fetchHTMLBodyValues', false),
      all: args.flag('fetchAllBodyValues', false),
      maxBytes: args.integer('maxBodyValueBytes', 0, 0) ?? 0,
    },
  }
}

/** How long a request looks at messages that nobody has looked at before. */
const patienceMs = 500

/** Read folder by folder, so that the store is asked for many at once. One that cannot be opened is as if not there. */
async function objectsOf(
  context: CallContext,
  account: WholeAccount,
  emails: readonly Email[],
  asked: EmailArguments,
): Promise<Map<BodyId, JsonObject>> {
  const objects = new Map<BodyId, JsonObject>()
  if (needsNoMessage(asked.properties)) {
    for (const email of emails) objects.set(email.body, metadataObject(email, asked.properties))
    return objects
  }
  const { clock } = context
  const late = clock.now() + patienceMs
  const { properties } = asked
  for (const [mailbox, held] of byFolder(emails)) {
    const byUid = new Map(held.map((email) => [email.places[0]?.uid, email]))
    const uids = held.flatMap(({ places: [place] }) => (place ? [place.uid] : []))
    for await (const message of account.read(mailbox, uids)) {
      const email = byUid.get(message.meta.uid)
      if (!email) continue
      try {
        const isLate = clock.now() > late
        const about = await gistProperties(context, account, { message, properties, isLate })
        objects.set(email.body, await emailObject(email, message, asked, about))
      } catch (error) {
        if (!isFault(error, 'corrupt')) throw error
      }
    }
  }
  return objects
}

/** Messages by the first folder they lie in. */
export function byFolder(emails: readonly Email[]) {
  const folders = new Map<Email['places'][number]['mailbox'], Email[]>()
  for (const email of emails) {
    const [place] = email.places
    if (!place) continue
    const held = folders.get(place.mailbox)
    if (held) held.push(email)
    else folders.set(place.mailbox, [email])
  }
  return folders
}
