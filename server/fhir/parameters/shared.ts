/** Parameters as they are made: texts of a field, identifiers, codes, mailboxes, references, ids. */

import type { CodeableConcept, Identifier } from 'fhir/r4.js'
import {
  addressWord,
  codeWord,
  typedGroups,
  wordsOf,
  type AnyOf,
  type CodedMeaning,
  type ReferenceEntry,
} from '../../../pki/index.js'
import { fold } from '../../base/index.js'
import { indexWord, wordOfId } from '../ids.js'
import type { Criterion, Parameter } from './criterion.js'

type Read = (entry: ReferenceEntry) => string | undefined

const beginning = (text: string): readonly AnyOf[] =>
  wordsOf(text).map((word) => [{ word, begins: true }])

/** Each word that is typed begins a word of the field, accents and capitals aside; `:exact` is the field, letter for letter. */
export function textParameter(name: string, about: string, read: Read): Parameter {
  return {
    ...{ name, type: 'string', modifiers: ['exact'], about },
    criterion(value, modifier) {
      const typed = fold(value).split(' ')
      return {
        groups: beginning(value),
        accept(entry) {
          const field = read(entry)
          if (field === undefined) return false
          if (modifier === 'exact') return field === value
          const words = fold(field).split(' ')
          return typed.every((part) => words.some((word) => word.startsWith(part)))
        },
      }
    },
  }
}

/**
 * `_content`: what a person types into one field, words in any order, everyday words for professions too, the last one
 * perhaps unfinished (FHIR R4 §3.1.1.4.1.5). `holds` keeps lines whose words come from elsewhere: a structure is not found
 * by the names of its people.
 */
export function contentParameter(
  about: string,
  holds: (entry: ReferenceEntry, groups: readonly AnyOf[]) => boolean = () => true,
): Parameter {
  return {
    ...{ name: '_content', type: 'string', modifiers: [], about },
    criterion(value) {
      const groups = typedGroups(value)
      const accept = (entry: ReferenceEntry): boolean => holds(entry, groups)
      return { groups, nothing: groups.length === 0, accept }
    },
  }
}

/** `system|value`, `|value`, `value`. */
export function tokenOf(text: string): { system: string | undefined; code: string } {
  const at = text.indexOf('|')
  return at < 0
    ? { system: undefined, code: text }
    : { system: text.slice(0, at), code: text.slice(at + 1) }
}

/** By a number, with its system or without; a national form begins with a type digit. */
export function identifierParameter(
  name: string,
  about: string,
  read: (entry: ReferenceEntry) => readonly Identifier[],
): Parameter {
  return {
    ...{ name, type: 'token', modifiers: [], about },
    criterion(value) {
      const { system, code } = tokenOf(value)
      const words = new Set([indexWord(code), indexWord(code.slice(1))])
      return {
        groups: [[...words].filter((word) => word !== '').map((word) => ({ word }))],
        accept: (entry) =>
          read(entry).some(
            (one) => one.value === code && (system === undefined || (one.system ?? '') === system),
          ),
      }
    },
  }
}

/** By a code that the index knows; one of another system is looked for among what else was asked. */
export function codeParameter(
  name: string,
  about: string,
  indexed: { readonly meaning: CodedMeaning; readonly system: string },
  read: (entry: ReferenceEntry) => readonly CodeableConcept[],
): Parameter {
  return {
    ...{ name, type: 'token', modifiers: [], about },
    criterion(value) {
      const { system, code } = tokenOf(value)
      const known = system === undefined || system === indexed.system
      const codings = (entry: ReferenceEntry) => read(entry).flatMap(({ coding = [] }) => coding)
      return {
        groups: known ? [[{ word: codeWord(indexed.meaning, code) }]] : [],
        accept: (entry) =>
          codings(entry).some(
            (one) => one.code === code && one.system === (system ?? indexed.system),
          ),
      }
    },
  }
}

/** `mailbox-mss`: the beginning of an address, all of it (`:exact`), or any part (`:contains`). */
export function mailboxParameter(carries: (entry: ReferenceEntry) => boolean): Parameter {
  return {
    ...{ name: 'mailbox-mss', type: 'string', modifiers: ['exact', 'contains'] },
    about: 'Adresse de messagerie MSSanté',
    criterion(value, modifier): Criterion {
      const wanted = value.toLowerCase()
      const holds = (test: (address: string) => boolean) => (entry: ReferenceEntry) =>
        entry.mailbox !== undefined && carries(entry) && test(entry.mailbox.address)
      if (modifier === 'contains')
        return {
          ...{ groups: [], addressPart: wanted },
          accept: holds((address) => address.includes(wanted)),
        }
      const exact = modifier === 'exact'
      return {
        groups: [[{ word: addressWord(wanted), begins: !exact }]],
        accept: holds((address) => (exact ? address === wanted : address.startsWith(wanted))),
      }
    },
  }
}

/** `mailbox-mss-type`: PER, ORG, APP, CAB. */
export function mailboxTypeParameter(
  system: string,
  carries: (entry: ReferenceEntry) => boolean,
): Parameter {
  return {
    ...{ name: 'mailbox-mss-type', type: 'token', modifiers: [], about: 'Type de boîte' },
    criterion(value) {
      const { system: asked, code } = tokenOf(value)
      return {
        groups: [[{ word: codeWord('type', code) }]],
        accept: (entry) =>
          (asked === undefined || asked === system) &&
          carries(entry) &&
          entry.mailbox?.type === code,
      }
    },
  }
}

/** By logical id; `Practitioner/ID` and an address that ends so are read as well. */
export function idParameter(
  name: string,
  type: Parameter['type'],
  about: string,
  read: Read,
): Parameter {
  return {
    ...{ name, type, modifiers: [], about },
    criterion(value) {
      const id = value.slice(value.lastIndexOf('/') + 1)
      return { groups: [[{ word: wordOfId(id) }]], accept: (entry) => read(entry) === id }
    },
  }
}

/** Whoever is listed is active. */
export const activeParameter: Parameter = {
  ...{ name: 'active', type: 'token', modifiers: [], about: 'Toute entrée servie est active' },
  criterion(value) {
    const nothing = tokenOf(value).code !== 'true'
    return { groups: [], nothing, accept: () => !nothing }
  },
}
