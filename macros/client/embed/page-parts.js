/**
 * HTML of our own pages and fragments, to be shown elsewhere: parsed without running anything, its addresses made whole, and the scripts
 * and styles of what stands in it loaded. The one place that draws parts of other pages.
 */
import { root } from "../store.js"

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

/** Puts parts of another page into this one, once what they need is here. @param {Element} place @param {Element[]} parts */
export async function putInto(place, parts) {
  const items = parts.flatMap((part) => [part, ...part.querySelectorAll("*")]).filter((part) => part.localName === "quiz-item")
  const rooms = new Set(items.map((item) => item.getAttribute("data-room")).filter((room) => /^[a-z-]+$/.test(room ?? "")))
  const sheets = [...rooms].map((room) => style(`../../questions/${room}/style.css`))
  await Promise.all([...sheets, import("../quiz-item.js"), import("../quiz-set.js")])
  place.append(...parts.map((part) => document.importNode(part, true)))
}

/** A sheet that does not come leaves the words readable. @param {string} path @returns {Promise<void>} */
function style(path) {
  const { href } = new URL(path, import.meta.url)
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve()
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href })
  document.head.append(link)
  return new Promise((done) => {
    link.onload = link.onerror = () => done()
  })
}
