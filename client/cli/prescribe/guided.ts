/** The guided mode: what is missing is asked for at the terminal, each answer checked before the next question. */

import { createInterface, type Interface } from 'node:readline'
import type { Readable } from 'node:stream'
import { isFault, SaidFault, type PhraseKey } from '../../../server/base/index.js'
import {
  parseDeviceLine,
  parseMedicineLine,
  patientFromWords,
  type PrescriptionOrder,
  type ReadingLine,
} from '../../health/index.js'
import type { Output } from '../output.js'

/** Lines as they are typed; null once the input has ended (Ctrl-D) or was interrupted (Ctrl-C). */
export class Questions {
  readonly #lines: Interface
  readonly #typed: string[] = []
  #ended = false
  #waiting: ((line: string | null) => void) | null = null

  constructor(
    input: Readable,
    readonly output: Output,
  ) {
    this.#lines = createInterface({ input })
    this.#lines.on('line', (line) => this.#give(line))
    this.#lines.on('close', () => {
      this.#ended = true
      this.#waiting?.(null)
    })
  }

  #give(line: string): void {
    const waiting = this.#waiting
    this.#waiting = null
    if (waiting) waiting(line)
    else this.#typed.push(line)
  }

  async ask(key: PhraseKey): Promise<string | null> {
    this.output.prompt(this.output.say(key))
    const typed = this.#typed.shift()
    if (typed !== undefined) return typed.trim()
    if (this.#ended) return null
    const line = await new Promise<string | null>((resolve) => (this.#waiting = resolve))
    return line === null ? null : line.trim()
  }

  /** Asks until `read` takes the answer; its refusal is shown. Null when the input ended. */
  async until<T>(key: PhraseKey, read: (answer: string) => T): Promise<T | null> {
    for (;;) {
      const answer = await this.ask(key)
      if (answer === null) return null
      try {
        return read(answer)
      } catch (error) {
        if (!isFault(error)) throw error
        this.output.note(
          error instanceof SaidFault ? error.in(this.output.language) : error.message,
        )
      }
    }
  }

  close(): void {
    this.#lines.close()
  }
}

/** Null when the person left off: nothing is written then. */
export async function completed(
  order: PrescriptionOrder,
  questions: Questions,
  { reading, wantsTo }: { readonly reading: ReadingLine; readonly wantsTo: boolean },
): Promise<PrescriptionOrder | null> {
  const patient = order.patient ?? (await askPatient(questions))
  if (!patient) return null
  const some = order.medicines.length + order.devices.length > 0
  const lines = some ? { medicines: [], devices: [] } : await askLines(questions, reading)
  if (!lines) return null
  const to =
    order.to.length > 0 || !wantsTo
      ? order.to
      : await questions.until('prescribe.ask.to', addresses)
  if (!to) return null
  return {
    ...order,
    patient,
    medicines: [...order.medicines, ...lines.medicines],
    devices: [...order.devices, ...lines.devices],
    to,
  }
}

function addresses(answer: string): string[] {
  const found = answer.split(/[\s,;]+/).filter(Boolean)
  if (found.length === 0 || found.some((one) => !/^[^@]+@[^@]+$/.test(one)))
    throw new SaidFault('syntax', 'prescribe.json.address', { path: answer || '-' })
  return found
}

const patientQuestions = [
  ['nom', 'prescribe.ask.family'],
  ['prenoms', 'prescribe.ask.given'],
  ['sexe', 'prescribe.ask.sex'],
  ['naissance', 'prescribe.ask.birth'],
  ['lieu', 'prescribe.ask.place'],
  ['ins', 'prescribe.ask.ins'],
] as const

/** Traits that fit whatever the others are, so that one answer can be checked alone. */
const fitting = ['nom=X', 'prenoms=X', 'sexe=U', 'naissance=2000-01-01']

async function askPatient(questions: Questions): Promise<PrescriptionOrder['patient']> {
  const words: string[] = []
  for (const [word, key] of patientQuestions) {
    const answer = await questions.until(key, (text) => {
      const optional = word === 'lieu' || word === 'ins'
      if (!(optional && text === '')) patientFromWords([...fitting, `${word}=${text}`])
      return text
    })
    if (answer === null) return null
    if (answer !== '') words.push(`${word}=${answer}`)
  }
  if (words.some((word) => word.startsWith('ins='))) {
    const test = await questions.ask('prescribe.ask.test-ins')
    const qualified = await questions.ask('prescribe.ask.qualified')
    if (test === null || qualified === null) return null
    if (/^(o|oui|y|yes)$/i.test(test)) words.push('oid=1.2.250.1.213.1.4.10')
    if (/^(o|oui|y|yes)$/i.test(qualified)) words.push('qualifie=oui')
  }
  return patientFromWords(words)
}

type Lines = Pick<PrescriptionOrder, 'medicines' | 'devices'>

async function askLines(questions: Questions, reading: ReadingLine): Promise<Lines | null> {
  const medicines = await repeated(questions, 'prescribe.ask.line', (text) =>
    parseMedicineLine(text, reading),
  )
  const devices =
    medicines &&
    (await repeated(questions, 'prescribe.ask.device', (text) => parseDeviceLine(text, reading.at)))
  return medicines && devices && { medicines, devices }
}

/** Until an empty answer. */
async function repeated<T>(
  questions: Questions,
  key: PhraseKey,
  read: (answer: string) => T,
): Promise<T[] | null> {
  const found: T[] = []
  for (;;) {
    const next = await questions.until(key, (text) => (text === '' ? 'end' : { value: read(text) }))
    if (next === null) return null
    if (next === 'end') return found
    found.push(next.value)
  }
}
