/** The catalogue of commands: one file each, one line here; dispatch and CAPABILITY are derived from it. */

import type { Command } from '../command.js'
import { append } from './append.js'
import { authenticate } from './authenticate.js'
import { capability } from './capability.js'
import { check } from './check.js'
import { close } from './close.js'
import { copy } from './copy.js'
import { create } from './create.js'
import { remove } from './delete.js'
import { enable } from './enable.js'
import { expunge } from './expunge.js'
import { fetch } from './fetch.js'
import { id } from './id.js'
import { idle } from './idle.js'
import { list } from './list.js'
import { login } from './login.js'
import { logout } from './logout.js'
import { lsub } from './lsub.js'
import { move } from './move.js'
import { namespace } from './namespace.js'
import { noop } from './noop.js'
import { rename } from './rename.js'
import { search } from './search.js'
import { examine, select } from './select.js'
import { starttls } from './starttls.js'
import { status } from './status.js'
import { store } from './store.js'
import { subscribe } from './subscribe.js'
import { unselect } from './unselect.js'
import { unsubscribe } from './unsubscribe.js'

export const commands: readonly Command[] = [
  capability,
  noop,
  logout,
  id,
  starttls,
  authenticate,
  login,
  enable,
  namespace,
  list,
  lsub,
  create,
  remove,
  rename,
  subscribe,
  unsubscribe,
  status,
  select,
  examine,
  append,
  check,
  close,
  unselect,
  expunge,
  search,
  fetch,
  store,
  copy,
  move,
  idle,
]

const byName = new Map(commands.map((command) => [command.name, command]))

/** The command called `name`, in any case. */
export function findCommand(name: string): Command | undefined {
  return byName.get(name.toUpperCase())
}
