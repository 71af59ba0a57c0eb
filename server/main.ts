#!/usr/bin/env node
/** The process: `pli` and its commands, the user's and the operator's. The only reader of the environment. */

import { runCli, userCommands, type CliOptions } from '../client/cli/index.js'
import { languageOf } from './base/index.js'
import { version } from './version.js'

const { env } = process

// Whatever is written is for its owner alone, unless a command says otherwise.
process.umask(0o077)

const argv = process.argv.slice(2)

/** A doctor who lists her mail need not wait for the gateway to be loaded. */
async function commandsFor(
  name: string | undefined,
): Promise<Pick<CliOptions, 'commands' | 'groups'>> {
  if (userCommands.some((command) => command.name === name)) return { commands: userCommands }
  const { operatorCommands, operatorGroups } = await import('./admin/index.js')
  return { commands: [...userCommands, ...operatorCommands], groups: operatorGroups }
}

process.exitCode = await runCli({
  ...(await commandsFor(argv[0])),
  argv,
  language: languageOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']),
  out: process.stdout,
  err: process.stderr,
  input: process.stdin,
  colour: !env['NO_COLOR'],
  debug: Boolean(env['PLI_DEBUG']),
  version,
})
