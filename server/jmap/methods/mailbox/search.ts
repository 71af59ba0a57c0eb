/** Which folders a query is about, and in which order (RFC 8621 §2.3). */

import type { MailboxInfo } from '../../../mail/index.js'
import { isArray, isObject, type Json, type JsonObject } from '../../core/json.js'
import { MethodError } from '../../core/method-error.js'
import { mailboxId } from '../../ids.js'
import type { Comparator } from '../../standard/query.js'
import { sortOrderOf } from './object.js'

/** A folder in the tree. */
export interface Node {
  readonly info: MailboxInfo
  readonly id: string
  readonly name: string
  readonly parent: Node | null
}

/** Parents before children. */
export function nodesOf(all: readonly MailboxInfo[]): readonly Node[] {
  const byName = new Map<string, Node>()
  for (const info of [...all].sort((a, b) => a.name.length - b.name.length)) {
    const cut = info.name.lastIndexOf('/')
    const parent = byName.get(info.name.slice(0, Math.max(0, cut))) ?? null
    const name = parent ? info.name.slice(cut + 1) : info.name
    byName.set(info.name, { info, id: mailboxId(info.id), name, parent })
  }
  return [...byName.values()]
}

type Test = (node: Node) => boolean

const maxDepth = 20

/** Throws MethodError unsupportedFilter, invalidArguments. */
export function mailboxFilter(given: JsonObject | null, depth = 0): Test {
  if (!given) return () => true
  if (depth > maxDepth) throw new MethodError('unsupportedFilter', 'too many conditions')
  if (!Object.hasOwn(given, 'operator')) {
    const tests = Object.entries(given).map(([name, value]) => condition(name, value))
    return (node) => tests.every((test) => test(node))
  }
  const { operator, conditions = null } = given
  if (!isArray(conditions) || !conditions.every(isObject)) throw bad('conditions')
  const tests = conditions.map((one) => mailboxFilter(one, depth + 1))
  if (operator === 'AND') return (node) => tests.every((test) => test(node))
  if (operator === 'OR') return (node) => tests.some((test) => test(node))
  if (operator === 'NOT') return (node) => !tests.some((test) => test(node))
  throw bad('operator')
}

const bad = (name: string): MethodError =>
  new MethodError('invalidArguments', `filter: ${name}`, { arguments: ['filter'] })

function condition(name: string, value: Json): Test {
  switch (name) {
    case 'parentId':
      if (value !== null && typeof value !== 'string') throw bad(name)
      return ({ parent }) => (parent?.id ?? null) === value
    case 'name': {
      if (typeof value !== 'string') throw bad(name)
      const wanted = value.toLowerCase()
      return (node) => node.name.toLowerCase().includes(wanted)
    }
    case 'role':
      if (value !== null && typeof value !== 'string') throw bad(name)
      return ({ info }) => info.role === value
    case 'hasAnyRole':
      if (typeof value !== 'boolean') throw bad(name)
      return ({ info }) => (info.role !== null) === value
    case 'isSubscribed':
      if (typeof value !== 'boolean') throw bad(name)
      return ({ info }) => info.subscribed === value
    default:
      throw new MethodError('unsupportedFilter', `no condition ${name.slice(0, 100)}`)
  }
}

export interface Tree {
  readonly sortAsTree: boolean
  readonly filterAsTree: boolean
}

type Compare = (a: Node, b: Node) => number

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true })

/** The ids in order. Throws MethodError unsupportedSort. */
export function mailboxIdsOf(
  nodes: readonly Node[],
  test: Test,
  sort: readonly Comparator[],
  { sortAsTree, filterAsTree }: Tree,
): readonly string[] {
  const compare = comparing(sort)
  const isShown = (node: Node): boolean =>
    test(node) && (!filterAsTree || node.parent === null || isShown(node.parent))
  const sorted = sortAsTree ? inTree(nodes, compare) : [...nodes].sort(compare)
  return sorted.filter(isShown).map(({ id }) => id)
}

function comparing(sort: readonly Comparator[]): Compare {
  const by = sort.map(({ property, isAscending }): Compare => {
    const compare = compareBy(property)
    return isAscending ? compare : (a, b) => compare(b, a)
  })
  return (a, b) => {
    for (const compare of by) {
      const order = compare(a, b)
      if (order !== 0) return order
    }
    return a.info.id - b.info.id
  }
}

function compareBy(property: string): Compare {
  if (property === 'name') return (a, b) => collator.compare(a.name, b.name)
  if (property === 'sortOrder') return (a, b) => sortOrderOf(a.info.role) - sortOrderOf(b.info.role)
  throw new MethodError('unsupportedSort', `not sorted by ${property.slice(0, 100)}`)
}

/** Siblings in order, each followed by what is below it. */
function inTree(nodes: readonly Node[], compare: Compare): readonly Node[] {
  const below = new Map<Node | null, Node[]>()
  for (const node of nodes) below.set(node.parent, [...(below.get(node.parent) ?? []), node])
  const walk = (parent: Node | null): readonly Node[] =>
    [...(below.get(parent) ?? [])].sort(compare).flatMap((node) => [node, ...walk(node)])
  return walk(null)
}
