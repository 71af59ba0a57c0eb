/** Adds up what the runners said: each failed or skipped test by name, then the sum as the very last line. */

import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

const [checkExit, ...runs] = process.argv.slice(2)
const say = (text) => process.stdout.write(`${text}\n`)

/** What test files said about their skips: `skipped: REASON [FILE]`. */
function reasonsByFile(log) {
  const reasons = new Map()
  for (const [, reason, file = ''] of log.matchAll(/skipped: (.+?)(?: \[(.+?)\])?$/gm))
    reasons.set(file, [...(reasons.get(file) ?? []), reason])
  return reasons
}

const sum = { passed: 0, failed: 0, skipped: 0 }

say('== skipped and failed')
for (let at = 0; at < runs.length; at += 3) addUp(...runs.slice(at, at + 3))

/** One runner: its results, what it printed, how it ended. */
function addUp(resultsFile, logFile, exit) {
  const failedBefore = sum.failed
  const results = existsSync(resultsFile)
    ? JSON.parse(readFileSync(resultsFile, 'utf8'))
    : { testResults: [] }
  const reasons = reasonsByFile(readFileSync(logFile, 'utf8'))
  for (const { name, status, message, assertionResults } of results.testResults) {
    const file = relative(process.cwd(), name)
    for (const test of assertionResults) {
      if (test.status === 'passed') sum.passed += 1
      else if (test.status === 'failed') {
        sum.failed += 1
        say(`FAILED  ${file}: ${test.fullName}`)
      } else {
        sum.skipped += 1
        const said = test.meta?.reason ??
          reasons.get(file) ??
          reasons.get('') ?? ['no reason given']
        say(`SKIPPED ${file}: ${test.fullName} (${[...new Set([said].flat())].join('; ')})`)
      }
    }
    // A file that could not even be read has no tests to count.
    if (status === 'failed' && assertionResults.every((test) => test.status !== 'failed')) {
      sum.failed += 1
      say(`FAILED  ${file}: ${message}`)
    }
  }
  if (exit !== '0' && sum.failed === failedBefore) {
    sum.failed += 1
    say(`FAILED  the tests of ${resultsFile} ended with ${exit}`)
  }
}

if (checkExit === '0') sum.passed += 1
else {
  sum.failed += 1
  say(`FAILED  npm run check ended with ${checkExit}`)
}
say(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
process.exitCode = sum.failed === 0 ? 0 : 1
