/** `pli cda check`: what a clinical document does otherwise than the rules say; the official schema when it is at hand. */

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { codeOf } from '../../../server/base/index.js'
import { checkCda, isSignatureEntry, readXdm, type CdaFlaw } from '../../health/index.js'
import { command, jsonOption } from '../command.js'
import type { Output } from '../output.js'
import { isZip, readHealthFile } from './health-file.js'

export const cdaCheck = command({
  name: 'cda check',
  summary: 'cmd.cda.check',
  role: 'anybody',
  options: { rules: { summary: 'cda.rules', value: 'DIR', reads: true }, json: jsonOption },
  arguments: { file: { summary: 'cda.file', value: 'FILE', required: true } },
  async run({ options, arguments: { file }, output, clock }) {
    const bytes = await readHealthFile(file)
    const reports: Report[] = []
    for (const document of isZip(bytes) ? await documentsIn(bytes) : [bytes])
      reports.push({
        flaws: checkCda(document, clock.now()),
        schema: await againstSchema(document, options.rules),
      })
    if (options.json)
      output.json(reports.map((one) => ({ ...one, schematron: { state: 'not-run' } })))
    else for (const report of reports) print(report, output)
    return reports.every(isGood) && reports.length > 0 ? 0 : 1
  },
})

interface Report {
  readonly flaws: readonly CdaFlaw[]
  readonly schema: Schema
}

type Schema =
  | { readonly state: 'valid' | 'not-asked' | 'no-tool' }
  | { readonly state: 'no-schema'; readonly path: string }
  | { readonly state: 'invalid'; readonly errors: readonly string[] }

/** What was not run is no fault of the document; the report says so. */
const isGood = ({ flaws, schema }: Report): boolean =>
  flaws.every(({ weight }) => weight !== 'fault') && schema.state !== 'invalid'

async function documentsIn(bytes: Buffer): Promise<Uint8Array[]> {
  const { documents } = await readXdm(bytes)
  const clinical = documents.filter(({ entry }) => !isSignatureEntry(entry))
  return Promise.all(clinical.map((document) => document.read()))
}

const schemaFile = 'infrastructure/cda/CDA_extended.xsd'
const mostErrors = 50

/** xmllint in a process of its own, without a network, fed by a pipe. */
async function againstSchema(document: Uint8Array, rules: string | undefined): Promise<Schema> {
  if (rules === undefined) return { state: 'not-asked' }
  const path = resolve(join(rules, schemaFile))
  if (!existsSync(path)) return { state: 'no-schema', path }
  return new Promise((done, failed) => {
    const line = ['--noout', '--nonet', '--huge', '--schema', path, '-']
    const child = spawn('xmllint', line, { stdio: ['pipe', 'ignore', 'pipe'] })
    const said: Buffer[] = []
    child.stderr.on('data', (piece: Buffer) => said.push(piece))
    child.on('error', (error) =>
      codeOf(error) === 'ENOENT' ? done({ state: 'no-tool' }) : failed(error),
    )
    child.on('close', (code) => {
      const errors = Buffer.concat(said)
        .toString('utf8')
        .split('\n')
        .filter((text) => / error ?: /.test(text))
      done(
        code === 0 ? { state: 'valid' } : { state: 'invalid', errors: errors.slice(0, mostErrors) },
      )
    })
    // It may stop reading before the end: what it said by then is what counts.
    child.stdin.on('error', () => undefined)
    child.stdin.end(document)
  })
}

function print({ flaws, schema }: Report, output: Output): void {
  const faults = flaws.filter(({ weight }) => weight === 'fault')
  const warnings = flaws.filter(({ weight }) => weight === 'warning')
  for (const { weight, rule, values } of [...faults, ...warnings])
    output.line(`${output.say(`xdm.weight.${weight}`)}  ${output.say(`cda.flaw.${rule}`, values)}`)
  output.line(output.say('cda.checked', { faults: faults.length, warnings: warnings.length }))
  if (schema.state === 'invalid') {
    output.line(output.say('cda.schema.invalid', { count: schema.errors.length }))
    for (const error of schema.errors) output.text(`  ${error}`)
  } else
    output.line(
      output.say(`cda.schema.${schema.state}`, 'path' in schema ? { path: schema.path } : {}),
    )
  output.line(output.say('cda.schematron.not-run'))
}
