/** A version of the site on its way to this device, told in words; when all of it is here the page is opened anew with it. */
import { say } from "../item-parts.js"
import { action, actions, passage } from "../learning-parts.js"
import { make } from "../make.js"
import { open } from "../store.js"
import { isFull, keep, note, published } from "./keeping.js"

/** @typedef {import("./worker.js").Listing} Listing */

const QUARTERS = ["Nothing", "A quarter", "Half", "Three quarters", "All"]
const STOPPED = "You stopped part-way. Nothing of it is used. You can go on later from where it stopped."
const CLEARED = "Everything was cleared, so this was stopped too."
const CHANGED = "The site changed while it was being fetched. Nothing of it is used. Try again to get the newest version."
const BROKEN = "The connection broke, so not all of it is here. Nothing of it is used. Try again: it goes on from where it stopped."
const FULL = (/** @type {number} */ bytes) =>
  `There is no room for this on your device: it needs about ${size(bytes)}. Nothing of it was kept. Make some room, then try again.`

/** @param {HTMLElement} where @param {Listing} listing @returns {Promise<string>} what went wrong, in a sentence */
export async function fetchInto(where, listing) {
  const stop = new AbortController()
  const store = await open()
  const heed = (/** @type {Event} */ event) => event instanceof CustomEvent && event.detail.what === "clear" && stop.abort("clear")
  store.addEventListener("change", heed)
  try {
    await keep(
      listing,
      stop.signal,
      shown(where, () => stop.abort("stop")),
    )
    if (where.closest("offline-choice")) note({ fresh: true })
    location.reload()
    return await new Promise(() => {})
  } catch (error) {
    return whyNot(error, stop.signal, listing)
  } finally {
    store.removeEventListener("change", heed)
    tellOthers(store)
  }
}

/** A bar for the eye, the same in words below it, and each quarter said aloud. @param {HTMLElement} where @param {() => void} stop */
function shown(where, stop) {
  const bar = make("progress", { max: 1, value: 0 })
  bar.setAttribute("aria-hidden", "true")
  const words = passage("Starting …")
  where.replaceChildren(bar, words, actions(action("Stop", stop, true)))
  where.querySelector("button")?.focus()
  let quarter = 0
  return (/** @type {number} */ done, /** @type {number} */ all) => {
    bar.max = all
    bar.value = done
    words.textContent = `${done} of ${all} files are here. Keep this page open.`
    if (done / all < (quarter + 1) / 4) return
    quarter += 1
    say(`${QUARTERS[quarter]} of it is here.`)
  }
}

/** @param {unknown} error @param {AbortSignal} signal @param {Listing} listing */
async function whyNot(error, signal, listing) {
  if (signal.aborted) return signal.reason === "clear" ? CLEARED : STOPPED
  if (isFull(error)) return FULL(listing.bytes)
  const now = await published()
  return now && now.version !== listing.version ? CHANGED : BROKEN
}

/** What is stored has changed: who lists it looks again. @param {import("../store.js").Store} store */
export const tellOthers = (store) =>
  store.dispatchEvent(new CustomEvent("change", { detail: { what: "offline", elsewhere: false } }))

/** @param {number} bytes */
export const size = (bytes) => {
  const many = bytes / 1e6
  return `${many < 0.1 ? "0.1" : many < 10 ? many.toFixed(1) : Math.round(many)} MB`
}
