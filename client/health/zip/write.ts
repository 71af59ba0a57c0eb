/** Writing a zip package that the oldest tools open: no extra fields, no zip64, sizes up front. */

import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'

export interface NewFile {
  readonly path: string
  readonly content: Uint8Array
}

/** The package of `files`, in their order; `at` dates every entry. */
export async function writeZip(files: readonly NewFile[], at: Date): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    extendedTimestamp: false,
    lastModDate: at,
    dataDescriptor: false,
    keepOrder: true,
    level: 6,
  })
  for (const { path, content } of files) await writer.add(path, new Uint8ArrayReader(content))
  return writer.close()
}
