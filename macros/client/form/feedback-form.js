/**
 * `<feedback-form>`: the paper form of the page as a journey, one section at a time, and then the copies.
 *
 * Nothing is sent. The draft is in this tab's session; Back and a reload find it as it was.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Feedback} Feedback
 * @typedef {import("./draft.js").Draft} Draft
 */
import { say } from "../item-parts.js"
import { action } from "../learning-parts.js"
import { make } from "../make.js"
import { memory } from "../memory.js"
import { prefix } from "../store.js"
import { newId } from "../store-session.js"
import { drafts, fresh, isBegun } from "./draft.js"
import { guard } from "./guard-box.js"
import { coverWhenIdle } from "./idle.js"
import { dataIn, isLow, statementsOf, wording } from "./model.js"
import { print, row } from "./parts.js"
import { CARE, checkScreen, copiesScreen, shareScreen } from "./screens.js"
import { askedIn, shared } from "./share.js"

const MADE = /** @type {const} */ ({
  check: { title: "Check your responses", content: checkScreen },
  share: { title: "Choose what goes into your copy", content: shareScreen },
  copies: { title: "Your copy", content: copiesScreen },
})
/** What the button says that leads on from a screen. @type {Record<string, string>} */
const ONWARD = { read: "Start", check: "Choose what goes into your copy", share: "Make my copy" }

class FeedbackForm extends HTMLElement {
  /** @type {Tool} */
  #tool = dataIn(this)
  #store = drafts(this.#tool, prefix, () => sessionStorage)
  /** @type {Draft} */
  #draft = this.#store.read() ?? fresh(this.#tool)
  /** Whether Continue leads back to the check. */
  #checking = false
  #stored = true
  #back = action("Back", () => this.#step(-1), true)
  #on = action("Continue", () => this.#step(1))
  #moves = make("p", { className: "ff-moves" }, this.#back, this.#on)

