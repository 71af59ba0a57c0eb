/** `pli pki root sign-ca|crl|export`: ceremonies with the root's key at this machine, for the time of one command. */

import { command, expectCount, jsonOption } from '../../../client/cli/index.js'
import {
  createRootCeremonies,
  rehearsal,
  rehearsedSigners,
  type RootCeremonies,
} from '../../../pki/index.js'
import { SaidFault, systemRandom } from '../../base/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { expectSecretSource } from '../../config/index.js'
import type { Data } from '../../data.js'
import { createKeyring, expectNoFile, parseKeyPlace, placeName } from '../../keys/index.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'
import { dryRunOption } from '../rehearse.js'
import { caKeyKinds, rootKeyOptions, withRootKey } from '../root-options.js'
import { expectIssuingRole, publishCertificates } from '../root-files.js'

const dayMs = 24 * 60 * 60_000
const mostDays = 400

export function ceremoniesOf(data: Data, dryRun: boolean): RootCeremonies {
  const { authorityDeps: deps } = data
  if (!dryRun) return createRootCeremonies(deps)
  const signers = rehearsedSigners(deps.signers, deps.vault)
  return createRootCeremonies({ ...deps, signers, store: rehearsal(deps.store) })
}

/** Days that a list is good for, in milliseconds. */
export function expectDays(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const days = expectCount(text, '--days')
  if (days < 1 || days > mostDays) throw new SaidFault('syntax', 'root.days', { most: mostDays })
  return days * dayMs
}

export const rootSignCa = command({
  name: 'pki root sign-ca',
  summary: 'cmd.pki.root.sign-ca',
  role: 'security-officer',
  wantsWhy: true,
  twoPerson: true,
  arguments: {
    authority: { summary: 'arg.root.authority', value: 'AUTHORITY', required: true },
  },
  options: {
    data: dataOption,
    ...rootKeyOptions,
    sameKey: { summary: 'opt.same-key' },
    key: { summary: 'opt.ca-key', value: 'PLACE' },
    keyType: { summary: 'opt.ca-key-type', value: 'KIND', choices: caKeyKinds },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ arguments: { authority }, options, output }) {
    const role = expectIssuingRole(authority)
    const { sameKey, key, keyType, dryRun } = options
    const place = key === undefined ? undefined : parseKeyPlace(key).text
    const made = await withData(options.data, (data) =>
      withRootKey(dryRun ? { ...options, rootKey: undefined } : options, async (root) => {
        const certificate = await ceremoniesOf(data, dryRun).signCa(
          {
            ...{ role, sameKey, actor: consoleActor() },
            ...(keyType === undefined ? {} : { keyType }),
            ...(place === undefined ? {} : { place }),
          },
          root,
        )
        if (!dryRun) {
          await publishCertificates(data)
          await writeCheckpoints(data)
        }
        return certificate
      }),
    )
    const { subject, serial, fingerprint, notAfter } = made
    if (options.json)
      return output.json({ dryRun, subject: subject.text, serial, fingerprint, notAfter })
    if (dryRun) output.note(output.say('admin.dry-run'))
    output.line(output.say('root.ca-signed', { subject: subject.text, to: output.date(notAfter) }))
    if (!sameKey) output.line(output.say('root.ca-takes-over'))
  },
})

export const rootCrl = command({
  name: 'pki root crl',
  summary: 'cmd.pki.root.crl',
  role: 'security-officer',
  options: {
    data: dataOption,
    ...rootKeyOptions,
    days: { summary: 'opt.days', value: 'N' },
    dryRun: dryRunOption,
    json: jsonOption,
  },
  async run({ options, output }) {
    const { dryRun } = options
    const lifetimeMs = expectDays(options.days)
    const crl = await withData(options.data, (data) =>
      withRootKey(dryRun ? { ...options, rootKey: undefined } : options, async (root) => {
        const list = { actor: consoleActor(), ...(lifetimeMs === undefined ? {} : { lifetimeMs }) }
        const signed = await ceremoniesOf(data, dryRun).signList(list, root)
        if (!dryRun) await writeCheckpoints(data)
        return signed
      }),
    )
    const { number, nextUpdate, entries } = crl
    if (options.json) return output.json({ dryRun, number, nextUpdate, entries: entries.size })
    if (dryRun) output.note(output.say('admin.dry-run'))
    output.line(
      output.say('root.list-signed', {
        ...{ number: number ?? '', to: output.date(nextUpdate), count: entries.size },
      }),
    )
  },
})

export const rootExport = command({
  name: 'pki root export',
  summary: 'cmd.pki.root.export',
  role: 'security-officer',
  wantsWhy: true,
  arguments: { file: { summary: 'arg.root.file', value: 'FILE', required: true } },
  options: {
    data: dataOption,
    rootSecret: rootKeyOptions.rootSecret,
    dryRun: dryRunOption,
    yes: { summary: 'opt.yes' },
    json: jsonOption,
  },
  async run({ arguments: { file }, options, output }) {
    const { dryRun, yes } = options
    const place = parseKeyPlace(file)
    const name = placeName(place)
    if (place.kind === 'token') throw new SaidFault('unsupported', 'keys.not-into-token')
    if (!yes && !dryRun) throw new SaidFault('conflict', 'root.export-wants-yes', { place: name })
    const source = expectSecretSource(options.rootSecret)
    await withData(options.data, async (data) => {
      const key = await ceremoniesOf(data, dryRun).storedKey()
      expectNoFile(place.path)
      if (dryRun) return
      const settings = { passphrase: source, pin: source, pkcs11Library: undefined }
      const keyring = createKeyring({ vault: null, random: systemRandom, settings })
      const actor = consoleActor()
      try {
        await keyring.putAt(place, key)
        // Read from the medium before the store forgets it; the list has to last until the next ceremony.
        const readable = await keyring.openAt(place)
        const root = createRootCeremonies(data.authorityDeps)
        await root.signList({ actor, lifetimeMs: 365 * dayMs })
        await root.dropKey(readable, name, actor)
      } finally {
        await keyring.close()
      }
      await writeCheckpoints(data)
    })
    if (options.json) return output.json({ dryRun, place: name })
    if (dryRun) output.note(output.say('admin.dry-run'))
    output.line(output.say('root.exported', { place: name }))
  },
})
