/**
 * What we call of the native module pkcs11js (PKCS #11 v2.40), in our own words: it is optional, and types that come with
 * a module are gone where it could not be built.
 */

/** A CK_ULONG in the octets of this machine. */
export type Handle = Buffer

export interface Attribute {
  readonly type: number
  readonly value?: number | boolean | string | Buffer
}

export type Template = Attribute[]

interface Mechanism {
  readonly mechanism: number
}

export interface TokenInfo {
  readonly label: string
  readonly manufacturerID: string
  readonly model: string
  readonly serialNumber: string
}

/** A loaded library; every call throws an error with the name of its CK_RV. */
export interface PKCS11 {
  load(path: string): void
  C_Initialize(): void
  C_Finalize(): void
  C_GetSlotList(tokenPresent?: boolean): Handle[]
  C_GetTokenInfo(slot: Handle): TokenInfo
  C_OpenSession(slot: Handle, flags: number): Handle
  C_CloseSession(session: Handle): void
  C_Login(session: Handle, user: number, pin?: string): void
  C_FindObjectsInit(session: Handle, template?: Template): void
  C_FindObjects(session: Handle, most: number): Handle[]
  C_FindObjectsFinal(session: Handle): void
  C_GetAttributeValue(
    session: Handle,
    object: Handle,
    template: Template,
  ): { readonly type: number; readonly value: Buffer }[]
  C_GenerateKeyPairAsync(
    session: Handle,
    mechanism: Mechanism,
    publicPart: Template,
    privatePart: Template,
  ): Promise<unknown>
  C_SignInit(session: Handle, mechanism: Mechanism, key: Handle): void
  C_SignAsync(session: Handle, data: Buffer, signature: Buffer): Promise<Buffer>
}

type Constant =
  | 'CKA_CLASS'
  | 'CKA_EC_PARAMS'
  | 'CKA_EC_POINT'
  | 'CKA_EXTRACTABLE'
  | 'CKA_ID'
  | 'CKA_KEY_TYPE'
  | 'CKA_LABEL'
  | 'CKA_MODULUS'
  | 'CKA_MODULUS_BITS'
  | 'CKA_PRIVATE'
  | 'CKA_PUBLIC_EXPONENT'
  | 'CKA_SENSITIVE'
  | 'CKA_SIGN'
  | 'CKA_TOKEN'
  | 'CKA_VERIFY'
  | 'CKF_RW_SESSION'
  | 'CKF_SERIAL_SESSION'
  | 'CKK_RSA'
  | 'CKM_ECDSA'
  | 'CKM_EC_KEY_PAIR_GEN'
  | 'CKM_RSA_PKCS'
  | 'CKM_RSA_PKCS_KEY_PAIR_GEN'
  | 'CKO_PRIVATE_KEY'
  | 'CKO_PUBLIC_KEY'
  | 'CKU_USER'

export type Cryptoki = { readonly PKCS11: new () => PKCS11 } & Readonly<Record<Constant, number>>
