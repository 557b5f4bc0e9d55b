/**
 * `<quiz-set>`: the questions of a page, one to a screen or all at once, and a summary after the last.
 *
 * @typedef {object} Progress
 * @property {string} position  the item on the screen
 * @property {"one" | "all"} view
 * @property {boolean} done  is the summary on the screen?
 * @property {string[]} [only]  the items of this run, where it is not all of them
 */
import { memory, recall, remember } from "./memory.js"
import { QuizItem } from "./quiz-item.js"

/** @type {Progress} */
const START = { position: "", view: "one", done: false }

class QuizSet extends HTMLElement {
  #life = new AbortController()
  #progress = START
  /** @type {Promise<void> | undefined} */
  #ready

  connectedCallback() {
    this.#life = new AbortController()
    const { signal } = this.#life
    this.#ready ??= this.#prepare()
    this.#ready.then(() => signal.aborted || this.#listen({ signal }))
  }

  disconnectedCallback() {
    this.#life.abort()
  }

  async #prepare() {
    await this.#recall()
    for (const part of this.querySelectorAll(".set-view, .set-moves")) part.removeAttribute("hidden")
    // Until the page has loaded the browser itself follows the link, and takes the focus away.
    if (document.readyState === "complete") this.#follow()
    else addEventListener("load", () => this.#follow(), { once: true })
  }

  /** @param {{ signal: AbortSignal }} life */
  #listen(life) {
    this.addEventListener("click", (event) => this.#press(event), life)
    addEventListener("hashchange", () => this.#follow(), life)
    addEventListener("pageshow", ({ persisted }) => persisted && this.#recall(), life)
    document.addEventListener("alongside:cleared", () => this.#render(START), life)
  }

  async #recall() {
    await this.#render({ ...START, ...(await recall(this.#record)) })
  }

  /** @param {Event} event */
  #press({ target }) {
    const does = target instanceof HTMLElement && target.dataset.do
    if (does === "view") this.#change({ view: this.#progress.view === "one" ? "all" : "one" })
    if (does === "back") this.#move(-1)
    if (does === "continue") this.#move(1)
    if (does === "missed") this.#begin(this.#run.filter(isMissed))
    if (does === "restart") this.#begin()
  }

  /** All on one page counts as one screen. @param {-1 | 1} by */
  #move(by) {
    const { view, done } = this.#progress
    const next = this.#run[this.#place + by]
    if (done) this.#go({ done: false })
    else this.#go(next && view === "one" ? { position: next.item } : { done: true })
  }

  /** A new run, of all questions or of some. @param {QuizItem[]} [some] */
  #begin(some) {
    for (const item of some ?? this.#items) item.again()
    this.#progress = { ...START, view: this.#progress.view }
    this.#go(some ? { only: some.map(({ item }) => item) } : {})
  }

  /** A link to a question opens its screen; to follow one is not yet progress to remember. */
  async #follow() {
    const item = this.#items.find(({ id }) => id && `#${id}` === location.hash)
    if (!item) return
    const start = this.#run.includes(item) ? this.#progress : { ...START, view: this.#progress.view }
    await this.#render({ ...start, position: item.item, done: false })
    this.#face()
  }

  /** @param {Partial<Progress>} progress */
  async #go(progress) {
    await this.#change(progress)
    this.#face()
  }

  #face() {
    const heading = headingOf(this.#progress.done ? this.#summary : this.#run[this.#place])
    document.title = `${heading.textContent} – ${this.dataset.title}`
    heading.focus({ preventScroll: true })
    heading.scrollIntoView()
  }

  /** @param {Partial<Progress>} progress */
  #change(progress) {
    const next = { ...this.#progress, ...progress }
    remember(this.#record, next)
    return this.#render(next)
  }

  /** @param {Progress} progress */
  async #render(progress) {
    this.#progress = progress
    const { view, done } = progress
    const run = this.#run
    const screen = view === "all" ? run : run.slice(this.#place).slice(0, 1)
    for (const [place, item] of run.entries()) headingOf(item).textContent = `Question ${place + 1} of ${run.length}`
    for (const item of this.#items) show(item.closest(".set-question"), !done && screen.includes(item))
    show(this.#summary, done)
    show(this.#button("back"), done || (view === "one" && this.#place > 0))
    show(this.#button("continue"), !done)
    this.#button("view").textContent = view === "one" ? "Show all on one page" : "Show one at a time"
    if (done) await this.#sumUp(run)
  }

  /** @param {QuizItem[]} run */
  async #sumUp(run) {
    await Promise.all(run.map(({ ready }) => ready))
    show(this.#button("missed"), run.some(isMissed))
    const { sumUp } = await import("./set-summary.js")
    sumUp(this, run, await memory())
  }

  get #record() {
    return `set:${[this.dataset.module, this.id].filter(Boolean).join(".")}`
  }

  get #items() {
    return [...this.querySelectorAll("quiz-item")].filter((item) => item instanceof QuizItem)
  }

  /** The items of this run. */
  get #run() {
    const all = this.#items
    const some = all.filter(({ item }) => this.#progress.only?.includes(item))
    return some.length ? some : all
  }

  get #place() {
    const place = this.#run.findIndex(({ item }) => item === this.#progress.position)
    return Math.max(0, place)
  }

  get #summary() {
    return this.#part(".set-summary")
  }

  /** @param {string} does */
  #button(does) {
    return this.#part(`[data-do="${does}"]`)
  }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector))
  }
}

/** @param {QuizItem} item */
const isMissed = ({ score, selfMarked }) => score !== 1 && !selfMarked

/** @param {Element | null} element @param {boolean} visible */
const show = (element, visible) => element?.toggleAttribute("hidden", !visible)

/** @param {Element | undefined} within @returns {HTMLElement} */
const headingOf = (within) => /** @type {HTMLElement} */ (within?.closest("section")?.querySelector(".set-heading"))

customElements.define("quiz-set", QuizSet)
