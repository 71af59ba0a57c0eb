/** What examining a message finds: its layers of protection, its parts and what covers each, and one verdict. */

import type { Assurance, ProvenTime, Reason, SignerTrust } from '../../verdict/index.js'
import type { DecryptionKey } from '../../../pki/index.js'
import type { Random } from '../../../server/base/index.js'
import type { OpenedKey } from '../openpgp/index.js'

/** Whose an address is, as the directory answers. */
export interface AddressHolder {
  /** `rpps:…`, `finess:…`: everyone who may sign for the address. Empty when it is nobody's. */
  readonly identities: readonly string[]
  readonly name: string
  readonly profession: string
}

/** An OpenPGP key that signatures are compared with, and the addresses that it is vouched for. */
export interface KnownKey {
  readonly armored: string
  /** Addresses that the directory, or whoever examines, vouches for; not what the key says of itself. */
  readonly addresses: readonly string[]
}

/** What a message is examined with. Nothing is fetched: all that is to be believed or tried is here. */
export interface ExamineContext {
  readonly trust: SignerTrust
  /** When the gateway received it; null for a file. */
  readonly proven: ProvenTime | null
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly random: Random
  readonly keys: readonly DecryptionKey[]
  readonly openPgpKeys: readonly OpenedKey[]
  readonly openPgpKnown: readonly KnownKey[]
  /** The directory's answer; null when it knows no such address. Left out when there is no directory to ask. */
  holderOf?(address: string): Promise<AddressHolder | null>
}

export const layerTypes = [
  'smime-signed',
  'smime-encrypted',
  'openpgp-signed',
  'openpgp-encrypted',
] as const
export type LayerType = (typeof layerTypes)[number]

export type OpenState = 'opened' | 'no-key' | 'damaged' | 'unsupported' | 'not-opened'

/** One signature or envelope. */
export interface Layer {
  readonly type: LayerType
  /** The part that it is. */
  readonly path: string
  /**
   * Does it stand around the whole message, nothing but other layers outside it (RFC 9787 §4.4)? Only such a layer speaks
   * for the message.
   */
  readonly isOfMessage: boolean
  /** Inside a message that is attached or forwarded. */
  readonly isForwarded: boolean
  /** Of a signature. */
  readonly assurance: Assurance | null
  /** Every signer, judged alone. */
  readonly signatures: readonly Assurance[]
  /** Of an envelope. */
  readonly opening: Opening | null
}

export interface Opening {
  readonly state: OpenState
  /** `aes-256-gcm`; null when it was not learnt. */
  readonly cipher: string | null
  /** False when what came out may have been changed on the way unseen. */
  readonly isAuthenticated: boolean
  readonly reasons: readonly Reason[]
}

/** An entity of the message, layers opened. */
export interface Node {
  /** `1` for the message, `1.2` for its second part; what is inside a layer is below it. */
  readonly path: string
  readonly contentType: string
  /** Index among the layers, when it is one. */
  readonly layer: number | null
  readonly children: readonly Node[]
}

/** A part without parts, as it may be shown or saved. */
export interface Leaf {
  readonly path: string
  readonly contentType: string
  readonly fileName: string | null
  readonly disposition: string | null
  /** Indices of the layers around it, outermost first. */
  readonly coveredBy: readonly number[]
  /** By a signature of the whole message that counts. Nothing else may be shown as signed. */
  readonly signed: boolean
  readonly encrypted: boolean
  /** False for what is machinery (signatures, version parts) and for what was not opened. */
  readonly visible: boolean
  /** The entity, header and body, as it stands in its layer. */
  readonly raw: Buffer
  /** Its body with the transfer encoding undone. */
  decode(): Promise<Buffer>
}

/** A header field that people read, from where it is best protected. */
export interface ShownField {
  readonly value: string
  readonly signed: boolean
  readonly encrypted: boolean
}

export interface MessageReport {
  readonly assurance: Assurance
  readonly layers: readonly Layer[]
  readonly structure: Node
  readonly leaves: readonly Leaf[]
  readonly from: string | null
  readonly subject: ShownField
  /** What is inside the layers of the message: the entity to show. Null when an envelope was not opened. */
  readonly payload: Buffer | null
}
