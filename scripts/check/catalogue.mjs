/** The catalogue of text for people: both languages, the same placeholders, nothing said twice or never. */

import { isTest } from './tree.mjs'

const catalogue = /^server\/base\/i18n\//
const placeholders = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ')

/** Errors of the catalogue in server/base/i18n. */
export async function checkCatalogue(files, load) {
  const { phrases, ruleSentences } = await load('server/base/index.ts')
  const found = []
  const fail = (where, what) => found.push({ where: `i18n ${where}`, what })
  for (const [key, phrase] of Object.entries(phrases)) checkPair(key, phrase, fail)
  for (const [rule, { fact, remedy }] of Object.entries(ruleSentences)) {
    checkPair(`${rule}.fact`, fact, fail)
    checkPair(`${rule}.remedy`, remedy, fail)
  }
  checkDoubles(files, fail)
  const isUsed = usesOf(files)
  for (const key of [...Object.keys(phrases), ...Object.keys(ruleSentences)])
    if (!isUsed(key)) fail(key, 'is used nowhere')
  return found
}

function checkPair(where, { fr, en }, fail) {
  if (!fr?.trim() || !en?.trim()) return fail(where, 'lacks French or English')
  if (placeholders(fr) !== placeholders(en))
    fail(where, 'has other placeholders in French and English')
  if (/[^\s]'/.test(fr) && /[a-zà-ÿ]'[a-zà-ÿ]/i.test(fr))
    fail(where, 'has a straight apostrophe in French')
}

/** A key that two catalogue files define would silently be the later one's. */
function checkDoubles(files, fail) {
  const owners = new Map()
  for (const { path, text } of files) {
    if (!catalogue.test(path) || isTest(path)) continue
    for (const [, quoted, bare] of text.matchAll(/^ {2}(?:'([^']+)'|(\w+)): \{/gm)) {
      const key = quoted ?? bare
      if (owners.has(key)) fail(key, `is in ${owners.get(key)} and in ${path}`)
      owners.set(key, path)
    }
  }
}

/** A key is used when it stands in quotes somewhere, or begins like a template that is filled at run time. */
function usesOf(files) {
  const literals = new Set()
  const prefixes = new Set()
  for (const { path, text } of files) {
    if (!/\.tsx?$/.test(path) || catalogue.test(path) || isTest(path)) continue
    for (const [, word] of text.matchAll(/['"`]([a-z][\w.-]*)['"`]/gi)) literals.add(word)
    for (const [, prefix] of text.matchAll(/`([a-z][\w-]*\.[\w.-]*)\$\{/gi)) prefixes.add(prefix)
  }
  const isUsed = (key) =>
    literals.has(key) || [...prefixes].some((prefix) => key.startsWith(prefix))
  // `stem.one` and `stem.other` are said by naming their stem.
  return (key) => isUsed(key) || isUsed(key.replace(/\.(one|other)$/, ''))
}
