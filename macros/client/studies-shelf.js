/**
 * Rows packed together, some hundred to a record: a browser reads 64 records in a tenth of the time that 10,000 take, and one more try
 * rewrites one record only. Pure.
 *
 * @typedef {import("./studies.js").Study} Study
 * @typedef {import("./schedule.js").Memory} Memory
 * @typedef {{ shelf: number, text: string }} Shelf
 */
import { isStudy } from "./studies.js"

const SHELVES = 64

/** Where the row of a question stands. @param {string} item */
export function shelfOf(item) {
  let sum = 0
  for (let place = 0; place < item.length; place += 1) sum = (sum * 31 + item.charCodeAt(place)) % 65_521
  return sum % SHELVES
}

/** @template {{ item: string }} Row @param {Iterable<Row>} rows @returns {Map<number, Row[]>} */
export function byShelf(rows) {
  /** @type {Map<number, Row[]>} */
  const found = new Map()
  for (const row of rows) {
    const shelf = shelfOf(row.item)
    const some = found.get(shelf)
    some ? some.push(row) : found.set(shelf, [row])
  }
  return found
}

/** @param {number} shelf @param {Iterable<Study>} rows @returns {Shelf} */
export const pack = (shelf, rows) => ({ shelf, text: JSON.stringify([...rows].map(lineOf)) })

/** Nothing where it is damaged. @param {any} record @returns {Map<string, Study> | undefined} */
export function unpack(record) {
  if (record === undefined) return new Map()
  try {
    const rows = /** @type {any[]} */ (JSON.parse(record.text)).map(rowOf)
    return rows.every(isStudy) ? new Map(rows.map((row) => [row.item, row])) : undefined
  } catch {
    return undefined
  }
}

/** @param {Study} row */
const lineOf = ({ item, module, outcome, hash, score, maxScore, at, days, memory }) => [
  item,
  module,
  outcome,
  hash,
  score,
  maxScore,
  at,
  days,
  ...(memory ? [MEMORY.map((name) => memory[name])] : []),
]

/** @param {any[]} line @returns {Study} */
function rowOf([item, module, outcome, hash, score, maxScore, at, days, memory]) {
  const row = { item, module, outcome, hash, score, maxScore, at, days }
  return memory ? { ...row, memory: memoryOf(memory) } : row
}

/** @type {(keyof Memory)[]} */
const MEMORY = ["form", "tries", "stability", "difficulty", "last", "interval", "right", "reviews", "recalled", "expected"]

/** @param {number[]} line @returns {Memory} */
const memoryOf = ([
  form = 0,
  tries = 0,
  stability = 0,
  difficulty = 0,
  last = 0,
  interval = 0,
  right = 0,
  reviews = 0,
  recalled = 0,
  expected = 0,
]) => ({
  form,
  tries,
  stability,
  difficulty,
  last,
  interval,
  right,
  reviews,
  recalled,
  expected,
})
