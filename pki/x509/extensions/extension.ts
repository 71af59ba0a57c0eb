/** What one kind of certificate extension is: its identifier, how it is read and how it is composed. */

/** An extension as it stands in a certificate; kept even when its kind is unknown. */
export interface RawExtension {
  readonly oid: string
  readonly critical: boolean
  /** DER inside the OCTET STRING. */
  readonly value: Buffer
}

export interface ExtensionKind<T> {
  readonly oid: string
  readonly spec: string
  /** Fault syntax when the value is not the DER of this extension. */
  read(value: Buffer): T
  compose(value: T): Buffer
}

/** An extension to put into a certificate. */
export function compose<T>(kind: ExtensionKind<T>, value: T, critical = false): RawExtension {
  return { oid: kind.oid, critical, value: kind.compose(value) }
}
