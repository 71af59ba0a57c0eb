/** `pli message check`: what protects a message of a file, what that covers, and whether it is to be believed. */

import { isFault, SaidFault, type PhraseKey } from '../../../server/base/index.js'
import { parseHeader } from '../../../server/mime/index.js'
import {
  examine,
  examineLimits,
  type Layer,
  type Leaf,
  type MessageReport,
  type Node,
} from '../../keys/index.js'
import { readUserFile } from '../../mail/index.js'
import { sayReason, verdictWords } from '../../verdict/index.js'
import { command, jsonOption, type ExitCode } from '../command.js'
import type { Output } from '../output.js'
import { messageJson } from './message-json.js'
import { openMaterial } from './message-material.js'

export const messageCheck = command({
  name: 'message check',
  summary: 'cmd.message.check',
  role: 'anybody',
  options: {
    anchor: { summary: 'message.anchor', value: 'FILE', many: true, reads: true },
    crl: { summary: 'message.crl', value: 'FILE', many: true, reads: true },
    key: { summary: 'message.key', value: 'FILE', many: true, reads: true },
    passphraseFile: { summary: 'message.passphrase-file', value: 'FILE', reads: true },
    as: { summary: 'message.as', value: 'IDDIR' },
    json: jsonOption,
  },
  arguments: { file: { summary: 'message.file', value: 'FILE', required: true, reads: true } },
  async run({ options, arguments: { file }, output, clock }): Promise<ExitCode> {
    const { anchor: anchors, crl: crls, key: keys, as, passphraseFile } = options
    const context = await openMaterial({ anchors, crls, keys, as, passphraseFile }, clock, output)
    const bytes = await readMessageFile(file, output)
    if (!bytes) return 2
    const report = await examine(bytes, context)
    if (options.json) output.json(await messageJson(report, output.language))
    else print(report, output)
    return report.assurance.level === 'green' ? 0 : 1
  },
})

/** Null, said, when there is no message in the file: that is another answer than a message that is not to be believed. */
async function readMessageFile(path: string, output: Output): Promise<Buffer | null> {
  try {
    const bytes = await readUserFile(path, examineLimits.bytes)
    if (parseHeader(bytes.subarray(0, 256 * 1024), 1).length > 0) return bytes
    throw new SaidFault('syntax', 'message.none', { path })
  } catch (error) {
    if (!isFault(error)) throw error
    output.note(error instanceof SaidFault ? error.in(output.language) : error.message)
    return null
  }
}

function print(report: MessageReport, output: Output): void {
  const { assurance, from, subject, structure, layers, leaves } = report
  const words = verdictWords(assurance, output.language)
  output.field(words.colour, words.headline)
  for (const detail of words.details) output.text(`  ${detail}`)
  output.line()
  output.field(output.say('message.from'), from ?? '?')
  const marks = marksOf(subject, output)
  output.field(output.say('message.subject'), `${subject.value}${marks && `  [${marks}]`}`)
  output.line()
  printNode(structure, { layers, leaves, output, indent: '' })
}

const marksOf = (
  { signed, encrypted }: { signed: boolean; encrypted: boolean },
  output: Output,
): string =>
  [signed && 'message.signed', encrypted && 'message.encrypted']
    .filter((key): key is 'message.signed' | 'message.encrypted' => key !== false)
    .map((key) => output.say(key))
    .join(', ')

interface Printing {
  readonly layers: readonly Layer[]
  readonly leaves: readonly Leaf[]
  readonly output: Output
  readonly indent: string
}

function printNode({ path, contentType, layer, children }: Node, printing: Printing): void {
  const { layers, leaves, output, indent } = printing
  const found = layer === null ? undefined : layers[layer]
  const leaf = leaves.find((one) => one.path === path)
  const name = leaf?.fileName ? ` « ${leaf.fileName} »` : ''
  output.text(`${indent}${path}  ${contentType}${name}${aboutNode(found, leaf, output)}`)
  if (found)
    for (const { reasons } of [found.assurance, found.opening].filter((one) => one !== null))
      for (const reason of reasons)
        output.text(`${indent}     ${sayReason(reason, output.language)}`)
  for (const child of children) printNode(child, { ...printing, indent: `${indent}  ` })
}

function aboutNode(layer: Layer | undefined, leaf: Leaf | undefined, output: Output): string {
  if (layer) {
    const level = layer.assurance ? output.say(`verdict.${layer.assurance.level}`) : ''
    const key: PhraseKey = `message.layer.${layer.type}`
    return `  ${[output.say(key), level, layer.assurance?.signer?.name].filter(Boolean).join(', ')}`
  }
  if (!leaf?.visible) return ''
  const marks = marksOf(leaf, output)
  return `  [${marks || output.say('message.uncovered')}]`
}
