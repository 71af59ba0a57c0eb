/** Revocation by any lists at hand: whole, partial, indirect and delta ones, RFC 5280 §6.3. */

import { admit, deny, type Denial, type Verdict } from '../../server/base/index.js'
import {
  algorithmOf,
  allReasons,
  foreignEntry,
  isSignedBy,
  removeFromCrl,
  type Certificate,
  type Crl,
  type RevokedEntry,
} from '../x509/index.js'
import { readableTime } from './facts.js'
import type { Path } from './path.js'
import { pointsOf, reasonsFor } from './list-scope.js'

/** Signers that are tried for one list. */
const maxSigners = 8

export interface ListQuestion {
  readonly lists: readonly Crl[]
  /** Who may have signed a list, beside the issuers in the path. */
  readonly pool: readonly Certificate[]
  readonly at: number
  /** Paths of a certificate that signs lists but stands in no path yet, dates held. */
  signerPaths(signer: Certificate): readonly Path[]
}

/** Judges paths by lists; it remembers which list was signed by whom. */
export class ListJudge {
  readonly #question: ListQuestion
  readonly #signed = new Map<string, boolean>()
  /** Certificates being judged: a list may be signed by one whose state that very list tells. */
  readonly #open = new Set<string>()

  constructor(question: ListQuestion) {
    this.#question = question
  }

  /** Every certificate but the anchor must be told of, and not be revoked. */
  judge(path: Path): Verdict {
    for (const [i, certificate] of path.entries()) {
      const issuer = path[i + 1]
      if (!issuer || this.#open.has(certificate.fingerprint)) continue
      this.#open.add(certificate.fingerprint)
      const verdict = this.#status(certificate, issuer)
      this.#open.delete(certificate.fingerprint)
      if (!verdict.admitted) return verdict
    }
    return admit(undefined)
  }

  #status(certificate: Certificate, issuer: Certificate): Verdict {
    const facts = { subject: certificate.subject.text, issuer: certificate.issuer.text }
    const points = pointsOf(certificate)
    let covered = 0
    let stale: Denial | undefined
    for (const list of this.#question.lists) {
      if (list.baseNumber !== undefined || list.thisUpdate > this.#question.at) continue
      const reasons = reasonsFor(certificate, list, points)
      if (reasons === 0 || !this.#signer(list, issuer)) continue
      const entry = this.#entry(certificate, list, issuer)
      // Even a stale list is right about what it revokes.
      if (entry) return revoked(certificate, entry)
      if (this.#question.at < list.nextUpdate + 1000) covered |= reasons
      else stale ??= deny('crl-stale', { ...facts, nextUpdate: readableTime(list.nextUpdate) })
    }
    if ((covered & allReasons) === allReasons) return admit(undefined)
    return stale ?? deny('crl-missing', facts)
  }

  #entry(certificate: Certificate, list: Crl, issuer: Certificate): RevokedEntry | undefined {
    let found = entryIn(list, certificate)
    for (const delta of this.#question.lists) {
      if (!isDeltaOf(delta, list) || delta.thisUpdate > this.#question.at) continue
      if (!this.#signer(delta, issuer)) continue
      const change = entryIn(delta, certificate)
      if (change) found = change.reason === removeFromCrl ? undefined : change
    }
    return found
  }

  /** Who signed the list: the issuer of the certificate, or another that is good for it (RFC 5280 §6.3.3 (f)). */
  #signer(list: Crl, issuer: Certificate): boolean {
    const namesakes = this.#question.pool.filter(
      ({ subject, fingerprint }) =>
        subject.key === list.issuer.key && fingerprint !== issuer.fingerprint,
    )
    if (issuer.subject.key === list.issuer.key && this.#isSigned(list, issuer)) return true
    return namesakes
      .slice(0, maxSigners)
      .some((signer) => this.#isSigned(list, signer) && this.#isGood(signer))
  }

  #isGood(signer: Certificate): boolean {
    return this.#question.signerPaths(signer).some((path) => this.judge(path).admitted)
  }

  #isSigned(list: Crl, signer: Certificate): boolean {
    const { der, signed } = list
    const key = `${signer.fingerprint} ${signed.signature.toString('base64')} ${der.length}`
    const known = this.#signed.get(key)
    if (known !== undefined) return known
    const good = isListSignedBy(list, signer)
    this.#signed.set(key, good)
    return good
  }
}

/** Did this certificate sign the list, and may it (RFC 5280 §6.3.3 (f))? */
export function isListSignedBy({ signed }: Crl, { keyUsage, publicKey }: Certificate): boolean {
  const algorithm = algorithmOf(signed)
  return (
    (keyUsage?.includes('cRLSign') ?? true) &&
    algorithm !== undefined &&
    publicKey !== undefined &&
    isSignedBy(signed.bytes, signed.signature, algorithm, publicKey)
  )
}

/** What a list says of a certificate, its own or of another issuer. */
export function entryIn(list: Crl, { issuer, serial }: Certificate): RevokedEntry | undefined {
  return issuer.key === list.issuer.key
    ? list.entries.get(serial)
    : list.foreign.get(foreignEntry(issuer, serial))
}

/** RFC 5280 §5.2.4: same issuer, same scope, and made over a base that `list` is as new as. */
export function isDeltaOf(delta: Crl, list: Crl): boolean {
  if (delta.baseNumber === undefined || list.number === undefined) return false
  if (delta.issuer.key !== list.issuer.key || delta.number === undefined) return false
  const sameScope = scopeKey(delta) === scopeKey(list)
  const number = BigInt(list.number)
  return sameScope && BigInt(delta.baseNumber) <= number && BigInt(delta.number) >= number
}

const scopeKey = ({ scope }: Crl): string =>
  JSON.stringify(scope ?? null, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  )

function revoked({ subject, serial }: Certificate, { reason, revokedAt }: RevokedEntry): Denial {
  const at = readableTime(revokedAt)
  return deny('revoked', { subject: subject.text, serial, reason, revokedAt: at })
}
