/** The audit events live in a type only: read from the source with the compiler. */

import { readFileSync } from 'node:fs'
import ts from 'typescript'

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
