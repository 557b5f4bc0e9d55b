/**
 * `<quiz-item>`: one question. Its HTML is whole without this; here it can be checked, explained, tried again and remembered.
 *
 * What a room's behaviour.js gives, and all that differs between types:
 *
 * @typedef {object} Room
 * @property {(form: HTMLFormElement) => any} read  the response; the room's empty one when nothing is chosen
 * @property {(form: HTMLFormElement, response: any) => void} restore  puts it in, whatever stood there, or shape it has
 * @property {(response: any, key: any) => number} score  0 to 1, pure
 * @property {(response: any, key: any) => string} incomplete  what is lacking before it can be checked, or ""
 * @property {(response: any, key: any) => string} summary  a sentence for the head of the feedback, or ""
 * @property {(root: HTMLElement, given: { order: (ids: string[]) => string[], key: any }) => void} [enhance]  again for a new order
 * @property {(root: HTMLElement, result: { response: any, score: number, key: any }) => void} [show]
 * @property {(root: HTMLElement) => void} [clear]
 * @property {boolean} [selfMarked]  the learner does the marking: nothing is called right or wrong, or counted with what is
 * @property {(response: any) => any} [retry]  what another try begins with, if not with nothing
 * @property {string} [unknown]  other words for the button "I do not know yet"
 *
 * Every control that changes a response sends an `input` event, so that the draft is kept.
 *
 * @typedef {1 | 2 | 3 | null} Certainty
 * @typedef {{ response: any, checked: boolean, seed: number, certainty?: Certainty, hash?: string }} Draft
 * @typedef {{ item: string, hash: string, response: any, score: number, maxScore: 1, certainty: Certainty, at: string }} Scored
 */
import { button, clearProblem, firstOpen, resultPanel, showProblem } from "./item-parts.js"
import { make } from "./make.js"
import { localTime, memory, recall, remember } from "./memory.js"
import { order, today } from "./seed.js"

const UNKNOWN = "Here is what is right, and why."
const CHANGED = "This question has changed since you last tried it."

export class QuizItem extends HTMLElement {
  /** Says whether the item can be used; if not, it stays as it was. @type {Promise<unknown> | undefined} */
  ready
  #life = new AbortController()
  #room = /** @type {Room} */ ({})
  /** @type {any} */
  #key
  /** @type {any} */
  #empty
  #draft = /** @type {Draft} */ ({})
  /** The seed of the order on the page. @type {number | undefined} */
  #drawn
  /** Where the person has asked to be asked. @type {typeof import("./certainty.js") | undefined} */
  #sure

