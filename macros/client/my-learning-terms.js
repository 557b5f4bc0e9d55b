/**
 * Coaching, mentoring, supervision, preceptorship: which one somebody takes for which, and a small set that parts them.
 *
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./choose.js").Candidate} Candidate
 */
import { arrange } from "./choose.js"
import { heading, many, passage } from "./learning-parts.js"
import { make } from "./make.js"
import { fixes, picks, table } from "./mix-ups.js"
import { root } from "./store.js"
import { TERMS, termsOf } from "./terms.js"

/** @param {Store} store @param {Candidate[]} items @param {Map<string, unknown>} studies @returns {Promise<Node[]>} */
export async function termsPart(store, items, studies) {
  const contrasting = items.filter(({ contrast }) => contrast)
  const tried = contrasting.filter(({ id }) => studies.has(id))
  if (!tried.length) return []
  const terms = await termsOf(contrasting)
  const attempts = (await Promise.all(tried.map(({ id }) => store.attempts({ item: id })))).flat()
  const all = picks(
    attempts.sort((one, two) => Date.parse(one.at) - Date.parse(two.at)),
    terms,
  )
  return [matrix(table(all)), ...fixing(fixes(all, terms), items, terms)]
}

/** @param {string} id line-management → Line management */
const words = (id) => id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " ")

/** @param {Map<string, Map<string, number>>} rows */
function matrix(rows) {
  const seen = new Set([...rows.keys(), ...[...rows.values()].flatMap((row) => [...row.keys()])])
  const columns = [...TERMS.filter((term) => seen.has(term)), ...[...seen].filter((term) => !TERMS.includes(term)).sort()]
  const head = ["", ...columns.map(words)]
  const caption = make(
    "caption",
    {},
    "A row for each kind that it was, a column for each that you chose. Only the first try of a day counts.",
  )
  const lines = columns
    .filter((was) => rows.has(was))
    .map((was) => line(was, columns, /** @type {Map<string, number>} */ (rows.get(was))))
  return make(
    "table",
    { className: "learning-matrix", role: "table" },
    caption,
    make(
      "thead",
      { role: "rowgroup" },
      make("tr", { role: "row" }, ...head.map((text) => make("th", { scope: "col", role: "columnheader" }, text))),
    ),
    make("tbody", { role: "rowgroup" }, ...lines),
  )
}

/** @param {string} was @param {string[]} columns @param {Map<string, number>} row */
function line(was, columns, row) {
  const cells = columns.map((chosen) => {
    const count = row.get(chosen) ?? 0
    const cell = make("td", { role: "cell" }, count ? `${count}${chosen === was ? " right" : ""}` : "–")
    cell.dataset.label = `You chose ${words(chosen).toLowerCase()}`
    if (!count) cell.className = "learning-none"
    return cell
  })
  return make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" }, words(was)), ...cells)
}

/** @param {import("./mix-ups.js").Fix[]} chosen @param {Candidate[]} items @param {Map<string, string>} terms @returns {Node[]} */
function fixing(chosen, items, terms) {
  if (!chosen.length) return [passage("You have not mixed any of them up the last time. Well told apart.")]
  const byId = new Map(items.map((item) => [item.id, item]))
  const row = arrange(
    chosen.flatMap(({ item }) => byId.get(item) ?? []),
    "mixed",
    (id) => terms.get(id) ?? "",
  )
  const href = `${root}practise/#items=${row.map(({ id }) => id).join(",")}`
  return [
    heading("h3", "Fix my mix-ups"),
    passage("Why these questions:"),
    make("ul", {}, ...reasons(chosen).map((reason) => make("li", {}, reason))),
    passage(make("a", { className: "button", href }, `Fix my mix-ups: ${many(row.length, "question", "questions")}`)),
  ]
}

/** @param {import("./mix-ups.js").Fix[]} chosen */
function reasons(chosen) {
  const counted = new Map(chosen.map(({ why }) => [why, chosen.filter((fix) => fix.why === why).length]))
  return [...counted].map(([{ was, chosen: taken, count }, number]) => {
    const often = count === 1 ? "once" : `${count} times`
    return `${many(number, "question", "questions")}: you chose ${words(taken).toLowerCase()} where it was ${words(was).toLowerCase()}, ${often}.`
  })
}
