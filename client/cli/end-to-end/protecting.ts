/** What is done to a message before it leaves: signed with the holder's certificate, sealed when everybody can open it. */

import { SaidFault, systemRandom } from '../../../server/base/index.js'
import { protectionOf, type Protected } from '../../acts/index.js'
import {
  openPgp,
  planEncryption,
  signSmime,
  type EncryptionPlan,
  type Shield,
  type UsableKeys,
} from '../../keys/index.js'
import { openDecryption, openPgpKeys, openSigning, type Identity } from '../../mail/index.js'
import { saysYes, isTerminal } from '../confirm.js'
import { openOwn, type Asking } from './own-keys.js'
import type { Stamping } from './stamping.js'
import { keyTrustOf, lookUp } from './trust.js'

export interface ProtectionWish {
  readonly sign: boolean
  /** Sealed, or not sent. */
  readonly encrypt: boolean
  readonly noEncrypt: boolean
  /** Not signed even when it is sealed. */
  readonly unsigned?: boolean
  /** The caller asks whether to send, after what is noted here. */
  readonly isAskedLater?: boolean
  readonly stamping?: Stamping
}

export type { Protected }

/**
 * Decides and prepares. Without a wish: signed when the folder has a signature certificate and the message is sealed or
 * `sign` is given, sealed by OpenPGP when everybody has a key. Fault not-found when what is wished cannot be done; null
 * when a person was asked and would rather not send.
 */
export async function protectFor(
  identity: Identity,
  recipients: readonly string[],
  wish: ProtectionWish,
  asking: Asking,
): Promise<Protected | null> {
  const plan = wish.noEncrypt ? null : await planFor(identity, recipients, wish, asking.now)
  if (wish.encrypt && plan?.way === 'none') throw lackingFault(plan)
  if (plan?.way === 'none' && plan.someHave && !(await agreesToClear(plan, wish, asking)))
    return null
  const isSealed = plan !== null && plan.way !== 'none'
  const wantsSigning = wish.sign || (isSealed && !wish.unsigned)
  const smime = wantsSigning ? await smimeSigner(identity, asking.now, wish.stamping) : null
  const hasPgp = (await openPgpKeys(identity)) !== null
  if (wish.sign && !smime && !hasPgp)
    throw new SaidFault('not-found', 'protect.cannot-sign', { path: identity.folder })
  const pgp = wish.sign && !smime ? await openOwn(identity, asking) : null
  const { now } = asking
  return protectionOf({ plan, smime, pgp, now, random: systemRandom })
}

async function smimeSigner(
  identity: Identity,
  at: number,
  stamping: Stamping = (sign) => sign(null),
): Promise<Shield | null> {
  const key = await openSigning(identity)
  if (!key) return null
  const { certificate, chain, privateKey } = key
  const signer = { certificate, chain, key: privateKey }
  return (entity) =>
    stamping((timeStamp) =>
      signSmime(entity, signer, { at, random: systemRandom, ...(timeStamp && { timeStamp }) }),
    )
}

/** Null when nothing is to be looked up: who has no OpenPGP key seals only when asked to. */
async function planFor(
  identity: Identity,
  recipients: readonly string[],
  { encrypt }: ProtectionWish,
  now: number,
): Promise<EncryptionPlan | null> {
  const own = await openPgpKeys(identity)
  if (!own && !encrypt) return null
  const trust = await keyTrustOf(identity)
  const judged: UsableKeys[] = []
  for (const address of new Set(recipients)) {
    const { usable } = await lookUp(identity, address, trust, now)
    judged.push(encrypt ? usable : { ...usable, certificate: null })
  }
  const ownInfo = own && (await openPgp.readKey(own.public, now))
  const [decryption] = await openDecryption(identity)
  return planEncryption(judged, {
    address: identity.account.mailbox,
    openPgp: own && ownInfo?.canEncrypt ? own.public : null,
    certificate: decryption?.certificate ?? null,
    doubts: [],
  })
}

type NoPlan = Extract<EncryptionPlan, { way: 'none' }>

const namesOf = ({ lacking }: NoPlan): string => lacking.map(({ address }) => address).join(', ')

function lackingFault(plan: NoPlan): SaidFault {
  if (plan.senderLacks) return new SaidFault('not-found', 'protect.sender-lacks')
  return new SaidFault('not-found', 'protect.lacking', { addresses: namesOf(plan) })
}

/** Asked where somebody can be; elsewhere it goes in clear, as all mail between these gateways may, and that is said. */
async function agreesToClear(
  plan: NoPlan,
  { isAskedLater = false }: ProtectionWish,
  { input, output }: Asking,
): Promise<boolean> {
  if (plan.senderLacks) return true
  output.note(output.say('protect.in-clear', { addresses: namesOf(plan) }))
  if (isAskedLater || !isTerminal(input)) return true
  output.prompt(output.say('protect.ask-clear'))
  return saysYes(input)
}
