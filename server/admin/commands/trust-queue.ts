/** `pli trust queue|accept|refuse`: who came with a good certificate of others, and is not in the directory. */

import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import { existsSync } from 'node:fs'
import { judgeForeign, loadTrust, parseCertificate, type ForeignClaim } from '../../../pki/index.js'
import { SaidFault } from '../../base/index.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'
import { atDesk, dryRunOption, type Desk } from '../rehearse.js'
import { readDer } from '../trust-files.js'

const shown = ({ certificate: _, ...rest }: ForeignClaim) => rest
const fingerprintArgument = {
  fingerprint: { summary: 'arg.trust.claim', value: 'ID|CERT.pem', required: true },
} as const

function show(output: Output, json: boolean, claim: ForeignClaim): void {
  if (json) return output.json(shown(claim))
  const { identity, state, boundTo } = claim
  output.line(
    state === 'accepted'
      ? output.say('trust.accepted', { identity, boundTo: boundTo ?? identity })
      : output.say('trust.refused', { identity }),
  )
}

export const trustQueue = command({
  name: 'trust queue',
  summary: 'cmd.trust.queue',
  role: 'auditor',
  options: { data: dataOption, json: jsonOption },
  async run({ options, output }) {
    const claims = await withData(options.data, (data) => data.foreign.waiting())
    if (options.json) return output.json(claims.map(shown))
    if (claims.length === 0) return output.line(output.say('trust.empty'))
    output.table(
      [
        { title: output.say('trust.column.fingerprint') },
        { title: output.say('trust.column.since') },
        { title: output.say('trust.column.identity') },
        { title: output.say('trust.column.subject'), gives: true },
        { title: output.say('trust.column.issuer'), gives: true },
      ],
      claims.map(({ fingerprint, createdAt, identity, subject, issuer }) => [
        ...[fingerprint.slice(0, 16), output.date(createdAt), identity, subject, issuer],
      ]),
    )
  },
})

/** The fingerprint that was given, or that of a certificate in a file, which then need not have come by itself first. */
async function claimedBy(
  given: string,
  { foreign, store }: Pick<Desk, 'foreign' | 'store'>,
): Promise<string> {
  if (!existsSync(given)) return given
  const certificate = parseCertificate(readDer(given, 'CERTIFICATE'))
  const judged = judgeForeign([certificate.der], (await loadTrust(store)).foreign)
  if (!judged.admitted)
    throw new SaidFault('denied', 'trust.not-acceptable', { subject: certificate.subject.text })
  await foreign.noteClaim(certificate.der, judged.value.identity)
  return certificate.fingerprint
}

export const trustAccept = command({
  name: 'trust accept',
  summary: 'cmd.trust.accept',
  role: 'registrar',
  arguments: fingerprintArgument,
  options: {
    data: dataOption,
    as: { summary: 'opt.trust.as', value: 'IDENTITY' },
    mailbox: { summary: 'opt.trust.mailbox', value: 'ADDRESS' },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: { fingerprint }, options, output }) {
    const { as, mailbox } = options
    const claim = await atDesk(options.data, options.dryRun, async ({ foreign, store }) =>
      foreign.accept({
        fingerprint: await claimedBy(fingerprint, { foreign, store }),
        actor: consoleActor(),
        ...(as === undefined ? {} : { as }),
        ...(mailbox === undefined ? {} : { mailbox }),
      }),
    )
    if (options.dryRun) output.note(output.say('admin.dry-run'))
    show(output, options.json, claim)
  },
})

export const trustRefuse = command({
  name: 'trust refuse',
  summary: 'cmd.trust.refuse',
  role: 'registrar',
  arguments: fingerprintArgument,
  options: { data: dataOption, dryRun: dryRunOption, json: jsonOption },
  async run({ arguments: { fingerprint }, options, output }) {
    const claim = await atDesk(options.data, options.dryRun, ({ foreign }) =>
      foreign.refuse(fingerprint, consoleActor()),
    )
    if (options.dryRun) output.note(output.say('admin.dry-run'))
    show(output, options.json, claim)
  },
})
