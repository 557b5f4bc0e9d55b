/**
 * `<pathway-view>`: the modules of a link in order, with this person's own progress. Nothing of the link is sent or stored.
 *
 * What the link says was written by whoever made it, so it goes in as text and leads nowhere.
 */
import { heading, passage } from "../learning-parts.js"
import { summarise } from "../learning-summary.js"
import { make } from "../make.js"
import { open, root } from "../store.js"
import { dueWords, lasting, todayOf } from "./due.js"
import { fetchIndex, resolved } from "./index.js"
import { read, write } from "./link.js"
import { statementLink } from "./statement-link.js"

/**
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Module} Module
 * @typedef {import("./link.js").Read} Read
 * @typedef {import("../learning-summary.js").Tally} Tally
 */

class PathwayView extends HTMLElement {
  #life = new AbortController()
  #index = fetchIndex().catch(() => undefined)
  #drawn = Promise.resolve()

  async connectedCallback() {
    this.#life = new AbortController()
    const { signal } = this.#life
    addEventListener("hashchange", () => this.#draw().then(() => this.querySelector("h2")?.focus()), { signal })
    const store = await open()
    store.addEventListener("change", () => this.#draw(), { signal })
    this.#draw()
  }

  disconnectedCallback() {
    this.#life.abort()
  }

  /** One after another: an old picture must not cover a new one. */
  #draw() {
    this.#drawn = this.#drawn.then(() => this.#drawNow())
    return this.#drawn
  }

  async #drawNow() {
    const pathway = read(location.hash)
    if (pathway.problem) return this.replaceChildren(...plainPage(pathway))
    const index = await this.#index
    if (!index) return this.replaceChildren(passage(UNLOADED))
    const latest = await (await open()).studies()
    this.replaceChildren(...drawn(pathway, index, latest, { embedded: "embedded" in this.dataset }))
  }
}

const UNLOADED = "The list of modules did not load, so this pathway cannot be shown. Nothing is lost: reload the page to try again."

/** @param {Read} pathway */
function plainPage({ problem }) {
  const all = make("a", { href: `${root}modules/` }, "See all the modules")
  const build = make("a", { href: `${root}trainers/build/` }, "Make a pathway")
  if (problem === "newer")
    return [
      heading("h2", "This link is newer than this page"),
      passage("It was made with a newer version of this site. Reload the page to get the newest one."),
      passage("If that does not help, ask whoever gave you the link which modules are in it. ", all),
    ]
  return [
    heading("h2", "There is no pathway in this link"),
    passage("A pathway is a list of modules that a trainer puts together. The list is in the part of the link after the # sign."),
    passage("That part is missing here, or it was damaged on its way. Ask whoever gave you the link to send it again."),
    passage(all, ". For trainers: ", build, "."),
  ]
}

/**
 * @param {Read} pathway
 * @param {Index} index
 * @param {Map<string, import("../studies.js").Study>} latest
 * @param {{ embedded: boolean }} place
 */
function drawn(pathway, index, latest, { embedded }) {
  const { modules, skipped } = resolved(pathway.modules, index)
  const { started } = summarise(modules, latest)
  const tallies = new Map(started.map(({ module, tally }) => [module.id, tally]))
  const title = heading("h2", pathway.title || "Your modules")
  if (!modules.length)
    return [title, ...notShown(skipped, pathway.strange), passage(linkTo("See all the modules", "modules/", embedded))]
  return [
    title,
    ...introduction(pathway, modules),
    make("ol", { className: "pathway-modules" }, ...modules.map((module) => entry(module, tallies.get(module.id), embedded))),
    ...notShown(skipped, pathway.strange),
    ...(embedded ? [] : after(pathway, modules)),
  ]
}

/** @param {Read} pathway @param {Module[]} modules */
function introduction({ due, contact, notes }, modules) {
  const minutes = modules.reduce((sum, module) => sum + module.minutes, 0)
  const count = modules.length === 1 ? "1 module" : `${modules.length} modules`
  return [
    passage(`${count}, about ${lasting(minutes)} in all. Stop and come back when you like.`),
    ...(due ? [make("p", { className: "pathway-due" }, dueWords(due, todayOf(new Date())))] : []),
    ...(contact ? [passage(`If you have a question, ask: ${contact}.`)] : []),
    ...(notes
      ? [make("blockquote", { className: "pathway-notes" }, passage(make("b", {}, "From whoever made this pathway: "), notes))]
      : []),
  ]
}

/** @param {Module} module @param {Tally | undefined} tally @param {boolean} embedded */
function entry(module, tally, embedded) {
  const bar = make("progress", { value: tally?.tried ?? 0, max: module.items.length || 1 })
  bar.setAttribute("aria-hidden", "true")
  const facts = `${module.level}, about ${module.minutes} minutes`
  return make(
    "li",
    {},
    make("p", { className: "module-title" }, linkTo(module.title, module.url, embedded)),
    make("p", { className: "module-meta" }, facts),
    bar,
    make("p", { className: "pathway-progress" }, how(tally, module.items.length)),
  )
}

/** @param {Tally | undefined} tally @param {number} total */
function how(tally, total) {
  if (!tally) return "Not started yet"
  return tally.tried === total ? `You have tried all ${total} questions` : `You have tried ${tally.tried} of ${total} questions`
}

/** @param {string[]} skipped @param {string[]} strange */
function notShown(skipped, strange) {
  if (!skipped.length && !strange.length) return []
  const parts = strange.map((part) => `“${part}” in the link means nothing to this page.`)
  const lines = [...skipped, ...parts].slice(0, 20).map((line) => make("li", {}, line))
  return [make("div", { className: "notice" }, passage("Some of this link could not be shown:"), make("ul", {}, ...lines))]
}

/** @param {Read} pathway @param {Module[]} modules */
function after(pathway, modules) {
  const kept = { ...pathway, modules: modules.map(({ code }) => code) }
  const word = "Your trainer may give you a word during the session. Have it ready when you make your statement."
  return [
    heading("h2", "Show what you have done"),
    passage("What you did is known to this browser only. Your trainer sees nothing until you show it."),
    ...(pathway.word ? [passage(word)] : []),
    passage(make("a", { href: statementLink(kept) }, "Make a statement of learning for these modules")),
    heading("h2", "About this link"),
    passage(
      "The title, the date and any note were written by whoever made the link. They are in the link itself, and no server sees them.",
    ),
    passage(make("a", { href: `${root}trainers/build/${write(kept)}` }, "Make a pathway from this one")),
  ]
}

/** @param {string} words @param {string} address @param {boolean} embedded */
function linkTo(words, address, embedded) {
  const link = make("a", { href: `${root}${address}` }, words)
  if (embedded) {
    link.target = "_blank"
    link.append(make("span", { className: "visually-hidden" }, " (opens in a new tab)"))
  }
  return link
}

customElements.define("pathway-view", PathwayView)
