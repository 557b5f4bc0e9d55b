/**
 * The site kept on this device: what is here, what there is, and how one version is fetched whole. No words and no page.
 *
 * @typedef {import("./worker.js").Listing} Listing
 * @typedef {{ current: Listing | undefined, half: boolean }} Here
 * @typedef {(done: number, all: number) => void} Progress
 */
import { prefix, root } from "../store.js"
import { quietly } from "../store-session.js"

const NAMES = `${prefix}pages:`
/** So that a page knows without asking the caches that a person chose this. */
const CHOICE = `${prefix}offline`
const LISTING = new URL("offline.json", root).href
const AT_ONCE = 6

/** A site without TLS and some private windows have neither. */
export const possible = () => quietly(() => "serviceWorker" in navigator && Boolean(caches), false)

/** What the site holds today. @returns {Promise<Listing | undefined>} nothing without a connection */
export async function published() {
  if (!navigator.onLine) return undefined
  return fetch(LISTING, { cache: "no-cache" })
    .then((answered) => (answered.ok ? answered.json() : undefined))
    .catch(() => undefined)
}

/** @returns {Promise<Here>} */
export async function here() {
  const found = await Promise.all(
    (await names()).map(async (name) => ({ name, listing: await listed(name), held: await isHeld(name) })),
  )
  return {
    current: found.findLast(({ listing, held }) => listing && !held)?.listing,
    half: found.some(({ listing }) => !listing),
  }
}

/** How much of it is not on this device yet. @param {Listing} listing */
export async function missing({ files }) {
  const known = await filesHere()
  return files.reduce((sum, [, hash, size]) => sum + (known.has(hash) ? 0 : size), 0)
}

/**
 * Fetches what is missing, each file checked against its hash, and only then has the worker use it.
 * What was fetched stays when it fails, for the next time; only a full device gives it back.
 *
 * @param {Listing} listing @param {AbortSignal} signal @param {Progress} progress
 */
export async function keep(listing, signal, progress) {
  const name = await nameFor(listing)
  // From here on there is something to clear.
  note({})
  try {
    await fetchAll(name, listing, signal, progress)
    signal.throwIfAborted()
    await take(name, listing)
  } catch (error) {
    if (signal.reason === "clear" || isFull(error)) await caches.delete(name)
    if (!(await names()).length) forget()
    throw error
  }
}

/** @param {unknown} error */
export const isFull = (error) => error instanceof Error && error.name === "QuotaExceededError"

/** Nothing of it stays. */
export async function remove() {
  for (const name of await names()) await caches.delete(name)
  const registered = await navigator.serviceWorker.getRegistrations()
  await Promise.all(registered.filter(({ scope }) => scope === root.href).map((one) => one.unregister()))
  forget()
}

const forget = () => quietly(() => localStorage.removeItem(CHOICE), undefined)

/** @typedef {{ fresh?: boolean, asked?: number, newer?: string, later?: string }} Noted */

/** @returns {Noted | undefined} nothing if this was not chosen */
export const noted = () => quietly(() => JSON.parse(localStorage.getItem(CHOICE) ?? "null") ?? undefined, undefined)

/** @param {Noted} more */
export const note = (more) => quietly(() => localStorage.setItem(CHOICE, JSON.stringify({ ...noted(), ...more })), undefined)

const names = async () => (await caches.keys()).filter((name) => name.startsWith(NAMES))

/** @param {string} name @returns {Promise<Listing | undefined>} */
const listed = async (name) => (await caches.match(LISTING, { cacheName: name }))?.json()

/** @param {string} name */
const isHeld = async (name) => Boolean(await caches.match(new URL("offline-held.json", root), { cacheName: name }))

/** A name is used once: a version that comes back is a later cache. What is left of other halves goes. @param {Listing} listing */
async function nameFor({ version }) {
  const all = await names()
  const halves = []
  for (const name of all) if (!(await listed(name))) halves.push(name)
  const own = halves.find((name) => name.startsWith(`${NAMES}${version}`))
  await Promise.all(halves.filter((name) => name !== own).map((name) => caches.delete(name)))
  return own ?? `${NAMES}${version}${all.some((name) => name === NAMES + version) ? `:${Date.now()}` : ""}`
}

/** @param {string} name @param {Listing} listing @param {AbortSignal} signal @param {Progress} progress */
async function fetchAll(name, { files }, signal, progress) {
  const cache = await caches.open(name)
  const known = await filesHere()
  const left = [...files]
  let done = 0
  const work = async () => {
    for (let file = left.shift(); file; file = left.shift()) {
      signal.throwIfAborted()
      await put(cache, file, known, signal)
      done += 1
      progress(done, files.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

/** @param {Cache} cache @param {Listing["files"][number]} file @param {Map<string, Kept>} known @param {AbortSignal} signal */
async function put(cache, [path, hash], known, signal) {
  const address = new URL(path, root).href
  if (await cache.match(address)) return
  const found = (await known.get(hash)?.()) ?? (await fetched(address, hash, signal))
  signal.throwIfAborted()
  await cache.put(address, found)
}

/** A fresh answer: one that was redirected could not be shown as a page. @param {string} address @param {string} hash @param {AbortSignal} signal */
async function fetched(address, hash, signal) {
  const answered = await fetch(address, { cache: "no-cache", integrity: hash, signal })
  if (!answered.ok) throw new TypeError(`${address}: ${answered.status}`)
  const type = answered.headers.get("content-type") ?? ""
  return new Response(await answered.blob(), { headers: { "content-type": type } })
}

/** @typedef {() => Promise<Response | undefined>} Kept */

/** How each file that is here already can be had, by its hash. @returns {Promise<Map<string, Kept>>} */
async function filesHere() {
  const found = new Map()
  for (const name of await names()) {
    const listing = await listed(name)
    for (const [path, hash] of listing?.files ?? []) found.set(hash, () => caches.match(new URL(path, root), { cacheName: name }))
  }
  return found
}

/** @param {string} name @param {Listing} listing */
async function take(name, listing) {
  await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.href, updateViaCache: "none" })
  const { active } = await navigator.serviceWorker.ready
  const { port1, port2 } = new MessageChannel()
  const taken = new Promise((done) => (port1.onmessage = done))
  active?.postMessage({ use: name, listing }, [port2])
  await taken
}
