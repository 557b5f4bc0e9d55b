/**
 * HTML of our own pages and fragments, to be shown elsewhere: parsed without running anything, and its addresses made whole.
 */
import { root } from "./store.js"

/** A page of the site, or nothing where there is none. @param {string} path from the site's root @returns {Promise<Document | undefined>} */
export async function pageAt(path) {
  const address = new URL(path, root)
  const answered = await fetch(address)
  if (answered.status === 404) return undefined
  if (!answered.ok) throw new Error(`${path}: ${answered.status}`)
  const page = new DOMParser().parseFromString(await answered.text(), "text/html")
  // A fragment counts its addresses from the page of its module.
  const base = new URL(page.querySelector("[data-base]")?.getAttribute("data-base") ?? "", address)
  for (const part of page.querySelectorAll("[href], [src]")) wholeAddress(part, base)
  return page
}

/** @param {Element} part @param {URL} base */
function wholeAddress(part, base) {
  for (const name of ["href", "src"]) {
    const value = part.getAttribute(name)
    if (value !== null) part.setAttribute(name, new URL(value, base).href)
  }
}
