/** `pli pki root request|sign|import`: the root on a machine apart, where only files travel. */

import { command, jsonOption, UsageFault, type Output } from '../../../client/cli/index.js'
import {
  parseCertificate,
  parsePem,
  parseRequest,
  parseRootListOrder,
  signCaRequest,
  signRootListOrder,
  toPem,
  type RootDesk,
} from '../../../pki/index.js'
import { SaidFault, systemRandom, type Clock } from '../../base/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { writeWhole } from '../../config/index.js'
import { expectNoFile, parseKeyPlace } from '../../keys/index.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'
import { dryRunOption } from '../rehearse.js'
import { expectIssuingRole, publishCertificates, readCeremonyFile } from '../root-files.js'
import { caKeyKinds, rootKeyOptions, withRootKey } from '../root-options.js'
import { ceremoniesOf, expectDays } from './root-online.js'

const outOption = { summary: 'opt.root.out', value: 'FILE', required: true } as const
const yearMs = 365 * 24 * 60 * 60_000

export const rootRequest = command({
  name: 'pki root request',
  summary: 'cmd.pki.root.request',
  role: 'security-officer',
  wantsWhy: true,
  arguments: { authority: { summary: 'arg.root.authority', value: 'AUTHORITY' } },
  options: {
    data: dataOption,
    list: { summary: 'opt.root.list' },
    out: outOption,
    sameKey: { summary: 'opt.same-key' },
    key: { summary: 'opt.ca-key', value: 'PLACE' },
    keyType: { summary: 'opt.ca-key-type', value: 'KIND', choices: caKeyKinds },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: { authority }, options, output }) {
    const { list, out, sameKey, key, keyType, dryRun } = options
    if ((authority === undefined) === !list) throw new UsageFault('root.request-what')
    expectNoFile(out)
    const place = key === undefined ? undefined : parseKeyPlace(key).text
    const text = await withData(options.data, async (data) => {
      const root = ceremoniesOf(data, dryRun)
      if (authority === undefined) return `${JSON.stringify(await root.orderList(), null, 2)}\n`
      const request = await root.requestCa({
        ...{ role: expectIssuingRole(authority), sameKey, actor: consoleActor() },
        ...(keyType === undefined ? {} : { keyType }),
        ...(place === undefined ? {} : { place }),
      })
      if (!dryRun) await writeCheckpoints(data)
      return toPem('CERTIFICATE REQUEST', request)
    })
    if (!dryRun) writeWhole(out, text, 0o644)
    if (options.json) return output.json({ dryRun, path: out })
    if (dryRun) output.note(output.say('admin.dry-run'))
    output.line(output.say('root.requested', { path: out }))
  },
})

/** The root's own machine: no data directory, its clock and its key. */
async function deskOf(path: string, clock: Clock, signer: RootDesk['signer']): Promise<RootDesk> {
  const [der] = parsePem(readCeremonyFile(path).toString('latin1'), 'CERTIFICATE')
  if (!der) throw new SaidFault('syntax', 'root.file-what', { path })
  return { root: parseCertificate(der), signer, random: systemRandom, at: clock.now() }
}

interface Signed {
  readonly text: string
  readonly facts: Readonly<Record<string, string | number>>
  say(output: Output): string
}

async function signList(bytes: Buffer, desk: RootDesk, days: string | undefined): Promise<Signed> {
  const order = parseRootListOrder(bytes.toString('utf8'))
  const { full, delta } = await signRootListOrder(order, desk, expectDays(days) ?? yearMs)
  const { number = '', nextUpdate, entries } = full
  return {
    text: toPem('X509 CRL', full.der) + toPem('X509 CRL', delta.der),
    facts: { number, nextUpdate, entries: entries.size },
    say: (output) =>
      output.say('root.list-signed', {
        ...{ number, to: output.date(nextUpdate), count: entries.size },
      }),
  }
}

async function signCertificate(bytes: Buffer, desk: RootDesk): Promise<Signed> {
  const { certificate, role } = await signCaRequest(parseRequest(bytes), desk)
  const { subject, notAfter, serial, fingerprint } = certificate
  return {
    text: toPem('CERTIFICATE', certificate.der),
    facts: { role, subject: subject.text, notAfter, serial, fingerprint },
    say: (output) =>
      output.say('root.ca-signed', { subject: subject.text, to: output.date(notAfter) }),
  }
}

export const rootSign = command({
  name: 'pki root sign',
  summary: 'cmd.pki.root.sign',
  role: 'anybody',
  arguments: { file: { summary: 'arg.root.request', value: 'FILE', required: true } },
  options: {
    rootCert: { summary: 'opt.root-cert', value: 'FILE', required: true },
    ...rootKeyOptions,
    rootKey: { ...rootKeyOptions.rootKey, required: true },
    out: outOption,
    days: { summary: 'opt.days', value: 'N' },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: { file }, options, output, clock }) {
    const { out, days, dryRun } = options
    expectNoFile(out)
    const bytes = readCeremonyFile(file)
    const signed = await withRootKey(options, async (signer) => {
      if (!signer) throw new SaidFault('unavailable', 'root.key-wanted')
      const desk = await deskOf(options.rootCert, clock, signer)
      const isOrder = bytes.toString('latin1').trimStart().startsWith('{')
      return isOrder ? signList(bytes, desk, days) : signCertificate(bytes, desk)
    })
    if (!dryRun) writeWhole(out, signed.text, 0o644)
    if (options.json) return output.json({ dryRun, path: out, ...signed.facts })
    if (dryRun) output.note(output.say('admin.dry-run'))
    output.line(signed.say(output))
  },
})

export const rootImport = command({
  name: 'pki root import',
  summary: 'cmd.pki.root.import',
  role: 'security-officer',
  wantsWhy: true,
  twoPerson: true,
  arguments: {
    file: { summary: 'arg.root.answer', value: 'FILE', required: true, reads: true },
  },
  options: { data: dataOption, dryRun: dryRunOption, json: jsonOption },
  async run({ arguments: { file }, options, output }) {
    const { dryRun } = options
    const text = readCeremonyFile(file).toString('latin1')
    const isList = text.includes('-----BEGIN X509 CRL-----')
    const ders = parsePem(text, isList ? 'X509 CRL' : 'CERTIFICATE')
    const [der] = ders
    if (!der) throw new SaidFault('syntax', 'root.file-what', { path: file })
    const taken = await withData(options.data, async (data) => {
      const root = ceremoniesOf(data, dryRun)
      const actor = consoleActor()
      const name = isList ? 'root' : await root.importCa(der, actor)
      if (isList) await root.importList(ders, actor)
      if (!dryRun) {
        await publishCertificates(data)
        await writeCheckpoints(data)
      }
      return name
    })
    if (options.json) return output.json({ dryRun, authority: taken, list: isList })
    if (dryRun) output.note(output.say('admin.dry-run'))
    output.line(output.say(isList ? 'root.list-taken' : 'root.ca-taken', { name: taken }))
  },
})
