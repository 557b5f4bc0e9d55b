/**
 * `<mock-assessment>`: questions drawn by a blueprint, and nothing told before the end. Its screens are in mock-screens.js and
 * mock-results.js; what an attempt is and what its steps do is in mock-run.js.
 *
 * @typedef {import("./mock-clock.js").Allowance} Allowance
 * @typedef {import("./mock-draw.js").Line} Line
 * @typedef {import("./mock-run.js").Run} Run
 * @typedef {import("./mock-run.js").Step} Step
 * @typedef {import("./store.js").Store} Store
 *
 * What a screen may do:
 *
 * @typedef {object} Desk
 * @property {string} id
 * @property {string} title
 * @property {number} minutes  the standard time
 * @property {number} questions
 * @property {Store} store
 * @property {HTMLElement} element
 * @property {(step: Step) => Promise<void>} change  takes a step and stays on the screen
 * @property {(step: Step) => Promise<void>} go  takes a step and shows what follows
 * @property {(allowance: Allowance) => Promise<void>} begin
 */
import { stemOf } from "./bank.js"
import { say } from "./item-parts.js"
import { make } from "./make.js"
import { localTime, memory } from "./memory.js"
import { left, limitOf, milestone, TIME_IS_UP } from "./mock-clock.js"
import { drawMock } from "./mock-draw.js"
import { begin, checked, isOver, respond, spend } from "./mock-run.js"
import { awayScreen, questionScreen, sheetScreen, startScreen } from "./mock-screens.js"
import { QuizItem } from "./quiz-item.js"

const SECOND = 1000
/** How often time spent is kept while nothing else happens: a tab that dies loses no more. */
const KEEP_EVERY = 10 * SECOND

class MockAssessment extends HTMLElement {
  #life = new AbortController()
  /** @type {Run | undefined} */
  #run
  /** One step after another, each on what the last one left. */
  #steps = Promise.resolve()
  /** @type {Desk | undefined} */
  #desk
  /** When the time now running began, by a clock that nobody can set. @type {number | undefined} */
  #since
  /** Up to where of the time spent its milestones have been said. */
  #said = 0

  async connectedCallback() {
    this.#life = new AbortController()
    const { signal } = this.#life
    const store = await memory()
    if (!store || signal.aborted) return
    this.#desk ??= this.#makeDesk(store)
    this.#run = await this.#read(this.#desk)
    if (this.#run && !wasReloaded()) this.#run.away = true
    await this.#show()
    this.#listen(store, { signal })
  }

  disconnectedCallback() {
    this.#life.abort()
  }

  /** @param {Store} store @returns {Desk} */
  #makeDesk(store) {
    const { id, dataset } = this
    return {
      id,
      title: String(dataset.title),
      minutes: Number(dataset.minutes),
      questions: Number(dataset.questions),
      store,
      element: this,
      change: (step) => this.#change(step),
      go: (step) => this.#go(step),
      begin: (allowance) => this.#begin(allowance),
    }
  }

