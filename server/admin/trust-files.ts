/** What the trust commands share: reading certificates and lists, sources as they are typed and shown. */

import { readFileSync } from 'node:fs'
import type { Output } from '../../client/cli/index.js'
import {
  parsePem,
  revocationPolicies,
  type ForeignCa,
  type RevocationPolicy,
  type RevocationSources,
} from '../../pki/index.js'
import { SaidFault } from '../base/index.js'

const isUrl = (text: string): boolean => /^[a-z]+:\/\//i.test(text)

/** DER of a file in PEM or DER. */
export function readDer(path: string, label: 'CERTIFICATE' | 'X509 CRL'): Buffer {
  try {
    const bytes = readFileSync(path)
    const [der = bytes] = bytes[0] === 0x30 ? [bytes] : parsePem(bytes.toString('latin1'), label)
    return der
  } catch (error) {
    throw new SaidFault('syntax', 'verify.unreadable', { path }, error)
  }
}

export const sourceOptions = {
  crl: { summary: 'opt.trust.crl', value: 'URL|FILE' },
  delta: { summary: 'opt.trust.delta', value: 'URL' },
  ocsp: { summary: 'opt.trust.ocsp', value: 'URL' },
  revocation: { summary: 'opt.trust.revocation', value: 'POLICY', choices: revocationPolicies },
} as const

interface TypedSources {
  readonly crl: string | undefined
  readonly delta: string | undefined
  readonly ocsp: string | undefined
  readonly revocation: string | undefined
}

/** What was given; nothing is said of what was not. */
export function sourcesOf({ crl, delta, ocsp, revocation }: TypedSources): {
  readonly sources: Partial<RevocationSources>
  readonly crl?: Buffer
} {
  const policy = revocationPolicies.find((known): known is RevocationPolicy => known === revocation)
  const sources = {
    ...(crl !== undefined && isUrl(crl) ? { crlUrl: crl } : {}),
    ...(delta === undefined ? {} : { deltaUrl: delta }),
    ...(ocsp === undefined ? {} : { ocspUrl: ocsp }),
    ...(policy === undefined ? {} : { revocation: policy }),
  }
  return crl === undefined || isUrl(crl) ? { sources } : { sources, crl: readDer(crl, 'X509 CRL') }
}

/** Without blobs, as `--json` prints it. */
export const shownAuthority = ({ certificate: _, ...rest }: ForeignCa) => rest

/** `liste, OCSP (any)`. */
export function sourcesText(output: Output, authority: ForeignCa): string {
  const { crlUrl, deltaUrl, ocspUrl, full, revocation } = authority
  const names = [
    ...(crlUrl !== null || full ? [output.say('trust.source.crl')] : []),
    ...(deltaUrl !== null ? [output.say('trust.source.delta')] : []),
    ...(ocspUrl !== null ? [output.say('trust.source.ocsp')] : []),
  ]
  if (names.length === 0) return output.say('trust.source.none')
  return revocation === 'any' ? names.join(', ') : `${names.join(', ')} (${revocation})`
}
