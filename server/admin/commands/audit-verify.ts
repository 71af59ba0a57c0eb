/** `pli audit verify`: both logs from their first entry; the first broken one is named. */

import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import { isFault } from '../../base/index.js'
import { checkSignatures, type SignatureReport } from '../../act-signatures.js'
import { verifyOne } from '../../checkpoints.js'
import { logNames, type LogName, type LogState } from '../../audit/index.js'
import type { Data } from '../../data.js'
import { dataOption, withData } from '../options.js'

type Answer = { log: LogName } & (LogState | { intact: false; detail: string })

async function verify(data: Data, log: LogName): Promise<Answer> {
  try {
    return { log, ...(await verifyOne(data, log)) }
  } catch (error) {
    if (!isFault(error)) throw error
    return { log, intact: false, detail: error.message }
  }
}

function sayOfSignatures(output: Output, signed: SignatureReport | null): void {
  if (signed === null) return
  const { signatures, firstBad } = signed
  if (firstBad !== null) output.line(output.say('audit.bad-signature', { seq: firstBad }))
  else if (signatures > 0) output.line(output.say('audit.signatures', { signatures }))
}

export const auditVerify = command({
  name: 'audit verify',
  summary: 'cmd.audit.verify',
  role: 'auditor',
  options: { data: dataOption, json: jsonOption },
  async run({ options, output }) {
    const { answers, signed } = await withData(options.data, async (data) => {
      const answers: Answer[] = []
      for (const log of logNames) answers.push(await verify(data, log))
      const whole = answers.every((answer) => !('detail' in answer))
      return { answers, signed: whole ? await checkSignatures(data) : null }
    })
    const sound = answers.every(({ intact }) => intact) && signed?.firstBad === null
    const code = sound ? 0 : 1
    if (options.json) {
      output.json(
        answers.map((answer) => (answer.log === 'pki' ? { ...answer, ...signed } : answer)),
      )
      return code
    }
    for (const answer of answers) {
      const { log } = answer
      if (answer.intact) output.line(output.say('audit.intact', { log, entries: answer.entries }))
      else if ('detail' in answer)
        output.line(output.say('audit.unreadable', { log, detail: answer.detail }))
      else {
        const fault = output.say(`audit.fault.${answer.fault}`)
        output.line(output.say('audit.broken', { log, seq: answer.seq, fault }))
      }
    }
    sayOfSignatures(output, signed)
    return code
  },
})