  /** @param {Store} store @param {{ signal: AbortSignal }} life */
  #listen(store, life) {
    this.addEventListener("input", ({ target }) => this.#note(target), life)
    document.addEventListener("alongside:cleared", () => this.#reread(), life)
    document.addEventListener("visibilitychange", () => this.#keepTime(), life)
    addEventListener("pageshow", ({ persisted }) => persisted && this.#reread(), life)
    addEventListener("pagehide", () => this.#keepTime(), life)
    store.addEventListener("change", (event) => this.#hear(event), life)
    const ticking = setInterval(() => this.#tick(), SECOND)
    life.signal.addEventListener("abort", () => clearInterval(ticking))
  }

  /** @param {Desk} desk */
  async #read({ store, id }) {
    return checked(await store.read(`mock:${id}`))
  }

  async #reread() {
    if (this.#desk) this.#run = await this.#read(this.#desk)
    await this.#show()
  }

  /** Another tab has gone on, or begun anew. @param {Event} event */
  async #hear(event) {
    const { what, elsewhere } = event instanceof CustomEvent ? event.detail : {}
    if (what !== "write" || !elsewhere || !this.#desk) return
    const before = this.#run
    const now = await this.#read(this.#desk)
    if (now?.seed !== before?.seed || now?.done !== before?.done) await this.#reread()
  }

  /** A step is taken on what is kept, since another tab may have taken one. @param {Step} step */
  #change(step) {
    this.#steps = this.#steps.then(async () => {
      const { store, id } = /** @type {Desk} */ (this.#desk)
      const run = (await this.#read(/** @type {Desk} */ (this.#desk))) ?? this.#run
      if (!run) return
      this.#run = step({ ...run, position: this.#run?.position ?? run.position })
      await store.write(`mock:${id}`, { ...this.#run, at: localTime() })
    })
    return this.#steps
  }

  /** @param {Step} step */
  async #go(step) {
    await this.#keepTime()
    await this.#change(step)
    await this.#show()
    this.#face()
  }

  /** @param {Allowance} allowance */
  async #begin(allowance) {
    const { store, id, minutes } = /** @type {Desk} */ (this.#desk)
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1
    const drawn = drawMock(this.#lines, seed)
    for (const name of await store.names(`draft:${id}.`)) await store.erase(name)
    const past = this.#run?.past ?? []
    this.#run = begin(drawn, seed, allowance, limitOf(minutes, allowance), past)
    const first = this.#run
    await store.erase(`mock:${id}`)
    await this.#go(() => first)
    // Now is when there is a connection.
    for (const one of new Map(drawn.map((one) => [one.module, one])).values()) stemOf(one)
  }

  /** @returns {Line[]} */
  get #lines() {
    return JSON.parse(this.querySelector(/** @type {"template"} */ ("template[data-lines]"))?.content.textContent ?? "[]")
  }

  async #show() {
    const desk = /** @type {Desk} */ (this.#desk)
    const run = this.#run
    const screen = await this.#screen(desk, run)
    this.querySelector("div")?.replaceChildren(screen)
    this.#said = run?.spent ?? 0
    this.#since = this.#isRunning ? performance.now() : undefined
    this.#drawClock()
    if (run?.done) await (await import("./mock-results.js")).fillIn(desk, run, screen)
    else this.#noteShown()
  }

  /** @param {Desk} desk @param {Run} [run] */
  async #screen(desk, run) {
    if (!run) return startScreen(desk)
    if (run.done) return make("div", { className: "mock-screen" })
    if (run.away) return awayScreen(desk, run)
    return run.sheet ? sheetScreen(desk, run) : questionScreen(desk, run)
  }

  #face() {
    const heading = this.querySelector("h3")
    if (!heading) return
    document.title = `${heading.textContent} – ${this.dataset.title}`
    heading.focus({ preventScroll: true })
    heading.scrollIntoView()
  }

  /** @param {EventTarget | null} target */
  #note(target) {
    const item = target instanceof Element ? target.closest("quiz-item") : null
    const known = item instanceof QuizItem && item.begun === this.#run?.given.includes(item.item)
    if (known && !isOver(/** @type {Run} */ (this.#run))) return
    if (item instanceof QuizItem && !this.#run?.done) this.#keepTime().then(() => this.#change(respond(item.item, item.begun)))
  }

  /** Should a tab have died between a response and the note of it. */
  async #noteShown() {
    const item = this.querySelector("quiz-item")
    if (!(item instanceof QuizItem) || !(await item.ready)) return
    if (item.isConnected && item.begun !== this.#run?.given.includes(item.item)) this.#note(item)
  }

  /** Time counts while a question or the answer sheet is in sight, and only then. */
  get #isRunning() {
    const run = this.#run
    return Boolean(run?.limit && !run.away && !run.done && document.visibilityState === "visible")
  }

  get #spent() {
    return (this.#run?.spent ?? 0) + (this.#since === undefined ? 0 : performance.now() - this.#since)
  }

  /** What has run until now is kept, and the clock goes on or stands still. */
  async #keepTime() {
    const more = this.#since === undefined ? 0 : performance.now() - this.#since
    this.#since = this.#isRunning ? performance.now() : undefined
    if (more > 0) await this.#change(spend(more))
  }

  #tick() {
    if (this.#since === undefined || !this.#run) return
    const spent = this.#spent
    const words = milestone(this.#run.limit, this.#said, spent)
    this.#said = Math.max(this.#said, spent)
    if (words) say(words)
    this.#drawClock()
    if (performance.now() - this.#since >= KEEP_EVERY) this.#keepTime()
  }

  #drawClock() {
    const { run, spent } = { run: this.#run, spent: this.#spent }
    const timer = this.querySelector("[role=timer]")
    if (!run || !timer) return
    const words = left(run.limit, spent)
    if (timer.textContent !== words) timer.textContent = words
    const over = /** @type {HTMLElement | null} */ (this.querySelector(".mock-over"))
    if (over?.hidden && isOver({ ...run, spent })) {
      over.hidden = false
      over.textContent = TIME_IS_UP
    }
  }
}

/** Who reloads a page is still at work; who comes back to it is asked first. */
function wasReloaded() {
  const [entry] = performance.getEntriesByType("navigation")
  return entry instanceof PerformanceNavigationTiming && entry.type === "reload"
}

customElements.define("mock-assessment", MockAssessment)
