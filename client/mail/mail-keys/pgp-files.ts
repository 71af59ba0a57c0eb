/** The OpenPGP keys of an identity folder, as armoured text: what is in them is for `client/keys` to know. */

import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { PhrasedFault } from '../../../server/base/index.js'
import { fileFault } from '../files.js'
import type { Identity } from '../identity.js'
import { namesIn, pgpFolder, readOptional } from './files.js'

/** Armoured keys; the secret ones are protected by the holder's passphrase. */
export interface PgpKeys {
  readonly secret: string
  readonly public: string
  /** Superseded secret keys, for the mail of their time. */
  readonly old: readonly string[]
}

/** `openPgpKeys` of the door. */
export async function readPgpKeys({ folder }: Identity): Promise<PgpKeys | null> {
  const at = join(folder, pgpFolder)
  const secret = await readOptional(join(at, 'secret.asc'), true)
  const shown = await readOptional(join(at, 'public.asc'), false)
  if (secret === null || shown === null) return null
  const old: string[] = []
  for (const name of await namesIn(join(at, 'old'), '.asc')) {
    const text = await readOptional(join(at, 'old', `${name}.asc`), true)
    if (text !== null) old.push(text)
  }
  return { secret, public: shown, old }
}

/** `keepPgpKeys` of the door. */
export async function writePgpKeys(
  identity: Identity,
  next: Pick<PgpKeys, 'secret' | 'public'>,
  supersedes?: string,
): Promise<void> {
  const at = join(identity.folder, pgpFolder)
  const known = await readPgpKeys(identity)
  if (known && supersedes === undefined)
    throw new PhrasedFault('already-exists', 'mailKeys.pgpThere', { path: at })
  await mkdir(join(at, 'old'), { recursive: true, mode: 0o700 })
  // The old key first: a death in between leaves one key twice, never none.
  if (known && supersedes !== undefined)
    await writeDurable(join(at, 'old', `${fileNameOf(supersedes)}.asc`), known.secret, 0o600)
  await writeDurable(join(at, 'secret.asc'), next.secret, 0o600)
  await writeDurable(join(at, 'public.asc'), next.public, 0o644)
}

/** `rewritePgpKeys` of the door. */
export async function rewritePgpKeys(
  { folder }: Identity,
  next: Pick<PgpKeys, 'secret' | 'public'>,
  old: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const at = join(folder, pgpFolder)
  for (const [fingerprint, secret] of old)
    await writeDurable(join(at, 'old', `${fileNameOf(fingerprint)}.asc`), secret, 0o600)
  await writeDurable(join(at, 'secret.asc'), next.secret, 0o600)
  await writeDurable(join(at, 'public.asc'), next.public, 0o644)
}

/** Replaces the public half, as when the directory has certified it. */
export async function writePgpPublic({ folder }: Identity, text: string): Promise<void> {
  await writeDurable(join(folder, pgpFolder, 'public.asc'), text, 0o644)
}

function fileNameOf(fingerprint: string): string {
  const name = fingerprint.toUpperCase()
  if (/^[0-9A-F]{40}([0-9A-F]{24})?$/.test(name)) return name
  throw new PhrasedFault('syntax', 'mailKeys.fingerprint', { text: fingerprint.slice(0, 80) })
}

/** Writes a file whole or not at all, durable before it has its name. */
export async function writeDurable(path: string, text: string, mode: number): Promise<void> {
  try {
    const part = await open(`${path}.part`, 'w', mode)
    try {
      await part.writeFile(text)
      await part.sync()
    } finally {
      await part.close()
    }
    await rename(`${path}.part`, path)
  } catch (error) {
    throw fileFault('unwritable', path, error)
  }
}
