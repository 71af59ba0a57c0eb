/** Where a person's keys lie in this browser: IndexedDB, only ever under the passphrase. */

/** A key under the passphrase (PKCS#8, PBES2 with scrypt and AES-256) and its certificates, its own first. */
export interface SealedPair {
  /** PEM, `ENCRYPTED PRIVATE KEY`. */
  readonly key: string
  readonly certificates: readonly Uint8Array[]
}

export interface Vault {
  readonly version: 1
  readonly identity: string
  /** Milliseconds since the epoch. */
  readonly madeAt: number
  readonly signature: SealedPair | null
  readonly encryption: SealedPair | null
  /** What opened mail before. */
  readonly older: readonly SealedPair[]
  /** Armored secret key under the same passphrase. */
  readonly openPgp: string | null
  /** Those that opened mail before, likewise; left out by vaults from before they were kept. */
  readonly olderOpenPgp?: readonly string[]
}

const name = 'pli-keys'
const store = 'vaults'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(store, { keyPath: 'identity' })
    }
    asked.onsuccess = () => {
      resolve(asked.result)
    }
    asked.onerror = () => {
      reject(asked.error ?? new Error('no IndexedDB'))
    }
  })
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (vaults: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: 'strict' })
      const asked = work(transaction.objectStore(store))
      transaction.oncomplete = () => {
        resolve(asked.result)
      }
      transaction.onabort = () => {
        reject(transaction.error ?? new Error('not kept'))
      }
    })
  } finally {
    database.close()
  }
}

export const readVault = async (identity: string): Promise<Vault | null> =>
  (await within('readonly', (vaults) => vaults.get(identity) as IDBRequest<Vault | undefined>)) ??
  null

/** Durable when it resolves. */
export async function writeVault(vault: Vault): Promise<void> {
  await within('readwrite', (vaults) => vaults.put(vault))
}

export async function removeVault(identity: string): Promise<void> {
  await within('readwrite', (vaults) => vaults.delete(identity))
}
