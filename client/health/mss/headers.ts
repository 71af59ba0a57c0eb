/** The X-MSS headers of a message (ECO.2.4.1 to ECO.2.4.3, ECO.2.2.8), written and read back. */

export interface MssFacts {
  /** Codes of the headers of the CDA documents inside, in their order. */
  readonly codes: readonly string[]
  /** Matricule, its OID and the four traits stand in the documents; null when there is no CDA inside. */
  readonly hasIns: boolean | null
  /** Reference of the product (`NIL`) from convergence.esante.gouv.fr. */
  readonly nil: string
  /** The patient may not answer; for `@patient.mssante.fr` alone. */
  readonly closesDialogue: boolean
}

export type MssHeaders = Readonly<Record<string, string>>

/** Headers by name; those that do not apply are left out. */
export function mssHeaders({ codes, hasIns, nil, closesDialogue }: MssFacts): MssHeaders {
  const distinct = [...new Set(codes.map(token).filter(Boolean))]
  return {
    ...(distinct.length > 0 && { 'X-MSS-CODECDA': distinct.join(',') }),
    ...(hasIns !== null && { 'X-MSS-INS': hasIns ? 'O' : 'N' }),
    'X-MSS-NIL': token(nil),
    ...(closesDialogue && { 'X-MSS-MES': 'FIN' }),
  }
}

/** Nothing that could end a header or start another value. */
const token = (text: string): string => text.replace(/[^\w.:-]/g, '').slice(0, 64)

/** What the headers of a message say; names in any case. Values that are none of the rules' are taken as not said. */
export function readMssHeaders(
  headers: Iterable<readonly [name: string, value: string]>,
): MssFacts {
  const found = new Map([...headers].map(([name, value]) => [name.toLowerCase(), value.trim()]))
  const ins = found.get('x-mss-ins')?.toUpperCase()
  return {
    codes: (found.get('x-mss-codecda') ?? '')
      .split(',')
      .map((code) => code.trim())
      .filter(Boolean)
      .slice(0, 100),
    hasIns: ins === 'O' ? true : ins === 'N' ? false : null,
    nil: found.get('x-mss-nil') ?? '',
    closesDialogue: found.get('x-mss-mes')?.toUpperCase() === 'FIN',
  }
}
