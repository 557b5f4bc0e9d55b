/**
 * `<group-results>`: a trainer opens the files that learners gave, and sees what to teach next. The files are in memory only.
 *
 * @typedef {import("./analysis.js").Module} Module
 * @typedef {import("./analysis.js").Part} Part
 * @typedef {import("./one-each.js").Opened} Opened
 * @typedef {import("./one-each.js").Refused} Refused
 */
import { fetchModules, stemOf } from "../bank.js"
import { csv } from "../form/output-text.js"
import { fileField } from "../form/parts.js"
import { say } from "../item-parts.js"
import { action, actions, heading, many, passage } from "../learning-parts.js"
import { make } from "../make.js"
import { download } from "../progress-file.js"
import { analysed } from "./analysis.js"
import { coverPart, modulePart, peopleTable } from "./group-view.js"
import { oneEach } from "./one-each.js"
import { openAll, pause } from "./open-results.js"
import { peopleRows, questionRows } from "./spreadsheet.js"

class GroupResults extends HTMLElement {
  /** @type {Module[]} */
  #modules = []
  /** @type {Opened[]} */
  #files = []
  #named = false
  /** What was closed meanwhile is not shown. */
  #turn = 0
  #told = make("div", { className: "group-told" })
  #shown = make("div", {})

  async connectedCallback() {
    const modules = await fetchModules()
    if (!modules) return this.replaceChildren(passage("The list of modules did not load. Reload the page to try again."))
    this.#modules = modules
    const title = heading("h2", "Open the results")
    const field = fileField("Open the files that people gave you", "group-files", (files) => this.#add(files))
    this.replaceChildren(title, field, this.#told, this.#shown)
    this.#forget()
    // Whoever comes back to this page finds nothing of what was open.
    addEventListener("pageshow", ({ persisted }) => persisted && this.#forget())
    addEventListener("beforeprint", () => this.#openEach())
    document.addEventListener("alongside:cleared", () => this.#forget())
  }

  #forget() {
    this.#turn += 1
    this.#files = []
    this.#named = false
    this.#told.replaceChildren(passage("No file is open. Files stay on this device, and this page forgets them when you leave it."))
    this.#shown.replaceChildren()
  }

  /** @param {File[]} files */
  async #add(files) {
    const turn = ++this.#turn
    const input = this.querySelector("input")
    if (input) input.disabled = true
    const tell = this.#progress(files.length)
    const { opened, refused } = await openAll(files, new Set(this.#modules.map(({ id }) => id)), tell)
    if (turn === this.#turn) await this.#take(opened, refused)
    if (input) input.disabled = false
  }

  /** Seen all the time, and said now and then. @param {number} all */
  #progress(all) {
    const bar = make("progress", { max: all, value: 0 })
    bar.setAttribute("aria-label", "Reading the files")
    this.#told.replaceChildren(passage(`Reading ${many(all, "file", "files")}…`), bar)
    return (/** @type {number} */ done) => {
      bar.value = done
      if (done % 100 === 0) say(`${done} of ${all} files read.`)
    }
  }

  /** @param {Opened[]} opened @param {Refused[]} refused */
  async #take(opened, refused) {
    const { kept, refused: twice } = oneEach([...this.#files, ...opened])
    this.#files = kept
    const not = [...refused, ...twice]
    await this.#show()
    const title = heading("h3", `${many(kept.length, "person's results are", "people's results are")} open`)
    this.#told.replaceChildren(
      title,
      ...refusals(not),
      closing(() => this.#close()),
    )
    title.focus()
  }

  #close() {
    this.#forget()
    this.querySelector("h2")?.focus()
  }

  async #show() {
    const turn = this.#turn
    const inGroup = new Set(this.#files.flatMap(({ results }) => results.modules.map(({ module }) => module)))
    const modules = this.#modules.filter(({ id }) => inGroup.has(id))
    /** @type {Part[]} */
    const parts = []
    for (const module of modules) {
      parts.push(
        analysed(
          module,
          this.#files.map(({ results }) => results),
        ),
      )
      await pause()
    }
    const stems = await stemsOf(parts)
    if (turn === this.#turn) this.#shown.replaceChildren(...(this.#files.length ? this.#report(modules, parts, stems) : []))
  }

  /** @param {Module[]} modules @param {Part[]} parts @param {Map<string, string>} stems */
  #report(modules, parts, stems) {
    const people = make("div", {}, peopleTable(this.#people(), modules))
    const named = () => people.replaceChildren(peopleTable(this.#people(), modules))
    const with5 = parts.filter(({ lines }) => lines.some(({ evidence }) => evidence !== "nothing"))
    return [
      make("h2", {}, "Three things to cover next"),
      ...coverPart(parts, stems),
      make("h2", {}, "Who has done what"),
      this.#nameSwitch(named),
      people,
      make("h2", {}, "How the questions went"),
      ...howTold(with5.length),
      ...with5.flatMap((part) => modulePart(part, stems)),
      make("h2", {}, "Take it with you"),
      passage("These files say how people did. Keep them only as long as your organisation allows."),
      actions(
        action("Download who has done what", () => save("group-people.csv", peopleRows(this.#people(), modules))),
        action("Download how the questions went", () => save("group-questions.csv", questionRows(with5, stems))),
        action("Print or save as PDF", () => print(), true),
      ),
    ]
  }

  /** @param {() => void} redraw */
  #nameSwitch(redraw) {
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: this.#named })
    box.onchange = () => {
      this.#named = box.checked
      redraw()
    }
    const label = document.createElement("label")
    label.className = "group-switch"
    label.append(box, make("span", {}, "Show the made-up names that people chose"))
    return label
  }

  #people() {
    return this.#files.map(({ results }, place) => ({ name: this.#named ? results.pseudonym : `Person ${place + 1}`, results }))
  }

  /** Paper shows all of it. */
  #openEach() {
    for (const part of this.querySelectorAll("details")) part.open = true
  }
}

/** @param {Refused[]} refused @returns {Node[]} */
function refusals(refused) {
  if (!refused.length) return []
  const lines = refused.map(({ name, reason }) => make("li", {}, make("strong", {}, name), `: ${reason}`))
  const words = `${many(refused.length, "file was", "files were")} not used:`
  return [make("div", { className: "group-refused" }, passage(words), make("ul", {}, ...lines))]
}

/** @param {() => void} close */
const closing = (close) => actions(action("Close all files", close, true))

/** @param {number} shown */
const howTold = (shown) =>
  shown
    ? [passage("These are first tries, the hardest question first. Open one to read more.")]
    : [passage("Fewer than 5 people shared their tries at the same question, so nothing is shown here.")]

/** @param {Part[]} parts */
async function stemsOf(parts) {
  const wanted = parts.flatMap(({ module, lines }) =>
    lines.filter(({ evidence }) => evidence !== "nothing").map(({ item }) => ({ id: item.id, module: module.id })),
  )
  return new Map(await Promise.all(wanted.map(async (item) => /** @type {[string, string]} */ ([item.id, await stemOf(item)]))))
}

/** @param {string} name @param {string[][]} rows */
const save = (name, rows) => download(csv(rows), name, "text/csv;charset=utf-8")

customElements.define("group-results", GroupResults)
