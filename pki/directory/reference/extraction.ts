/** `pli directory import`: an open extraction read as a stream, checked line by line, compared with what is known. */

import { SaidFault } from '../../../server/base/index.js'
import type { PkiStore } from '../ports.js'
import { checkLine, type Refusal } from './check.js'
import type { FormatName } from './formats.js'
import { readHeader, type Layout } from './header.js'
import { Importer, keptFields } from './importer.js'
import { indexPending } from './indexing.js'
import { readBlocks } from './lines.js'

export interface ImportRequest {
  /** The file, unpacked: UTF-8, `|` between columns, a header first. */
  readonly source: AsyncIterable<Buffer>
  /** Its name, for the audit log. */
  readonly file: string
  readonly actor: string
  /** Keeps lines whose check digits are wrong. */
  readonly lenient?: boolean
  /** Counts, and changes nothing. */
  readonly dryRun?: boolean
  /** Removes what the file no longer names even when that is most of the directory. */
  readonly dropMost?: boolean
  readonly onProgress?: (bytesRead: number) => void
}

export interface RefusedLine {
  /** The header is line 1. */
  readonly line: number
  readonly reason: Refusal
  readonly fact: string
}

export interface ImportReport {
  readonly format: FormatName
  /** Lines read, without the header and empty ones. */
  readonly lines: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** The same line twice in the file. */
  readonly repeated: number
  readonly gone: number
  /** Entries the file no longer names, kept since they are most of the directory. */
  readonly kept: number
  /** Wrong check digits let through. */
  readonly forgiven: number
  readonly refused: number
  readonly reasons: Readonly<Partial<Record<Refusal, number>>>
  /** The first of the refused lines. */
  readonly examples: readonly RefusedLine[]
}

const examplesAtMost = 100
// Octets that are no UTF-8, NULs and other control characters: a file of another kind, or damaged.
const unreadable = /[\ufffd\p{Cc}]/u
/** A file that drops more than this share of many known lines is more likely cut than true. */
const suspiciousShare = 0.5
const suspiciousCount = 100

class Tally {
  lines = 0
  forgiven = 0
  readonly standings = { new: 0, changed: 0, same: 0, repeated: 0 }
  readonly reasons: Partial<Record<Refusal, number>> = {}
  readonly examples: RefusedLine[] = []
  refused = 0

  refuse(line: number, reason: Refusal, fact = ''): void {
    this.refused += 1
    this.reasons[reason] = (this.reasons[reason] ?? 0) + 1
    if (this.examples.length < examplesAtMost) this.examples.push({ line, reason, fact })
  }
}

/** A line's columns in the order of the format, and as they are kept; undefined when it has not as many as the header. */
function columnsOf(
  { width, straight, positions }: Layout,
  line: string,
): { values: readonly string[]; fields: string } | undefined {
  const found = line.split('|')
  // Each line of the extractions ends in one more separator.
  if (found.length === width + 1 && found[width] === '') found.pop()
  if (found.length !== width) return undefined
  const untidy = /["]|\s\||\|\s|^\s|\s$/.test(line)
  if (straight && !untidy) return { values: found, fields: keptFields(line) }
  const clean = untidy ? found.map(unquote) : found
  const values = straight ? clean : positions.map((at) => clean[at] ?? '')
  return { values, fields: keptFields(values.join('|')) }
}

function unquote(text: string): string {
  const bare = text.trim()
  const quoted = bare.length >= 2 && bare.startsWith('"') && bare.endsWith('"')
  return quoted ? bare.slice(1, -1).replaceAll('""', '"').trim() : bare
}

/**
 * Brings an extraction into the directory. Interrupted anywhere it leaves a directory that is whole, and run again it goes on.
 * SaidFault unsupported when the header is that of neither extraction.
 */
export async function importExtraction(
  store: PkiStore,
  request: ImportRequest,
): Promise<ImportReport> {
  const report = await compare(store, request)
  // What was known is forgotten by now: the index needs the memory.
  if (request.dryRun !== true) await indexPending(store)
  return report
}

async function compare(store: PkiStore, request: ImportRequest): Promise<ImportReport> {
  const { lenient = false, onProgress } = request
  const tally = new Tally()
  let run: { layout: Layout; importer: Importer } | undefined
  let number = 0
  for await (const { lines, bytesRead } of readBlocks(request.source)) {
    for (const line of lines) {
      number += 1
      if (line === '') continue
      run ??= await begin(store, request, line)
      if (number > 1) await take(run, tally, line, number, lenient)
    }
    onProgress?.(bytesRead)
  }
  if (!run) throw new SaidFault('unsupported', 'directory.not-an-extraction')
  const { layout, importer } = run
  const gone = importer.countGone()
  const suspicious = gone > suspiciousCount && gone > importer.before * suspiciousShare
  const drop = !suspicious || request.dropMost === true
  await importer.finish(drop)
  const { new: added, changed, same: unchanged, repeated } = tally.standings
  const { forgiven, refused, reasons, examples } = tally
  return {
    ...{ format: layout.format.name, lines: tally.lines, added, changed, unchanged, repeated },
    ...{ gone: drop ? gone : 0, kept: drop ? 0 : gone, forgiven, refused, reasons, examples },
  }
}

async function begin(
  store: PkiStore,
  { actor, file, dryRun = false }: ImportRequest,
  header: string | null,
): Promise<{ layout: Layout; importer: Importer }> {
  const layout = readHeader(header ?? '')
  const { format } = layout
  const importer = new Importer({ store, format, source: format.name, actor, file, dryRun })
  await importer.open()
  return { layout, importer }
}

async function take(
  { layout, importer }: { layout: Layout; importer: Importer },
  tally: Tally,
  line: string | null,
  number: number,
  lenient: boolean,
): Promise<void> {
  tally.lines += 1
  if (line === null) return tally.refuse(number, 'too-long')
  if (unreadable.test(line)) return tally.refuse(number, 'encoding')
  const columns = columnsOf(layout, line)
  if (!columns) return tally.refuse(number, 'columns', String(line.split('|').length))
  const { values, fields } = columns
  const { refusal, fact, forgiven } = checkLine(layout.format, values, lenient)
  if (refusal) return tally.refuse(number, refusal, fact)
  const standing = await importer.offer(values, fields)
  if (standing === 'contradiction') return tally.refuse(number, 'contradiction', values[1])
  if (forgiven) tally.forgiven += 1
  tally.standings[standing] += 1
}
