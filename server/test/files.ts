/** Looking at the disk as a thief or an auditor would: every byte of every file. */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Every file under `folder`; those that vanish meanwhile are passed over. */
export function filesUnder(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch {
    return []
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.alloc(0)
  }
}

/** One text for the state of a folder: names, modes and contents. Times are left out. */
export function fingerprint(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesUnder(folder).map((file) => {
      const digest = createHash('sha256').update(bytesOf(file)).digest('hex')
      return [relative(folder, file), `${(statSync(file).mode & 0o777).toString(8)} ${digest}`]
    }),
  )
}

/** The encodings in which a text may lie about: plain, quoted-printable, UTF-16, base64 at each of its three offsets. */
export function disguises(text: string): ReadonlyMap<string, Buffer> {
  const plain = Buffer.from(text, 'utf8')
  const quoted = [...plain].map((b) => `=${b.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  const found = new Map<string, Buffer>([
    ['plain', plain],
    ['upper case', Buffer.from(text.toUpperCase(), 'utf8')],
    ['lower case', Buffer.from(text.toLowerCase(), 'utf8')],
    ['quoted-printable', Buffer.from(quoted, 'latin1')],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['hex', Buffer.from(plain.toString('hex'), 'latin1')],
  ])
  for (const offset of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(offset), plain]).toString('base64')
    // The first and last characters depend on what stands beside the text.
    found.set(`base64 at ${offset}`, Buffer.from(encoded.slice(4, -4), 'latin1'))
  }
  return found
}

/** Where `text` lies in clear or in a disguise under `folders`: file and disguise. */
export function findText(text: string, ...folders: readonly string[]): string[] {
  const wanted = disguises(text)
  return folders.flatMap(filesUnder).flatMap((file) => {
    const bytes = bytesOf(file)
    return [...wanted]
      .filter(([, form]) => bytes.includes(form))
      .map(([name]) => `${file}: ${name}`)
  })
}
