/** The frame that the user's and the operator's commands share, and the user's commands. */

export { alias, entry, entryOf, section, type CommandEntry } from './catalogue.js'
export {
  asOption,
  command,
  jsonOption,
  type ArgumentSpec,
  type Command,
  type CommandRole,
  type CommandSpec,
  type ExitCode,
  type Invocation,
  type OptionSpec,
} from './command.js'
export { userCommands, userGroups } from './commands/index.js'
export { completionOf } from './completion/index.js'
export { confirmed, yesOption } from './confirm.js'
export { Output, type Progress, type Sink } from './output.js'
export { flagOf } from './program.js'
export { runCli, type CliOptions } from './run.js'
export { safeLine, safeText } from './safe-text.js'
export type { Column } from './table.js'
export { expectCount, UsageFault } from './usage-fault.js'
