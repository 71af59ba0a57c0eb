/** MDN/send: "I have read it", sent to whoever asked for it (RFC 9007 §2.1, RFC 8098). */

import { isFault, limits, type BodyId } from '../../../base/index.js'
import { flagBits, type Email, type StoredMessage, type WholeAccount } from '../../../mail/index.js'
import {
  composeDate,
  composeMessageId,
  headerValues,
  parseAddresses,
  parseHeader,
} from '../../../mime/index.js'
import { Arguments } from '../../core/arguments.js'
import { isObject, type Json, type JsonObject } from '../../core/json.js'
import { MethodError } from '../../core/method-error.js'
import type { CallContext, Method } from '../../core/method.js'
import { bodyOf, emailId } from '../../ids.js'
import { applySet, resolved } from '../../standard/set.js'
import { invalidProperties, SetError } from '../../standard/set-error.js'
import { identitiesOf } from '../identity/object.js'

export const mdnSend: Method = {
  name: 'MDN/send',
  capability: 'urn:ietf:params:jmap:mdn',
  spec: 'RFC 9007 §2.1',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const identityId = resolved(args.string('identityId'), context.createdIds)
    const send = Object.entries(args.object('send') ?? {})
    const updates = args.object('onSuccessUpdateEmail') ?? {}
    args.end()
    const account = await context.account(accountId)
    const identity = (await identitiesOf(context, account)).find(({ id }) => id === identityId)
    if (!identity) throw new MethodError('invalidArguments', 'there is no such identity')
    const emails = new Map<string, string>()
    const create = send.map(([id, value]) => [id, isObject(value) ? value : {}] as const)
    const asked = { accountId, ifInState: null, create, update: [], destroy: [] }
    const { created, notCreated } = await applySet(asked, context, {
      async create(mdn, creationId) {
        const email = await sendOne(context, account, identity.email, mdn)
        emails.set(creationId, email)
        return { id: creationId, finalRecipient: `rfc822; ${identity.email}` }
      },
    })
    const sent = [...created].map(([id, { finalRecipient }]) => [id, { finalRecipient }])
    yield [
      'MDN/send',
      {
        accountId,
        sent: sent.length > 0 ? (Object.fromEntries(sent) as JsonObject) : null,
        notSent: notCreated.size > 0 ? Object.fromEntries(notCreated) : null,
      },
    ]
    const emailSet = context.method('Email/set')
    const update = Object.entries(updates).flatMap(([id, patch]) => {
      const email = emails.get(id.replace(/^#/, ''))
      return email === undefined ? [] : [[email, patch]]
    })
    if (update.length > 0 && emailSet)
      yield* emailSet.run(context, { accountId, update: Object.fromEntries(update) as JsonObject })
  },
}

const known = new Set([
  'forEmailId',
  'subject',
  'textBody',
  'includeOriginalMessage',
  'reportingUA',
  'disposition',
  'extensionFields',
])

/** Keyword of a message that was answered so; it is never answered twice (RFC 9007 §2.1). */
const sentKeyword = '$mdnsent'

async function sendOne(
  context: CallContext,
  account: WholeAccount,
  from: string,
  mdn: JsonObject,
): Promise<string> {
  const wrong = Object.keys(mdn).filter((name) => !known.has(name))
  if (wrong.length > 0) throw invalidProperties('these are not taken', ...wrong)
  const disposition = dispositionOf(mdn['disposition'])
  const { email, message } = await original(context, account, mdn['forEmailId'])
  if (email.keywords.some((one) => one.toLowerCase() === sentKeyword))
    throw new SetError('mdnAlreadySent', 'it was answered so before')
  const { headerBytes, envelope } = await message.summary()
  const fields = headerBytes ? parseHeader(headerBytes, limits.headerFields) : []
  const [to] = headerValues(fields, 'disposition-notification-to')
    .flatMap((value) => parseAddresses(value))
    .flatMap(({ mailbox, host }) => (mailbox && host ? [`${mailbox}@${host}`] : []))
  if (to === undefined || (email.flags & flagBits['\\Draft']) !== 0)
    throw new SetError('notFound', 'nobody asks to be told of this message')
  const id = context.random.bytes(12).toString('hex')
  const text = compose({
    ...{ from, to, id, disposition, date: context.clock.now() },
    ...{ messageId: envelope.messageId, text: textOf(mdn), subject: subjectOf(mdn) },
  })
  await post(context, from, to, text)
  return emailId(email.body)
}

const words = {
  actionMode: ['manual-action', 'automatic-action'],
  sendingMode: ['mdn-sent-manually', 'mdn-sent-automatically'],
  type: ['deleted', 'dispatched', 'displayed', 'processed'],
} as const

function dispositionOf(given: Json | undefined): string {
  const one = (name: keyof typeof words): string => {
    const value = isObject(given) ? given[name] : undefined
    const found = words[name].find(
      (word) => typeof value === 'string' && word === value.toLowerCase(),
    )
    if (found === undefined) throw invalidProperties(`disposition: ${name}`, 'disposition')
    return found
  }
  return `${one('actionMode')}/${one('sendingMode')}; ${one('type')}`
}

async function original(
  { createdIds }: CallContext,
  account: WholeAccount,
  given: Json | undefined,
): Promise<{ readonly email: Email; readonly message: StoredMessage }> {
  const { emails } = await account.emails.now()
  const id = typeof given === 'string' ? resolved(given, createdIds) : ''
  const email = emails.get(bodyOf(id) ?? (0 as BodyId))
  const [place] = email?.places ?? []
  if (email && place)
    for await (const message of account.read(place.mailbox, [place.uid], { quietly: true }))
      return { email, message }
  throw new SetError('notFound', 'there is no such message')
}

const maxText = 10_000

function textOf({ textBody = null }: JsonObject): string {
  if (textBody === null) return 'Message lu. / Message read.'
  if (typeof textBody === 'string' && textBody.length <= maxText) return textBody
  throw invalidProperties('textBody: a string', 'textBody')
}

function subjectOf({ subject = null }: JsonObject): string {
  if (subject === null) return 'Message lu'
  if (typeof subject === 'string' && subject.length <= 500) return subject
  throw invalidProperties('subject: a string', 'subject')
}

interface Notification {
  readonly from: string
  readonly to: string
  readonly id: string
  readonly date: number
  readonly disposition: string
  readonly messageId: string | null
  readonly text: string
  readonly subject: string
}

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')

/** RFC 8098 §3. Its text goes in base64, so that no line of it can be taken for a boundary. */
function compose({ from, to, id, date, ...mdn }: Notification): Buffer {
  const boundary = `=_pli_${id}`
  const messageId = /<[^<>\s]{1,998}>/.exec(mdn.messageId ?? '')?.[0]
  const lines = [
    `From: <${from}>`,
    `To: <${to}>`,
    `Subject: =?utf-8?B?${base64(mdn.subject.replace(/\p{Cc}/gu, ' ').slice(0, 40))}?=`,
    `Date: ${composeDate(date)}`,
    `Message-ID: ${composeMessageId(id, from.slice(from.indexOf('@') + 1))}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=disposition-notification; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(base64(mdn.text).match(/.{1,76}/g) ?? []),
    `--${boundary}`,
    'Content-Type: message/disposition-notification',
    '',
    `Final-Recipient: rfc822; ${from}`,
    ...(messageId === undefined ? [] : [`Original-Message-ID: ${messageId}`]),
    `Disposition: ${mdn.disposition}`,
    '',
    `--${boundary}--`,
    '',
  ]
  return Buffer.from(lines.join('\r\n'), 'utf8')
}

async function post(
  { post: door, caller }: CallContext,
  from: string,
  to: string,
  text: Buffer,
): Promise<void> {
  const address = to.toLowerCase()
  await door.expectSender(caller, from)
  if ((await door.route(address, text.length)) !== 'local')
    throw new SetError('forbidden', 'who asks to be told cannot be reached')
  const reception = await door.receive({
    ...{ caller, reversePath: from, recipients: [{ address }], by: 'http', utf8: true },
    ...{ limitBytes: limits.messageBytes, helo: 'jmap', remote: '' },
  })
  try {
    await reception.write(text)
    await reception.finish()
  } catch (error) {
    await reception.abort()
    if (isFault(error, 'denied')) throw new SetError('forbiddenFrom', error.message)
    throw error
  }
}
