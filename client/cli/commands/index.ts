/** The user's commands; help and parsing are derived from this list. */

import type { Command } from '../command.js'
import { inbox } from './inbox.js'
import { read } from './read.js'
import { send } from './send.js'

export const userCommands: readonly Command[] = [send, inbox, read]
