/** Mailboxes and delegations as administrators see them, and how the gateway's values are read. */

import { isObject, listIn, stringIn, textIn, textsIn, type JsonObject } from './protocol/json.js'

export interface Delegation {
  readonly identity: string
  /** Of who has it, or of whose mailbox it is. */
  readonly name: string
  readonly address: string
  readonly actions: readonly string[]
  readonly why: string
  readonly from: number | null
  readonly to: number | null
  readonly createdAt: number
}

export interface AdministeredMailbox {
  /** Address. */
  readonly id: string
  readonly type: string
  readonly owner: string
  readonly ownerName: string
  readonly state: 'active' | 'suspended' | 'closed'
  readonly quotaBytes: number | null
  readonly createdAt: number
  readonly grants: readonly Delegation[]
}

export const msIn = (object: JsonObject, name: string): number | null => {
  const value = object[name]
  return typeof value === 'number' ? value : null
}

export const dateIn = (object: JsonObject, name: string): number =>
  Date.parse(stringIn(object, name))

export const dateOrNullIn = (object: JsonObject, name: string): number | null => {
  const text = textIn(object, name)
  return text === undefined ? null : Date.parse(text)
}

export const oneOf = <T extends string>(values: readonly T[], text: string, otherwise: T): T =>
  values.find((one) => one === text) ?? otherwise

export const delegationIn = (one: JsonObject): Delegation => ({
  identity: stringIn(one, 'identity'),
  name: stringIn(one, 'name'),
  address: stringIn(one, 'address'),
  actions: textsIn(one, 'actions'),
  why: stringIn(one, 'why'),
  from: dateOrNullIn(one, 'from'),
  to: dateOrNullIn(one, 'to'),
  createdAt: dateIn(one, 'createdAt'),
})

export const mailboxIn = (one: JsonObject): AdministeredMailbox => ({
  id: stringIn(one, 'id'),
  type: stringIn(one, 'type'),
  owner: stringIn(one, 'owner'),
  ownerName: stringIn(one, 'ownerName'),
  state: oneOf(['active', 'suspended', 'closed'] as const, stringIn(one, 'state'), 'closed'),
  quotaBytes: msIn(one, 'quotaBytes'),
  createdAt: dateIn(one, 'createdAt'),
  grants: listIn(one, 'grants').filter(isObject).map(delegationIn),
})
