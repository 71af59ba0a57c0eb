/** Foreign tools: found or skipped aloud, run with a time limit. */

import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { relative } from 'node:path'
import { expect } from 'vitest'

/** Says why tests are left out, and in which file, for the summary of .ci/run: a skip that nobody sees is a hole. Returns true, for `skipIf`. */
export function skipAloud(reason: string): true {
  const { testPath } = expect.getState()
  const where = testPath === undefined ? '' : ` [${relative(process.cwd(), testPath)}]`
  process.stderr.write(`skipped: ${reason}${where}\n`)
  return true
}

/** True, and said aloud, when one of `tools` cannot be run here. */
export function isMissing(...tools: readonly string[]): boolean {
  const missing = tools.filter((tool) => {
    try {
      execFileSync('which', [tool], { stdio: 'ignore' })
      return false
    } catch {
      return true
    }
  })
  return missing.length > 0 && skipAloud(`${missing.join(', ')} not installed`)
}

export interface Told {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a tool to its end, or for `ms`. Input is written at once and closed, or kept open for `holdMs`. */
export async function run(
  tool: string,
  args: readonly string[],
  options: { input?: string; holdMs?: number; ms?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<Told> {
  const { input = '', holdMs = 0, ms = 30_000, env } = options
  const child = spawn(tool, args, { stdio: 'pipe', env: { ...process.env, ...env } })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('latin1')))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('latin1')))
  child.stdin.on('error', () => undefined)
  child.stdin.write(input)
  const hold = setTimeout(() => child.stdin.end(), holdMs)
  const limit = setTimeout(() => child.kill('SIGKILL'), ms)
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(hold)
  clearTimeout(limit)
  return { code, out, err }
}
