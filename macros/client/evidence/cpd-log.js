/**
 * `<cpd-log>`: a person's own log. Each entry is a record of its own, so that two devices can be brought together.
 *
 * @typedef {import("./cpd.js").Entry} Entry
 * @typedef {import("./cpd.js").Suggestion} Suggestion
 * @typedef {import("./cpd.js").Taught} Taught
 * @typedef {import("../store.js").Store} Store
 */
import { fetchModules } from "../bank.js"
import { action, actions, day, heading, many, passage } from "../learning-parts.js"
import { make } from "../make.js"
import { localTime } from "../memory.js"
import { open } from "../store.js"
import { newId } from "../store-session.js"
import { asCsv, asText, blank, checked, hours, PROMPTS, sorted, suggestions, totalWords } from "./cpd.js"
import { cpdForm } from "./cpd-form.js"
import { soon } from "./soon.js"
import { takeAway } from "./take-away.js"

const DRAFT = "draft:cpd"
const MOST_SUGGESTED = 10

class CpdLog extends HTMLElement {
  /** @type {Entry[]} */
  #entries = []
  /** @type {Taught[]} */
  #modules = []
  /** What has been taken out last, to be put back. @type {Entry | undefined} */
  #removed
  #form = make("div", {})
  #log = make("div", {})
  #suggested = make("div", { className: "cpd-suggested" })
  #out = make("div", {})

  async connectedCallback() {
    const store = await open()
    this.#modules = /** @type {any} */ ((await fetchModules()) ?? [])
    this.replaceChildren(this.#form, this.#suggested, this.#log, this.#out)
    this.#out.append(this.#ways())
    const redraw = soon(() => this.#draw(store))
    // The draft of this page is written at each keystroke, and changes nothing in the list.
    store.addEventListener("change", (event) => {
      const { what, elsewhere } = event instanceof CustomEvent ? event.detail : {}
      if (what === "clear") this.#cleared(store)
      else if (elsewhere || what !== "write") redraw()
    })
    const draft = (await store.read(DRAFT))?.response
    if (draft) this.#edit(store, { ...blank(), .../** @type {Entry} */ (draft) })
    else this.#offer(store)
    await this.#draw(store)
  }

  /** @param {Store} store */
  #cleared(store) {
    this.#removed = undefined
    this.#offer(store)
    return this.#draw(store)
  }

  /** @param {Store} store */
  async #draw(store) {
    const names = await store.names("cpd:")
    const records = await Promise.all(names.map(async (name) => checked(name.slice(4), await store.read(name))))
    this.#entries = sorted(records.filter((entry) => entry !== undefined))
    const todo = suggestions(this.#modules, await store.attempts(), this.#entries)
    this.#suggested.replaceChildren(...this.#suggestions(store, todo))
    this.#log.replaceChildren(...this.#list(store))
    this.#out.hidden = !this.#entries.length
  }

  /** @param {Store} store */
  #offer(store) {
    const today = localTime().slice(0, 10)
    this.#form.replaceChildren(actions(action("Add an entry", () => this.#open(store, { ...blank(), date: today }))))
  }

  /** @param {Store} store @param {Entry} entry */
  #open(store, entry) {
    this.#edit(store, entry)
    this.#form.querySelector("h2")?.focus()
  }

  /** @param {Store} store @param {Entry} entry */
  #edit(store, entry) {
    const close = async () => {
      await store.erase(DRAFT)
      this.#offer(store)
    }
    const form = cpdForm(entry, {
      note: (response) => store.write(DRAFT, { response, at: localTime() }),
      cancel: async () => {
        await close()
        this.#form.querySelector("button")?.focus()
      },
      save: async (given) => {
        const { id, ...record } = { ...given, id: given.id || newId() }
        await store.write(`cpd:${id}`, { ...record, at: localTime() })
        await close()
        await this.#draw(store)
        document.dispatchEvent(new Event("alongside:stored"))
        this.#log.querySelector("h2")?.focus()
      },
    })
    this.#form.replaceChildren(form)
  }

  /** @param {Store} store @param {Suggestion[]} todo */
  #suggestions(store, todo) {
    if (!todo.length) return []
    const lines = todo.slice(0, MOST_SUGGESTED).map((one) => {
      const time = one.minutes ? `about ${hours(one.minutes)} hours` : "less than a quarter of an hour"
      const add = action("Add this", () => this.#open(store, { ...blank(), ...one }), true)
      add.setAttribute("aria-label", `Add this: ${one.what}, ${day(one.date)}`)
      return make("li", {}, `${day(one.date)}. ${one.what}; ${time}. `, add)
    })
    const title = `From what you did here: ${many(todo.length, "entry that you could add", "entries that you could add")}`
    return [
      make(
        "details",
        {},
        make("summary", {}, title),
        passage(
          "The time is worked out from your tries, without long breaks. Put in what is right. You can add to each what you did away from the screen.",
        ),
        make("ul", {}, ...lines),
      ),
    ]
  }

  /** @param {Store} store */
  #list(store) {
    const undo = this.#removed
      ? [
          make(
            "p",
            { tabIndex: -1, className: "evidence-said" },
            "The entry was taken out. ",
            action("Put it back", () => this.#putBack(store), true),
          ),
        ]
      : []
    const title = heading("h2", "Your log")
    if (!this.#entries.length) return [title, ...undo, passage("There is no entry yet.")]
    return [title, ...undo, passage(totalWords(this.#entries)), ...this.#entries.map((entry) => this.#entry(store, entry))]
  }

  /** @param {Store} store @param {Entry} entry */
  #entry(store, entry) {
    const { date, minutes, what, participatory } = entry
    const parts = PROMPTS.flatMap(([name, words]) =>
      entry[name].trim() ? [make("dt", {}, words.replace(" (optional)", "")), make("dd", {}, entry[name])] : [],
    )
    const role = participatory && entry.with.trim() ? `, with ${entry.with.trim()}` : ""
    const edit = action("Change", () => this.#open(store, entry), true)
    const remove = action("Take out", () => this.#remove(store, entry), true)
    edit.setAttribute("aria-label", `Change the entry of ${day(date)}`)
    remove.setAttribute("aria-label", `Take out the entry of ${day(date)}`)
    return make(
      "article",
      { className: "cpd-entry" },
      heading("h3", `${day(date)}: ${hours(minutes)} ${minutes === 60 ? "hour" : "hours"}`),
      make("dl", {}, make("dt", {}, "What you did"), make("dd", {}, what), ...parts),
      passage(participatory ? `Participatory: yes${role}` : "Participatory: no"),
      actions(edit, remove),
    )
  }

  /** @param {Store} store @param {Entry} entry */
  async #remove(store, entry) {
    await store.erase(`cpd:${entry.id}`)
    this.#removed = entry
    await this.#draw(store)
    const said = /** @type {HTMLElement | null} */ (this.#log.querySelector(".evidence-said"))
    said?.focus()
  }

  /** @param {Store} store */
  async #putBack(store) {
    const { id, ...record } = /** @type {Entry} */ (this.#removed)
    this.#removed = undefined
    await store.write(`cpd:${id}`, { ...record, at: localTime() })
    await this.#draw(store)
    this.#log.querySelector("h2")?.focus()
  }

  #ways() {
    const name = () => `cpd-log-${localTime().slice(0, 10)}.csv`
    const file = { words: "Download for a spreadsheet", name, type: "text/csv;charset=utf-8", content: () => asCsv(this.#entries) }
    return takeAway({ text: () => asText(this.#entries), file, label: "The text of your log" })
  }
}

customElements.define("cpd-log", CpdLog)
