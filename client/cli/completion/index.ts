/** `pli completion bash|zsh|fish`: what the shell needs to complete a line, made from the commands themselves. */

import type { PhraseKey } from '../../../server/base/index.js'
import { entry, type CommandEntry } from '../catalogue.js'
import { command, type Command } from '../command.js'
import { UsageFault } from '../usage-fault.js'
import { bashScript, fishScript, zshScript } from './scripts.js'
import { placesOf } from './tree.js'

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const
type Shell = keyof typeof scripts

const isShell = (text: string): text is Shell => text in scripts

/** The command that completes `entries`, itself among them. */
export function completionOf(
  entries: readonly CommandEntry[],
  groups: Readonly<Record<string, PhraseKey>>,
): CommandEntry {
  const made = entry('completion', () => Promise.resolve(completion))
  const completion: Command = command({
    name: 'completion',
    summary: 'cmd.completion',
    role: 'anybody',
    arguments: {
      shell: {
        ...{ summary: 'arg.shell', value: 'SHELL', required: true },
        choices: Object.keys(scripts),
      },
    },
    async run({ arguments: { shell }, output }) {
      if (!isShell(shell)) throw new UsageFault('cli.badValue', { name: 'SHELL' })
      const places = await placesOf([...entries, made], groups, output.language)
      await output.bytes(Buffer.from(scripts[shell](places)))
    },
  })
  return { ...made, section: 'cli.section.gateway' }
}
