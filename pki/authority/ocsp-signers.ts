/** Which authority a request is about, and the key that answers for it: opened once, and again when it is replaced. */

import type { AuthorityRecord, PkiTables, ResponderRecord } from '../directory/index.js'
import type { AuthorityName } from '../profiles/index.js'
import {
  isIdOf,
  keySigner,
  parseCertificate,
  type CertId,
  type Certificate,
  type Signer,
} from '../x509/index.js'
import type { OcspDeps } from './ocsp-reply.js'
import { unwrapResponderKey } from './responders.js'

export interface OcspSigner {
  readonly authority: AuthorityName
  readonly serial: string
  readonly certificate: Certificate
  readonly notAfter: number
  readonly signer: Signer
  /** When the authority last signed anything. */
  readonly signedAt: number
}

export class OcspSigners {
  readonly #deps: OcspDeps
  readonly #issuers = new Map<AuthorityName, Certificate>()
  readonly #open = new Map<AuthorityName, Omit<OcspSigner, 'signedAt'>>()

  constructor(deps: OcspDeps) {
    this.#deps = deps
  }

  /**
   * The signer for all of `ids`, which must be of one authority; `foreign` when they are not, or not of ours.
   * Undefined when that authority has no responder that holds now.
   */
  async of(ids: readonly CertId[]): Promise<OcspSigner | 'foreign' | undefined> {
    const { store, clock } = this.#deps
    const records = await store.read(({ authorities }) => authorities.list())
    const [record, ...more] = records.filter((one) => {
      const issuer = this.#issuer(one)
      return ids.every((id) => isIdOf(id, issuer))
    })
    if (!record || more.length > 0) return 'foreign'
    const { name, signedAt } = record
    const responder = await store.read((tables) => inUse(tables, name))
    if (!responder || clock.now() >= responder.notAfter) return undefined
    const known = this.#open.get(name)
    if (known?.serial === responder.serial) return { ...known, signedAt }
    const key = unwrapResponderKey(this.#deps.vault, name, responder.wrappedKey)
    const opened = {
      ...{ authority: name, serial: responder.serial, notAfter: responder.notAfter },
      certificate: parseCertificate(responder.certificate),
      signer: keySigner(key),
    }
    this.#open.set(name, opened)
    return { ...opened, signedAt }
  }

  #issuer({ name, certificate }: AuthorityRecord): Certificate {
    const known = this.#issuers.get(name)
    if (known?.der.equals(certificate)) return known
    const issuer = parseCertificate(certificate)
    this.#issuers.set(name, issuer)
    return issuer
  }
}

/** Undefined when there is none, or when it was revoked. */
async function inUse(tables: PkiTables, name: AuthorityName): Promise<ResponderRecord | undefined> {
  const responder = await tables.responders.get(name)
  const record = responder && (await tables.certificates.bySerial(responder.serial))
  return record?.state === 'good' ? responder : undefined
}
