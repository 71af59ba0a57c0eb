/** What went wrong on a connection, as one sentence: the libraries' errors told apart by their codes. */

import { getSystemErrorName } from 'node:util'
import { codeOf, isFault, PhrasedFault, type PhraseKey } from '../../server/base/index.js'

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

/** imapflow's own words for a server that said none. */
const silence = 'Server closed connection'

/** The server's own words in a library's error, or ''. */
export function answerOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const words = [
    'response' in error ? error.response : '',
    'responseText' in error ? error.responseText : '',
    'reason' in error ? error.reason : '',
  ]
  const said = words.find((text) => typeof text === 'string' && text !== '' && text !== silence)
  return typeof said === 'string' ? said : ''
}

/** nodemailer puts its own code over the system's and keeps only OpenSSL's text. */
const covered = new Set(['ESOCKET', 'ETLS', 'ECONNECTION', 'EDNS'])

function phraseOfCovered(error: Error): PhraseKey | null {
  const errno = 'errno' in error ? error.errno : undefined
  if (typeof errno === 'number' && errno < 0) return phraseOf(getSystemErrorName(errno))
  const text = error.message
  if (/alert/i.test(text)) return 'net.rejected'
  if (/altnames/i.test(text)) return 'net.wrongName'
  if (/expired|not yet valid/i.test(text)) return 'net.serverExpired'
  if (/issuer|self.signed|verify/i.test(text)) return 'net.untrusted'
  if (/ENOTFOUND|EAI_AGAIN/.test(text)) return 'net.unreachable'
  return null
}

/** Turns a connection's error into a Fault about `server`; a Fault stays itself, and a bug comes back as it is. */
export function netFault(error: unknown, server: string): unknown {
  if (isFault(error)) return error
  let wasCut = false
  for (const one of chainOf(error)) {
    const code = codeOf(one)
    const key = covered.has(code) ? phraseOfCovered(one) : phraseOf(code)
    wasCut ||= key === 'net.cut'
    if (key !== null && key !== 'net.cut')
      return new PhrasedFault('unavailable', key, { server }, error)
  }
  for (const one of chainOf(error)) {
    const answer = answerOf(one)
    if (answer !== '') return new PhrasedFault('denied', 'net.said', { server, answer }, error)
  }
  const text = error instanceof Error ? error.message : ''
  if (!wasCut && !/closed|disconnect|not available/i.test(text)) return error
  return new PhrasedFault('unavailable', 'net.cut', { server }, error)
}
