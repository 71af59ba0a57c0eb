/** What the page and the frame that draws PDFs say to one another, over a port of their own. */

/** To the frame. `paper` is of the page's choosing. */
export type ToFrame =
  | { readonly ask: 'open'; readonly paper: number; readonly pdf: Uint8Array }
  | {
      readonly ask: 'draw'
      readonly paper: number
      readonly id: number
      /** From 1. */
      readonly page: number
      /** CSS pixels. */
      readonly width: number
      /** Of the device, to a CSS pixel. */
      readonly ratio: number
    }
  | { readonly ask: 'close'; readonly paper: number }

/** From the frame, which may have been taken over: the page believes none of it before it has looked. */
export type FromFrame =
  | { readonly told: 'opened'; readonly paper: number; readonly pages: number }
  /** `bitmap` is null where it could not be drawn. */
  | {
      readonly told: 'drawn'
      readonly id: number
      readonly bitmap: ImageBitmap | null
      readonly text: string
    }
  /** It is no PDF, or is locked by a password. */
  | { readonly told: 'unreadable'; readonly paper: number }
