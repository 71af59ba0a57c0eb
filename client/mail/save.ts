/** Attachments as files: under a name that cannot leave the folder, and never over a file that is there. */

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../../server/base/index.js'
import { fileFault, writeFresh } from './files.js'

/** File systems allow 255 bytes; what is left is for a number. */
const maxNameBytes = 200
const maxSameName = 1000

/** Names that Windows keeps for devices, whatever their extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** Bytes of `text` that fit, without cutting a character. */
function clip(text: string, maxBytes: number): string {
  let out = ''
  for (const char of text) {
    if (Buffer.byteLength(out + char) > maxBytes) break
    out += char
  }
  return out
}

function splitName(name: string): [stem: string, extension: string] {
  const dot = name.lastIndexOf('.')
  const isExtension = dot > 0 && name.length - dot <= 16
  return isExtension ? [name.slice(0, dot), name.slice(dot)] : [name, '']
}

/** A sender's file name made harmless: one path element, visible, no control or direction marks, not too long. */
export function safeFileName(name: string, fallback: string): string {
  const flat = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (flat === '') return fallback
  const [stem, extension] = splitName(reserved.test(flat) ? `_${flat}` : flat)
  return clip(stem, maxNameBytes - Buffer.byteLength(extension)) + extension
}

/** Writes one file that did not exist before, readable by its owner only; returns its path. */
async function writeNew(folder: string, name: string, content: Buffer): Promise<string> {
  const [stem, extension] = splitName(name)
  for (let count = 1; count <= maxSameName; count++) {
    const path = join(folder, count === 1 ? name : `${stem} (${count})${extension}`)
    try {
      await writeFresh(path, content)
      return path
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw fileFault('unwritable', path, error)
    }
  }
  throw fileFault('unwritable', join(folder, name), null)
}

/**
 * Saves contents into `folder`, made when it is missing; a name that is taken gets a number. Returns the paths in
 * order. Fault unavailable when a file cannot be written; those before it stay.
 */
export async function saveAll(
  folder: string,
  files: readonly { readonly name: string; readonly content: Buffer }[],
  fallback: string,
): Promise<readonly string[]> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw fileFault('unwritable', folder, error)
  }
  const paths: string[] = []
  for (const { name, content } of files) {
    paths.push(await writeNew(folder, safeFileName(name, fallback), content))
  }
  return paths
}
