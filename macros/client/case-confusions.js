/**
 * `<case-confusions>`: under a set of cases, which kinds this person has taken for which. In words first, then as a table.
 * It counts what is remembered, so it grows with each visit and goes with Finish and clear.
 */
import { make } from "./make.js"
import { memory } from "./memory.js"
import { picks, table } from "./mix-ups.js"

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {{ id: string, text: string }} Kind
 * @typedef {Map<string, Map<string, number>>} Counts  for the kind that a case shows: how often each kind was chosen
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
    const tries = (await Promise.all(modules.map((module) => store.attempts({ module })))).flat()
    const inOrder = tries.sort((one, two) => Date.parse(one.at) - Date.parse(two.at))
    this.querySelector("div")?.replaceChildren(...said(kinds, table(picks(inOrder, new Map(Object.entries(keys))))))
  }
}

/** @param {Kind[]} kinds @param {Counts} counts */
function said(kinds, counts) {
  if (!counts.size) return [make("p", {}, NONE)]
  const pairs = kinds.flatMap((shown) => kinds.map((taken) => ({ shown, taken, count: counts.get(shown.id)?.get(taken.id) ?? 0 })))
  const mixed = pairs.filter(({ shown, taken, count }) => shown !== taken && count).sort((one, two) => two.count - one.count)
  const words = mixed.map(({ shown, taken, count }) =>
    make("li", {}, "You took ", make("strong", {}, lower(shown.text)), ` for ${lower(taken.text)} ${times(count)}.`),
  )
  return [mixed.length ? make("ul", {}, ...words) : make("p", {}, CLEAR), drawn(kinds, counts)]
}

/** @param {Kind[]} kinds @param {Counts} counts */
function drawn(kinds, counts) {
  const heads = kinds.map(({ text }) => `You chose ${lower(text)}`)
  const head = row("columnheader", make("td", {}), ...heads.map((words) => make("th", { scope: "col" }, words)))
  const seen = kinds.filter(({ id }) => counts.has(id))
  const body = seen.map((kind) => {
    const cells = kinds.map(({ id }, place) => cell(counts.get(kind.id)?.get(id) ?? 0, heads[place] ?? "", id === kind.id))
    return row("cell", make("th", { scope: "row" }, `It was ${lower(kind.text)}`), ...cells)
  })
  const caption = make("caption", {}, "How often you chose each kind. The first try of a day at each case counts.")
  const whole = make("table", {}, caption, part("thead", head), part("tbody", ...body))
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
