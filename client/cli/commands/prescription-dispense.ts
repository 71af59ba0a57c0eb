/** `pli prescription dispense`: once, by the ledger; then the notice to the prescriber, and a mark on the message. */

import { isFault, randomUuid, SaidFault, systemRandom } from '../../../server/base/index.js'
import {
  LedgerRefused,
  recordDispensing,
  undoDispensing,
  type LedgerDispensed,
} from '../../gateway/index.js'
import { ledgerEntryOf } from '../../health/index.js'
import { changeKeywords, keepCopy, openIdentity, submit, type Identity } from '../../mail/index.js'
import { verdictWords } from '../../verdict/index.js'
import { asOption, command, jsonOption } from '../command.js'
import type { Output } from '../output.js'
import { askState } from '../prescription/ask-state.js'
import { dispenserOf } from '../prescription/dispenser.js'
import { composeNotice, lineText } from '../prescription/notice.js'
import { dropNotice, keepNotice, pendingNotices, type Pending } from '../prescription/pending.js'
import { planOf, type PlannedLine } from '../prescription/plan.js'
import { receive, type Received } from '../prescription/received.js'
import { dispensingText } from '../prescription/sheet.js'
import { expectCount, UsageFault } from '../usage-fault.js'

const version = '1'

export const prescriptionDispense = command({
  name: 'prescription dispense',
  summary: 'cmd.prescription.dispense',
  role: 'anybody',
  options: {
    as: asOption,
    line: { summary: 'counter.opt.line', value: 'N', many: true },
    boxes: { summary: 'counter.opt.boxes', value: 'N=COUNT', many: true },
    substitute: { summary: 'counter.opt.substitute', value: 'N=CIP13|NAME', many: true },
    refuse: { summary: 'counter.opt.refuse', value: 'N=WHY', many: true },
    partial: { summary: 'counter.opt.partial' },
    renewal: { summary: 'counter.opt.renewal' },
    despite: { summary: 'counter.opt.despite', value: 'WHY' },
    pharmacist: { summary: 'counter.opt.pharmacist', value: 'RPPS' },
    noticeTo: { summary: 'counter.opt.noticeTo', value: 'A' },
    copyToPatient: { summary: 'counter.opt.copyToPatient' },
    resendNotice: { summary: 'counter.opt.resendNotice' },
    undo: { summary: 'counter.opt.undo', value: 'ID' },
    json: jsonOption,
  },
  arguments: { source: { summary: 'counter.source', value: 'UID|FILE' } },
  async run({ options, arguments: { source }, output, clock }) {
    const identity = await openIdentity(options.as)
    if (options.resendNotice) return resend(identity, output)
    if (options.undo !== undefined) return undo(identity, options.undo, output)
    if (source === undefined) throw new UsageFault('cli.missingArgument', { name: 'UID|FILE' })
    const received = await receive(source, identity, clock)
    const { prescription } = received
    expectBelievable(received, { despite: options.despite, now: clock.now() }, output)
    const to = options.noticeTo ?? received.from
    if (to === null) throw new UsageFault('cli.missingOption', { name: '--notice-to' })
    try {
      const state = await askState(identity, received, output.language, true)
      const lines = planOf(options, prescription, state)
      const pharmacist = await dispenserOf(identity, options.pharmacist)
      const at = clock.now()
      const dispensed = await recordDispensing(
        identity,
        {
          ...ledgerEntryOf(prescription),
          ...{ author: prescription.author, key: randomUuid(systemRandom) },
          after: state.dispensings.at(-1)?.id ?? 0,
          give: lines.map(({ line, turn, outcome, boxes }) => ({
            ...{ line, turn, kind: outcome, boxes: outcome === 'refused' ? null : boxes },
          })),
          despite: options.despite ?? null,
        },
        output.language,
      )
      const done: Done = { identity, received, dispensed, lines, output }
      const name = String(dispensed.dispensing)
      const message = await composeNotice(
        identity,
        {
          ...{ prescription, lines, pharmacist, to, at, version, random: systemRandom },
          ...{ copyToPatient: options.copyToPatient, inReplyTo: received.messageId },
        },
        output,
      )
      await keepNotice(identity, name, message)
      await mark(done)
      const sent = await trySend(identity, { name, message }, output)
      report(done, { sent, json: options.json, to })
      return sent ? 0 : 1
    } catch (error) {
      if (error instanceof LedgerRefused) explainRefusal(error, output)
      throw error
    }
  },
})

