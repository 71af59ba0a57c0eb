/** `pli prescription dispense`: once, by the ledger; then the notice to the prescriber, and a mark on the message. */

import { isFault, SaidFault, systemRandom } from '../../../server/base/index.js'
import { lastSeen, lineText, objectionTo, planOf, type PlannedLine } from '../../acts/index.js'
import { undoDispensing, type LedgerDispensed } from '../../gateway/index.js'
import { changeKeywords, openIdentity, type Identity, tlsLink } from '../../mail/index.js'
import { verdictWords } from '../../verdict/index.js'
import { asOption, command, jsonOption } from '../command.js'
import { passphraseOption } from '../end-to-end/passphrase.js'
import type { Output } from '../output.js'
import { askState } from '../prescription/ask-state.js'
import { dispenserOf } from '../prescription/dispenser.js'
import { handOver } from '../prescription/hand-over.js'
import { composeNotice } from '../prescription/notice.js'
import { resendAll, trySend } from '../prescription/posting.js'
import { openReader } from '../prescription/reader.js'
import { receive, type Received } from '../prescription/received.js'
import { wishOf } from '../prescription/wish.js'
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
    passphraseFile: passphraseOption,
    json: jsonOption,
  },
  arguments: { source: { summary: 'counter.source', value: 'UID|FILE' } },
  async run({ options, arguments: { source }, output, input, clock }) {
    const identity = await openIdentity(options.as)
    if (options.resendNotice) return resendAll(identity, output)
    if (options.undo !== undefined) return undo(identity, options.undo, output)
    if (source === undefined) throw new UsageFault('cli.missingArgument', { name: 'UID|FILE' })
    const { reader } = await openReader(options, { output, input, clock })
    const received = await receive(source, reader)
    const { prescription } = received
    expectBelievable(received, { despite: options.despite, now: clock.now() }, output)
    const to = options.noticeTo ?? received.from
    if (to === null) throw new UsageFault('cli.missingOption', { name: '--notice-to' })
    const state = await askState(identity, received, output.language, true)
    const lines = planOf(wishOf(options, prescription, state), prescription, state)
    const pharmacist = await dispenserOf(identity, options.pharmacist)
    const { copyToPatient } = options
    const notice = { prescription, lines, pharmacist, to, copyToPatient, version }
    const message = await composeNotice(
      identity,
      { ...notice, inReplyTo: received.messageId, at: clock.now(), random: systemRandom },
      reader.asking,
    )
    if (!message) {
      output.note(output.say('cli.notConfirmed'))
      return 1
    }
    const after = lastSeen(state)
    const { claimed, dispensed } = await handOver(
      identity,
      { prescription, lines, after, message, despite: options.despite ?? null, at: clock.now() },
      output,
    )
    const done: Done = { identity, received, dispensed, lines, output }
    await mark(done)
    const sent = await trySend(identity, claimed, output)
    report(done, { sent, json: options.json, to })
    return sent ? 0 : 1
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
  const objection = objectionTo(prescription, assessed.assurance, now)
  if (objection?.kind === 'no-patient') throw new SaidFault('denied', 'counter.no-patient')
  const { headline } = verdictWords(assessed.assurance, output.language)
  if (assessed.assurance.level !== 'green') output.note(headline)
  // What its author withdrew or replaced is the ledger's to refuse, and nobody's to overrule.
  if (!objection || despite !== undefined) return
  if (objection.kind !== 'too-old') throw new SaidFault('denied', 'counter.red', { why: headline })
  throw new SaidFault('denied', 'counter.too-old', { at: output.date(objection.until) })
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

async function undo(identity: Identity, id: string, output: Output): Promise<0> {
  await undoDispensing(tlsLink(identity), expectCount(id, '--undo'), output.language)
  output.line(output.say('counter.undo-done', { id }))
  return 0
}