  connectedCallback() {
    this.#addScreens()
    this.#form.addEventListener("submit", (event) => event.preventDefault())
    this.#form.addEventListener("input", ({ target }) => this.#heard(target))
    for (const box of this.#form.querySelectorAll("textarea")) guard(box)
    addEventListener("popstate", ({ state }) => state?.form === this.#tool.id && this.#show(state.at))
    document.addEventListener("alongside:cleared", () => this.#again(false))
    memory()
    coverWhenIdle(() => isBegun(this.#draft))
    this.#fill()
    if (this.#draft.reworded) this.#sayReworded()
    this.#remember("replaceState", this.#known(this.#draft.at))
    this.#show(this.#known(this.#draft.at), this.#draft.at !== "read")
  }

  get #form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"))
  }

  #addScreens() {
    for (const [name, { title }] of Object.entries(MADE)) {
      const screen = make("section", { className: "ff-screen ff-made" }, make("h2", { tabIndex: -1 }, title), make("div", {}))
      screen.dataset.screen = name
      this.#form.append(screen)
    }
    this.#form.append(this.#moves)
    const blank = action("Print a blank form", () => print(this, "blank"), true)
    const pair = this.#tool.paired ? [action("Print a blank self-check", () => this.#printPair(), true)] : []
    this.querySelector('[data-screen="read"]')?.append(row(blank, ...pair))
    for (const set of this.#form.querySelectorAll(".ff-statement")) set.querySelector(".ff-points")?.append(this.#clearing(set))
    this.dataset.ready = ""
  }

  /** A radio button cannot be let go of without help. @param {Element} set */
  #clearing(set) {
    const clear = action(
      "Clear this response",
      () => {
        for (const radio of set.querySelectorAll("input")) radio.checked = false
        this.#heard(set)
        set.querySelector("input")?.focus()
        say("Cleared.")
      },
      true,
    )
    clear.className = "ff-clear"
    return clear
  }

  /** The draft in the form. */
  #fill() {
    const { role, purpose, length, kind, period, ratings, comments, words } = this.#draft
    const values = new Map(Object.entries({ role, purpose, length, kind, period, ...ratings }))
    for (const radio of this.#radios()) radio.checked = values.get(radio.name) === radio.value
    for (const box of this.#form.querySelectorAll("textarea")) {
      const [, part, id] = /^(comment|prompt)-(.*)$/.exec(box.name) ?? []
      if (id) box.value = (part === "comment" ? comments : words)[id] ?? ""
    }
    this.#suit()
  }

  #sayReworded() {
    const words =
      "The words of this form have changed since you began. What you wrote is still here. Please respond to the statements again."
    this.querySelector('[data-screen="read"] h2')?.after(make("p", { className: "ff-note" }, words))
    this.#draft.reworded = false
    this.#save()
  }

  #radios() {
    return /** @type {NodeListOf<HTMLInputElement>} */ (this.#form.querySelectorAll('.ff-screen:not(.ff-made) input[type="radio"]'))
  }

  /** @param {EventTarget | null} target */
  #heard(target) {
    const screen = target instanceof Element && target.closest(".ff-screen:not(.ff-made)")
    if (!screen) return
    this.#read()
    this.#suit()
    this.#save()
    if (target instanceof HTMLInputElement && this.#isLowInCare(target)) say(CARE)
  }

  #read() {
    const draft = this.#draft
    const values = new Map([...this.#radios()].filter(({ checked }) => checked).map(({ name, value }) => [name, value]))
    for (const name of /** @type {const} */ (["role", "purpose", "length", "kind", "period"]))
      Object.assign(draft, { [name]: values.get(name) ?? draft[name] })
    draft.ratings = Object.fromEntries(
      statementsOf(this.#tool).flatMap(({ id }) => (values.has(id) ? [[id, values.get(id) ?? ""]] : [])),
    )
    for (const { name, value } of this.#form.querySelectorAll("textarea")) {
      const [, part, id] = /^(comment|prompt)-(.*)$/.exec(name) ?? []
      if (id) (part === "comment" ? draft.comments : draft.words)[id] = value
    }
    if (draft.role === "supervisor" && draft.purpose === "pooled") draft.purpose = "together"
  }

  /** Shows the form as role and length ask for it. */
  #suit() {
    const { role, length, ratings } = this.#draft
    const pooled = /** @type {HTMLElement | null} */ (this.querySelector("[data-pooled]"))
    if (pooled) pooled.hidden = role === "supervisor"
    for (const radio of this.#radios()) if (radio.name === "purpose") radio.checked = radio.value === this.#draft.purpose
    for (const statement of statementsOf(this.#tool)) {
      const set = /** @type {HTMLElement} */ (this.querySelector(`[data-statement="${statement.id}"]`))
      set.classList.toggle("ff-left-out", length === "short" && !statement.short)
      set.toggleAttribute("data-given", Boolean(ratings[statement.id]))
      const words = set.querySelector(".ff-words")
      if (words) words.textContent = wording(statement, role)
      if (statement.care) this.#care(set, isLow(this.#tool, ratings[statement.id]))
    }
  }

  /** Who else to speak to: quiet, and in its place. @param {HTMLElement} set @param {boolean} low */
  #care(set, low) {
    const shown = set.querySelector(".ff-care")
    if (!low || shown) return low ? undefined : shown?.remove()
    const list = this.querySelector(".ff-signpost-list")?.cloneNode(true)
    const words = make("summary", {}, "Who else you could speak to")
    set.append(make("details", { className: "ff-care" }, words, make("p", {}, CARE), ...(list ? [list] : [])))
  }

  /** @param {HTMLInputElement} input */
  #isLowInCare(input) {
    const statement = statementsOf(this.#tool).find(({ id }) => id === input.name)
    return Boolean(statement?.care) && isLow(this.#tool, input.value)
  }

  #save() {
    const stored = this.#store.write(this.#draft)
    if (!stored && this.#stored) say("This browser does not let us keep your form. It is safe until you leave this page.")
    this.#stored = stored
    document.dispatchEvent(new Event("alongside:stored"))
  }

  /** The screens of this form, in order. */
  #screens() {
    const empty = askedIn(this.#tool, this.#draft).filter(({ statements }) => !statements.length)
    const skipped = new Set(empty.map(({ id }) => `domain-${id}`))
    return [...this.querySelectorAll(".ff-screen")]
      .map((screen) => screen.getAttribute("data-screen") ?? "")
      .filter((name) => !skipped.has(name))
  }

  /** @param {string} name */
  #known(name) {
    return this.#screens().includes(name) ? name : "read"
  }

  /** @param {1 | -1} by */
  #step(by) {
    const screens = this.#screens()
    const next = this.#checking && by === 1 ? "check" : screens[screens.indexOf(this.#draft.at) + by]
    if (next) this.#go(next)
  }

  /** @param {string} name */
  #go(name) {
    this.#remember("pushState", name)
    this.#show(name)
  }

  /** The address stays as it is: what a person does here is in no history but the tab's own. @param {"pushState" | "replaceState"} how @param {string} at */
  #remember(how, at) {
    history[how]({ ...history.state, form: this.#tool.id, at }, "")
  }

  /** @param {string} name @param {boolean} [focus] */
  #show(name, focus = true) {
    if (name in MADE) this.#make(/** @type {keyof typeof MADE} */ (name))
    if (name === "check" || name === "read") this.#checking = false
    this.#draft.at = name
    this.dataset.at = name
    for (const screen of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".ff-screen")))
      screen.hidden = screen.dataset.screen !== name
    this.#back.hidden = name === "read"
    this.#on.hidden = name === "copies"
    this.#on.textContent = this.#checking
      ? "Back to the check"
      : (ONWARD[name] ?? (this.#next(name) === "check" ? "Check your responses" : "Continue"))
    if (isBegun(this.#draft) || name !== "read") this.#save()
    if (focus) this.querySelector(`[data-screen="${name}"] h2`)?.scrollIntoView()
    if (focus) /** @type {HTMLElement | null} */ (this.querySelector(`[data-screen="${name}"] h2`))?.focus()
  }

  /** @param {string} name */
  #next(name) {
    const screens = this.#screens()
    return screens[screens.indexOf(name) + 1]
  }

  /** @param {keyof typeof MADE} name */
  #make(name) {
    const body = this.querySelector(`[data-screen="${name}"] > div`)
    body?.replaceChildren(
      ...MADE[name].content({
        element: this,
        tool: this.#tool,
        draft: this.#draft,
        save: () => this.#save(),
        change: (screen) => this.#change(screen),
        file: () => this.#file(),
        again: () => this.#again(true),
      }),
    )
  }

  /** @param {string} screen */
  #change(screen) {
    this.#checking = true
    this.#go(screen)
  }

  /** Two copies of one reply have one id, so that a collector counts it once; for another purpose it is another reply, which cannot be told to be the same person's. */
  #file() {
    const draft = this.#draft
    const month = localMonth(new Date())
    const known = draft.ids[`${draft.role} ${draft.purpose}`]
    const ids = known ?? { id: newId(), copy: newId(), revision: 1, made: "" }
    const made = JSON.stringify(shared(this.#tool, draft, { id: "", copy: "", revision: 0 }, month))
    const now =
      !known?.made || known.made === made ? { ...ids, made } : { id: ids.id, copy: newId(), revision: ids.revision + 1, made }
    draft.ids[`${draft.role} ${draft.purpose}`] = now
    this.#save()
    return shared(this.#tool, draft, now, month)
  }

  /** @param {boolean} move */
  #again(move) {
    this.#store.remove()
    this.#draft = fresh(this.#tool)
    this.#checking = false
    for (const part of this.querySelectorAll(".ff-made > div")) part.replaceChildren()
    for (const hint of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".ff-guard"))) hint.hidden = true
    this.#fill()
    this.#remember("replaceState", "read")
    this.#show("read", move)
  }

  /** On paper the statements are the supervisor's for as long as it prints. */
  #printPair() {
    const role = this.#draft.role
    const say = (/** @type {Draft["role"]} */ one) => {
      this.#draft.role = one
      this.#suit()
    }
    say("supervisor")
    addEventListener("afterprint", () => say(role), { once: true })
    print(this, "blank")
  }
}

/** @param {Date} now */
const localMonth = (now) => `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`

customElements.define("feedback-form", FeedbackForm)
