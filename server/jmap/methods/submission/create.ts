/** Sending a message that lies in the account: the same acceptance as by SMTP, its refusals told as JMAP does. */

import { isFault, limits, type BodyId } from '../../../base/index.js'
import type { Email, StoredMessage, WholeAccount } from '../../../mail/index.js'
import type { Submission } from '../../../post/index.js'
import type { Json, JsonObject } from '../../core/json.js'
import type { CallContext } from '../../core/method.js'
import { bodyOf, submissionId } from '../../ids.js'
import { resolved } from '../../standard/set.js'
import { invalidProperties, SetError } from '../../standard/set-error.js'
import { pick } from '../../standard/get.js'
import { identitiesOf, type Identity } from '../identity/object.js'
import {
  envelopeJson,
  envelopeOfMessage,
  holdUntilOf,
  notifyOf,
  readEnvelope,
  type SubmissionEnvelope,
} from './envelope.js'
import { submissionMakers, type Beside } from './object.js'

type Made = JsonObject & { readonly id: string }

interface Order {
  readonly identity: Identity
  readonly email: Email
  readonly message: StoredMessage
  readonly envelope: SubmissionEnvelope
  readonly holdUntil: number | null
  readonly word: string | null
}

/** `ledger` is ours (capability follow-up): what the author says of the prescription once it has gone. */
const settable = new Set(['identityId', 'emailId', 'envelope', 'ledger'])
const serverSet = new Set([
  'id',
  'threadId',
  'sendAt',
  'undoStatus',
  'deliveryStatus',
  'dsnBlobIds',
  'mdnBlobIds',
])

/** Nobody can have told anything yet. */
const fresh: Beside = { dispensed: new Map(), isThere: () => false }

/** Resolves when the message is durable, and delivered or held back. Throws SetError. */
export async function createSubmission(
  context: CallContext,
  account: WholeAccount,
  object: JsonObject,
): Promise<{ readonly made: Made; readonly submission: Submission }> {
  const order = await orderOf(context, account, object)
  await expectRecipients(context, order)
  const number = await send(context, account, order)
  const [submission] = await context.post.outbox(context.caller, account).some([number])
  if (!submission) throw new Error('a submission is gone at once')
  const told = ['threadId', 'sendAt', 'undoStatus', 'deliveryStatus', 'dsnBlobIds', 'mdnBlobIds']
  const more = (object['envelope'] ?? null) === null ? ['envelope'] : []
  const properties = new Set([...told, ...more])
  const made = {
    ...pick(submissionMakers(submission, fresh), properties),
    id: submissionId(number),
  }
  return { made, submission }
}

async function orderOf(
  context: CallContext,
  account: WholeAccount,
  object: JsonObject,
): Promise<Order> {
  const wrong = Object.keys(object).filter((name) => !settable.has(name))
  if (wrong.length > 0)
    throw invalidProperties(
      wrong.some((name) => serverSet.has(name)) ? 'the server sets these' : 'unknown properties',
      ...wrong.map((name) => name.slice(0, 100)),
    )
  const identity = await identityOf(context, account, object['identityId'])
  const { email, message } = await messageOf(context, account, object['emailId'])
  const given = object['envelope'] ?? null
  if (given !== null && (typeof given !== 'object' || Array.isArray(given)))
    throw invalidProperties('envelope: an object or null', 'envelope')
  const envelope =
    given === null
      ? envelopeOfMessage(identity.email, await message.summary())
      : readEnvelope(given as JsonObject)
  return {
    identity,
    email,
    message,
    envelope,
    holdUntil: holdUntilOf(envelope, context.clock.now()),
    word: wordOf(context, object['ledger'] ?? null),
  }
}

function wordOf({ caller, health }: CallContext, given: Json): string | null {
  if (given === null) return null
  try {
    return health.word(caller, given)
  } catch (error) {
    if (isFault(error, 'syntax')) throw invalidProperties(error.message, 'ledger')
    throw error
  }
}

