/** `pli pki verify`: any chain against any anchors, by RFC 5280 alone; no data directory is looked at. */

import { command, jsonOption, UsageFault, type Output } from '../../../client/cli/index.js'
import type { Certificate } from '../../../pki/index.js'
import { explain, isFault, SaidFault, type Verdict } from '../../base/index.js'
import { verifyFiles } from '../verify-files.js'

const purposes = ['client', 'server', 'email', 'any'] as const

/** ISO 8601, with or without a time, or seconds since the epoch. */
function timeOf(text: string): number {
  const at = /^\d{1,12}$/.test(text) ? Number(text) * 1000 : Date.parse(text)
  if (Number.isNaN(at)) throw new UsageFault('verify.bad-time', { text: text.slice(0, 40) })
  return at
}

function depthOf(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new UsageFault('verify.bad-depth', { text: text.slice(0, 40) })
  return Number(text)
}

export const pkiVerify = command({
  name: 'pki verify',
  summary: 'cmd.pki.verify',
  role: 'anybody',
  arguments: { certificate: { summary: 'arg.verify.leaf', value: 'LEAF.pem', required: true } },
  options: {
    anchor: { summary: 'opt.verify.anchor', value: 'FILE', required: true, many: true },
    untrusted: { summary: 'opt.verify.untrusted', value: 'FILE', many: true },
    crl: { summary: 'opt.verify.crl', value: 'FILE', many: true },
    at: { summary: 'opt.verify.at', value: 'TIME' },
    purpose: {
      ...{ summary: 'opt.verify.purpose', value: 'PURPOSE' },
      ...{ choices: purposes, fallback: 'any' },
    },
    maxDepth: { summary: 'opt.verify.max-depth', value: 'N' },
    name: { summary: 'opt.verify.name', value: 'NAME' },
    policy: { summary: 'opt.verify.policy', value: 'OID', many: true },
    explicitPolicy: { summary: 'opt.verify.explicit-policy' },
    inhibitMapping: { summary: 'opt.verify.inhibit-mapping' },
    inhibitAny: { summary: 'opt.verify.inhibit-any' },
    strict: { summary: 'opt.verify.strict' },
    json: jsonOption,
  },
  async run({ arguments: { certificate }, options, output, clock }) {
    const { at, maxDepth, name, policy } = options
    const purpose = purposes.find((known) => known === options.purpose) ?? 'any'
    const question = {
      leaf: certificate,
      untrusted: options.untrusted,
      anchors: options.anchor,
      crls: options.crl,
      purpose,
      at: at === undefined ? clock.now() : timeOf(at),
      ...(maxDepth === undefined ? {} : { maxDepth: depthOf(maxDepth) }),
      ...(name === undefined ? {} : { name }),
      policies: {
        ...(policy.length > 0 ? { policies: policy } : {}),
        requireExplicit: options.explicitPolicy,
        inhibitMapping: options.inhibitMapping,
        inhibitAny: options.inhibitAny,
      },
      strict: options.strict,
    }
    try {
      return show(output, options.json, verifyFiles(question))
    } catch (error) {
      if (!isFault(error)) throw error
      const reason = error instanceof SaidFault ? error.in(output.language) : error.message
      if (options.json) output.json({ verdict: 'unknown', rule: null, reason })
      else output.note(reason)
      return 2
    }
  },
})

function show(output: Output, json: boolean, verdict: Verdict<readonly Certificate[]>): 0 | 1 {
  if (verdict.admitted) {
    const chain = verdict.value.map(({ subject }) => subject.text)
    const reason = output.say('verify.admitted', { count: chain.length })
    if (json) output.json({ verdict: 'admitted', rule: null, reason, chain })
    else for (const text of [reason, ...chain.map((name) => `  ${name}`)]) output.line(text)
    return 0
  }
  const { fact, remedy } = explain(output.language, verdict)
  const { rule, facts } = verdict
  if (json) output.json({ verdict: 'refused', rule, reason: fact, remedy, facts })
  else output.line(output.say('verify.refused', { rule, fact, remedy }))
  return 1
}
