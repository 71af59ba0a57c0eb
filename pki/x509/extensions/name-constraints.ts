/** Name constraints: the names for which a CA may issue, and those for which it may not. */

import { composeTlv, DerReader, elementsOf, notDer, openSequence, tags } from '../der.js'
import { extensionOids } from '../oids.js'
import { smallIntegerOf } from '../primitives.js'
import type { ExtensionKind } from './extension.js'
import { composeGeneralName, generalNameOf, type GeneralName } from './general-names.js'

export interface NameConstraints {
  readonly permitted: readonly GeneralName[]
  readonly excluded: readonly GeneralName[]
}

export const nameConstraints: ExtensionKind<NameConstraints> = {
  oid: extensionOids.nameConstraints,
  spec: 'RFC 5280 §4.2.1.10',
  read(value) {
    const reader = openSequence(value)
    const permitted = reader.optional(0xa0)
    const excluded = reader.optional(0xa1)
    reader.end()
    if (!permitted && !excluded) throw notDer('name constraints without any')
    return { permitted: subtreesOf(permitted?.content), excluded: subtreesOf(excluded?.content) }
  },
  compose({ permitted, excluded }) {
    const subtrees = (tag: number, names: readonly GeneralName[]): Buffer[] =>
      names.length === 0
        ? []
        : [
            composeTlv(
              tag,
              ...names.map((name) => composeTlv(tags.sequence, composeGeneralName(name))),
            ),
          ]
    return composeTlv(tags.sequence, ...subtrees(0xa0, permitted), ...subtrees(0xa1, excluded))
  },
}

function subtreesOf(content: Buffer | undefined): GeneralName[] {
  if (!content) return []
  const found = elementsOf(new DerReader(content)).map(({ raw }) => {
    const reader = new DerReader(raw).enter(tags.sequence)
    const name = generalNameOf(reader.next())
    const minimum = reader.optional(0x80)
    // RFC 5280 gives no meaning to either, so whoever wrote them meant something that we would not hold.
    if (!reader.done || (minimum && smallIntegerOf(minimum) !== 0))
      throw notDer('a constraint with a minimum or a maximum')
    return name
  })
  if (found.length === 0) throw notDer('an empty list of constraints')
  return found
}
