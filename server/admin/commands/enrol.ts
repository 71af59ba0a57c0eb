/** `pli enrol professional|organisation`: into the directory, with a mailbox, a key and a certificate. */

import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import type { Enrolment, KeyType } from '../../../pki/index.js'
import type { Data } from '../../data.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { consoleActor } from '../actor.js'
import { expectFree, writeIdentity } from '../identity-folder.js'
import { writeMailCertificates } from '../mail-certificates.js'
import { dataOption, withData } from '../options.js'
import { dryRunOption } from '../rehearse.js'

const common = {
  data: dataOption,
  mailbox: { summary: 'opt.mailbox', value: 'ADDRESS', required: true },
  out: { summary: 'opt.out', value: 'IDDIR', required: true },
  sessionOnly: { summary: 'opt.session-only' },
  keyType: { summary: 'opt.key-type', value: 'TYPE', choices: ['rsa', 'ecdsa'], fallback: 'rsa' },
  dryRun: dryRunOption,
  json: jsonOption,
} as const

interface Handover {
  readonly name: string
  readonly out: string
  readonly json: boolean
  readonly dryRun?: boolean
  /** No certificates for mail. */
  readonly sessionOnly: boolean
}

/** Enrols, writes the identity's files, and says what was done; the bundle's password is shown this once. */
export async function handOver(
  root: string,
  output: Output,
  { name, out, json, sessionOnly, dryRun = false }: Handover,
  enrol: (data: Data) => Promise<Enrolment>,
): Promise<void> {
  expectFree(out)
  await withData(root, async (data) => {
    const enrolment = await enrol(data)
    if (dryRun) return rehearsed(output, name, json, enrolment)
    const password = await writeIdentity(data, enrolment, out)
    const mail = sessionOnly
      ? undefined
      : await writeMailCertificates(data, enrolment, out, password, consoleActor())
    const serials = mail && {
      ...{ signature: mail.signature.serial, encryption: mail.encryption.serial },
    }
    await writeCheckpoints(data)
    const { certificate, identity, mailbox } = enrolment
    const { serial, notAfter } = certificate
    if (json) {
      const until = new Date(notAfter).toISOString()
      return output.json({ identity, mailbox, serial, notAfter: until, ...serials, out, password })
    }
    output.line(
      output.say('enrol.done', {
        ...{ name, serial, until: output.date(notAfter) },
        mailbox: mailbox ?? output.say('enrol.no-mailbox'),
      }),
    )
    output.line(output.say('enrol.files', { path: out }))
    if (serials) output.line(output.say('mailKeys.written', serials))
    output.line(output.say('enrol.password', { password }))
  })
}

function rehearsed(
  output: Output,
  name: string,
  json: boolean,
  { identity, mailbox }: Enrolment,
): void {
  if (json) return output.json({ identity, mailbox, dryRun: true })
  output.note(output.say('admin.dry-run'))
  const address = mailbox ?? output.say('enrol.no-mailbox')
  output.line(output.say('enrol.would', { name, identity, mailbox: address }))
}

export const enrolProfessional = command({
  name: 'enrol professional',
  summary: 'cmd.enrol.professional',
  role: 'registrar',
  options: {
    ...common,
    rpps: { summary: 'opt.rpps', value: 'RPPS', required: true },
    family: { summary: 'opt.family', value: 'NAME', required: true },
    given: { summary: 'opt.given', value: 'NAME', required: true },
    profession: { summary: 'opt.profession', value: 'PROFESSION', required: true },
  },
  async run({ options, output }) {
    const { data: root, out, json, dryRun, sessionOnly } = options
    const { rpps, family, given, profession, mailbox, keyType } = options
    const handover = { name: `${given} ${family}`, out, json, dryRun, sessionOnly }
    await handOver(root, output, handover, ({ authority }) =>
      authority.enrolProfessional({
        ...{ rpps, family, given, profession, mailbox, dryRun },
        keyType: keyType as KeyType,
        actor: consoleActor(),
      }),
    )
  },
})

export const enrolOrganisation = command({
  name: 'enrol organisation',
  summary: 'cmd.enrol.organisation',
  role: 'registrar',
  options: {
    ...common,
    finess: { summary: 'opt.finess', value: 'FINESS' },
    siret: { summary: 'opt.siret', value: 'SIRET' },
    name: { summary: 'opt.name', value: 'NAME', required: true },
    region: { summary: 'opt.region', value: 'REGION' },
    type: { summary: 'opt.type', value: 'TYPE', choices: ['ORG', 'APP'], fallback: 'ORG' },
  },
  async run({ options, output }) {
    const { data: root, out, json, dryRun, sessionOnly } = options
    const { finess, siret, name, region, type, mailbox, keyType } = options
    await handOver(root, output, { name, out, json, dryRun, sessionOnly }, ({ authority }) =>
      authority.enrolOrganisation({
        ...(finess === undefined ? {} : { finess }),
        ...(siret === undefined ? {} : { siret }),
        ...(region === undefined ? {} : { region }),
        ...{ name, mailbox, dryRun },
        type: type as 'ORG' | 'APP',
        keyType: keyType as KeyType,
        actor: consoleActor(),
      }),
    )
  },
})
