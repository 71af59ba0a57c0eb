/** How the page is built: hashed files into dist/web, nothing inline, no foreign origin, our rooms shaken to what is used. */

import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { platformAliases } from './platform/aliases.js'
import { build, defineConfig, type Plugin, type UserConfig } from 'vite'

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

/** The names of all files, for the service worker that keeps them; last, for an entry that only imports is left out of the page. */
const filesListed: Plugin = {
  name: 'files-listed',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const files = Object.keys(bundle).filter((name) => name.startsWith('assets/'))
    const source = JSON.stringify(files.sort())
    this.emitFile({ type: 'asset', fileName: 'files.json', source })
  },
}

/** Pages that come when they are opened, and the worker, are left where they are. */
const laterLeftOut: Plugin = {
  name: 'later-left-out',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('?worker&url') ? { id, external: true } : null),
  resolveDynamicImport: (id) => (typeof id === 'string' ? { id, external: true } : null),
}

/**
 * The modules the first page uses, found by building it alone. They become two files, ours and what changes seldom: split by who
 * else uses them they were eighteen, each waiting for a connection or for the one before.
 */
async function modulesOfFirstPage(): Promise<ReadonlySet<string>> {
  const built = await build({
    ...common,
    configFile: false,
    logLevel: 'error',
    plugins: [react(), laterLeftOut],
    build: {
      ...common.build,
      write: false,
      minify: false,
      rolldownOptions: {
        treeshake: { moduleSideEffects: hasSideEffects },
        input: `${here}main.tsx`,
      },
    },
  })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  return new Set(outputs.flatMap((one) => (one.type === 'chunk' ? one.moduleIds : [])))
}

/** Its address is its scope, so it stands at the root under a name that never changes. */
const serviceWorker = 'service-worker'

const common = {
  root: here,
  base: '/',
  publicDir: `${here}public`,
  resolve: { alias: platformAliases },
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
  },
  worker: {
    format: 'es',
    rolldownOptions: { treeshake: { moduleSideEffects: hasSideEffects } },
  },
} satisfies UserConfig

const isLibrary = (id: string): boolean => id.includes('/node_modules/')

export default defineConfig(async () => {
  const first = await modulesOfFirstPage()
  return {
    ...common,
    plugins: [react(), filesListed],
    build: {
      ...common.build,
      rolldownOptions: {
        treeshake: { moduleSideEffects: hasSideEffects },
        input: { index: `${here}index.html`, [serviceWorker]: `${here}offline/service-worker.ts` },
        output: {
          codeSplitting: {
            groups: [
              {
                name: 'library',
                test: (id: string) => first.has(id) && isLibrary(id),
                priority: 1,
              },
              { name: 'first', test: (id: string) => first.has(id) },
            ],
          },
          entryFileNames: ({ name }: { readonly name: string }) =>
            name === serviceWorker ? `${serviceWorker}.js` : 'assets/[name]-[hash].js',
        },
      },
    },
  }
})
