/** A received message opened for a person: layers opened with his keys, judged, and only what they cover shown. */

import { isFault, systemClock, systemRandom } from '../../../server/base/index.js'
import { keysOf, revocationFor } from '../../gateway/index.js'
import { examine, judgePgpKey, type ExamineContext, type MessageReport } from '../../keys/index.js'
import { openDecryption, parseMessage, type Identity, type Opened } from '../../mail/index.js'
import { openAll, type Asking } from './own-keys.js'
import { keyTrustOf } from './trust.js'

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
  const bare = bareContext(asking.now)
  const first = await examine(raw, bare)
  const report =
    first.layers.length === 0
      ? first
      : await examine(raw, await fullContext(identity, first, bare, asking))
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

const bareContext = (now: number): ExamineContext => ({
  trust: { anchors: [], intermediates: [], lists: [] },
  ...{ proven: null, now, random: systemRandom },
  ...{ keys: [], openPgpKeys: [], openPgpKnown: [] },
})

async function fullContext(
  identity: Identity,
  { layers, from }: MessageReport,
  bare: ExamineContext,
  asking: Asking,
): Promise<ExamineContext> {
  const { now } = asking
  const trust = await keyTrustOf(identity)
  const { anchors, intermediates } = trust
  const issuers = [...anchors, ...intermediates].map(({ subject }) => ({ issuer: subject }))
  const lists = await revocationFor(identity, issuers, systemClock).catch(silent)
  const offered = from === null ? null : await keysOf(identity, from).catch(silentNull)
  const known = offered?.openPgp ?? null
  const judged =
    known && from !== null ? await judgePgpKey(known.armored, from, trust, now) : { doubt: null }
  const wantsPgp = layers.some(({ type }) => type === 'openpgp-encrypted')
  const keys = await openDecryption(identity)
  return {
    ...bare,
    trust: { anchors, intermediates, lists },
    keys: keys.map(({ certificate, privateKey }) => ({ certificate, key: privateKey })),
    openPgpKeys: wantsPgp ? await openAll(identity, asking) : [],
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

/** What cannot be learnt is a doubt in the verdict, and no reason to show nothing. */
function silent(error: unknown): [] {
  if (isFault(error)) return []
  throw error
}

function silentNull(error: unknown): null {
  if (isFault(error)) return null
  throw error
}
