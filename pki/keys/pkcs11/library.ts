/**
 * A PKCS#11 library in this process: loaded once, its calls one after the other, sessions kept, and everything opened
 * anew when a token was gone and is back. The native binding is optional: without it only this way to keep keys is missing.
 */

import { createHash } from 'node:crypto'
import { isFault, SaidFault, type Fault } from '../../../server/base/index.js'
import type { Cryptoki, Handle, PKCS11, Template, TokenInfo } from './binding.js'
import type { Pkcs11Uri } from './uri.js'

/** One logged-in session. */
export interface TokenSession {
  readonly binding: Cryptoki
  readonly calls: PKCS11
  readonly handle: Handle
}

/** How a token is reached. */
export interface TokenAccess {
  readonly uri: Pkcs11Uri
  /** Path of the library. */
  readonly module: string
  /** The PIN of the user; asked for when a session must be opened. */
  pin(): Promise<Buffer>
}

const bindingModule: string = 'pkcs11js'

async function loadBinding(): Promise<Cryptoki> {
  try {
    // By a name that the compiler does not look up: where the module could not be built, everything else still is.
    // A CommonJS module: everything stands in its default export.
    return ((await import(bindingModule)) as { default: Cryptoki }).default
  } catch (cause) {
    throw new SaidFault('unsupported', 'keys.pkcs11-missing', {}, cause)
  }
}

/** The name of a PKCS#11 error, such as `CKR_PIN_INCORRECT`; undefined for anything else. */
export function errorName(error: unknown): string | undefined {
  return error instanceof Error ? /^CKR_\w+/.exec(error.message)?.[0] : undefined
}

const pinErrors = new Set(['CKR_PIN_INCORRECT', 'CKR_PIN_INVALID', 'CKR_PIN_LEN_RANGE'])

export class TokenLibrary {
  readonly #module: string
  #binding: Cryptoki | undefined
  #calls: PKCS11 | undefined
  readonly #sessions = new Map<string, Handle>()
  /** PINs that a token refused: trying one again would lock the token. */
  readonly #refused = new Set<string>()
  #last: Promise<unknown> = Promise.resolve()

  constructor(module: string) {
    this.#module = module
  }

