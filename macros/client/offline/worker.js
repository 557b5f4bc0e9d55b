/**
 * Published as /sw.js, and registered only for a person who asked for this site without a connection.
 *
 * A version of the site is one cache: its files, and last of all its list of files, so that half a download is never used. A page
 * keeps the version it was opened with: when a person takes a newer one, the pages that are open then are noted in the older one
 * (`held`), which goes when the last of them is closed. A page that came from the network stays with the network (`outside`).
 *
 * @typedef {{ version: string, bytes: number, files: [path: string, hash: string, size: number][] }} Listing
 * @typedef {{ name: string, paths: Set<string>, held: string[] | undefined, outside: string[] }} Version
 * @typedef {Event & { request: Request, clientId: string, resultingClientId: string, respondWith(answer: Promise<Response>): void, waitUntil(job: Promise<unknown>): void }} Asked
 * @typedef {MessageEvent & { waitUntil(job: Promise<unknown>): void }} Told
 */
const worker = /** @type {any} */ (self)
const scope = worker.registration.scope
const NAMES = `alongside:${new URL(scope).pathname}:pages:`
const LISTING = "offline.json"
const NOT_HERE = "not-offline.html"
const PLACES = { held: "offline-held.json", outside: "offline-outside.json" }

/** @type {Promise<{ current: Version | undefined, older: Version[] }> | undefined} */
let looked

worker.addEventListener("install", () => worker.skipWaiting())
worker.addEventListener("fetch", (/** @type {Asked} */ event) => {
  const path = pathOf(event.request)
  // With its hash, a file is on its way into a cache: it comes from the network.
  if (path === undefined || path === LISTING || event.request.integrity) return
  event.respondWith(answer(event, path))
  if (event.request.mode === "navigate") event.waitUntil(tidy())
})
worker.addEventListener("message", (/** @type {Told} */ event) => {
  const { use, listing } = event.data
  event.waitUntil(take(use, listing).then(() => event.ports[0]?.postMessage("taken")))
})

/** From the site's root; nothing for what is no page or file of this site. @param {Request} request */
function pathOf({ method, url }) {
  const { origin, pathname } = new URL(url)
  const place = origin + pathname
  return method === "GET" && place.startsWith(scope) ? place.slice(scope.length).replace(/(^|[/])index[.]html$/, "$1") : undefined
}

/** @param {Asked} event @param {string} path */
async function answer({ request, clientId, resultingClientId }, path) {
  const opens = request.mode === "navigate"
  const { current, older } = await versions()
  if (!opens && current?.outside.includes(clientId)) return fetch(request)
  const bound = opens ? undefined : older.find(({ held }) => held?.includes(clientId))
  // A worker that a page starts belongs with that page.
  if (bound && resultingClientId) await add(bound, "held", resultingClientId)
  const version = bound ?? current
  const kept = version?.paths.has(path) && (await from(version.name, path))
  if (kept) return kept
  if (opens && version?.paths.has(`${path}/`)) return Response.redirect(`${scope}${path}/`)
  return opens ? opened(request, resultingClientId, current) : fetch(request)
}

/** A page that was not kept. @param {Request} request @param {string} client @param {Version | undefined} current */
async function opened(request, client, current) {
  try {
    const found = await fetch(request)
    if (current) await add(current, "outside", client)
    return found
  } catch {
    // At its own address, where the links of that page lead to the right places.
    return current?.paths.has(NOT_HERE) ? Response.redirect(scope + NOT_HERE) : Response.error()
  }
}

/** What is open now stays with what it has; what is opened from now on is of the version `name`. @param {string} name @param {Listing} listing */
async function take(name, listing) {
  const { current } = await versions()
  const open = (await clientIds()).filter((id) => !current?.outside.includes(id))
  if (current && current.name !== name) await note(current.name, PLACES.held, open)
  await note(name, LISTING, listing)
  looked = undefined
  await tidy()
}

async function tidy() {
  const { older } = await versions()
  if (!older.length) return
  const open = await clientIds()
  const idle = older.filter(({ held }) => !held?.some((id) => open.includes(id)))
  await Promise.all(idle.map(({ name }) => caches.delete(name)))
  if (idle.length) looked = undefined
}

/** @returns {Promise<string[]>} */
const clientIds = async () => (await worker.clients.matchAll({ type: "all" })).map((/** @type {{ id: string }} */ { id }) => id)

function versions() {
  looked ??= look().catch(() => ({ current: undefined, older: [] }))
  return looked
}

async function look() {
  const names = (await caches.keys()).filter((name) => name.startsWith(NAMES))
  const whole = (await Promise.all(names.map(read))).filter((version) => version !== undefined)
  const current = whole.filter(({ held }) => !held).at(-1)
  return { current, older: whole.filter((version) => version !== current) }
}

/** @param {string} name @returns {Promise<Version | undefined>} nothing for half a download */
async function read(name) {
  const listing = /** @type {Listing | undefined} */ (await noted(name, LISTING))
  if (!listing) return undefined
  const paths = new Set(listing.files.map(([path]) => path))
  return { name, paths, held: await noted(name, PLACES.held), outside: (await noted(name, PLACES.outside)) ?? [] }
}

/** `match` does not make a cache that was cleared anew, as `open` would. @param {string} name @param {string} path */
const from = (name, path) => caches.match(scope + path, { cacheName: name }).catch(() => undefined)

/** @param {string} name @param {string} path */
const noted = async (name, path) => (await from(name, path))?.json()

/** @param {Version} version @param {"held" | "outside"} list @param {string} client */
async function add(version, list, client) {
  version[list] = [...(version[list] ?? []), client]
  await note(version.name, PLACES[list], version[list])
}

/** @param {string} name @param {string} path @param {unknown} value */
async function note(name, path, value) {
  if (!(await caches.has(name))) return
  const words = new Response(JSON.stringify(value), { headers: { "content-type": "application/json" } })
  await (await caches.open(name)).put(scope + path, words)
}
