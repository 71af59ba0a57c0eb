/** `pli why`: the rule, the fact and the remedy, in one sentence each, on every listener. */

import { command, jsonOption } from '../../../client/cli/index.js'
import { explain } from '../../base/index.js'
import { dataOption, withData } from '../options.js'
import { whyCertificate, whyDifferent } from '../why.js'
import { differenceText } from './entry-file.js'

export const why = command({
  name: 'why',
  summary: 'cmd.why',
  role: 'auditor',
  arguments: { certificate: { summary: 'arg.cert', value: 'CERT.pem', required: true } },
  options: { data: dataOption, json: jsonOption },
  async run({ arguments: { certificate }, options, output }) {
    const { answers, differing } = await withData(options.data, async (data) => {
      const verdicts = await whyCertificate(data, certificate)
      const admitted = verdicts.flatMap(({ verdict }) => (verdict.admitted ? [verdict.value] : []))
      const [caller] = admitted
      return {
        answers: verdicts,
        differing: caller ? await whyDifferent(data, certificate, caller.identity) : [],
      }
    })
    const refused = answers.some(({ verdict }) => !verdict.admitted)
    if (options.json) {
      output.json(
        answers.map(({ listener, verdict }) =>
          verdict.admitted
            ? { listener, admitted: true, ...verdict.value, differences: differing }
            : { listener, ...verdict, ...explain(output.language, verdict) },
        ),
      )
      return refused ? 1 : 0
    }
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
    for (const difference of differing)
      output.note(differenceText(output, serial ?? '', difference))
    return refused ? 1 : 0
  },
})
