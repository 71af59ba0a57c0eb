/** A command line as what two administrators sign: everything that it depends on, files by what is in them. */

import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { flagOf, type Command } from '../../client/cli/index.js'
import { guardedOperation, type AdministratorRole, type GuardedOperation } from '../../pki/index.js'
import { limits, SaidFault } from '../base/index.js'

/** What a line gave, by the keys of the command's options and arguments. */
export interface Given {
  readonly options: Readonly<Record<string, unknown>>
  readonly arguments: Readonly<Record<string, unknown>>
}

/** How and as whom it is asked is no part of what is done. */
const aside = new Set(['admin', 'why', 'json', 'yes', 'dryRun', 'data'])

function contentOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile() || found.size > limits.messageBytes)
    throw new SaidFault('not-found', 'guard.no-file', { path })
  const digest = createHash('sha256').update(readFileSync(path)).digest('hex')
  return `${path} (SHA-256 ${digest})`
}

function shown(value: unknown, isFile: boolean): string | undefined {
  if (Array.isArray(value)) {
    const texts = value.map((one) => shown(one, isFile))
    return texts.length === 0 ? undefined : texts.join(', ')
  }
  if (value === true) return 'yes'
  if (typeof value !== 'string') return undefined
  return isFile ? contentOf(value) : value
}

/** SaidFault not-found when a file that the command reads is not there. */
export function operationOf(
  command: Command,
  role: AdministratorRole,
  given: Given,
): GuardedOperation {
  const facts: Record<string, string> = {}
  for (const [name, spec] of Object.entries(command.arguments)) {
    const value = shown(given.arguments[name], spec.reads === true)
    if (value !== undefined) facts[spec.value] = value
  }
  for (const [name, spec] of Object.entries(command.options)) {
    const value = aside.has(name) ? undefined : shown(given.options[name], spec.reads === true)
    if (value !== undefined) facts[flagOf(name)] = value
  }
  return guardedOperation(command.name, role, facts)
}
