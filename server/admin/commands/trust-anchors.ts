/** `pli trust add|list|remove|refresh`: the authorities of others whose certificates are let in. */

import { readFileSync } from 'node:fs'
import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import {
  audiences,
  parseCertificate,
  parsePem,
  refreshLists,
  type Audience,
  type ForeignAnchor,
} from '../../../pki/index.js'
import { SaidFault } from '../../base/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'

const isUrl = (text: string): boolean => /^[a-z]+:\/\//i.test(text)

function readDer(path: string, label: 'CERTIFICATE' | 'X509 CRL'): Buffer {
  try {
    const bytes = readFileSync(path)
    const [der = bytes] = bytes[0] === 0x30 ? [bytes] : parsePem(bytes.toString('latin1'), label)
    return der
  } catch (error) {
    throw new SaidFault('syntax', 'verify.unreadable', { path }, error)
  }
}

const columnsOf = (output: Output) => [
  { title: output.say('trust.column.fingerprint') },
  { title: output.say('trust.column.for') },
  { title: output.say('trust.column.until') },
  { title: output.say('trust.column.list') },
  { title: output.say('trust.column.subject'), gives: true },
]

const shown = ({ certificate: _, crl, ...rest }: ForeignAnchor) => ({
  ...rest,
  hasList: crl !== null,
})

export const trustAdd = command({
  name: 'trust add',
  summary: 'cmd.trust.add',
  role: 'security-officer',
  wantsWhy: true,
  arguments: { certificate: { summary: 'arg.trust.ca', value: 'CA.pem', required: true } },
  options: {
    data: dataOption,
    crl: { summary: 'opt.trust.crl', value: 'URL|FILE' },
    for: { summary: 'opt.trust.for', value: 'WHOM', choices: audiences, fallback: 'people' },
    json: jsonOption,
  },
  async run({ arguments: { certificate }, options, output }) {
    const ca = parseCertificate(readDer(certificate, 'CERTIFICATE'))
    const audience = audiences.find((known): known is Audience => known === options.for) ?? 'people'
    const { crl } = options
    const list =
      crl === undefined ? {} : isUrl(crl) ? { crlUrl: crl } : { crl: readDer(crl, 'X509 CRL') }
    const actor = consoleActor()
    const outcome = await withData(options.data, async (data) => {
      await data.foreign.add({ certificate: ca, audience, ...list, actor })
      const fetched = 'crlUrl' in list ? await refreshLists(data.foreign, actor) : []
      await writeCheckpoints(data)
      return fetched.find(({ fingerprint }) => fingerprint === ca.fingerprint)
    })
    const { fingerprint, subject } = ca
    if (options.json) return output.json({ fingerprint, audience, subject: subject.text })
    output.line(output.say('trust.added', { fingerprint, audience, subject: subject.text }))
    if (outcome?.problem)
      output.note(
        output.say('trust.not-fetched', { subject: subject.text, problem: outcome.problem }),
      )
    if (crl === undefined || outcome?.problem) output.note(output.say('trust.no-list'))
  },
})

export const trustList = command({
  name: 'trust list',
  summary: 'cmd.trust.list',
  role: 'auditor',
  options: { data: dataOption, json: jsonOption },
  async run({ options, output }) {
    const anchors = await withData(options.data, (data) => data.foreign.anchors())
    if (options.json) return output.json(anchors.map(shown))
    if (anchors.length === 0) return output.line(output.say('trust.none'))
    output.table(
      columnsOf(output),
      anchors.map(({ fingerprint, audience, notAfter, crlNextUpdate, subject }) => [
        ...[fingerprint.slice(0, 16), audience, output.date(notAfter)],
        ...[crlNextUpdate === null ? 'ø' : output.date(crlNextUpdate), subject],
      ]),
    )
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
  options: { data: dataOption, json: jsonOption },
  async run({ arguments: { fingerprint }, options, output }) {
    const removed = await withData(options.data, async (data) => {
      const anchor = await data.foreign.remove(fingerprint, consoleActor())
      await writeCheckpoints(data)
      return anchor
    })
    if (options.json) return output.json(shown(removed))
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
    crl: { summary: 'opt.trust.crl', value: 'FILE' },
    json: jsonOption,
  },
  async run({ arguments: { fingerprint }, options, output }) {
    const { crl } = options
    const actor = consoleActor()
    const outcomes = await withData(options.data, async (data) => {
      if (crl !== undefined)
        await data.foreign.setList(fingerprint ?? '', readDer(crl, 'X509 CRL'), actor)
      const done = crl === undefined ? await refreshLists(data.foreign, actor) : []
      await writeCheckpoints(data)
      return done
    })
    if (options.json) output.json(outcomes)
    else
      for (const { subject, problem } of outcomes)
        output.line(
          problem === null
            ? output.say('trust.fetched', { subject })
            : output.say('trust.not-fetched', { subject, problem }),
        )
    return outcomes.every(({ problem }) => problem === null) ? 0 : 1
  },
})