interface Done {
  readonly identity: Identity
  readonly received: Received
  readonly dispensed: LedgerDispensed
  readonly lines: readonly PlannedLine[]
  readonly output: Output
}

/** Fault denied for what is not to be believed or has run out, unless a reason is given to dispense it all the same. */
function expectBelievable(
  { assessed, prescription }: Received,
  { despite, now }: { readonly despite: string | undefined; readonly now: number },
  output: Output,
): void {
  if (!prescription.patient) throw new SaidFault('denied', 'counter.no-patient')
  const { level } = assessed.assurance
  const { headline } = verdictWords(assessed.assurance, output.language)
  if (level !== 'green') output.note(headline)
  // What its author withdrew or replaced is the ledger's to refuse, and nobody's to overrule.
  if (despite !== undefined) return
  if (level === 'red') throw new SaidFault('denied', 'counter.red', { why: headline })
  if (prescription.until !== null && prescription.until < now)
    throw new SaidFault('denied', 'counter.too-old', { at: output.date(prescription.until) })
}

/** Who was first, and when, below the sentence. */
function explainRefusal({ state }: LedgerRefused, output: Output): void {
  for (const one of [...(state?.dispensings ?? []), ...(state?.elsewhere ?? [])])
    output.note(dispensingText(one, output))
}

/** The mark that every session of the mailbox sees; without it the ledger still knows. */
async function mark({ identity, received, dispensed, output }: Done): Promise<void> {
  if (received.uid === null) return
  const { standing } = dispensed.state
  const [add, remove] =
    standing === 'done'
      ? [['$Dispensed'], ['$PartlyDispensed']]
      : standing === 'partly'
        ? [['$PartlyDispensed'], ['$Dispensed']]
        : [[], []]
  try {
    await changeKeywords(identity, received.uid, { add, remove })
  } catch (error) {
    if (!isFault(error)) throw error
    output.note(output.say('counter.unmarked'))
  }
}

/** False when it has to be sent again later; it is kept. */
async function trySend(
  identity: Identity,
  { name, message }: Pending,
  output: Output,
): Promise<boolean> {
  try {
    const outcomes = await submit(identity, message)
    const refused = outcomes.filter(({ accepted }) => !accepted)
    for (const { address, reason = '' } of refused)
      output.note(output.say('counter.notice-refused', { address, reason }))
    if (refused.length === outcomes.length) return false
    await dropNotice(identity, name)
    await keepCopy(identity, message.raw)
    return refused.length === 0
  } catch (error) {
    if (!isFault(error)) throw error
    const reason = error instanceof SaidFault ? error.in(output.language) : error.message
    output.note(output.say('counter.notice-kept', { reason }))
    return false
  }
}

interface Outcome {
  readonly sent: boolean
  readonly json: boolean
  readonly to: string
}

function report({ dispensed, lines, output }: Done, { sent, json, to }: Outcome): void {
  if (json) {
    output.json({ ...dispensed, lines, notice: { to, sent } })
    return
  }
  output.line(output.say('counter.dispensed', { id: dispensed.dispensing }))
  for (const line of lines) output.line(`  ${line.line}. ${lineText(line, output)}`)
  if (!dispensed.state.toldByAuthor) output.text(output.say('counter.other-operators'))
  if (sent) output.line(output.say('counter.notice-sent', { to }))
}

async function resend(identity: Identity, output: Output): Promise<0 | 1> {
  const waiting = await pendingNotices(identity)
  let left = 0
  for (const one of waiting) if (!(await trySend(identity, one, output))) left++
  output.line(output.say('counter.resent', { count: waiting.length - left, left }))
  return left === 0 ? 0 : 1
}

async function undo(identity: Identity, id: string, output: Output): Promise<0> {
  await undoDispensing(identity, expectCount(id, '--undo'), output.language)
  output.line(output.say('counter.undo-done', { id }))
  return 0
}
