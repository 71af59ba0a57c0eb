/** JSON as it travels, and its shapes told apart: answers are looked at before they are believed. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}
/** What may be sent: members that are undefined are left out by JSON itself. */
export interface Sendable {
  readonly [name: string]: unknown
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const textIn = (object: JsonObject, name: string): string | undefined => {
  const value = object[name]
  return typeof value === 'string' ? value : undefined
}

export const objectIn = (object: JsonObject, name: string): JsonObject => {
  const value = object[name]
  return isObject(value) ? value : {}
}

export const numberIn = (object: JsonObject, name: string, otherwise: number): number => {
  const value = object[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise
}

/** A string that must be there: '' where it is not. */
export const stringIn = (object: JsonObject, name: string): string => textIn(object, name) ?? ''

/** The objects of a list that must be there; none where it is not. */
export const listIn = (object: JsonObject, name: string): readonly JsonObject[] => {
  const value = object[name]
  return Array.isArray(value) ? (value as readonly unknown[]).filter(isObject) : []
}

export const textsIn = (object: JsonObject, name: string): readonly string[] => {
  const value = object[name]
  return Array.isArray(value)
    ? (value as readonly unknown[]).filter((one): one is string => typeof one === 'string')
    : []
}
