/** What a file may be: short, opened by a sentence, without secrets, without notes to ourselves or to this machine. */

import { isSource, isTest, linesOf } from './tree.mjs'

const hardLines = 400
const softLines = 250
// Spelt in two halves, so that this file does not find itself.
const notes = new RegExp(`\\b(${'TO'}${'DO'}|${'FIX'}${'ME'})\\b`)
const silencers = new RegExp(`eslint-${'disable'}|@ts-${'(ignore|expect-error|nocheck)'}`)
const elsewhere = new RegExp(`(?<![\\w./])/(work|home|root|Users)/[\\w.]`)
const privateKey = new RegExp(`-----BEGIN ([A-Z]+ )?PRIVATE ${'KEY'}-----\\n[A-Za-z0-9+/=\\n]{40}`)
const secretAge = /AGE-SECRET-KEY-1[0-9A-Z]{58}/
const artefact = /(\.(sqlite|sqlite-wal|sqlite-shm|db|key|p12|pfx|log)|(^|\/)master\.key)$/

/** Errors of single files. */
export function checkFiles(files) {
  return files.flatMap((file) => [...inspect(file)])
}

function* inspect({ path, text }) {
  if (artefact.test(path))
    yield { where: path, what: 'a key, database or log does not belong here' }
  if (/^(dist|data|node_modules|coverage)\//.test(path))
    yield { where: path, what: 'build output or data does not belong here' }
  if (path === 'LICENSE' || path === 'package-lock.json' || path.startsWith('fixtures/')) return
  if (privateKey.test(text)) yield { where: path, what: 'holds a private key' }
  if (secretAge.test(text) && !isTest(path)) yield { where: path, what: 'holds an age secret key' }
  for (const [index, line] of text.split('\n').entries()) {
    const where = `${path}:${index + 1}`
    if (notes.test(line))
      yield { where, what: 'a note to ourselves: do it, or name it in Known gaps' }
    if (elsewhere.test(line)) yield { where, what: 'a path of some machine' }
    if (isSource(path) && silencers.test(line)) yield { where, what: 'silences a check' }
  }
  if (isSource(path)) yield* inspectSource(path, text)
}

function* inspectSource(path, text) {
  const lines = linesOf(text)
  if (!isTest(path) && !path.startsWith('server/base/i18n/')) {
    if (lines > hardLines) yield { where: path, what: `${lines} lines, the limit is ${hardLines}` }
    else if (lines > softLines)
      yield { where: path, what: `${lines} lines, better below ${softLines}`, warning: true }
  }
  if (/\b(it|test|describe)\.(skip|only|todo)\b/.test(text) && isTest(path))
    yield { where: path, what: 'a test left out or run alone: use skipIf with a reason' }
  if (/^export default/m.test(text) && !/config\.(js|ts)$/.test(path))
    yield { where: path, what: 'a default export' }
  if (!/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(path.split('/').at(-1)?.replace(/^\./, '') ?? ''))
    yield { where: path, what: 'file names are kebab-case' }
  const opens = /^(#![^\n]*\n)?(\/\*\*|\/\/)/.test(text)
  if (!opens && !isTest(path) && !isDoor(path))
    yield { where: path, what: 'opens without a sentence saying what it is' }
}

/** The lists of base and similar doors explain themselves line by line. */
const isDoor = (path) => path === 'server/base/index.ts'
