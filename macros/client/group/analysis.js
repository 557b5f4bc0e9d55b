/**
 * From people's results to what may be said of each question. What the small-number rules forbid is not worked out at all. Pure.
 *
 * @typedef {import("./statistics.js").Row} Row
 * @typedef {import("./statistics.js").OptionCount} OptionCount
 * @typedef {import("./read-results.js").Results} Results
 * @typedef {"nothing" | "counts" | "facility" | "rough" | "normal"} Evidence
 * @typedef {{ id: string, type: string, hash: string, outcome: string, selfMarked?: boolean }} Item
 * @typedef {{ id: string, title: string, url: string, items: Item[], outcomes: { id: string, text: string }[] }} Module
 * @typedef {{ item: Item, evidence: Evidence, count: number, right: number, facility?: number, interval?: [number, number],
 *   discrimination?: number, difference?: number, sure?: { asked: number, wrong: number }, options?: OptionCount[], chose?: number }} Line
 * @typedef {{ module: Module, lines: Line[], reliability?: { alpha: number, people: number, items: number } }} Part
 */
import { alpha, discrimination, mean, optionCounts, sureAndWrong, topLessBottom, wilson } from "./statistics.js"

/** From how many people on each kind of evidence may be shown. */
const LEAST = { counts: 5, facility: 10, rough: 30, ends: 40, normal: 100 }
const ITEMS_FOR_ALPHA = 10

/** @param {number} count of people @returns {Evidence} */
export function evidenceFrom(count) {
  if (count < LEAST.counts) return "nothing"
  if (count < LEAST.facility) return "counts"
  if (count < LEAST.rough) return "facility"
  return count < LEAST.normal ? "rough" : "normal"
}

/** @param {Module} module @param {Results[]} group @returns {Part} */
export function analysed(module, group) {
  const items = module.items.filter(({ selfMarked }) => !selfMarked)
  const rows = rowsOf(items, group)
  const lines = items.map((item) => line(item, rows.get(item.id) ?? []))
  const reliability = reliabilityOf(lines, group)
  return { module, lines, ...(reliability ? { reliability } : {}) }
}

/** Of each item, a row for each person who tried its present wording. @param {Item[]} items @param {Results[]} group */
export function rowsOf(items, group) {
  /** @type {Map<string, Row[]>} */
  const rows = new Map(items.map(({ id }) => [id, []]))
  const present = isPresent(items)
  for (const person of group) {
    const tried = items.flatMap((item) => person.tries.get(item.id) ?? []).filter(present)
    const total = tried.reduce((sum, { share }) => sum + share, 0)
    for (const { item, share, chosen, certainty } of tried) {
      const rest = tried.length > 1 ? (total - share) / (tried.length - 1) : undefined
      rows.get(item)?.push({ share, rest, chosen, certainty })
    }
  }
  return rows
}

/** @param {Item[]} items */
function isPresent(items) {
  const hashes = new Map(items.map(({ id, hash }) => [id, hash]))
  return (/** @type {import("./read-results.js").Try} */ { item, hash }) => hash === "" || hash === hashes.get(item)
}

/** @param {Item} item @param {Row[]} rows @returns {Line} */
export function line(item, rows) {
  const evidence = evidenceFrom(rows.length)
  if (evidence === "nothing") return { item, evidence, count: 0, right: 0 }
  const counts = { item, evidence, count: rows.length, right: rows.filter(({ share }) => share >= 1).length, ...countsOf(rows) }
  if (evidence === "counts") return counts
  const facility = mean(rows.map(({ share }) => share))
  const fuller = { ...counts, facility, interval: wilson(facility, rows.length) }
  return evidence === "facility" ? fuller : { ...fuller, ...tellingApart(rows) }
}

/** @param {Row[]} rows */
function countsOf(rows) {
  const sure = sureAndWrong(rows)
  const chose = rows.filter(({ chosen }) => chosen?.length).length
  return {
    ...(sure.asked >= LEAST.counts ? { sure } : {}),
    ...(chose >= LEAST.counts ? { chose, options: optionCounts(rows, chose >= LEAST.rough) } : {}),
  }
}

/** @param {Row[]} rows */
function tellingApart(rows) {
  const found = rows.filter(({ rest }) => rest !== undefined).length < LEAST.rough ? undefined : discrimination(rows)
  const difference = rows.length < LEAST.ends ? undefined : topLessBottom(rows)
  return {
    ...(found === undefined ? {} : { discrimination: found }),
    ...(difference === undefined ? {} : { difference }),
  }
}

/** Only from people who did all of the questions that enough people did. @param {Line[]} lines @param {Results[]} group */
function reliabilityOf(lines, group) {
  const items = lines.filter(({ count }) => count >= LEAST.rough).map(({ item }) => item)
  if (items.length < ITEMS_FOR_ALPHA) return undefined
  const present = isPresent(items)
  const table = group
    .map(({ tries }) => items.flatMap(({ id }) => tries.get(id) ?? []).filter(present))
    .filter((tried) => tried.length === items.length)
    .map((tried) => tried.map(({ share }) => share))
  const found = table.length < LEAST.rough ? undefined : alpha(table)
  return found === undefined ? undefined : { alpha: found, people: table.length, items: items.length }
}

/** A question that most got right, and about which few were wrongly sure, need not be taught again. */
const WELL_KNOWN = 0.66
const SURE_AND_WRONG = 2

/**
 * Up to three things to cover: where people were sure and wrong, then where they were wrong; of one outcome only the first.
 *
 * @param {Part[]} parts
 * @returns {{ module: Module, line: Line }[]}
 */
export function toCover(parts) {
  const worth = parts
    .flatMap(({ module, lines }) => lines.map((one) => ({ module, line: one })))
    .filter(({ line: { evidence } }) => evidence !== "nothing")
    .filter(({ line: one }) => one.right / one.count < WELL_KNOWN || (one.sure?.wrong ?? 0) >= SURE_AND_WRONG)
    .sort((one, other) => sureShare(other.line) - sureShare(one.line) || rightShare(one.line) - rightShare(other.line))
  const outcomes = new Set()
  return worth.filter(({ line: { item } }) => !outcomes.has(item.outcome) && outcomes.add(item.outcome)).slice(0, 3)
}

/** @param {Line} line */
const sureShare = ({ sure }) => (sure ? sure.wrong / sure.asked : 0)
/** @param {Line} line */
const rightShare = ({ right, count }) => right / count
