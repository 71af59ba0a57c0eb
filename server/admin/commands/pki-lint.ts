/** `pli pki lint`: what a certificate breaks, with the citation of each rule. It asks nothing of any trust space. */

import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import {
  lint,
  lintRules,
  parseCertificate,
  parsePem,
  profiles,
  type Finding,
} from '../../../pki/index.js'
import { isFault, limits } from '../../base/index.js'
import { readUserFile } from '../identity-folder.js'

export const pkiLint = command({
  name: 'pki lint',
  summary: 'cmd.pki.lint',
  role: 'anybody',
  arguments: { file: { summary: 'arg.lint', value: 'CERT.pem', required: true } },
  options: {
    issuer: { summary: 'opt.lint-issuer', value: 'FILE' },
    profile: {
      ...{ summary: 'opt.lint-profile', value: 'PROFILE' },
      choices: profiles.map(({ name }) => name),
    },
    json: jsonOption,
  },
  async run({ arguments: { file }, options, output }) {
    const [der = Buffer.alloc(0), next] = certificatesIn(file)
    const above = options.issuer === undefined ? next : certificatesIn(options.issuer)[0]
    const findings = lint({
      der,
      issuer: above && readable(above),
      profile: profiles.find(({ name }) => name === options.profile),
    })
    const errors = findings.filter(({ level }) => level === 'error').length
    if (options.json) output.json({ rules: lintRules.length, errors, findings })
    else print(output, findings, errors)
    return errors > 0 ? 1 : 0
  },
})

function certificatesIn(path: string): Buffer[] {
  const bytes = readUserFile(path, 8 * limits.certificateBytes)
  return bytes[0] === 0x30 ? [bytes] : parsePem(bytes.toString('latin1'), 'CERTIFICATE')
}

function readable(der: Buffer): ReturnType<typeof parseCertificate> | undefined {
  try {
    return parseCertificate(der)
  } catch (error) {
    if (isFault(error)) return undefined
    throw error
  }
}

function print(output: Output, findings: readonly Finding[], errors: number): void {
  for (const { rule, level, spec, found } of findings) {
    const sentence = output.say(`lint.${rule}`)
    output.field(
      `${output.say(`lint-report.level.${level}`)} ${rule} (${spec})`,
      output.say('lint-report.here', { sentence, found }),
    )
  }
  const count = lintRules.length
  const others = findings.length - errors
  output.line(
    findings.length === 0
      ? output.say('lint-report.clean', { count })
      : output.say('lint-report.found', { count, errors, others }),
  )
}
