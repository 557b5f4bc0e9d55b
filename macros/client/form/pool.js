/**
 * Many replies as one report that exposes nobody. Pure; docs/decisions/0042 gives the reasons for each rule.
 *
 * A figure is shown only if five or more replies stand behind it, and if fewer than five cannot be found by taking figures apart.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Feedback} Feedback
 * @typedef {{ id: string, text: string, shown: "counts", base: number, counts: number[] }
 *   | { id: string, text: string, shown: "band", band: string }
 *   | { id: string, text: string, shown: "nothing" }} Line
 * @typedef {{ n: number, least: number, domains: { id: string, title: string, lines: Line[] }[] }} Report
 */
import { rank } from "./model.js"

export const LEAST = 5
export const LEAST_FOR_COMMENTS = 8

/** A person's newest copy of each reply. @param {Feedback[]} files */
export function newest(files) {
  /** @type {Map<string, Feedback>} */
  const byId = new Map()
  for (const file of files) if (file.revision > (byId.get(file.id)?.revision ?? 0)) byId.set(file.id, file)
  return [...byId.values()]
}

/** Nothing at all below the least number. @param {Tool} tool @param {Feedback[]} files newest copies, one for each person @param {number} [wished] @returns {Report | undefined} */
export function pooled(tool, files, wished = LEAST) {
  const least = Math.max(LEAST, Math.ceil(wished) || LEAST)
  if (files.length < least) return undefined
  const domains = tool.domains.map(({ id, title, statements }) => {
    const counted = statements.map(({ id: name, text }) => ({ id: name, text, counts: countsOf(tool, files, name) }))
    const lines = counted.map((one) => line(tool, files.length, least, one))
    return {
      id,
      title,
      lines: withCompany(
        lines,
        counted.map(({ counts }) => sum(counts)),
      ),
    }
  })
  return { n: files.length, least, domains }
}

/** A line that alone shows nothing would stand out beside the others, so the one with the next smallest number goes with it.
 * @param {Line[]} lines @param {number[]} bases how many rated each @returns {Line[]} */
export function withCompany(lines, bases) {
  if (lines.filter(({ shown }) => shown === "nothing").length !== 1) return lines
  const left = lines
    .map(({ shown }, index) => ({ shown, index, base: bases[index] ?? 0 }))
    .filter(({ shown }) => shown !== "nothing")
  const next = left.sort((one, other) => one.base - other.base || one.index - other.index)[0]?.index
  return lines.map((one, index) => (index === next ? nothing(one.id, one.text) : one))
}

/** @param {Tool} tool @param {Feedback[]} files @param {string} statement */
function countsOf(tool, files, statement) {
  const counts = tool.scale.map(() => 0)
  for (const { ratings } of files) {
    const at = rank(tool, ratings[statement])
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

/** @param {string} id @param {string} text @returns {Line} */
const nothing = (id, text) => ({ id, text, shown: "nothing" })

/** @param {Tool} tool @param {number} n @param {number} least @param {{ id: string, text: string, counts: number[] }} counted @returns {Line} */
function line(tool, n, least, { id, text, counts }) {
  const base = sum(counts)
  if (base < least) return nothing(id, text)
  const apart = n - base
  const few = apart > 0 && apart < least
  const same = counts.some((count) => count === base)
  if (!few && !same) return { id, text, shown: "counts", base, counts }
  const band = bandOf(tool, counts, least)
  return band ? { id, text, shown: "band", band } : nothing(id, text)
}

/** Words in place of numbers: where most of the replies are. The same words serve when all are there, so that nobody learns that
 * all are. @param {Tool} tool @param {number[]} counts @param {number} least */
function bandOf(tool, counts, least) {
  const size = tool.scale.length
  const half = Math.max(2, Math.floor(size / 2))
  if (size <= half) return ""
  const base = sum(counts)
  const upper = sum(counts.slice(0, half))
  const lower = sum(counts.slice(size - half))
  const most = (/** @type {number} */ part) => part >= least && part * 2 > base
  // On a scale of three the halves share the middle.
  if (most(upper) && upper > lower) return `Most replies were ${between(tool, 0, half - 1)}.`
  if (most(lower) && lower > upper) return `Most replies were ${between(tool, size - half, size - 1)}.`
  return ""
}

/** @param {Tool} tool @param {number} first @param {number} last */
const between = (tool, first, last) =>
  tool.scale
    .slice(first, last + 1)
    .map(({ text }) => `“${text}”`)
    .join(" or ")

/** Could two reports, laid side by side, show fewer than five people? Earlier reports of groups that share nobody count together, too.
 * @param {string[]} now the copies in this report @param {string[][]} earlier those in each earlier one @param {number} [least] */
export function tellsApart(now, earlier, least = LEAST) {
  const here = new Set(now)
  return unions(earlier).some((there) => {
    const gone = [...there].filter((copy) => !here.has(copy)).length
    const come = [...here].filter((copy) => !there.has(copy)).length
    return [gone, come].some((count) => count > 0 && count < least)
  })
}

/** The same for single statements: of two groups that share people, the numbers that rated a statement differ by fewer than five.
 * @param {Report} now @param {Report} then @param {number} [least] */
export function linesTellApart(now, then, least = LEAST) {
  const bases = new Map(linesOf(then).map(({ id, base }) => [id, base]))
  return linesOf(now).some(({ id, base }) => {
    const apart = Math.abs(base - (bases.get(id) ?? base))
    return apart > 0 && apart < least
  })
}

/** @param {Report} report */
const linesOf = ({ domains }) => domains.flatMap(({ lines }) => lines.flatMap((one) => (one.shown === "counts" ? [one] : [])))

/** Each report alone, and joined with others while no copy is in two of them. @param {string[][]} reports */
function unions(reports) {
  /** @type {Set<string>[]} */
  const found = []
  // Twelve reports have four thousand unions; nobody makes so many in one sitting.
  for (const report of reports.slice(-12)) {
    const one = new Set(report)
    const joined = found.filter((other) => [...other].every((copy) => !one.has(copy))).map((other) => new Set([...other, ...one]))
    found.push(one, ...joined)
  }
  return found
}

/** What people wrote, by question, each on its own and in an order that tells nothing. Only where enough people wrote something.
 * @param {Tool} tool @param {Feedback[]} files @param {() => number} chance from 0 up to 1 */
export function commentsOf(tool, files, chance) {
  if (files.length < LEAST_FOR_COMMENTS) return []
  const examples = { ask: "Examples", by: files.map(({ comments }) => Object.values(comments)) }
  const prompts = tool.prompts.map(({ id, ask }) => ({ ask, by: files.map(({ words }) => (words[id] ? [words[id]] : [])) }))
  return [examples, ...prompts]
    .filter(({ by }) => by.filter((own) => own.some((words) => words.trim())).length >= LEAST)
    .map(({ ask, by }) => ({ ask, comments: shuffled(by.flat(), chance) }))
}

/** @template Value @param {Value[]} values @param {() => number} chance */
function shuffled(values, chance) {
  return values
    .map((value) => ({ value, at: chance() }))
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value)
}
