/** AuditEvent/query: what was recorded about a subject, by or of somebody, in a time; the latest first. */

import { auditTopics, isAuditTopic, type AuditQuestion } from '../../../desk/index.js'
import { lookMethod } from '../../admin/method.js'
import { momentIn } from '../../admin/moments.js'
import { MethodError } from '../../core/method-error.js'

const most = 200
const usual = 50

export const auditEventQuery = lookMethod({
  ...{ name: 'AuditEvent/query', command: 'audit verify', role: 'auditor' },
  read(args): AuditQuestion {
    const topic = args.string('topic')
    if (!isAuditTopic(topic))
      throw new MethodError('invalidArguments', `topic: ${Object.keys(auditTopics).join(', ')}`)
    return {
      topic,
      text: (args.optionalString('text') ?? '').slice(0, 200),
      ...{ from: momentIn(args, 'from'), to: momentIn(args, 'to') },
      before: args.integer('before', 1),
      limit: Math.min(args.integer('limit', 1, usual) ?? usual, most),
    }
  },
  async run({ desk }, question) {
    const { log, events, next } = await desk.searchLog(question)
    const said = new Set(events.flatMap(({ actor, facts }) => [actor, ...Object.values(facts)]))
    const names = Object.fromEntries(await desk.namesOf(said))
    return { log, list: events.map((event) => ({ ...event })), names, next }
  },
})
