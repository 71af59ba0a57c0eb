/** A received message opened for a person: layers opened with his keys, judged, and only what they cover shown. */

import { isFault, systemClock, systemRandom } from '../../../server/base/index.js'
import { keysOf, revocationFor } from '../../gateway/index.js'
import {
  examine,
  judgePgpKey,
  type ExamineContext,
  type KeyTrust,
  type MessageReport,
} from '../../keys/index.js'
import {
  openDecryption,
  parseMessage,
  type Identity,
  type Opened,
  tlsLink,
} from '../../mail/index.js'
import type { SignerTrust } from '../../verdict/index.js'
import { openAll, type Asking } from './own-keys.js'
import { keyTrustOf, ownAuthorities } from './trust.js'

export interface ReadMessage {
  readonly report: MessageReport
  readonly message: Opened
  readonly isEncrypted: boolean
}

/** Nothing is looked up for a message without any layer. Faults as `openAll`; a gateway that is silent leaves doubts. */
export async function openReceived(
  identity: Identity,
  raw: Buffer,
  unnamed: string,
  asking: Asking,
): Promise<ReadMessage> {
  const report = await examineReceived(identity, raw, asking)
  const outer = await parseMessage(raw, unnamed)
  const isEncrypted = report.layers.some(({ opening }) => opening !== null)
  if (report.layers.length === 0) return { report, message: outer, isEncrypted }
  const { payload, subject } = report
  const inner = payload && (await parseMessage(payload, unnamed))
  const message = {
    ...outer,
    subject: subject.value,
    text: inner?.text ?? '',
    attachments: inner?.attachments ?? [],
  }
  return { report, message, isEncrypted }
}

/** What the reader knows besides: whom he believes, and when the gateway received it. */
export type Known = Pick<ExamineContext, 'trust' | 'proven'>

/**
 * Examines it with the reader's keys and what his gateway tells of the sender; nothing is looked up for a message without
 * any layer, nor without an identity. Faults as `openAll`; a gateway that is silent leaves doubts.
 */
export async function examineReceived(
  identity: Identity | null,
  raw: Buffer,
  asking: Asking,
  known: Partial<Known> = {},
): Promise<MessageReport> {
  const bare = { ...bareContext(asking.now), ...known }
  const first = await examine(raw, bare)
  if (first.layers.length === 0 || identity === null) return first
  const context = await fullContext(
    identity,
    first,
    { ...bare, trust: known.trust ?? null },
    asking,
  )
  const report = await examine(raw, context)
  if (!isPgpClosed(report) || isPgpClosed(first)) return report
  // OpenPGP inside S/MIME: the gateway had sealed what came sealed.
  return examine(raw, { ...context, openPgpKeys: await openAll(identity, asking) })
}

const isPgpClosed = ({ layers }: MessageReport): boolean =>
  layers.some(({ type, opening }) => type === 'openpgp-encrypted' && opening?.state !== 'opened')

const bareContext = (now: number): ExamineContext => ({
  trust: { anchors: [], intermediates: [], lists: [] },
  ...{ proven: null, now, random: systemRandom },
  ...{ keys: [], openPgpKeys: [], openPgpKnown: [] },
})

async function fullContext(
  identity: Identity,
  first: MessageReport,
  bare: Omit<ExamineContext, 'trust'> & { readonly trust: SignerTrust | null },
  asking: Asking,
): Promise<ExamineContext> {
  const { now } = asking
  const { from } = first
  const trust = await keyTrustOf(identity).catch((error: unknown): KeyTrust => {
    if (!isFault(error)) throw error
    return { ...ownAuthorities(identity), directory: [] }
  })
  const offered = from === null ? null : await keysOf(tlsLink(identity), from).catch(silentNull)
  const known = offered?.openPgp ?? null
  const judged =
    known && from !== null ? await judgePgpKey(known.armored, from, trust, now) : { doubt: null }
  const keys = await openDecryption(identity)
  return {
    ...bare,
    trust: bare.trust ?? (await signerTrust(identity, trust)),
    keys: keys.map(({ certificate, privateKey }) => ({ certificate, key: privateKey })),
    openPgpKeys: isPgpClosed(first) ? await openAll(identity, asking) : [],
    openPgpKnown:
      'key' in judged && from !== null ? [{ armored: judged.key, addresses: [from] }] : [],
    holderOf: async (address) => {
      const holder = address === from ? offered?.holder : null
      if (!holder) return null
      const { identity: id, name, profession } = holder
      return { identities: [id], name, profession: profession ?? '' }
    },
  }
}

async function signerTrust(
  identity: Identity,
  { anchors, intermediates }: KeyTrust,
): Promise<SignerTrust> {
  const issuers = [...anchors, ...intermediates].map(({ subject }) => ({ issuer: subject }))
  const lists = await revocationFor(tlsLink(identity), issuers, systemClock).catch(silent)
  return { anchors, intermediates, lists }
}

/** What cannot be learnt is a doubt in the verdict, and no reason to show nothing. */
function silent(error: unknown): [] {
  if (isFault(error)) return []
  throw error
}

function silentNull(error: unknown): null {
  if (isFault(error)) return null
  throw error
}
