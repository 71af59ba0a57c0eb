/** The user's commands, each loaded when it is called; help and parsing are derived from this list. */

import { entry, section, type CommandEntry } from '../catalogue.js'

export const userCommands: readonly CommandEntry[] = section('cli.section.mail', [
  entry('send', async () => (await import('./send.js')).send),
  entry('inbox', async () => (await import('./inbox.js')).inbox),
  entry('read', async () => (await import('./read.js')).read),
])
