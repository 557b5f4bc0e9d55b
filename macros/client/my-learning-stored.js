/**
 * Every thing that is stored, by name, with a button to remove it.
 *
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").StoredRow} StoredRow
 */
import { action, many, passage } from "./learning-parts.js"
import { make } from "./make.js"
import { prefix } from "./store.js"

/** More rows help nobody, and would take long to draw. */
const MOST_ROWS = 100

/** @param {Store} store @param {() => void} removed */
export async function storedPart(store, removed) {
  const rows = await store.stored()
  if (!rows.length) return [passage("Nothing is stored in this browser.")]
  const shown = rows.slice(0, MOST_ROWS)
  const rest = rows.length - shown.length
  return [
    table(shown.map((row) => line(row, () => store.remove(row).then(removed)))),
    ...(rest ? [passage(`And ${many(rest, "more draft", "more drafts")}. Finish and clear removes them all.`)] : []),
  ]
}

// On a narrow screen the style sheet stacks the cells, and some browsers then forget that it is a table: hence the roles.

/** @param {HTMLElement[]} lines */
function table(lines) {
  const head = make(
    "tr",
    { role: "row" },
    ...["Name", "What it is for", "Where", "Remove"].map((words) => make("th", { scope: "col", role: "columnheader" }, words)),
  )
  return make(
    "table",
    { className: "learning-stored", role: "table" },
    make("thead", { role: "rowgroup" }, head),
    make("tbody", { role: "rowgroup" }, ...lines),
  )
}

/** @param {StoredRow} row @param {() => void} remove */
function line({ name, what, where, bytes }, remove) {
  const button = action("Remove", remove, true)
  button.setAttribute("aria-label", `Remove: ${name}`)
  return make(
    "tr",
    { role: "row" },
    make("td", { role: "cell" }, make("code", {}, name)),
    make("td", { role: "cell" }, what),
    make("td", { role: "cell" }, bytes ? `${where} (${weight(bytes)})` : where),
    make("td", { role: "cell" }, name === `${prefix}kept` ? "Finish and clear removes it" : button),
  )
}

/** @param {number} bytes */
const weight = (bytes) => (bytes < 1000 ? many(bytes, "byte", "bytes") : many(Math.round(bytes / 1000), "kB", "kB"))
