/**
 * `<pathway-builder>`: the form is in the page; here it makes a link. What is entered stands in the address of this page after the '#', so
 * that nothing is lost by a reload, and nothing is stored.
 */
import { say } from "../item-parts.js"
import { make } from "../make.js"
import { fetchIndex, resolved } from "./index.js"
import { isDay, MOST, read, write } from "./link.js"
import { warning } from "./name-guard.js"

class PathwayBuilder extends HTMLElement {
  #index = fetchIndex().catch(() => undefined)
  /** Codes in the order of the pathway. @type {string[]} */
  #order = []
  #isMade = false

  connectedCallback() {
    this.querySelector(".pathway-unready")?.remove()
    if (location.hash) this.#recall()
    else this.#keepEarly()
    this.#form.addEventListener("input", (event) => this.#note(event))
    this.#form.addEventListener("submit", (event) => this.#make(event))
    this.#form.addEventListener("click", (event) => this.#press(event))
    addEventListener("hashchange", () => write(this.#pathway) === location.hash || this.#recall())
    for (const part of this.querySelectorAll(".pathway-routes")) part.removeAttribute("hidden")
    this.#form.querySelector("[type=submit]")?.removeAttribute("disabled")
  }

  /** What was ticked before the script came stays ticked. */
  #keepEarly() {
    this.#order = this.#boxes.filter(({ checked }) => checked).map(({ value }) => value)
    this.#showOrder()
  }

  /** A link of an earlier pathway can be changed here. */
  #recall() {
    const { modules, due, word, title, contact, notes } = read(location.hash)
    const known = this.#boxes.map(({ value }) => value)
    this.#order = modules.filter((code) => known.includes(code))
    for (const [name, value] of Object.entries({ due, t: title, c: contact, n: notes })) this.#field(name).value = value
    this.#tick("w").checked = word
    this.#showOrder()
    for (const name of GUARDED) this.#guard(this.#field(name))
  }

  /** @param {Event} event */
  #note({ target }) {
    if (target instanceof HTMLInputElement && target.name === "m") this.#toggle(target)
    if ((target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && GUARDED.includes(target.name))
      this.#guard(target)
    this.#changed()
  }

