/**
 * How an identity folder changes its key without a moment in which it is none: everything new is written to `next/`,
 * proven, marked ready, and moved over file by file. A death in between is finished by whoever opens the folder next.
 */

import { existsSync } from 'node:fs'
import { copyFile, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, PhrasedFault } from '../../../server/base/index.js'
import { fileFault } from '../files.js'

/** The key comes last: until it is there, the old pair can be told from the new. */
const files = ['chain.pem', 'identity.p12', 'account.json', 'cert.pem', 'key.pem'] as const
export type IdentityFile = (typeof files)[number]

const readyMark = 'ready'
export const nextOf = (folder: string): string => join(folder, 'next')
export const previousOf = (folder: string): string => join(folder, 'previous')

/** Finishes a change that a death interrupted; does nothing, at the cost of one look, when there is none. */
export async function settle(folder: string): Promise<void> {
  if (!existsSync(join(nextOf(folder), readyMark))) return
  for (const file of files) await moveOver(folder, file)
  await rm(nextOf(folder), { recursive: true, force: true })
}

/** Marks what is in `next/` as whole and moves it over; the old files are in `previous/` afterwards. */
export async function switchOver(folder: string): Promise<void> {
  await rm(previousOf(folder), { recursive: true, force: true })
  await mkdir(previousOf(folder), { mode: 0o700 })
  await writeNext(folder, readyMark, '')
  await settle(folder)
}

async function moveOver(folder: string, file: IdentityFile): Promise<void> {
  const next = join(nextOf(folder), file)
  if (!existsSync(next)) return
  const previous = join(previousOf(folder), file)
  try {
    // Copied under another name first: half a backup must not pass for one.
    if (!existsSync(previous) && existsSync(join(folder, file))) {
      await copyFile(join(folder, file), `${previous}.part`)
      await rename(`${previous}.part`, previous)
    }
    await rename(next, join(folder, file))
  } catch (error) {
    // Another command is finishing the same change.
    if (codeOf(error) !== 'ENOENT') throw fileFault('unwritable', join(folder, file), error)
  }
}

/** Writes a file of `next/` whole or not at all, durable before it has its name. */
export async function writeNext(
  folder: string,
  file: string,
  content: string | Buffer,
  mode = 0o600,
): Promise<void> {
  const path = join(nextOf(folder), file)
  try {
    await mkdir(nextOf(folder), { recursive: true, mode: 0o700 })
    const part = await open(`${path}.part`, 'w', mode)
    try {
      await part.writeFile(content)
      await part.sync()
    } finally {
      await part.close()
    }
    await rename(`${path}.part`, path)
  } catch (error) {
    throw fileFault('unwritable', path, error)
  }
}

/** A file of `next/` from a renewal that was interrupted, or null. */
export async function readNext(folder: string, file: IdentityFile): Promise<string | null> {
  try {
    return await readFile(join(nextOf(folder), file), 'utf8')
  } catch {
    return null
  }
}

/** Runs `work` while no other process renews in this folder. Fault conflict when one does. */
export async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, 'renewing.pid')
  await take(path)
  try {
    return await work()
  } finally {
    await rm(path, { force: true })
  }
}

async function take(path: string): Promise<void> {
  for (;;) {
    try {
      const lock = await open(path, 'wx', 0o600)
      await lock.writeFile(String(process.pid))
      await lock.close()
      return
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw fileFault('unwritable', path, error)
      const holder = Number(await readFile(path, 'utf8').catch(() => '0'))
      if (isAlive(holder)) throw new PhrasedFault('conflict', 'renew.busy', { path })
      await rm(path, { force: true })
    }
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
