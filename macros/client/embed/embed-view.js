/**
 * `<embed-view>`: one question, a quiz, a module or a pathway without the rest of the site, for a frame in another page.
 */
import { make } from "../make.js"
import { pageAt } from "../page-at.js"
import { fetchIndex, resolved } from "../pathway/index.js"
import { root } from "../store.js"
import { asked } from "./asked.js"
import { tellHeight } from "./height.js"
import { putInto } from "./page-parts.js"

/**
 * @typedef {{ parts: Element[], address: string, title: string }} Found  `address` is where it stands on the website
 * @typedef {import("./asked.js").Asked} Asked
 */

class EmbedView extends HTMLElement {
  #drawn = Promise.resolve()

  connectedCallback() {
    const draw = () => {
      this.#drawn = this.#drawn.then(() => this.#draw())
    }
    addEventListener("hashchange", draw)
    this.addEventListener("click", (event) => stayHere(this, event))
    const main = this.closest("main")
    if (main) tellHeight(main)
    if (!canRemember()) tellForgetful()
    followScheme()
    draw()
  }

  async #draw() {
    this.replaceChildren()
    const wanted = asked(location.hash)
    if (wanted.kind === "pathway") return this.#drawPathway()
    const found = await find(wanted).catch(() => UNLOADED)
    if (typeof found === "string") return this.replaceChildren(...words(found))
    await putInto(this, found.parts)
    for (const link of this.querySelectorAll("a[href]")) openOutside(/** @type {HTMLAnchorElement} */ (link))
    for (const due of this.querySelectorAll(".review-due[data-review-by]")) showIfDue(/** @type {HTMLElement} */ (due))
    document.title = found.title
    lead(found.address)
  }

  async #drawPathway() {
    await import("../pathway/pathway-view.js")
    const view = document.createElement("pathway-view")
    view.dataset.embedded = ""
    this.append(view)
    lead(`trainers/pathway/${location.hash}`)
  }
}

const UNLOADED = "This part of the site did not load. Reload the page to try again."
const NOTHING = "This frame does not say what to show. Whoever put it here can get the right code on the page for trainers."
const GONE = "This is not found in this version of the site. It may have been taken out, or the code of this frame has a slip."

/** @param {Asked} wanted @returns {Promise<Found | string>} */
async function find({ kind, name }) {
  if (kind === "nothing") return NOTHING
  if (kind === "set") return found(await pageAt(`practise/${name}/`), `practise/${name}/`, theQuiz)
  const index = await fetchIndex()
  if (kind === "item") return findItem(index, name)
  const [module] = resolved([name], index).modules
  if (!module) return GONE
  return found(await pageAt(module.url), module.url, kind === "quiz" ? theQuiz : theModule)
}

/** @param {import("../pathway/index.js").Index} index @param {string} name */
async function findItem({ modules }, name) {
  const module = modules.find(({ items }) => items.some(({ id }) => id === name))
  const page = module && (await pageAt(`items/${module.id}.html`))
  const item = page?.getElementById(name)
  if (!module || !item) return GONE
  const url = module.items.find(({ id }) => id === name)?.url ?? module.url
  const heading = make("h2", { className: "visually-hidden" }, "Question")
  return { parts: [heading, item], address: `${url}#${name}`, title: item.querySelector(".item-stem")?.textContent ?? "Question" }
}

/** @param {Document | undefined} page @param {string} address @param {(page: Document) => Element[]} choose */
function found(page, address, choose) {
  const parts = page ? choose(page) : []
  const title = page?.querySelector("h1")?.textContent?.replace("¶", "").trim() ?? ""
  return parts.length ? { parts, address, title } : GONE
}

/** @param {Document} page */
function theQuiz(page) {
  const quiz = page.querySelector("quiz-set")
  const title = page.querySelector("h1")?.textContent?.replace("¶", "").trim() ?? ""
  return quiz ? [make("h2", {}, title), quiz] : []
}

/** All that teaches and asks; what leads around the site, and what is for trainers, stays there. @param {Document} page */
function theModule(page) {
  const article = page.querySelector("article")
  for (const part of article?.querySelectorAll(".headerlink, .print-head, .copy-links, .pager, .trainer, #for-trainers") ?? [])
    part.remove()
  const title = article?.querySelector("h1")
  if (title)
    title.replaceWith(Object.assign(page.createElement("h2"), { className: "embed-title", textContent: title.textContent }))
  return article ? [...article.children] : []
}

/** @param {string} sentence */
const words = (sentence) => [make("p", {}, sentence)]

/** A link leads out of the frame, but for places that are in it. @param {HTMLAnchorElement} link */
function openOutside(link) {
  if (placeOf(link)) return
  link.target = "_blank"
  link.rel = "noopener"
  link.append(make("span", { className: "visually-hidden" }, " (opens in a new tab)"))
}

/** The place in this frame that a link names. @param {HTMLAnchorElement} link */
function placeOf({ href }) {
  const [page, name] = href.split("#")
  return page?.startsWith(root.href) && name ? document.getElementById(name) : null
}

/** To follow the address would be to ask for something else. @param {HTMLElement} view @param {Event} event */
function stayHere(view, event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null
  const place = link && !link.target ? placeOf(link) : null
  if (!place || !view.contains(place)) return
  event.preventDefault()
  if (!place.hasAttribute("tabindex")) place.tabIndex = -1
  place.focus({ preventScroll: true })
  place.scrollIntoView()
}

/** @param {HTMLElement} notice */
function showIfDue(notice) {
  notice.hidden = new Date(`${notice.dataset.reviewBy}T23:59:59`) > new Date()
}

/** @param {string} address on the website, from its root */
function lead(address) {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".embed-open"))
  if (link) link.href = `${root}${address}`
}

/** The theme's own switch is not in a frame: the device decides. */
function followScheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const follow = () => document.body.setAttribute("data-md-color-scheme", dark.matches ? "slate" : "default")
  dark.addEventListener("change", follow)
  follow()
}

function canRemember() {
  try {
    return Boolean(sessionStorage)
  } catch {
    return false
  }
}

function tellForgetful() {
  const note = document.querySelector(".embed-memory")
  if (note) note.textContent = "This frame is not allowed to remember anything. What you do here is gone when you leave the page."
}

customElements.define("embed-view", EmbedView)
