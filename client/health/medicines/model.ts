/** Medicines as the public database describes them (BDPM). */

export interface Presentation {
  /** 13 digits. */
  readonly cip13: string
  /** `plaquette(s) PVC-aluminium de 16 comprimé(s)` */
  readonly label: string
  /** Sold now. */
  readonly available: boolean
}

export interface KnownMedicine {
  /** 8 digits. */
  readonly cis: string
  /** `DOLIPRANE 500 mg, comprimé` */
  readonly name: string
  readonly form: string
  readonly routes: readonly string[]
  /** Sold now. */
  readonly available: boolean
  readonly holder: string
  readonly presentations: readonly Presentation[]
}

/** A line of a file that does not fit. */
export interface RefusedLine {
  readonly file: 'CIS' | 'CIP'
  readonly line: number
  readonly why: 'shape' | 'cis' | 'cip13' | 'twice' | 'orphan'
}