  connectedCallback() {
    this.#life = new AbortController()
    const { signal } = this.#life
    this.ready ??= this.#prepare().then(() => true, console.error)
    this.ready.then((usable) => usable && !signal.aborted && this.#listen({ signal }))
  }

  disconnectedCallback() {
    this.#life.abort()
  }

  get item() {
    return this.id || String(this.dataset.item)
  }

  /** Of what is checked now; null when nothing is. */
  get score() {
    const { checked, response } = this.#draft
    return checked ? this.#room.score(response, this.#key) : null
  }

  get certainty() {
    return this.#draft.certainty ?? null
  }

  /** Does a response stand here that is not the empty one? */
  get begun() {
    return !same(this.#draft.response, this.#empty)
  }

  get selfMarked() {
    return Boolean(this.#room.selfMarked)
  }

  /** A new attempt: nothing chosen, and the options drawn anew. */
  again() {
    this.#restart(this.#draft.seed + 1)
    this.#save()
  }

  /** For a set that holds all it has to say until its end: scores what stands here as it is, and shows it. */
  async conclude() {
    if (!(await this.ready) || this.#draft.checked) return
    this.#draft.checked = true
    this.#render()
    this.#save()
    if (this.begun) this.#tell(this.#draft.response)
  }

  async #prepare() {
    this.#room = await import(`../questions/${this.dataset.room}/behaviour.js`)
    this.#key = JSON.parse(this.querySelector("template")?.content.textContent ?? "")
    const early = this.#room.read(this.#form)
    this.#form.reset()
    this.#empty = this.#room.read(this.#form)
    this.#room.restore(this.#form, early)
    await this.#askHowSure()
    await this.#recall()
    this.#part(".item-actions").append(button(this.#room.unknown ?? "I do not know yet", "unknown"))
    this.#part(".item-explanation").hidden = true
  }

  async #askHowSure() {
    if (this.#isGuess || this.selfMarked || !(await recall("revision"))?.certainty) return
    this.#sure = await import("./certainty.js")
    this.#sure.ask(this.#form, this.item)
  }

  /** @param {{ signal: AbortSignal }} life */
  #listen(life) {
    this.addEventListener("submit", (event) => this.#check(event), life)
    this.addEventListener("input", () => this.#note(), life)
    this.addEventListener("click", (event) => this.#press(event), life)
    // The memory takes a moment to load; here somebody is about to need it.
    for (const sign of ["pointerover", "focusin"]) this.addEventListener(sign, memory, { ...life, once: true })
    document.addEventListener("alongside:cleared", () => this.#restart(), life)
    // A page from the back/forward cache may show what has been cleared since.
    addEventListener("pageshow", ({ persisted }) => persisted && this.#recall(), life)
    this.#part("[type=submit]").removeAttribute("disabled")
  }

  /** @param {Event} event */
  #check(event) {
    event.preventDefault()
    if (this.#isHeld) return
    const response = this.#room.read(this.#form)
    const lacking = this.#room.incomplete(response, this.#key)
    if (!lacking) return this.#settle(response, this.#sure?.read(this.#form))
    clearProblem(this.#form)
    showProblem(this.#form, lacking)
  }

  /** @param {Event} event */
  #press({ target }) {
    const does = target instanceof HTMLElement && target.dataset.do
    if (does === "unknown") this.#settle(this.#empty)
    if (does === "retry") this.#retry()
  }

  /** The focus tells; nothing else is announced. @param {any} response @param {Certainty} [certainty] */
  #settle(response, certainty = null) {
    this.#draft = { ...this.#draft, response, certainty, checked: true }
    this.#render()
    this.#part(".item-result-heading").focus()
    this.#save()
    if (!this.#isGuess) this.#tell(response)
  }

  #retry() {
    const { seed, response } = this.#draft
    this.#restart(seed, this.#room.retry?.(response))
    firstOpen(this.#form)?.focus()
    this.#save()
  }

  #restart(seed = this.#firstSeed, response = this.#empty) {
    this.#draft = { response, checked: false, seed, certainty: null }
    this.#render()
  }

  #note() {
    this.#draft.response = this.#room.read(this.#form)
    this.#draft.certainty = this.#sure?.read(this.#form) ?? null
    this.#save()
  }

  #save() {
    if (!this.#isGuess) remember(this.#record, { ...this.#draft, hash: this.dataset.hash })
  }

  /** @param {any} response */
  async #tell(response) {
    const { hash = "", module = "", outcome = "" } = this.dataset
    /** @type {Scored} */
    const detail = {
      item: this.item,
      hash,
      response,
      score: Number(this.score),
      maxScore: 1,
      certainty: this.certainty,
      at: localTime(),
    }
    this.dispatchEvent(new CustomEvent("alongside:scored", { bubbles: true, detail }))
    const store = await memory()
    store?.append({ ...detail, module, outcome })
  }

  async #recall() {
    /** @type {Draft | undefined} */
    const kept = this.#isGuess ? undefined : await recall(this.#record)
    const changed = kept && kept.hash !== this.dataset.hash
    this.#draft = { response: this.#empty, checked: false, seed: this.#firstSeed, ...kept }
    if (changed) this.#draft.checked = false
    if (this.#drawn === undefined) this.#keepEarly()
    try {
      this.#render()
    } catch {
      this.#restart() // what was kept is no response
    }
    if (changed) this.#form.prepend(make("p", { className: "item-changed" }, CHANGED))
  }

  /** What was chosen before the script came stays chosen. */
  #keepEarly() {
    const early = this.#room.read(this.#form)
    if (!same(early, this.#empty)) this.#draft = { ...this.#draft, response: early, checked: false }
  }

  #render() {
    const { response, checked, seed } = this.#draft
    clearProblem(this.#form)
    this.#room.clear?.(this)
    for (const part of this.querySelectorAll(".item-result, .item-changed")) part.remove()
    if (seed !== this.#drawn) this.#draw(seed)
    this.#room.restore(this.#form, response)
    this.#sure?.restore(this.#form, this.certainty)
    for (const group of this.querySelectorAll("fieldset")) group.disabled = checked
    this.#part(".item-actions").hidden = checked || this.#isHeld
    if (checked) this.#show(response)
  }

  /** @param {number} seed */
  #draw(seed) {
    const held = this.querySelector(":focus")
    this.#room.enhance?.(this, { order: (ids) => order(`${this.item} ${seed} `, ids), key: this.#key })
    this.#drawn = seed
    // What moves in the page loses the focus.
    if (held instanceof HTMLElement) held.focus()
  }

  /** @param {any} response */
  #show(response) {
    const score = Number(this.score)
    const key = this.#key
    const sentence = this.#room.summary(response, key)
    const verdict = this.selfMarked ? "marked" : score >= 1 ? "right" : score > 0 ? "partly" : "wrong"
    const panel = same(response, this.#empty) ? resultPanel(this, "unknown", UNKNOWN) : resultPanel(this, verdict, sentence)
    this.#room.show?.(this, { response, score, key })
    if (this.certainty) panel.querySelector("p")?.append(` ${this.#sure?.told(this.certainty, score >= 1) ?? ""}`)
    if (this.#isHeld) panel.querySelector("[data-do]")?.remove()
    this.#form.append(panel)
  }

  /** A set that draws from the bank keeps its own drafts, apart from those of the module's page. */
  get #record() {
    return `draft:${[this.dataset.draft, this.item].filter(Boolean).join(".")}`
  }

  /** A set may settle the order for everybody. */
  get #firstSeed() {
    return Number(this.dataset.seed) || today()
  }

  /** Nothing is checked or tried again one by one: its set decides when. */
  get #isHeld() {
    return "held" in this.dataset
  }

  /** Nothing of a guess is scored or kept. */
  get #isGuess() {
    return "unscored" in this.dataset
  }

  get #form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"))
  }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector))
  }
}

/** @param {unknown} one @param {unknown} two */
const same = (one, two) => JSON.stringify(one) === JSON.stringify(two)

customElements.define("quiz-item", QuizItem)
