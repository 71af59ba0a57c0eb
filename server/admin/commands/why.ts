/** `pli why`: the rule, the fact and the remedy, in one sentence each, on every listener. */

import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import { durationText, explain, isFault, SaidFault, type Denial } from '../../base/index.js'
import { readableTime } from '../../../pki/index.js'
import { listenersAsked, type Told } from '../../desk/index.js'
import { dataOption, withData } from '../options.js'
import { whyFile } from '../why.js'
import { differenceText } from './entry-file.js'

export const why = command({
  name: 'why',
  summary: 'cmd.why',
  role: 'auditor',
  arguments: { certificate: { summary: 'arg.cert', value: 'CERT.pem', required: true } },
  options: {
    data: dataOption,
    listener: { summary: 'opt.why.listener', value: 'LISTENER', choices: listenersAsked },
    mailbox: { summary: 'opt.why.mailbox', value: 'ADDRESS' },
    json: jsonOption,
  },
  async run({ arguments: { certificate: file }, options, output }) {
    const { data: root, listener, mailbox } = options
    const listeners = listenersAsked.filter((name) => listener === undefined || name === listener)
    const question = { file, listeners, ...(mailbox === undefined ? {} : { mailbox }) }
    const told = await withData(root, (data) => whyFile(data, question)).catch((error: unknown) => {
      if (isFault(error, 'syntax')) return error
      throw error
    })
    // What cannot be read can be neither admitted nor refused.
    if (told instanceof Error) {
      output.note(told instanceof SaidFault ? told.in(output.language) : told.message)
      return 2
    }
    if (options.json) showJson(output, told)
    else showText(output, told)
    return told.answers.some(({ verdict }) => !verdict.admitted) ? 1 : 0
  },
})

function showJson(output: Output, { answers, differing, lapsed, lag }: Told): void {
  const explained = (denial: Denial) => ({ ...denial, ...explain(output.language, denial) })
  output.json(
    answers.map(({ listener, verdict }) => ({
      listener,
      ...(verdict.admitted
        ? { admitted: true, ...verdict.value, differences: differing }
        : explained(verdict)),
      ...(lapsed.length > 0 ? { lapsed: lapsed.map(explained) } : {}),
      ...(lag ? { clockBehindMs: lag.lagMs } : {}),
    })),
  )
}

function showText(output: Output, { answers, differing, lapsed, lag }: Told): void {
  for (const { listener, verdict } of answers) {
    if (verdict.admitted) {
      const { displayName, identity, mailboxes } = verdict.value
      const addresses = mailboxes.map(({ address }) => address).join(', ')
      output.line(
        output.say('why.admitted', {
          ...{ listener, identity, name: displayName },
          mailboxes: addresses || output.say('enrol.no-mailbox'),
        }),
      )
    } else {
      const { fact, remedy } = explain(output.language, verdict)
      output.line(output.say('why.refused', { listener, rule: verdict.rule, fact, remedy }))
    }
  }
  const serial = answers.flatMap(({ verdict }) =>
    verdict.admitted ? [verdict.value.certificate.serial] : [],
  )[0]
  for (const difference of differing) output.note(differenceText(output, serial ?? '', difference))
  for (const denial of lapsed)
    output.note(output.say('why.lapsed', explain(output.language, denial)))
  if (lag)
    output.note(
      output.say('why.clock-behind', {
        lag: durationText(output.language, lag.lagMs),
        latest: readableTime(lag.latest),
      }),
    )
}
