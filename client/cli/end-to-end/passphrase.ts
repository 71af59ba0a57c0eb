/** Where a passphrase comes from: the first line of a file, or a person at the terminal, whose typing is not shown. */

import type { Readable } from 'node:stream'
import { SaidFault, type PhraseKey } from '../../../server/base/index.js'
import { readUserFile } from '../../mail/index.js'
import { isTerminal } from '../confirm.js'
import type { Output } from '../output.js'

export const passphraseOption = { summary: 'keys.passphraseFile', value: 'F', reads: true } as const

interface Desk {
  readonly input: Readable
  readonly output: Output
}

/** Null where no file was named and nobody can be asked. Fault not-found for a file, conflict for an empty passphrase. */
export async function askPassphrase(
  { input, output }: Desk,
  file: string | undefined,
  question: PhraseKey = 'keys.passphrase',
): Promise<string | null> {
  if (file === undefined && !isTerminal(input)) return null
  const text = file === undefined ? await typed(input, output, question) : await firstLineOf(file)
  if (text === '') throw new SaidFault('syntax', 'keys.empty-passphrase')
  return text
}

async function firstLineOf(file: string): Promise<string> {
  const [line = ''] = (await readUserFile(file, 4096)).toString('utf8').split(/\r?\n/, 1)
  return line
}

/** Characters are read one by one, since a line would be echoed. */
async function typed(input: Readable, output: Output, question: PhraseKey): Promise<string> {
  output.prompt(output.say(question))
  setRaw(input, true)
  let text = ''
  try {
    for await (const piece of input.iterator({ destroyOnReturn: false })) {
      for (const char of String(piece)) {
        if (char === '\r' || char === '\n') return text
        // Ctrl-C and Ctrl-D come as characters now.
        if (char === '\u0003' || char === '\u0004')
          throw new SaidFault('denied', 'keys.no-passphrase')
        text = char === '\u007f' || char === '\b' ? text.slice(0, -1) : text + char
      }
    }
    return text
  } finally {
    setRaw(input, false)
    input.pause()
    output.note('')
  }
}

/** The part of a terminal that hides what is typed. */
interface RawMode {
  setRawMode(mode: boolean): unknown
}

const hasRawMode = (input: object): input is RawMode =>
  'setRawMode' in input && typeof input.setRawMode === 'function'

function setRaw(input: Readable, mode: boolean): void {
  if (hasRawMode(input)) input.setRawMode(mode)
}
