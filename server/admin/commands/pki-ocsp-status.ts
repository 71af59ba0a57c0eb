/** `pli pki ocsp-status`: asks our responder, or any other, as a client does, and says whether its answer can be relied on. */

import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import {
  askHttp,
  certIdOf,
  composeOcspRequest,
  nonceBytes,
  openOcsp,
  parseOcspResponse,
  type OcspAnswer,
} from '../../../pki/index.js'
import {
  explain,
  isFault,
  limits,
  SaidFault,
  systemRandom,
  type Verdict,
} from '../../base/index.js'
import { findTarget, type OcspTarget } from '../ocsp-question.js'

const timeoutMs = 10_000
const exitCodes = { good: 0, revoked: 1, unknown: 2 } as const

export const pkiOcspStatus = command({
  name: 'pki ocsp-status',
  summary: 'cmd.pki.ocsp-status',
  role: 'anybody',
  arguments: {
    certificate: { summary: 'arg.pki.ocsp', value: 'SERIAL|CERT.pem', required: true },
  },
  options: {
    data: { summary: 'opt.data', value: 'DIR' },
    issuer: { summary: 'opt.pki.issuer', value: 'CA.pem' },
    url: { summary: 'opt.pki.ocsp-url', value: 'URL' },
    json: jsonOption,
  },
  async run({ arguments: { certificate: wanted }, options, output, clock }) {
    const { data, issuer, url } = options
    try {
      const target = await findTarget({ wanted, data, issuer, url })
      const asked = await ask(target, clock.now())
      return show(output, options.json, target, asked)
    } catch (error) {
      if (!isFault(error)) throw error
      const reason = error instanceof SaidFault ? error.in(output.language) : error.message
      if (options.json) output.json({ status: 'failed', rule: null, reason })
      else output.note(reason)
      return 2
    }
  },
})

interface Asked {
  readonly verdict: Verdict<OcspAnswer>
  /** Did the answer repeat the nonce of the question? */
  readonly nonce: boolean
}

/** Without our nonce the answer may be one that was signed before (RFC 5019 §4); with another it is a replay. */
async function ask({ certificate, issuer, url }: OcspTarget, at: number): Promise<Asked> {
  const { serial } = certificate
  const nonce = systemRandom.bytes(nonceBytes)
  // SHA-1 only names the issuer here, and is what every responder knows (RFC 5019 §2.1.1).
  const bytes = composeOcspRequest([certIdOf(issuer, serial, 'sha1')], nonce)
  const { body } = await askHttp({
    ...{ url, timeoutMs, maxBytes: limits.ocspResponseBytes },
    body: { type: 'application/ocsp-request', bytes },
  })
  const der = body ?? Buffer.alloc(0)
  const repeated = hasNonce(der)
  const question = { serial, issuer, at, ...(repeated ? { nonce } : {}) }
  return { verdict: openOcsp(der, question), nonce: repeated }
}

function hasNonce(der: Buffer): boolean {
  try {
    return parseOcspResponse(der).basic?.nonce !== undefined
  } catch (error) {
    if (isFault(error)) return false
    throw error
  }
}

function show(output: Output, json: boolean, target: OcspTarget, asked: Asked): 0 | 1 | 2 {
  const { verdict, nonce } = asked
  const { url } = target
  if (!verdict.admitted) {
    const { fact, remedy } = explain(output.language, verdict)
    const { rule } = verdict
    if (json) output.json({ status: 'failed', rule, reason: fact, remedy, url })
    else output.line(output.say('verify.refused', { rule, fact, remedy }))
    return 2
  }
  const { status, producedAt, thisUpdate, nextUpdate, signer } = verdict.value
  const { serial, subject } = target.certificate
  if (json)
    output.json({
      ...{ serial, ...status, status: status.state, state: undefined, url, nonce },
      ...{ producedAt, thisUpdate, nextUpdate, signer: signer.subject.text },
    })
  else {
    output.field(output.say('pki.column.serial'), serial)
    output.field(output.say('trust.column.subject'), subject.text)
    output.field(output.say('pki.column.state'), stateText(output, verdict.value))
    output.field(output.say('ocsp.produced-at'), output.date(producedAt))
    if (nextUpdate !== undefined)
      output.field(output.say('ocsp.next-update'), output.date(nextUpdate))
    output.field(output.say('ocsp.signer'), signer.subject.text)
    output.field(output.say('ocsp.responder'), url)
    output.field('nonce', output.say(nonce ? 'ocsp.nonce-repeated' : 'ocsp.nonce-none'))
  }
  return exitCodes[status.state]
}

function stateText(output: Output, { status }: OcspAnswer): string {
  if (status.state !== 'revoked') return output.say(`ocsp.state.${status.state}`)
  const { reason, revokedAt } = status
  return output.say('ocsp.state.revoked', { reason, at: output.date(revokedAt) })
}
