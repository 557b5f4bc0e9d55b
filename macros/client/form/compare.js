/**
 * Files beside each other: one's own over time, or both views of the same supervision. Versions are never mixed. Pure.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Feedback} Feedback
 * @typedef {import("./model.js").Statement} Statement
 * @typedef {{ statement: Statement, title: string, self: string, other: string, gap: number }} Pair
 */
import { rank } from "./model.js"

/** Oldest first; files of one month stay in the order in which they were opened. @param {Feedback[]} files */
export const inTime = (files) => [...files].sort((one, other) => one.month.localeCompare(other.month))

/** Why these files are not one person's over time, or "". @param {Feedback[]} files */
export function whyNotOverTime(files) {
  if (new Set(files.map(({ role }) => role)).size > 1)
    return "One is a supervisor's self-check and one is not. Open files of one kind."
  return new Set(files.map(({ copy }) => copy)).size < 2 ? "Open two or more different files." : ""
}

/** What was and what is, for each statement that both the first and the last file rate. @param {Tool} tool @param {Feedback[]} files oldest first */
export function overTime(tool, files) {
  const first = files[0]
  const last = files.at(-1)
  return tool.domains.flatMap(({ title, statements }) =>
    statements
      .filter(({ id }) => files.filter(({ ratings }) => ratings[id]).length > 1)
      .map((statement) => ({
        title,
        statement,
        responses: files.map(({ ratings }) => ratings[statement.id] ?? ""),
        moved: steps(tool, first?.ratings[statement.id], last?.ratings[statement.id]),
      })),
  )
}

/** How many steps towards the best; null where one of the two is not on the scale. @param {Tool} tool @param {string | undefined} then @param {string | undefined} now */
function steps(tool, then, now) {
  const [from, to] = [rank(tool, then), rank(tool, now)]
  return from < 0 || to < 0 ? null : from - to
}

/** @param {number | null} moved */
export function movedInWords(moved) {
  if (moved === null) return "Cannot be compared"
  if (moved === 0) return "The same"
  const size = Math.abs(moved)
  return `${size === 1 ? "1 step" : `${size} steps`} ${moved > 0 ? "up" : "down"}`
}

/** Why two files may not be laid side by side, or "". @param {Feedback[]} files */
export function whyNotSideBySide(files) {
  const own = files.filter(({ role }) => role === "supervisor")
  const others = files.filter(({ role }) => role === "supervisee")
  if (own.length !== 1 || others.length !== 1) return "Open two files: one self-check, and one file of a supervisee."
  if (!others[0]?.mayCompare) return "The supervisee's file does not allow this. Only they can make one that does."
  return ""
}

/** A strength that both see, then the largest gaps. @param {Tool} tool @param {Feedback[]} files @returns {{ strength: Pair | undefined, pairs: Pair[] }} */
export function sideBySide(tool, files) {
  const self = files.find(({ role }) => role === "supervisor")
  const other = files.find(({ role }) => role === "supervisee")
  const pairs = tool.domains.flatMap(({ title, statements }) =>
    statements.flatMap((statement) => {
      const [mine, theirs] = [self?.ratings[statement.id], other?.ratings[statement.id]]
      if (rank(tool, mine) < 0 || rank(tool, theirs) < 0) return []
      return [{ statement, title, self: mine ?? "", other: theirs ?? "", gap: Math.abs(rank(tool, mine) - rank(tool, theirs)) }]
    }),
  )
  const both = (/** @type {Pair} */ pair) => rank(tool, pair.self) + rank(tool, pair.other)
  const middle = (tool.scale.length - 1) / 2
  const strength = pairs
    .filter(({ self: mine, other: theirs }) => rank(tool, mine) < middle && rank(tool, theirs) < middle)
    .sort((one, next) => both(one) - both(next))[0]
  return { strength, pairs: pairs.filter((pair) => pair !== strength).sort((one, next) => next.gap - one.gap) }
}
