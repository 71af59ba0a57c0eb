/** The properties that say what a message is about: `health` of ours, and those of RFC 9219. */

import type { Gist } from '../../base/index.js'
import type { StoredMessage, WholeAccount } from '../../mail/index.js'
import type { CallContext } from '../core/method.js'
import type { Json, JsonObject } from '../core/json.js'
import { utcDateOf } from '../core/dates.js'
import { isGistProperty } from './names.js'

/** The asked ones of a message. `health` is null as long as nobody has looked: ask again a little later. */
export async function gistProperties(
  context: CallContext,
  account: WholeAccount,
  { message, properties, isLate }: AskedMessage,
): Promise<JsonObject> {
  const wanted = [...properties].filter(isGistProperty)
  if (wanted.length === 0) return {}
  const gist = await message.gist(isLate ? 'ifKnown' : undefined)
  const object: Record<string, Json> = {}
  for (const name of wanted)
    object[name] =
      name === 'health'
        ? gist && (await healthOf(context, account, message, gist))
        : smime(name, gist)
  return object
}

export interface AskedMessage {
  readonly message: StoredMessage
  readonly properties: ReadonlySet<string>
  /** The request has taken its time: what is not known is not looked at now. */
  readonly isLate: boolean
}

async function healthOf(
  { caller, health }: CallContext,
  { address }: WholeAccount,
  message: StoredMessage,
  { kind, patient, titles, medicines, urgent, closed, sealed, signature, prescriptions }: Gist,
): Promise<JsonObject> {
  const [document] = prescriptions
  const dispensing = document ? await health.dispensing(caller, address, document) : null
  const [from] = (await message.summary()).envelope.from
  const author = from?.mailbox && from.host ? `${from.mailbox}@${from.host}` : null
  const sender = author === null ? null : await health.correspondent(author)
  return {
    ...{ kind, patient: patient && { ...patient }, titles, medicines, urgent, closed, sealed },
    signature: signature && { ...signature, judgedAt: utcDateOf(signature.judgedAt) },
    dispensing: dispensing && {
      ...dispensing,
      at: dispensing.at === null ? null : utcDateOf(dispensing.at),
    },
    sender: sender && { ...sender },
    prescriptions: prescriptions.map((one) => ({ ...one })),
  }
}

/** RFC 9219 §4. */
function smime(name: string, gist: Gist | null): Json {
  const told = gist?.smime
  if (!told) return null
  if (name === 'smimeErrors') return told.errors
  if (name === 'smimeVerifiedAt') return gist.signature ? utcDateOf(gist.signature.judgedAt) : null
  return told.status
}
