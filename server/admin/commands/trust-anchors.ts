/** `pli trust add|list|remove|refresh`: the authorities of others, whose certificates are let in or whom we go out to. */

import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import {
  audiences,
  directionOf,
  parseCertificate,
  refreshLists,
  loadTrust,
  type AskOutcome,
  type Audience,
  type FetchOutcome,
  type ForeignCa,
} from '../../../pki/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'
import { atDesk, dryRunOption } from '../rehearse.js'
import { readDer, shownAuthority, sourceOptions, sourcesOf, sourcesText } from '../trust-files.js'

export const trustAdd = command({
  name: 'trust add',
  summary: 'cmd.trust.add',
  role: 'security-officer',
  wantsWhy: true,
  arguments: { certificate: { summary: 'arg.trust.ca', value: 'CA.pem', required: true } },
  options: {
    data: dataOption,
    ...sourceOptions,
    for: { summary: 'opt.trust.for', value: 'WHOM', choices: audiences, fallback: 'people' },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: { certificate }, options, output }) {
    const ca = parseCertificate(readDer(certificate, 'CERTIFICATE'))
    const { fingerprint, subject } = ca
    const audience = audiences.find((known): known is Audience => known === options.for) ?? 'people'
    const actor = consoleActor()
    const { authority, problem } = await atDesk(options.data, options.dryRun, async (desk) => {
      await desk.foreign.add({ certificate: ca, audience, ...sourcesOf(options), actor })
      const fetched = options.dryRun ? [] : await refreshLists(desk.foreign, actor)
      const known = await desk.foreign.authorities()
      return {
        authority: known.find((a) => a.fingerprint === fingerprint),
        problem: fetched.find((f) => f.fingerprint === fingerprint && f.problem !== null)?.problem,
      }
    })
    if (options.json) return output.json(authority && { audience, ...shownAuthority(authority) })
    if (options.dryRun) output.note(output.say('admin.dry-run'))
    output.line(output.say('trust.added', { fingerprint, audience, subject: subject.text }))
    if (problem) output.note(output.say('trust.not-fetched', { subject: subject.text, problem }))
    if (authority && !authority.full && authority.ocspUrl === null)
      output.note(output.say('trust.no-list'))
  },
})

const columnsOf = (output: Output) => [
  { title: output.say('trust.column.fingerprint') },
  { title: output.say('trust.column.direction') },
  { title: output.say('trust.column.for') },
  { title: output.say('trust.column.until') },
  { title: output.say('trust.column.sources') },
  { title: output.say('trust.column.list') },
  { title: output.say('trust.column.subject'), gives: true },
]

function rowOf(output: Output, authority: ForeignCa): string[] {
  const { fingerprint, audiences: whom, notAfter, full, subject } = authority
  const directions = [...new Set(whom.map((audience) => directionOf[audience]))]
  const way = directions.map((direction) => output.say(`trust.direction.${direction}`)).join(', ')
  return [
    ...[fingerprint.slice(0, 16), way || output.say('trust.direction.known')],
    ...[whom.join(', ') || '–', output.date(notAfter), sourcesText(output, authority)],
    ...[full?.nextUpdate ? output.date(full.nextUpdate) : 'ø', subject],
  ]
}

export const trustList = command({
  name: 'trust list',
  summary: 'cmd.trust.list',
  role: 'auditor',
  options: { data: dataOption, json: jsonOption },
  async run({ options, output }) {
    const authorities = await withData(options.data, (data) => data.foreign.authorities())
    if (options.json)
      return output.json(
        authorities.map((authority) => ({
          ...shownAuthority(authority),
          directions: [...new Set(authority.audiences.map((audience) => directionOf[audience]))],
        })),
      )
    if (authorities.length === 0) return output.line(output.say('trust.none'))
    output.table(
      columnsOf(output),
      authorities.map((authority) => rowOf(output, authority)),
    )
    for (const { subject, full, delta } of authorities)
      for (const state of [full, delta])
        if (state?.problem) {
          const { problem, failures, kind: list } = state
          const next = output.date(state.nextTry)
          output.note(output.say('trust.problem', { subject, list, problem, failures, next }))
        }
  },
})

export const trustRemove = command({
  name: 'trust remove',
  summary: 'cmd.trust.remove',
  role: 'security-officer',
  wantsWhy: true,
  arguments: {
    fingerprint: { summary: 'arg.trust.fingerprint', value: 'FINGERPRINT', required: true },
  },
  options: { data: dataOption, dryRun: dryRunOption, json: jsonOption },
  async run({ arguments: { fingerprint }, options, output }) {
    const removed = await atDesk(options.data, options.dryRun, ({ foreign }) =>
      foreign.remove(fingerprint, consoleActor()),
    )
    if (options.json) return output.json(shownAuthority(removed))
    if (options.dryRun) output.note(output.say('admin.dry-run'))
    output.line(output.say('trust.removed', { subject: removed.subject }))
  },
})

export const trustRefresh = command({
  name: 'trust refresh',
  summary: 'cmd.trust.refresh',
  role: 'operator',
  arguments: { fingerprint: { summary: 'opt.trust.anchor', value: 'FINGERPRINT' } },
  options: {
    data: dataOption,
    crl: { summary: 'opt.trust.crl-file', value: 'FILE' },
    json: jsonOption,
  },
  async run({ arguments: { fingerprint }, options, output }) {
    const { crl } = options
    const actor = consoleActor()
    const outcomes = await withData(options.data, async (data) => {
      if (crl !== undefined)
        await data.foreign.setList(fingerprint ?? '', readDer(crl, 'X509 CRL'), actor)
      const done = crl === undefined ? await refreshLists(data.foreign, actor) : []
      const { foreign } = await loadTrust(data.pki)
      const asked = crl === undefined ? await data.foreign.answers.refresh(foreign, 'all') : []
      await writeCheckpoints(data)
      return [...done, ...asked]
    })
    if (options.json) output.json(outcomes)
    else for (const outcome of outcomes) showOutcome(output, outcome)
    return outcomes.every(({ problem }) => problem === null) ? 0 : 1
  },
})

function showOutcome(output: Output, outcome: FetchOutcome | AskOutcome): void {
  const { subject, problem } = outcome
  const kind = 'list' in outcome ? outcome.list : 'OCSP'
  const said = kind === 'full' ? subject : `${subject} (${kind})`
  output.line(
    problem === null
      ? output.say('trust.fetched', { subject: said })
      : output.say('trust.not-fetched', { subject: said, problem }),
  )
}
