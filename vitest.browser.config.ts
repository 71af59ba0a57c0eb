/** Tests in a real browser: one file at a time, since each opens a gateway and Chromium. */

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['client/web/**/*.browser.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
})