  /** @param {HTMLInputElement} box */
  #toggle({ checked, value }) {
    this.#order = this.#order.filter((code) => code !== value)
    if (checked) this.#order.push(value)
    this.#showOrder()
  }

  /** @param {Event} event */
  #press({ target }) {
    if (!(target instanceof HTMLElement)) return
    const { route, move, code } = target.dataset
    if (route) this.#take(route.split(","))
    if (move && code) this.#move(code, Number(move))
  }

  /** @param {string[]} codes */
  #take(codes) {
    this.#order = [...new Set([...this.#order, ...codes])].slice(0, MOST.modules)
    this.#showOrder()
    this.#changed()
    say(`${this.#order.length} modules are ticked.`)
  }

  /** @param {string} code @param {number} by */
  #move(code, by) {
    const from = this.#order.indexOf(code)
    const to = Math.max(0, Math.min(this.#order.length - 1, from + by))
    this.#order.splice(to, 0, ...this.#order.splice(from, 1))
    this.#showOrder()
    this.#changed()
    const again = /** @type {HTMLElement | null} */ (this.querySelector(`[data-code="${code}"][data-move="${by}"]:enabled`))
    ;(again ?? /** @type {HTMLElement | null} */ (this.querySelector(`[data-code="${code}"]:enabled`)))?.focus()
    say(`${this.#titleOf(code)} is now number ${to + 1} of ${this.#order.length}.`)
  }

  #showOrder() {
    for (const box of this.#boxes) box.checked = this.#order.includes(box.value)
    const sorting = /** @type {HTMLElement} */ (this.querySelector(".pathway-sorting"))
    sorting.hidden = this.#order.length < 2
    sorting.querySelector("ol")?.replaceChildren(...this.#order.map((code, place) => this.#line(code, place)))
  }

  /** @param {string} code @param {number} place */
  #line(code, place) {
    const title = this.#titleOf(code)
    const up = mover("Up", title, code, -1, place === 0)
    const down = mover("Down", title, code, 1, place === this.#order.length - 1)
    return make("li", {}, make("span", {}, title), " ", make("span", { className: "pathway-movers" }, up, " ", down))
  }

  /** @param {HTMLInputElement | HTMLTextAreaElement} field */
  #guard(field) {
    const said = warning(field.value)
    const name = `pathway-warning-${field.name}`
    let note = document.getElementById(name)
    if (note?.textContent === said || (!note && !said)) return
    note?.remove()
    field.removeAttribute("aria-describedby")
    if (!said) return
    note = make("span", { className: "pathway-warning", id: name }, said)
    field.after(note)
    field.setAttribute("aria-describedby", name)
    say(said)
  }

  #changed() {
    history.replaceState(null, "", this.#order.length ? write(this.#pathway) : location.pathname)
    if (this.#isMade) this.#show()
  }

  /** @param {Event} event */
  async #make(event) {
    event.preventDefault()
    for (const part of this.querySelectorAll(".pathway-problem")) part.remove()
    const problem = this.#problem()
    if (problem) return this.#tell(problem)
    this.#isMade = true
    await this.#show()
    this.#made.querySelector("h2")?.focus()
  }

  /** What is lacking, and the control that it is about. @returns {[words: string, control: HTMLElement | null] | undefined} */
  #problem() {
    const due = this.#field("due")
    if (!this.#order.length) return ["Tick at least one module.", this.#boxes[0] ?? null]
    if ((due.value && !isDay(due.value)) || (due instanceof HTMLInputElement && due.validity.badInput))
      return ["Give the due date as a day that there is, or leave it empty.", due]
    return undefined
  }

  /** @param {[words: string, control: HTMLElement | null]} problem */
  #tell([words, control]) {
    const link = make("a", { href: "#" }, words)
    link.onclick = (event) => {
      event.preventDefault()
      control?.focus()
    }
    const summary = make(
      "div",
      { className: "pathway-problem", tabIndex: -1 },
      make("h3", {}, "There is a problem"),
      make("p", {}, link),
    )
    summary.setAttribute("role", "group")
    summary.setAttribute("aria-label", "There is a problem")
    this.#form.prepend(summary)
    summary.focus()
  }

  async #show() {
    const index = await this.#index
    const { made } = await import("./made.js")
    this.#made.hidden = false
    if (!index)
      return this.#made.replaceChildren(
        make("h2", { tabIndex: -1 }, "The list of modules did not load"),
        make("p", {}, "Reload the page to try again. What you entered stays."),
      )
    const pathway = this.#pathway
    this.#made.replaceChildren(...made(pathway, resolved(pathway.modules, index).modules))
  }

  get #pathway() {
    const due = this.#field("due").value
    return {
      modules: this.#order,
      due: isDay(due) ? due : "",
      word: this.#tick("w").checked,
      title: this.#field("t").value,
      contact: this.#field("c").value,
      notes: this.#field("n").value,
    }
  }

  /** @param {string} code */
  #titleOf(code) {
    return this.#boxes.find(({ value }) => value === code)?.dataset.title ?? code
  }

  get #boxes() {
    return /** @type {HTMLInputElement[]} */ ([...this.querySelectorAll("[name=m]")])
  }

  /** @param {string} name @returns {HTMLInputElement | HTMLTextAreaElement} */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.#form.elements.namedItem(name))
  }

  /** @param {string} name */
  #tick(name) {
    return /** @type {HTMLInputElement} */ (this.#form.elements.namedItem(name))
  }

  get #form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"))
  }

  get #made() {
    return /** @type {HTMLElement} */ (this.querySelector(".pathway-made"))
  }
}

/** Fields in which somebody might name a person. */
const GUARDED = ["t", "c", "n"]

/** @param {string} words @param {string} title @param {string} code @param {number} by @param {boolean} disabled */
function mover(words, title, code, by, disabled) {
  const button = make("button", { type: "button", className: "button button--quiet", disabled }, words)
  button.append(make("span", { className: "visually-hidden" }, ` ${title}`))
  Object.assign(button.dataset, { code, move: String(by) })
  return button
}

customElements.define("pathway-builder", PathwayBuilder)
