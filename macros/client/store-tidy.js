/**
 * What is stored, by name, and how it goes. Loaded only where a person looks at it or clears it.
 *
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").StoredRow} StoredRow
 */

import { database, prefix, root, themePrefix } from "./store.js"
import { keysOf, quietly } from "./store-session.js"

const HERE = "On this device, until you remove it"
const SESSION = "In this tab, until you close it"

/** @param {Store} store @returns {Promise<StoredRow[]>} */
export async function stored(store) {
  const attempts = await store.measure()
  const records = await store.records()
  const where = store.kept ? HERE : SESSION
  const damaged = await store.names("damaged:")
  return [
    ...(attempts.count
      ? [
          {
            name: "attempts",
            what: `What you chose and how it went: ${attempts.count} ${attempts.count === 1 ? "try" : "tries"}`,
            where,
            bytes: attempts.bytes,
          },
        ]
      : []),
    ...Object.entries(records).map(([name, record]) => ({ name, what: purpose(name), where, bytes: size(record) })),
    ...damaged.map((name) => ({ name, what: purpose(name), where })),
    ...localNames().map((name) => ({ name, what: purpose(name), where: HERE })),
    ...settingNames().map((name) => ({ name, what: purpose(name), where: SESSION })),
    ...(await cacheNames()).map((name) => ({
      name,
      what: "The pages of this site, for use without a connection",
      where: HERE,
    })),
    ...(await workers()).map(({ scope }) => ({
      name: scope,
      what: "The helper that shows pages without a connection",
      where: HERE,
    })),
  ]
}

/** @param {boolean} kept @param {import("./store-log.js").Inside} inside */
export const anything = (kept, { session }) => kept || session.any() || localNames().length > 0

/** @param {Store} store @param {StoredRow} row */
export async function remove(store, { name }) {
  if (name === "attempts")
    return store.withdraw(
      (await store.attempts()).map(({ id }) => id),
      [],
    )
  if (name === `${prefix}kept`) return
  if (localNames().includes(name)) return localStorage.removeItem(name)
  if (settingNames().includes(name)) return sessionStorage.removeItem(name)
  if ((await cacheNames()).includes(name)) return caches.delete(name)
  const worker = (await workers()).find(({ scope }) => scope === name)
  if (worker) return worker.unregister()
  return store.withdraw([], [name])
}

/** @returns {Promise<string[]>} what is still there afterwards */
export async function clear() {
  for (const storage of storages) for (const key of ours(storage)) quietly(() => storage().removeItem(key), undefined)
  await dropDatabase()
  for (const name of await cacheNames()) await caches.delete(name).catch(() => false)
  for (const worker of await workers()) await worker.unregister().catch(() => false)
  return remaining()
}

async function remaining() {
  const databases = await quietly(() => indexedDB.databases(), Promise.resolve([])).catch(() => [])
  return [
    ...storages.flatMap(ours),
    ...databases.flatMap(({ name }) => (name === database ? [name] : [])),
    ...(await cacheNames()),
    ...(await workers()).map(({ scope }) => scope),
  ]
}

/** Another tab that does not let go only delays this: the tables were emptied first. @returns {Promise<void>} */
function dropDatabase() {
  return new Promise((resolve) => {
    const request = quietly(() => indexedDB.deleteDatabase(database), null)
    if (!request) return resolve()
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}

const storages = [() => sessionStorage, () => localStorage]

/** @param {() => Storage} storage */
const ours = (storage) => [...keysOf(storage, prefix), ...keysOf(storage, themePrefix)]

const localNames = () => ours(() => localStorage)

/** How the page looks is no record: it is read before the first paint, by settings-early.js. */
const settingNames = () =>
  ours(() => sessionStorage).filter(
    (name) => name === `${prefix}settings` || name.startsWith(`${prefix}form:`) || name.startsWith(themePrefix),
  )

/** Storage for pages and its worker need a secure address; elsewhere there are none. @returns {Promise<string[]>} */
async function cacheNames() {
  const names = await quietly(() => caches.keys(), Promise.resolve([])).catch(() => [])
  return names.filter((name) => name.startsWith(prefix))
}

/** @returns {Promise<readonly ServiceWorkerRegistration[]>} */
async function workers() {
  const all = await quietly(() => navigator.serviceWorker.getRegistrations(), Promise.resolve([])).catch(() => [])
  return all.filter(({ scope }) => scope === root.href)
}

/** @type {[start: string, what: string][]} */
const PURPOSES = [
  ["draft:", "What you chose at one question, so that you find it again"],
  ["set:", "How far you are in one quiz"],
  ["place", "Where you were reading"],
  ["run:", "How far you are in a set of questions to practise or review"],
  ["revision", "How you want to revise: your assessment date, and whether we ask how sure you are"],
  ["mock:", "How far you are in a mock assessment, and how earlier ones ended"],
  ["cpd:", "An entry in your CPD log"],
  ["saved", "When you last saved a file"],
  ["damaged:", "Something that could not be read; it was set aside and is not used"],
  [`${prefix}form:`, "A feedback form that you have begun"],
  [`${prefix}kept`, "Notes that you asked to keep your progress"],
  [`${prefix}offline`, "Notes that you asked for this site without a connection"],
  [`${prefix}settings`, "Your reading settings"],
  [`${themePrefix}palette`, "Whether you chose light or dark"],
]

/** @param {string} name */
const purpose = (name) => PURPOSES.find(([start]) => name.startsWith(start))?.[1] ?? "A setting of this site"

/** @param {unknown} value */
const size = (value) => new Blob([JSON.stringify(value)]).size
