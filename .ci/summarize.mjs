/** Adds up what the runners said: each failed or skipped test by name, then the sum as the very last line. */

import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

const [resultsFile, logFile, testsExit, checkExit] = process.argv.slice(2)
const say = (text) => process.stdout.write(`${text}\n`)

/** What test files said about their skips: `skipped: REASON [FILE]`. */
function reasonsByFile(log) {
  const reasons = new Map()
  for (const [, reason, file = ''] of log.matchAll(/skipped: (.+?)(?: \[(.+?)\])?$/gm))
    reasons.set(file, [...(reasons.get(file) ?? []), reason])
  return reasons
}

const sum = { passed: 0, failed: 0, skipped: 0 }
const results = existsSync(resultsFile)
  ? JSON.parse(readFileSync(resultsFile, 'utf8'))
  : { testResults: [] }
const reasons = reasonsByFile(readFileSync(logFile, 'utf8'))

say('== skipped and failed')
for (const { name, status, message, assertionResults } of results.testResults) {
  const file = relative(process.cwd(), name)
  for (const test of assertionResults) {
    if (test.status === 'passed') sum.passed += 1
    else if (test.status === 'failed') {
      sum.failed += 1
      say(`FAILED  ${file}: ${test.fullName}`)
    } else {
      sum.skipped += 1
      const said = test.meta?.reason ?? reasons.get(file) ?? reasons.get('') ?? ['no reason given']
      say(`SKIPPED ${file}: ${test.fullName} (${[...new Set([said].flat())].join('; ')})`)
    }
  }
  // A file that could not even be read has no tests to count.
  if (status === 'failed' && assertionResults.every((test) => test.status !== 'failed')) {
    sum.failed += 1
    say(`FAILED  ${file}: ${message}`)
  }
}
if (testsExit !== '0' && sum.failed === 0) {
  sum.failed += 1
  say(`FAILED  npm test ended with ${testsExit}`)
}
if (checkExit === '0') sum.passed += 1
else {
  sum.failed += 1
  say(`FAILED  npm run check ended with ${checkExit}`)
}
say(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
process.exitCode = sum.failed === 0 ? 0 : 1
