/** What is seen of a group: what to cover next, who has done what, how the questions went. */
import { keyOf, optionsOf } from "../bank.js"
import { day, heading, list, many, passage } from "../learning-parts.js"
import { make } from "../make.js"
import { root } from "../store.js"
import { toCover } from "./analysis.js"
import { alphaWords, optionNote, rightWords, sentences } from "./words.js"

/**
 * @typedef {import("./analysis.js").Module} Module
 * @typedef {import("./analysis.js").Part} Part
 * @typedef {import("./analysis.js").Line} Line
 * @typedef {import("./read-results.js").Results} Results
 * @typedef {{ name: string, results: Results }} Person
 */

/** @param {Part[]} parts @param {Map<string, string>} stems @returns {Node[]} */
export function coverPart(parts, stems) {
  const enough = parts.some(({ lines }) => lines.some(({ evidence }) => evidence !== "nothing"))
  if (!enough) return [passage("We cannot tell yet. For that, at least 5 people must share their tries at the same question.")]
  const things = toCover(parts)
  if (!things.length) return [passage("Nothing stands out: most people knew most of it.")]
  return [make("ol", { className: "group-cover" }, ...things.map(({ module, line }) => thing(module, line, stems)))]
}

/** @param {Module} module @param {Line} line @param {Map<string, string>} stems */
function thing(module, line, stems) {
  const words = module.outcomes.find(({ id }) => id === line.item.outcome)?.text ?? module.title
  const sure = line.sure?.wrong ? ` ${line.sure.wrong} of ${line.sure.asked} were sure and not right.` : ""
  const link = make("a", { href: `${root}${module.url}` }, module.title)
  return make(
    "li",
    {},
    make("strong", {}, words),
    make("p", {}, "Module: ", link, "."),
    make("p", {}, `In “${stems.get(line.item.id) ?? line.item.id}”, ${rightWords(line)}.${sure}`),
  )
}

/** A longer list would be in the way of what comes after it. */
const OPEN_UP_TO = 30

/** @param {Person[]} people @param {Module[]} modules */
export function peopleTable(people, modules) {
  const rows = people.map(({ name, results }) => {
    const done = modules.flatMap(({ id, title }) => {
      const found = results.modules.find(({ module }) => module === id)
      return found ? [make("li", {}, doneWords(title, found))] : []
    })
    const missing = modules.filter(({ id }) => !results.modules.some(({ module }) => module === id)).map(({ title }) => title)
    return [name, make("ul", {}, ...done), missing.join("; ") || "Nothing"]
  })
  const whole = table("Who has done what", ["Person", "Shared", "Not shared"], rows)
  return make("details", { open: people.length <= OPEN_UP_TO }, make("summary", {}, many(people.length, "person", "people")), whole)
}

/** @param {string} title @param {import("./read-results.js").Done} done */
function doneWords(title, { tried, total, from, to }) {
  const days = from && to ? `, ${from === to ? day(from) : `${day(from)} to ${day(to)}`}` : ""
  return `${title}: ${tried} of ${total}${days}`
}

/** @param {Part} part @param {Map<string, string>} stems @returns {Node[]} */
export function modulePart({ module, lines, reliability }, stems) {
  const shown = lines.filter(({ evidence }) => evidence !== "nothing").sort(hardestFirst)
  const hidden = lines.length - shown.length
  const rest = `${many(hidden, "question", "questions")} of this module: fewer than 5 people shared a try, so nothing is shown.`
  const whole = reliability
    ? `Alpha of these questions: ${alphaWords(reliability.alpha)}. It is from ${reliability.people} people who did the same ${reliability.items} questions.`
    : ""
  return [
    heading("h3", module.title),
    ...shown.map((line) => question(module, line, stems.get(line.item.id) ?? line.item.id)),
    ...(hidden ? [make("p", { className: "group-hint" }, rest)] : []),
    ...(whole ? [make("p", { className: "group-hint" }, whole)] : []),
  ]
}

/** @param {Line} one @param {Line} other */
const hardestFirst = (one, other) => one.right / one.count - other.right / other.count

/** The table of its options is made when somebody opens it. @param {Module} module @param {Line} line @param {string} stem */
function question(module, line, stem) {
  const summary = make(
    "summary",
    {},
    stem,
    " ",
    make("span", { className: "group-figure" }, `${line.right} of ${line.count} right`),
  )
  const link = make("a", { href: `${root}${module.url}#${line.item.id}` }, "See the question")
  const part = make("details", { className: "group-question" }, summary, list(sentences(line)), make("p", {}, link))
  const show = async () => part.append(...(await optionTable(module, line)))
  if (line.options) part.addEventListener("toggle", show, { once: true })
  return part
}

/** @param {Module} module @param {Line} line */
async function optionTable(module, line) {
  const item = { id: line.item.id, module: module.id }
  const [options, key] = await Promise.all([optionsOf(item), keyOf(item)])
  const keys = [...(key?.key ?? []), ...(key?.reason ?? [])]
  const counted = options.map(({ id, text }) => ({
    text,
    ...(line.options?.find((one) => one.id === id) ?? {
      id,
      all: 0,
      top: line.options?.[0]?.top === undefined ? undefined : 0,
      bottom: 0,
    }),
  }))
  if (!counted.length) return []
  const thirds = counted.every(({ top }) => top !== undefined)
  const head = ["Option", "All", ...(thirds ? ["Best third", "Weakest third"] : []), "Note"]
  const rows = counted.map((option) => [
    `${option.text}${keys.includes(option.id) ? " (right)" : ""}`,
    `${option.all} of ${line.chose}`,
    ...(thirds ? [String(option.top), String(option.bottom)] : []),
    optionNote(option, counted, keys, line) || "–",
  ])
  return [table("Which options people chose", head, rows)]
}

/** It stays a table for who hears it, also where its rows are stacked. @param {string} caption @param {string[]} head @param {(string | Node)[][]} rows */
function table(caption, head, rows) {
  const row = (/** @type {Node[]} */ cells) => withRole(make("tr", {}, ...cells), "row")
  const heads = row(head.map((words) => withRole(make("th", { scope: "col" }, words), "columnheader")))
  const body = rows.map(([first = "", ...rest]) =>
    row([
      withRole(make("th", { scope: "row" }, first), "rowheader"),
      ...rest.map((content, place) => {
        const cell = withRole(make("td", {}, content), "cell")
        cell.dataset.label = head[place + 1] ?? ""
        return cell
      }),
    ]),
  )
  const whole = withRole(
    make(
      "table",
      {},
      make("caption", {}, caption),
      withRole(make("thead", {}, heads), "rowgroup"),
      withRole(make("tbody", {}, ...body), "rowgroup"),
    ),
    "table",
  )
  return make("div", { className: "comparison" }, whole)
}

/** @template {HTMLElement} Element @param {Element} element @param {string} role */
function withRole(element, role) {
  element.setAttribute("role", role)
  return element
}
