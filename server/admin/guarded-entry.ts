/** Puts the guard before a command, so that it cannot be run without. */

import type { Command, CommandEntry } from '../../client/cli/index.js'

const proof = {
  admin: { summary: 'opt.admin', value: 'IDDIR' },
  why: { summary: 'opt.act-why', value: 'TEXT' },
} as const

/** A command that anybody may run is left as it is. */
function guardedCommand(command: Command): Command {
  const raised = Object.values(command.options).some(({ role }) => role !== undefined)
  if (command.role === 'anybody' && !raised) return command
  return {
    ...command,
    // A command's own --why, as for a delegation, is the same reason.
    options: { ...command.options, ...proof, ...ownWhy(command) },
    async run(input) {
      const { runGuarded } = await import('./guard.js')
      const rest = (): ReturnType<Command['run']> => runGuarded(command, input)
      return command.around ? command.around(input, rest) : rest()
    },
  }
}

function ownWhy({ options }: Command): Command['options'] {
  const { why } = options
  return why === undefined ? {} : { why }
}

export function guarded(entry: CommandEntry): CommandEntry {
  return { ...entry, load: async () => guardedCommand(await entry.load()) }
}
