/** How the page is built: hashed files into dist/web, nothing inline, no foreign origin, our rooms shaken to what is used. */

import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { platformAliases } from './platform/aliases.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const project = fileURLToPath(new URL('../../', import.meta.url))

/** Our modules do nothing by being imported, but for the entries and style sheets. */
function hasSideEffects(id: string): boolean {
  if (!id.startsWith(project) || id.includes('/node_modules/')) return true
  return (
    !/\/(server|pki|client)\/.*\.tsx?$/.test(id) ||
    /\/client\/web\/(main\.tsx|worker\/|platform\/)/.test(id)
  )
}

export default defineConfig({
  root: here,
  base: '/',
  publicDir: `${here}public`,
  plugins: [react()],
  resolve: { alias: platformAliases },
  build: {
    outDir: `${project}dist/web`,
    emptyOutDir: true,
    target: ['chrome125', 'firefox125', 'safari17.5'],
    // The policy of the page allows no data: address for fonts and styles, and no script but files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { treeshake: { moduleSideEffects: hasSideEffects } },
  },
  worker: {
    format: 'es',
    rolldownOptions: { treeshake: { moduleSideEffects: hasSideEffects } },
  },
})
