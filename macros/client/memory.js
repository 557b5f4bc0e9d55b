/**
 * The way of questions to the page's memory. It is loaded once there is something to recall or to remember:
 * a page that is only read need not carry it. Without it questions work, and are forgotten.
 *
 * @typedef {import("./store.js").Store} Store
 */

/** @type {Promise<Store | undefined> | undefined} */
let opened

/** @returns {Promise<Store | undefined>} */
export function memory() {
  opened ??= import("./store.js").then(async ({ open }) => heard(await open())).catch(() => undefined)
  return opened
}

/** One event says that all was cleared, here or in another tab. @param {Store} store */
function heard(store) {
  store.addEventListener("change", (event) => {
    if (event instanceof CustomEvent && event.detail.what === "clear") document.dispatchEvent(new Event("alongside:cleared"))
    if (event instanceof CustomEvent && event.detail.what === "trouble") inWords(store)
  })
  if (store.trouble) inWords(store)
  return store
}

/** Nothing is lost quietly. @param {Store} store */
const inWords = (store) => import("./trouble.js").then(({ tell }) => tell(store)).catch(console.error)

/** @param {string} name @returns {Promise<any>} */
export const recall = async (name) => (anythingStored() ? (await memory())?.read(name) : undefined)

/** @param {string} name @param {object} value */
export const remember = async (name, value) => (await memory())?.write(name, { ...value, at: localTime() })

/** A look at the names costs nothing. */
function anythingStored() {
  try {
    return [...Object.keys(sessionStorage), ...Object.keys(localStorage)].some((key) => key.startsWith("alongside:"))
  } catch {
    return false // blocked, so nothing can be there
  }
}

/** What the clock on the wall says, with its offset: 2026-11-22T09:30:00+00:00. */
export function localTime(now = new Date()) {
  const offset = -now.getTimezoneOffset()
  const wall = new Date(+now + offset * 60_000).toISOString().slice(0, 19)
  const size = Math.abs(offset)
  return `${wall}${offset < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`
}

/** @param {number} number */
const two = (number) => String(Math.floor(number)).padStart(2, "0")
