/**
 * `<case-confusions>`: under a set of cases, which kinds this person has taken for which. In words first, then as a table.
 * It counts what is remembered, so it grows with each visit and goes with Finish and clear.
 */
import { countConfusions, mixUps } from "./confusion-counts.js"
import { make } from "./make.js"
import { memory } from "./memory.js"

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./confusion-counts.js").Kind} Kind
 * @typedef {import("./confusion-counts.js").Row} Row
 */

const NONE = "When you have tried a case, this shows which kinds you take for one another."
const CLEAR = "You have not taken one kind for another so far."

class CaseConfusions extends HTMLElement {
  #drawn = Promise.resolve()

  async connectedCallback() {
    const store = await memory()
    if (!store) return
    const draw = () => {
      this.#drawn = this.#drawn.then(() => this.#draw(store))
    }
    store.addEventListener("change", (event) => {
      // A draft is noted at each keystroke, and changes nothing here.
      if (event instanceof CustomEvent && event.detail.what !== "write") draw()
    })
    draw()
  }

  /** @param {Store} store */
  async #draw(store) {
    /** @type {{ modules: string[], kinds: Kind[], keys: { [item: string]: string } }} */
    const { modules, kinds, keys } = JSON.parse(this.querySelector("template")?.content.textContent ?? "")
    const tries = await Promise.all(modules.map((module) => store.attempts({ module })))
    const rows = countConfusions(kinds, keys, tries.flat())
    this.querySelector("div")?.replaceChildren(...said(kinds, rows))
  }
}

/** @param {Kind[]} kinds @param {Row[]} rows */
function said(kinds, rows) {
  const seen = rows.filter(({ tries }) => tries)
  if (!seen.length) return [make("p", {}, NONE)]
  const mixed = mixUps(kinds, rows)
  const words = mixed.map(({ shown, taken, count }) =>
    make("li", {}, "You took ", make("strong", {}, lower(shown.text)), ` for ${lower(taken.text)} ${times(count)}.`),
  )
  return [mixed.length ? make("ul", {}, ...words) : make("p", {}, CLEAR), table(kinds, seen)]
}

/** @param {Kind[]} kinds @param {Row[]} rows */
function table(kinds, rows) {
  const some = rows.some(({ unknown }) => unknown)
  const heads = [...kinds.map(({ text }) => `You chose ${lower(text)}`), ...(some ? ["You did not know yet"] : [])]
  const head = row("columnheader", make("td", {}), ...heads.map((words) => make("th", { scope: "col" }, words)))
  const body = rows.map(({ kind, chosen, unknown }) => {
    const cells = [...chosen, ...(some ? [unknown] : [])].map((count, place) =>
      cell(count, heads[place] ?? "", kinds[place] === kind),
    )
    return row("cell", make("th", { scope: "row" }, `It was ${lower(kind.text)}`), ...cells)
  })
  const whole = make(
    "table",
    {},
    make("caption", {}, "How often you chose each kind. The first try of a day at each case counts."),
    part("thead", head),
    part("tbody", ...body),
  )
  whole.setAttribute("role", "table")
  return make("div", { className: "comparison" }, whole)
}

/** On a small screen a row becomes a block, which takes a table's own roles away; so they are said. @param {"thead" | "tbody"} tag @param {...Node} rows */
function part(tag, ...rows) {
  const made = make(tag, {}, ...rows)
  made.setAttribute("role", "rowgroup")
  return made
}

/** @param {"columnheader" | "cell"} role @param {...HTMLTableCellElement} cells */
function row(role, ...cells) {
  const made = make("tr", {}, ...cells)
  made.setAttribute("role", "row")
  for (const one of cells) one.setAttribute("role", one.scope === "row" ? "rowheader" : one.tagName === "TH" ? role : "cell")
  return made
}

/** @param {number} count @param {string} label @param {boolean} right */
function cell(count, label, right) {
  const made = make("td", {}, right && count ? make("strong", {}, `${count} right`) : `${count}`)
  made.dataset.label = label
  return made
}

/** @param {string} words */
const lower = (words) => words.charAt(0).toLowerCase() + words.slice(1)

/** @param {number} count */
const times = (count) => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`)

customElements.define("case-confusions", CaseConfusions)
