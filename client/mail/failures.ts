/** What went wrong on a connection, as one sentence: the libraries' errors told apart by their codes. */

import { isFault, type PhraseKey } from '../../server/base/index.js'
import { codeOf } from './files.js'
import { PhrasedFault } from './phrased-fault.js'

const untrusted = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'CERT_REVOKED',
  'INVALID_CA',
  'INVALID_PURPOSE',
])
const cut = new Set([
  'ECONNRESET',
  'EPIPE',
  'NoConnection',
  'ClosedAfterConnectTLS',
  'EConnectionClosed',
])

function phraseOf(code: string): PhraseKey | null {
  if (untrusted.has(code)) return 'net.untrusted'
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'net.wrongName'
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return 'net.serverExpired'
  if (/^ERR_SSL_.*ALERT/.test(code)) return 'net.rejected'
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)) {
    return 'net.unreachable'
  }
  if (code === 'ETIMEDOUT' || /TIMEOUT$/i.test(code)) return 'net.slow'
  return cut.has(code) ? 'net.cut' : null
}

/** The error and what it was made from: libraries wrap the one that tells. */
function* chainOf(error: unknown): Generator<Error> {
  let current = error
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    yield current
    const inner =
      'sourceError' in current ? current.sourceError : 'err' in current ? current.err : null
    current = current.cause ?? inner
  }
}

/** The server's own words in a library's error, or ''. */
export function answerOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const words = [
    'response' in error ? error.response : '',
    'responseText' in error ? error.responseText : '',
  ]
  return words.find((text): text is string => typeof text === 'string' && text !== '') ?? ''
}

/** Turns a connection's error into a Fault about `server`; a Fault stays itself, and a bug comes back as it is. */
export function netFault(error: unknown, server: string): unknown {
  if (isFault(error)) return error
  for (const one of chainOf(error)) {
    const key = phraseOf(codeOf(one)) ?? (codeOf(one) === 'ETLS' ? phraseOfText(one.message) : null)
    if (key !== null) return new PhrasedFault('unavailable', key, { server }, error)
  }
  const answer = answerOf(error)
  if (answer !== '') return new PhrasedFault('denied', 'net.said', { server, answer }, error)
  return /closed|disconnect|not available/i.test(error instanceof Error ? error.message : '')
    ? new PhrasedFault('unavailable', 'net.cut', { server }, error)
    : error
}

/** nodemailer gives its own code to TLS errors and keeps only OpenSSL's text. */
function phraseOfText(text: string): PhraseKey | null {
  if (/alert/i.test(text)) return 'net.rejected'
  if (/altnames|does not match/i.test(text)) return 'net.wrongName'
  if (/expired|not yet valid/i.test(text)) return 'net.serverExpired'
  if (/issuer|self.signed|verify/i.test(text)) return 'net.untrusted'
  return null
}
