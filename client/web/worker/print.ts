/** The worker that prints: a prescription as it stands on the page made into its PDF, away from the keys and the typing. */

import { printPrescription, type Printed } from '../../health/index.js'
import { printFonts } from './calls/print-fonts.js'

export interface PrintQuestion {
  readonly id: number
  readonly printed: Printed
}

export type PrintAnswer =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly failure: string }

interface WorkerPlace {
  onmessage: ((event: MessageEvent<PrintQuestion>) => void) | null
  postMessage(answer: PrintAnswer, transfer?: Transferable[]): void
}

const place = globalThis as unknown as WorkerPlace

async function answer({ id, printed }: PrintQuestion): Promise<void> {
  try {
    const pdf = await printPrescription(printed, await printFonts())
    place.postMessage({ id, pdf }, [pdf.buffer as ArrayBuffer])
  } catch (error) {
    place.postMessage({ id, failure: error instanceof Error ? error.message : String(error) })
  }
}

place.onmessage = ({ data }) => void answer(data)
