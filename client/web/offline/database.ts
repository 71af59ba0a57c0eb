/** The browser's database as promises: one store of sealed values, one of the keys that open them. */

export const databaseName = 'pli.kept'
export const valueStore = 'values'
export const keyStore = 'keys'

/** The result of a request. */
export const resultOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result)
    }
    request.onerror = () => {
      reject(request.error ?? new Error('the browser’s database failed'))
    }
  })

/** When all of a transaction is on disk. */
export const settled = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve()
    }
    transaction.onabort = transaction.onerror = () => {
      reject(transaction.error ?? new Error('the browser’s database failed'))
    }
  })

/** `group` finds the values of one kind or account, `age` those that may be let go, the oldest first. */
export async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1)
  request.onupgradeneeded = () => {
    const values = request.result.createObjectStore(valueStore, { keyPath: 'name' })
    values.createIndex('group', 'group')
    values.createIndex('age', 'age')
    request.result.createObjectStore(keyStore)
  }
  const database = await resultOf(request)
  // Another tab signs out: it may not wait for this one.
  database.onversionchange = () => {
    database.close()
  }
  return database
}

export async function deleteDatabase(): Promise<void> {
  await resultOf(indexedDB.deleteDatabase(databaseName))
}
