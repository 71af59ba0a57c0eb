/** `pli audit verify`: both logs from their first entry; the first broken one is named. */

import { command, jsonOption } from '../../../client/cli/index.js'
import { isFault } from '../../base/index.js'
import { verifyOne } from '../../checkpoints.js'
import { logNames, type Data, type LogName } from '../../data.js'
import type { LogState } from '../../audit/index.js'
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

export const auditVerify = command({
  name: 'audit verify',
  summary: 'cmd.audit.verify',
  role: 'auditor',
  options: { data: dataOption, json: jsonOption },
  async run({ options, output }) {
    const answers = await withData(options.data, async (data) => {
      const found: Answer[] = []
      for (const log of logNames) found.push(await verify(data, log))
      return found
    })
    const code = answers.every(({ intact }) => intact) ? 0 : 1
    if (options.json) {
      output.json(answers)
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
    return code
  },
})
