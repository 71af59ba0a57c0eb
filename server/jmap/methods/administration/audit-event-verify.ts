/** AuditEvent/verify: begins to verify both logs, or says how far the verification `run` has come. */

import { lookMethod } from '../../admin/method.js'

export const auditEventVerify = lookMethod({
  ...{ name: 'AuditEvent/verify', command: 'audit verify', role: 'auditor' },
  read: (args) => args.optionalString('run'),
  async run({ desk: { verifier } }, id) {
    const {
      id: run,
      done,
      total,
      isOver,
      findings,
      signatures,
    } = id === null ? await verifier.start() : verifier.look(id)
    return {
      ...{ run, done, total, isOver },
      findings: findings.map((one) => ({ ...one })),
      signatures: signatures && { ...signatures },
    }
  },
})