  /**
   * Runs `work` in a session of the token, alone in this library; when the token or its session is gone, once more with
   * everything opened anew. Fault unavailable when the token is not there, denied when it refuses the PIN.
   */
  async use<T>(access: TokenAccess, work: (session: TokenSession) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => this.#attempt(access, work))
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Ends the sessions; the library stays loaded, since it may serve others in this process. */
  async close(): Promise<void> {
    await this.#last
    for (const handle of this.#sessions.values())
      this.#quietly(() => this.#calls?.C_CloseSession(handle))
    this.#sessions.clear()
  }

  async #attempt<T>(access: TokenAccess, work: (session: TokenSession) => Promise<T>): Promise<T> {
    const fresh = !this.#sessions.has(keyOf(access))
    try {
      return await work(await this.#open(access))
    } catch (error) {
      // A token that was pulled out may also look like one without keys.
      const stale = errorName(error) !== undefined || isFault(error, 'not-found')
      if (!stale || (fresh && isFault(error))) throw error
      if (fresh) throw this.#said(error, access)
    }
    this.#restart()
    try {
      return await work(await this.#open(access))
    } catch (error) {
      throw errorName(error) === undefined ? error : this.#said(error, access)
    }
  }

  #said(error: unknown, { uri }: TokenAccess): Fault {
    const name = errorName(error) ?? ''
    this.#restart()
    return new SaidFault('unavailable', 'keys.token-failed', { token: describe(uri), name }, error)
  }

  async #open(access: TokenAccess): Promise<TokenSession> {
    const binding = (this.#binding ??= await loadBinding())
    const calls = (this.#calls ??= this.#load(binding))
    const key = keyOf(access)
    const known = this.#sessions.get(key)
    if (known) return { binding, calls, handle: known }
    const slot = this.#slot(access.uri)
    const handle = calls.C_OpenSession(slot, binding.CKF_SERIAL_SESSION | binding.CKF_RW_SESSION)
    try {
      await this.#login(binding, handle, access)
    } catch (error) {
      this.#quietly(() => calls.C_CloseSession(handle))
      throw error
    }
    this.#sessions.set(key, handle)
    return { binding, calls, handle }
  }

  #load(binding: Cryptoki): PKCS11 {
    const calls = new binding.PKCS11()
    try {
      calls.load(this.#module)
    } catch (cause) {
      throw new SaidFault('unavailable', 'keys.pkcs11-library', { path: this.#module }, cause)
    }
    initialize(calls)
    return calls
  }

  /** The slot of the token; a library may notice a token that came back only when it starts anew. */
  #slot(uri: Pkcs11Uri): Handle {
    const found = this.#find(uri)
    if (found) return found
    this.#restart()
    const again = this.#find(uri)
    if (!again) throw new SaidFault('unavailable', 'keys.token-gone', { token: describe(uri) })
    return again
  }

  #find(uri: Pkcs11Uri): Handle | undefined {
    const calls = this.#calls
    return calls?.C_GetSlotList(true).find((slot) => {
      if (uri.slotId !== undefined && uri.slotId !== slotNumber(slot)) return false
      const info = tokenInfo(calls, slot)
      return (
        info !== undefined &&
        fits(uri.token, info.label) &&
        fits(uri.serial, info.serialNumber) &&
        fits(uri.manufacturer, info.manufacturerID) &&
        fits(uri.model, info.model)
      )
    })
  }

  async #login(binding: Cryptoki, handle: Handle, access: TokenAccess): Promise<void> {
    const pin = await access.pin()
    const token = describe(access.uri)
    const trial = createHash('sha256').update(keyOf(access)).update(pin).digest('hex')
    if (this.#refused.has(trial)) throw new SaidFault('denied', 'keys.pin-refused', { token })
    try {
      this.#calls?.C_Login(handle, binding.CKU_USER, pin.toString('utf8'))
    } catch (error) {
      const name = errorName(error)
      if (name === 'CKR_USER_ALREADY_LOGGED_IN') return
      if (name === 'CKR_PIN_LOCKED')
        throw new SaidFault('denied', 'keys.pin-locked', { token }, error)
      if (name === undefined || !pinErrors.has(name)) throw error
      this.#refused.add(trial)
      throw new SaidFault('denied', 'keys.pin-refused', { token }, error)
    } finally {
      pin.fill(0)
    }
  }

  #restart(): void {
    this.#sessions.clear()
    const calls = this.#calls
    if (!calls) return
    this.#quietly(() => calls.C_Finalize())
    initialize(calls)
  }

  #quietly(work: () => void): void {
    try {
      work()
    } catch (error) {
      // A token that is gone cannot be told goodbye.
      if (errorName(error) === undefined) throw error
    }
  }
}

function initialize(calls: PKCS11): void {
  try {
    calls.C_Initialize()
  } catch (error) {
    // Somebody else in this process uses the same library.
    if (errorName(error) !== 'CKR_CRYPTOKI_ALREADY_INITIALIZED') throw error
  }
}

/** Undefined for a token that went away while it was looked at, or that is not set up. */
function tokenInfo(calls: PKCS11, slot: Handle): TokenInfo | undefined {
  try {
    return calls.C_GetTokenInfo(slot)
  } catch (error) {
    if (errorName(error) === undefined) throw error
    return undefined
  }
}

/** Texts of PKCS#11 are padded with blanks. */
const fits = (wanted: string | undefined, found: string): boolean =>
  wanted === undefined || wanted.trimEnd() === found.replace(/[ \0]+$/, '')

/** Handles are the bytes of a CK_ULONG in the order of this machine. */
const slotNumber = (handle: Handle): number =>
  handle.length === 8 ? Number(handle.readBigUInt64LE()) : handle.readUInt32LE()

const keyOf = ({ uri }: TokenAccess): string =>
  JSON.stringify([uri.token, uri.serial, uri.manufacturer, uri.model, uri.slotId])

function describe({ token, serial, slotId, model }: Pkcs11Uri): string {
  return token ?? serial ?? model ?? (slotId === undefined ? '?' : `slot ${slotId}`)
}

/** The objects that match; two are enough to see that there is more than one. */
export function findObjects({ calls, handle }: TokenSession, template: Template): Handle[] {
  calls.C_FindObjectsInit(handle, template)
  try {
    return calls.C_FindObjects(handle, 2)
  } finally {
    calls.C_FindObjectsFinal(handle)
  }
}
