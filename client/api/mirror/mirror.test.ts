import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openApiHouse, type ApiHouse } from '../house.case.js'
import {
  connect,
  memoryShelf,
  type Account,
  type Jmap,
  type Shelf,
  type Watched,
} from '../index.js'
import type { Mailbox } from '../model.js'

let house: ApiHouse
let jmap: Jmap
let account: Account
let shelf: Shelf

beforeAll(async () => {
  house = await openApiHouse()
  await house.send('Un', 'La glycémie est normale.')
  await house.send('Deux')
  shelf = memoryShelf()
  jmap = await connect({ ...house.world, base: house.base, shelf })
  account = jmap.account(jmap.session.get().primary)
})
afterAll(async () => {
  jmap.close()
  await house.stop()
})

/** Resolves with the value when it is as asked; the reader stays until the test ends. */
function until<T>(watched: Watched<T>, isSo: (value: T) => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`still ${JSON.stringify(watched.get())}`)),
      10_000,
    )
    const look = (): void => {
      const value = watched.get()
      if (!isSo(value)) return
      clearTimeout(late)
      resolve(value)
    }
    const leave = watched.subscribe(look)
    onTestFinished(() => {
      clearTimeout(late)
      leave()
    })
    look()
  })
}

const ready = ({ status }: { status: string }): boolean => status === 'ready'

async function folder(role: string): Promise<Mailbox> {
  const { value } = await until(account.mailboxes, ready)
  const found = value?.find((mailbox) => mailbox.role === role)
  if (!found) throw new Error(`no ${role}`)
  return found
}

const inbox = async () => account.live({ filter: { inMailbox: (await folder('inbox')).id } })

describe('a live list', () => {
  it('has its ids and its lines in one request, the latest first', async () => {
    const list = await inbox()
    house.asked.length = 0
    const { ids, total } = await until(list, ready)
    expect(house.asked).toEqual(['POST /jmap/api'])
    expect(total).toBe(2)
    const subjects = ids.map((id) => account.email(id ?? '', 'line').get().value?.subject)
    expect(subjects).toEqual(['Deux', 'Un'])
    expect(await inbox()).toBe(list)
  })

  it('takes in what arrives, told by the gateway', async () => {
    const list = await inbox()
    await until(list, ready)
    await until(jmap.connection, (state) => state === 'online')
    await house.send('Trois')
    const { ids } = await until(list, ({ total }) => total === 3)
    const { value } = await until(account.email(ids[0] ?? '', 'line'), ready)
    expect(value).toMatchObject({ subject: 'Trois', hasAttachment: false })
    expect(
      (
        await until(
          account.mailboxes,
          ({ value }) => value?.some((one) => one.totalEmails === 3) === true,
        )
      ).status,
    ).toBe('ready')
  })

  it('says of a wrong question what is wrong', async () => {
    const list = account.live({ filter: { nonsense: true } })
    const { status, fault } = await until(list, (view) => view.status !== 'loading')
    expect(status).toBe('failed')
    expect(fault?.sentence).toMatch(/^web\.api\./)
  })
})

describe('a message', () => {
  it('is had whole when it is opened, and is gone when there is none of that id', async () => {
    const list = await inbox()
    const { ids } = await until(list, ready)
    const { value } = await until(account.email(ids.at(-1) ?? '', 'full'), ready)
    const [part] = value?.textBody ?? []
    expect(value?.bodyValues[part?.partId ?? '']?.value).toContain('glycémie')
    expect(
      (await until(account.email('M999999', 'full'), (one) => one.status !== 'loading')).status,
    ).toBe('gone')
  })

  it('comes too when it is opened while what was kept of another is still looked for', async () => {
    const list = await inbox()
    const { ids } = await until(list, ready)
    let open = (): void => undefined
    const gate = new Promise<void>((resolve) => (open = resolve))
    const kept = memoryShelf()
    const slow: Shelf = { ...kept, read: async (name) => (await gate, kept.read(name)) }
    const other = await connect({ ...house.world, base: house.base, shelf: slow })
    onTestFinished(() => other.close())
    const own = other.account(other.session.get().primary)
    const first = until(own.email(ids[0] ?? '', 'full'), ready)
    await new Promise((resolve) => setImmediate(resolve))
    const second = until(own.email(ids[1] ?? '', 'full'), ready)
    await new Promise((resolve) => setImmediate(resolve))
    open()
    expect((await first).value?.id).toBe(ids[0])
    expect((await second).value?.id).toBe(ids[1])
  })
})

describe('a visit without a gateway', () => {
  it('shows what the last one saw, says where it stands, and catches up when the gateway is back', async () => {
    const first = await inbox()
    const { ids } = await until(first, ready)
    await until(account.email(ids[0] ?? '', 'full'), ready)
    house.cut = true
    house.drop()
    const again = await connect({ ...house.world, base: house.base, shelf })
    onTestFinished(() => {
      house.cut = false
      again.close()
    })
    expect(again.connection.get()).toBe('server-down')
    const kept = again.account(again.session.get().primary)
    const list = kept.live({ filter: { inMailbox: (await folder('inbox')).id } })
    const view = await until(list, ({ ids }) => ids.length > 0)
    expect(view).toMatchObject({ status: 'stale', ids })
    const opened = await until(kept.email(ids[0] ?? '', 'full'), ready)
    expect(opened.value?.subject).toBe('Trois')
    house.cut = false
    again.wake()
    await until(again.connection, (state) => state === 'online')
    await house.send('Quatre')
    await until(list, ({ total }) => total === 4)
  })

  it('tells a device without network from a gateway that is away', async () => {
    house.cut = true
    const away = connect({ ...house.world, base: house.base, shelf, hasNetwork: () => false })
    const lost = await away
    house.cut = false
    expect(lost.connection.get()).toBe('offline')
    lost.close()
  })
})

describe('a gateway that ends and begins again', () => {
  it('is found again without anybody doing anything', async () => {
    const list = await inbox()
    // What others sent before has come.
    const { total } = await until(list, (view) => view.status === 'ready' && view.total === 4)
    await until(jmap.connection, (state) => state === 'online')
    await house.restart()
    await house.send('Après')
    await until(list, (view) => view.total === total + 1)
    await until(jmap.connection, (state) => state === 'online')
  })
})
