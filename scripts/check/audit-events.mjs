/** The audit events live in a type only: read from the source with the compiler. */

import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { isTest } from './tree.mjs'

const home = 'server/audit/events.ts'

/** `[kind, names of its facts]` of each member of AuditFacts. */
export function auditEvents(path) {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const facts = source.statements.find(
    (node) => ts.isInterfaceDeclaration(node) && node.name.text === 'AuditFacts',
  )
  if (!facts) throw new Error(`${path} has no interface AuditFacts`)
  return facts.members.map((member) => [
    member.name.text,
    member.type.members?.map(({ name }) => name.text).join(', ') ?? '',
  ])
}

/** Notes on events that nothing records: the catalogue promises more than the log holds. */
export function checkAuditEvents(files) {
  const code = files.filter(({ path }) => path.endsWith('.ts') && path !== home && !isTest(path))
  const isRecorded = (kind) => {
    const template = `\`${kind.slice(0, kind.indexOf('.') + 1)}\${`
    return code.some(({ text }) => text.includes(`'${kind}'`) || text.includes(template))
  }
  return auditEvents(home)
    .filter(([kind]) => !isRecorded(kind))
    .map(([kind]) => ({ where: home, what: `${kind} is recorded nowhere`, warning: true }))
}
