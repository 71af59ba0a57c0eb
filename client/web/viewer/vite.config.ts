/** How the frame that draws PDFs is built: one page with its script in it, since a document without an origin may fetch none. */

import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

const page = (script: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Pli</title></head><body></body><script type="module">${script}</script></html>\n`

/** What would end the element that the script stands in is written otherwise, for the same text. */
const inElement = (script: string): string =>
  script.replaceAll(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--')

const onePage: Plugin = {
  name: 'one-page',
  generateBundle(_options, bundle) {
    const [chunk, ...others] = Object.values(bundle)
    if (chunk?.type !== 'chunk' || others.length > 0) throw new Error('the frame is one script')
    delete bundle[chunk.fileName]
    this.emitFile({ type: 'asset', fileName: 'pdf.html', source: page(inElement(chunk.code)) })
  },
}

export default defineConfig({
  root: here,
  publicDir: false,
  plugins: [onePage],
  build: {
    outDir: fileURLToPath(new URL('../../../dist/web/frame', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome125', 'firefox125', 'safari17.5'],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      input: `${here}pdf-frame.ts`,
      output: { codeSplitting: false },
    },
  },
})
