#!/usr/bin/env node
/** The process: `pli` and its commands, the user's and the operator's. The only reader of the environment. */

import { join } from 'node:path'
import { completionOf, runCli, userCommands, userGroups } from '../client/cli/index.js'
import { operatorCommands, operatorGroups } from './admin/index.js'
import { languageOf } from './base/index.js'
import { version } from './version.js'

const { env } = process

// Where people keep what programs know of them (XDG Base Directory Specification).
const ownData = env['XDG_DATA_HOME'] || join(env['HOME'] || '.', '.local', 'share')

// Whatever is written is for its owner alone, unless a command says otherwise.
process.umask(0o077)

const all = [...userCommands, ...operatorCommands]
const groups = { ...userGroups, ...operatorGroups }

// Whoever reads us may stop reading (`pli pki list | head`): the command goes on to its end all the same.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
  })

process.exitCode = await runCli({
  commands: [...all, completionOf(all, groups)],
  groups,
  argv: process.argv.slice(2),
  language: languageOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']),
  defaults: {
    data: env['PLI_DATA'] || undefined,
    admin: env['PLI_ADMIN'] || undefined,
    medicines: env['PLI_MEDICINES'] || join(ownData, 'pli', 'medicines.json'),
  },
  out: process.stdout,
  err: process.stderr,
  input: process.stdin,
  colour: !env['NO_COLOR'],
  debug: Boolean(env['PLI_DEBUG']),
  version,
})
