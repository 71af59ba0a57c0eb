/** Certificate policies along a path, in the manner of PKITS 4.8 to 4.12. */

import { describe, expect, it } from 'vitest'
import { caExtensions, craft, type Crafted } from '../crafted.case.js'
import { compose, extensions, type PolicyMapping, type RawExtension } from '../x509/index.js'
import {
  anyPolicy,
  ask,
  ca,
  expectAdmitted,
  expectRefused,
  leaf,
  policies,
  policy,
  root,
} from './chain.case.js'
import type { PolicyInputs } from './index.js'

const [p1, p2, p3, p4] = [policy(1), policy(2), policy(3), policy(4)]
const explicit = (requireExplicit: number): RawExtension =>
  compose(extensions.policyConstraints, { requireExplicit }, true)
const noMapping = (inhibitMapping: number): RawExtension =>
  compose(extensions.policyConstraints, { inhibitMapping }, true)
const noAny = (skip: number): RawExtension => compose(extensions.inhibitAnyPolicy, skip, true)
const maps = (...pairs: [string, string][]): RawExtension =>
  compose(
    extensions.policyMappings,
    pairs.map(([issuerDomain, subjectDomain]): PolicyMapping => ({ issuerDomain, subjectDomain })),
  )

/** Makes a chain from the extensions of each, top first, and asks. */
async function judge(parts: RawExtension[][], inputs: PolicyInputs = {}) {
  const anchor = await root()
  const chain: Crafted[] = [anchor]
  for (const [i, more] of parts.entries()) {
    const issuer = chain[0] ?? anchor
    chain.unshift(
      i === parts.length - 1 ? await leaf(issuer, more) : await ca(issuer, `AC ${i}`, more),
    )
  }
  return ask(chain, { policies: inputs })
}
const required: PolicyInputs = { requireExplicit: true }
const refused = 'policy-not-acceptable'

describe('policies that must hold all the way (PKITS 4.8)', () => {
  it('are asked for only when somebody asks', async () => {
    expectAdmitted(await judge([[policies(p1)], [policies(p1)]], required))
    expectAdmitted(await judge([[], []]))
    expectRefused(await judge([[], []], required), refused)
    expectRefused(await judge([[policies(p1)], []], required), refused)
    expectRefused(await judge([[policies(p1)], [policies(p2)]], required), refused)
    expectAdmitted(await judge([[policies(p1)], [policies(p2)]]))
  })

  it('may be some that the asker accepts', async () => {
    const both = [[policies(p1, p2)], [policies(p1, p2)]]
    expectAdmitted(await judge(both, { ...required, policies: [p1] }))
    expectAdmitted(await judge(both, { ...required, policies: [p2] }))
    expectRefused(await judge(both, { ...required, policies: [p3] }), refused)
    expectAdmitted(await judge(both, { policies: [p3] }))
  })

  it('may be any policy', async () => {
    expectAdmitted(
      await judge([[policies(anyPolicy)], [policies(p1)]], { ...required, policies: [p1] }),
    )
    expectAdmitted(
      await judge([[policies(p1)], [policies(anyPolicy)]], { ...required, policies: [p1] }),
    )
    expectRefused(
      await judge([[policies(p1)], [policies(anyPolicy)]], { ...required, policies: [p2] }),
      refused,
    )
    expectAdmitted(
      await judge([[policies(anyPolicy)], [policies(anyPolicy)]], { ...required, policies: [p2] }),
    )
  })
})

describe('requireExplicitPolicy (PKITS 4.9)', () => {
  it('counts down to the leaf', async () => {
    expectRefused(await judge([[explicit(0), policies(p1)], []]), refused)
    expectRefused(await judge([[explicit(1), policies(p1)], [], []]), refused)
    expectAdmitted(await judge([[explicit(4), policies(p1)], [], []]))
    expectAdmitted(await judge([[explicit(0), policies(p1)], [policies(p1)], [policies(p1)]]))
    expectRefused(await judge([[policies(p1)], [explicit(0)]]), refused)
  })
})

describe('policy mappings (PKITS 4.10, 4.11)', () => {
  it('rename a policy on the way', async () => {
    const mapped = [[policies(p1), maps([p1, p2])], [policies(p2)]]
    expectAdmitted(await judge(mapped, { ...required, policies: [p1] }))
    expectRefused(await judge(mapped, { ...required, policies: [p2] }), refused)
    expectRefused(await judge(mapped, { ...required, inhibitMapping: true }), refused)
    expectRefused(await judge([[policies(p1), maps([p1, p2])], [policies(p1)]], required), refused)
  })

  it('work under any policy, to several, and twice', async () => {
    expectAdmitted(
      await judge([[policies(anyPolicy), maps([p1, p2])], [policies(p2)]], {
        ...required,
        policies: [p1],
      }),
    )
    expectAdmitted(
      await judge([[policies(p1), maps([p1, p2], [p1, p3])], [policies(p3)]], {
        ...required,
        policies: [p1],
      }),
    )
    expectAdmitted(
      await judge(
        [[policies(p1), maps([p1, p2])], [policies(p2), maps([p2, p4])], [policies(p4)]],
        {
          ...required,
          policies: [p1],
        },
      ),
    )
  })

  it('never name any policy, and stop where forbidden', async () => {
    expectRefused(
      await judge([[policies(p1), maps([anyPolicy, p1])], [policies(p1)]]),
      'policy-mapping-invalid',
    )
    expectRefused(
      await judge([[policies(p1), maps([p1, anyPolicy])], [policies(p1)]]),
      'policy-mapping-invalid',
    )
    const later = [[policies(p1), noMapping(0)], [policies(p1), maps([p1, p2])], [policies(p2)]]
    expectRefused(await judge(later, required), refused)
    const allowed = [[policies(p1), noMapping(1)], [policies(p1), maps([p1, p2])], [policies(p2)]]
    expectAdmitted(await judge(allowed, required))
  })
})

describe('inhibitAnyPolicy (PKITS 4.12)', () => {
  it('ends what any policy stands for', async () => {
    expectRefused(
      await judge([[noAny(0), policies(anyPolicy)], [policies(anyPolicy)]], required),
      refused,
    )
    expectAdmitted(await judge([[noAny(0), policies(p1)], [policies(p1)]], required))
    expectAdmitted(
      await judge([[noAny(1), policies(p1)], [policies(anyPolicy)], [policies(p1)]], required),
    )
    expectRefused(
      await judge([[policies(anyPolicy)], [policies(p1)]], { ...required, inhibitAny: true }),
      refused,
    )
  })

  it('spares self-issued certificates', async () => {
    const anchor = await root()
    const first = await craft({
      cn: 'AC',
      issuer: anchor,
      extensions: caExtensions(undefined, [policies(p1), noAny(0)]),
    })
    const renewed = await craft({
      cn: 'AC',
      issuer: first,
      extensions: caExtensions(undefined, [policies(anyPolicy)]),
    })
    const end = await leaf(renewed, [policies(p1)])
    expectAdmitted(ask([end, renewed, first, anchor], { policies: required }))
  })
})

it('stays small where the tree of the RFC would not (CVE-2023-0464)', async () => {
  const many = Array.from({ length: 60 }, (_, i) => policy(100 + i))
  const all = maps(...many.flatMap((a) => many.slice(0, 12).map((b): [string, string] => [a, b])))
  const level = [policies(...many), all]
  const start = process.hrtime.bigint()
  const verdict = await judge([level, level, level, level, level, [policies(p1)]], required)
  expectRefused(verdict, refused)
  expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(3000)
})
