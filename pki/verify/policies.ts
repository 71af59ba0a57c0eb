/**
 * Certificate policies along a path, RFC 5280 §6.1. The tree of the RFC may grow beyond any bound, so it is kept as a
 * graph in which one depth holds one node for each policy, which says the same and stays as small as its input.
 */

import { admit, deny, type Verdict } from '../../server/base/index.js'
import type { Certificate } from '../x509/index.js'
import { isSelfIssued } from './issuer.js'

export const anyPolicy = '2.5.29.32.0'

/** What the asker wants of policies, RFC 5280 §6.1.1 (c) to (g). */
export interface PolicyInputs {
  /** Acceptable policies; any when left out. */
  readonly policies?: readonly string[]
  readonly requireExplicit?: boolean
  readonly inhibitMapping?: boolean
  readonly inhibitAny?: boolean
}

interface Node {
  readonly policy: string
  expected: readonly string[]
  readonly parents: readonly Node[]
}

type Level = Map<string, Node>

interface State {
  level: Level
  /** How many certificates may follow before the rule holds. */
  explicit: number
  mapping: number
  inhibitAny: number
}

/** Checks a path, leaf first, anchor last; the anchor's own policies do not count. */
export function checkPolicies(path: readonly Certificate[], inputs: PolicyInputs = {}): Verdict {
  const [leaf, ...rest] = path.slice(0, -1)
  if (!leaf) return admit(undefined)
  const never = path.length + 1
  const root: Node = { policy: anyPolicy, expected: [anyPolicy], parents: [] }
  const state: State = {
    level: new Map([[anyPolicy, root]]),
    explicit: inputs.requireExplicit ? 0 : never,
    mapping: inputs.inhibitMapping ? 0 : never,
    inhibitAny: inputs.inhibitAny ? 0 : never,
  }
  for (const ca of rest.reverse()) {
    const verdict = takeCertificate(state, ca, false)
    if (!verdict.admitted) return verdict
    const next = prepareNext(state, ca)
    if (!next.admitted) return next
  }
  const sound = checkMappings(leaf)
  if (!sound.admitted) return sound
  const last = takeCertificate(state, leaf, true)
  return last.admitted ? wrapUp(state, leaf, inputs) : last
}

/** RFC 5280 §6.1.3 (d) to (f). */
function takeCertificate(state: State, certificate: Certificate, isLast: boolean): Verdict {
  const anyCounts = state.inhibitAny > 0 || (!isLast && isSelfIssued(certificate))
  state.level = nextLevel(state.level, certificate, anyCounts)
  if (state.explicit > 0 || state.level.size > 0) return admit(undefined)
  return refused(certificate)
}

function nextLevel(level: Level, { policies }: Certificate, anyCounts: boolean): Level {
  const expecting = new Map<string, Node[]>()
  for (const node of level.values())
    for (const policy of node.expected) {
      const known = expecting.get(policy)
      if (known) known.push(node)
      else expecting.set(policy, [node])
    }
  const next: Level = new Map()
  const any = level.get(anyPolicy)
  const add = (policy: string, parents: readonly Node[]): void =>
    void next.set(policy, { policy, expected: [policy], parents })
  for (const policy of policies) {
    if (policy === anyPolicy) continue
    const parents = expecting.get(policy) ?? (any ? [any] : [])
    if (parents.length > 0) add(policy, parents)
  }
  if (policies.includes(anyPolicy) && anyCounts)
    for (const [policy, parents] of expecting) if (!next.has(policy)) add(policy, parents)
  return next
}

/** RFC 5280 §6.1.4 (a), (b), (h), (i), (j). */
function prepareNext(state: State, ca: Certificate): Verdict {
  const { policyConstraints: constraints, inhibitAnyPolicy } = ca
  const sound = checkMappings(ca)
  if (!sound.admitted) return sound
  applyMappings(state, ca)
  if (!isSelfIssued(ca)) {
    state.explicit = Math.max(0, state.explicit - 1)
    state.mapping = Math.max(0, state.mapping - 1)
    state.inhibitAny = Math.max(0, state.inhibitAny - 1)
  }
  state.explicit = Math.min(state.explicit, constraints?.requireExplicit ?? Infinity)
  state.mapping = Math.min(state.mapping, constraints?.inhibitMapping ?? Infinity)
  state.inhibitAny = Math.min(state.inhibitAny, inhibitAnyPolicy ?? Infinity)
  return admit(undefined)
}

/** RFC 5280 §6.1.4 (a), and §4.2.1.5 for the last certificate, of which the algorithm does not ask. */
function checkMappings({ policyMappings, subject }: Certificate): Verdict {
  const bad = policyMappings.some(
    (m) => m.issuerDomain === anyPolicy || m.subjectDomain === anyPolicy,
  )
  return bad ? deny('policy-mapping-invalid', { subject: subject.text }) : admit(undefined)
}

function applyMappings({ level, mapping }: State, { policyMappings }: Certificate): void {
  const subjects = new Map<string, string[]>()
  for (const { issuerDomain, subjectDomain } of policyMappings) {
    const known = subjects.get(issuerDomain)
    if (known) known.push(subjectDomain)
    else subjects.set(issuerDomain, [subjectDomain])
  }
  const any = level.get(anyPolicy)
  for (const [policy, expected] of subjects) {
    const node = level.get(policy)
    if (mapping === 0) level.delete(policy)
    else if (node) node.expected = [...new Set(expected)]
    else if (any)
      level.set(policy, { policy, expected: [...new Set(expected)], parents: any.parents })
  }
}

/** RFC 5280 §6.1.5 (a), (b), (g). */
function wrapUp(state: State, leaf: Certificate, { policies }: PolicyInputs): Verdict {
  const explicit =
    leaf.policyConstraints?.requireExplicit === 0 ? 0 : Math.max(0, state.explicit - 1)
  if (explicit > 0) return admit(undefined)
  const wanted = policies && !policies.includes(anyPolicy) ? new Set(policies) : undefined
  const nodes = [...state.level.values()]
  const found = wanted ? nodes.some((node) => isWanted(node, wanted, new Set())) : nodes.length > 0
  return found ? admit(undefined) : refused(leaf)
}

/** Does a chain of `node` begin, below "any policy", with a policy that is wanted? */
function isWanted(node: Node, wanted: ReadonlySet<string>, seen: Set<Node>): boolean {
  if (seen.has(node)) return false
  seen.add(node)
  if (node.policy === anyPolicy) return wanted.size > 0
  return node.parents.some((parent) =>
    parent.policy === anyPolicy ? wanted.has(node.policy) : isWanted(parent, wanted, seen),
  )
}

function refused({ subject, policies }: Certificate): Verdict {
  return deny('policy-not-acceptable', {
    subject: subject.text,
    policies: policies.slice(0, 8).join(', ') || 'ø',
  })
}
