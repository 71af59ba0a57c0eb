/** How the page is built: hashed files into dist/web, nothing inline, no foreign origin, our rooms shaken to what is used. */

import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { platformAliases } from './platform/aliases.js'
import { defineConfig, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const project = fileURLToPath(new URL('../../', import.meta.url))

/** Our modules do nothing by being imported, but for the entries and style sheets. */
function hasSideEffects(id: string): boolean {
  if (!id.startsWith(project) || id.includes('/node_modules/')) return true
  return (
    !/\/(server|pki|client)\/.*\.tsx?$/.test(id) ||
    /\/client\/web\/(main\.tsx|worker\/|platform\/|offline\/service-worker)/.test(id)
  )
}

/** The names of all files, for the service worker that keeps them. */
const filesListed: Plugin = {
  name: 'files-listed',
  generateBundle(_options, bundle) {
    const files = Object.keys(bundle).filter((name) => name.startsWith('assets/'))
    const source = JSON.stringify(files.sort())
    this.emitFile({ type: 'asset', fileName: 'files.json', source })
  },
}

/** Its address is its scope, so it stands at the root under a name that never changes. */
const serviceWorker = 'service-worker'

export default defineConfig({
  root: here,
  base: '/',
  publicDir: `${here}public`,
  resolve: { alias: platformAliases },
  plugins: [react(), filesListed],
  build: {
    outDir: `${project}dist/web`,
    emptyOutDir: true,
    target: ['chrome125', 'firefox125', 'safari17.5'],
    // The policy of the page allows no data: address for fonts and styles, and no script but files.
    assetsInlineLimit: 0,
    // One style sheet: each page's own would be one more thing to wait for, and all of them are small.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      treeshake: { moduleSideEffects: hasSideEffects },
      input: { index: `${here}index.html`, [serviceWorker]: `${here}offline/service-worker.ts` },
      output: {
        entryFileNames: ({ name }) =>
          name === serviceWorker ? `${serviceWorker}.js` : 'assets/[name]-[hash].js',
      },
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: { treeshake: { moduleSideEffects: hasSideEffects } },
  },
})
