/** Tests lie beside what they test; two workers, since key generation and TLS keep a core busy each. */

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{server,client,pki,fixtures}/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}'],
    exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
