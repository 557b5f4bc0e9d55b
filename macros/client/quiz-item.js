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
 *
 * @typedef {{ response: any, checked: boolean, seed: number, hash?: string, at?: string }} Draft
 * @typedef {{ item: string, hash: string, response: any, score: number, maxScore: 1, certainty: null, at: string }} Scored
 */
import { localTime, today } from "./clock.js"
import { button, clearProblem, firstOpen, resultPanel, showProblem } from "./item-parts.js"
import { make } from "./make.js"
import { order } from "./seed.js"

/** The page's memory; without it questions work and are forgotten. */
export const memory = import("./store.js").then(({ open }) => open()).catch(() => undefined)

const UNKNOWN = "Here is what is right, and why."
const CHANGED = "This question has changed since you last tried it."

export class QuizItem extends HTMLElement {
  /** Settles once the item can be used, or cannot and stays as it was. @type {Promise<unknown> | undefined} */
  ready
  #life = new AbortController()
  /** @type {Room | undefined} */
  #room
  /** @type {any} */
  #key
  /** @type {any} */
  #empty
  /** @type {import("./store.js").Store | undefined} */
  #store
  /** @type {Draft} */
  #draft = { response: undefined, checked: false, seed: today() }
  /** @type {number | undefined} */
  #drawn

  connectedCallback() {
    this.#life = new AbortController()
    const { signal } = this.#life
    this.ready ??= this.#prepare().catch(console.error)
    this.ready.then(() => this.#room && !signal.aborted && this.#listen(this.#room, signal))
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
    return checked && this.#room ? this.#room.score(response, this.#key) : null
  }

  /** A new attempt: nothing chosen, and the options drawn anew. */
  again() {
    this.#restart(this.#draft.seed + 1)
    this.#save()
  }

  async #prepare() {
    /** @type {Room} */
    const room = await import(`../questions/${this.dataset.room}/behaviour.js`)
    const early = room.read(this.#form)
    this.#form.reset()
    this.#empty = room.read(this.#form)
    room.restore(this.#form, early)
    this.#key = JSON.parse(this.querySelector("template")?.content.textContent ?? "")
    this.#store = this.#isGuess ? undefined : await memory
    this.#room = room
    await this.#recall()
    this.#dress()
  }

  #dress() {
    this.#part(".item-actions").append(button("I do not know yet", "unknown"))
    this.#part(".item-explanation").hidden = true
  }

  /** @param {Room} room @param {AbortSignal} signal */
  #listen(room, signal) {
    this.addEventListener("submit", (event) => this.#check(event, room), { signal })
    this.addEventListener("input", () => this.#note(room), { signal })
    this.addEventListener("click", (event) => this.#press(event), { signal })
    // A page from the back/forward cache may show what has been cleared since.
    addEventListener("pageshow", ({ persisted }) => persisted && this.#recall(), { signal })
    memory.then((store) => store?.addEventListener("change", (event) => cleared(event) && this.#restart(), { signal }))
    this.#part("[type=submit]").removeAttribute("disabled")
  }

  /** @param {Event} event @param {Room} room */
  #check(event, room) {
    event.preventDefault()
    const response = room.read(this.#form)
    const lacking = room.incomplete(response, this.#key)
    if (!lacking) return this.#settle(response)
    clearProblem(this.#form)
    showProblem(this.#form, lacking)
  }

  /** @param {Event} event */
  #press({ target }) {
    const does = target instanceof HTMLElement && target.dataset.do
    if (does === "unknown") this.#settle(this.#empty)
    if (does === "retry") this.#retry()
  }

  /** The focus tells; nothing else is announced. @param {any} response */
  #settle(response) {
    this.#draft = { ...this.#draft, response, checked: true }
    this.#render()
    this.#part(".item-result-heading").focus()
    this.#tell(response)
  }

  #retry() {
    this.#restart(this.#draft.seed)
    firstOpen(this.#form)?.focus()
    this.#save()
  }

  #restart(seed = today()) {
    this.#draft = { response: this.#empty, checked: false, seed }
    this.#render()
  }

  /** @param {Room} room */
  #note(room) {
    this.#draft.response = room.read(this.#form)
    this.#save()
  }

  #save() {
    const at = localTime()
    this.#store?.write(`draft:${this.item}`, { ...this.#draft, hash: this.dataset.hash, at })
    return at
  }

  /** @param {any} response */
  #tell(response) {
    if (this.#isGuess) return
    const { hash = "", module = "", outcome = "" } = this.dataset
    const score = Number(this.score)
    /** @type {Scored} */
    const detail = { item: this.item, hash, response, score, maxScore: 1, certainty: null, at: this.#save() }
    this.dispatchEvent(new CustomEvent("alongside:scored", { bubbles: true, detail }))
    this.#store?.append({ ...detail, module, outcome })
  }

  async #recall() {
    const kept = /** @type {Draft | undefined} */ (await this.#store?.read(`draft:${this.item}`))
    const changed = kept && kept.hash !== this.dataset.hash
    this.#draft = { response: this.#empty, checked: false, seed: today(), ...kept }
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
    const early = this.#room?.read(this.#form)
    if (!same(early, this.#empty)) this.#draft = { ...this.#draft, response: early, checked: false }
  }

  #render() {
    const { response, checked, seed } = this.#draft
    this.#clear()
    if (seed !== this.#drawn) this.#draw(seed)
    this.#room?.restore(this.#form, response)
    for (const group of this.#form.querySelectorAll("fieldset")) group.disabled = checked
    this.#part(".item-actions").hidden = checked
    if (checked) this.#show(response)
  }

  #clear() {
    clearProblem(this.#form)
    this.#room?.clear?.(this)
    for (const part of this.#form.querySelectorAll(".item-result, .item-changed")) part.remove()
  }

  /** @param {number} seed */
  #draw(seed) {
    const held = this.querySelector(":focus")
    this.#room?.enhance?.(this, { order: (ids) => order(`${this.item} ${seed} `, ids), key: this.#key })
    this.#drawn = seed
    // What moves in the page loses the focus.
    if (held instanceof HTMLElement) held.focus()
  }

  /** @param {any} response */
  #show(response) {
    const score = Number(this.score)
    const key = this.#key
    this.#room?.show?.(this, { response, score, key })
    if (same(response, this.#empty)) return this.#form.append(resultPanel(this, "unknown", UNKNOWN))
    const verdict = score >= 1 ? "right" : score > 0 ? "partly" : "wrong"
    this.#form.append(resultPanel(this, verdict, this.#room?.summary(response, key) ?? ""))
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

/** @param {Event} event */
export const cleared = (event) => event instanceof CustomEvent && event.detail?.what === "clear"

/** @param {unknown} one @param {unknown} two */
const same = (one, two) => JSON.stringify(one) === JSON.stringify(two)

customElements.define("quiz-item", QuizItem)