async function identityOf(
  context: CallContext,
  account: WholeAccount,
  given: JsonObject[string] | undefined,
): Promise<Identity> {
  const id = typeof given === 'string' ? resolved(given, context.createdIds) : ''
  const found = (await identitiesOf(context, account)).find((one) => one.id === id)
  if (!found) throw invalidProperties('identityId: there is no such identity', 'identityId')
  return found
}

async function messageOf(
  { createdIds }: CallContext,
  account: WholeAccount,
  given: JsonObject[string] | undefined,
): Promise<{ readonly email: Email; readonly message: StoredMessage }> {
  const id = typeof given === 'string' ? resolved(given, createdIds) : ''
  const { emails } = await account.emails.now()
  const email = emails.get(bodyOf(id) ?? (0 as BodyId))
  const [place] = email?.places ?? []
  if (email && place)
    for await (const message of account.read(place.mailbox, [place.uid], { quietly: true }))
      return { email, message }
  throw invalidProperties('emailId: there is no such message', 'emailId')
}

/** Everything that SMTP would say at MAIL FROM and RCPT TO. */
async function expectRecipients(
  { post, caller }: CallContext,
  { envelope, message }: Order,
): Promise<void> {
  const { mailFrom, rcptTo } = envelope
  try {
    await post.expectSender(caller, mailFrom.email.toLowerCase())
  } catch (error) {
    if (isFault(error, 'denied')) throw new SetError('forbiddenMailFrom', error.message)
    throw error
  }
  if (rcptTo.length === 0) throw new SetError('noRecipients', 'the message has no recipient')
  if (rcptTo.length > limits.recipients)
    throw new SetError('tooManyRecipients', 'too many recipients', {
      maxRecipients: limits.recipients,
    })
  const { sizeBytes } = message.meta
  if (sizeBytes > limits.messageBytes)
    throw new SetError('tooLarge', 'the message is too large', { maxSize: limits.messageBytes })
  const refused: string[] = []
  const reasons = new Set<string>()
  for (const { email } of rcptTo) {
    const route = await post.route(email.toLowerCase(), sizeBytes)
    if (route === 'local') continue
    refused.push(email)
    reasons.add(route)
  }
  if (refused.length > 0)
    throw new SetError('invalidRecipients', [...reasons].join(', '), {
      invalidRecipients: refused,
    })
}

async function send(context: CallContext, account: WholeAccount, order: Order): Promise<number> {
  const { caller, post } = context
  const { identity, email, message, envelope, holdUntil, word } = order
  const reception = await post.receive({
    ...{ caller, reversePath: envelope.mailFrom.email.toLowerCase(), by: 'http', utf8: true },
    recipients: recipientsOf(envelope),
    limitBytes: limits.messageBytes,
    ...{ helo: 'jmap', remote: '' },
  })
  try {
    for await (const chunk of message.bytes()) await reception.write(chunk)
    return await reception.finish({
      account: { id: account.id, address: account.address },
      email: { body: email.body, thread: email.thread },
      ...{ holdUntil, word },
      details: JSON.stringify({ identityId: identity.id, envelope: envelopeJson(envelope) }),
    })
  } catch (error) {
    await reception.abort()
    if (isFault(error, 'denied')) throw new SetError('forbiddenFrom', error.message)
    if (isFault(error, 'syntax'))
      throw new SetError('invalidEmail', error.message, { properties: ['from'] })
    if (isFault(error, 'too-large'))
      throw new SetError('tooLarge', error.message, { maxSize: limits.messageBytes })
    throw error
  }
}

/** Each address once, with the notices asked for. */
function recipientsOf({ rcptTo }: SubmissionEnvelope) {
  const byAddress = new Map(rcptTo.map((one) => [one.email.toLowerCase(), one]))
  return [...byAddress].map(([address, one]) => {
    const notify = notifyOf(one)
    return { address, ...(notify && { notify }) }
  })
}
