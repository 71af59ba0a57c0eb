/** The suites of the pure rooms once more, on what stands in for Node in a browser: one contract, two platforms. */

import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { platformAliases } from './aliases.js'

const ofTests = (name: string) => ({
  find: new RegExp(`^node:${name}$`),
  replacement: fileURLToPath(new URL(`test/${name}-of-tests.ts`, import.meta.url)),
})

export default defineConfig({
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  resolve: {
    // Tests make keys and pack by Node, and reach a store; Buffer is set for all of them beforehand.
    alias: [
      ...[ofTests('crypto'), ofTests('zlib')],
      ...platformAliases.filter(({ find }) => /net|util|timers/.test(find.source)),
    ],
  },
  test: {
    name: 'browser stand-ins',
    include: [
      'pki/x509/{certificate,crl,request,names,der}.test.ts',
      'pki/cms/*.test.ts',
      'pki/keys/encrypted-key.test.ts',
      'pki/verify/verify.test.ts',
      'client/keys/{message,smime}/*.test.ts',
      'client/verdict/*.test.ts',
      'client/health/signature/*.test.ts',
    ],
    setupFiles: [fileURLToPath(new URL('test/setup.ts', import.meta.url))],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
