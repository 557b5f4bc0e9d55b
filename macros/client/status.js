/**
 * How somebody stands with an outcome or a question, in words a person can act on. Pure. It rests on the first try of each day.
 *
 * @typedef {import("./studies.js").Study} Study
 * @typedef {import("./learning-summary.js").ItemLine} ItemLine
 * @typedef {"new" | "learning" | "secure" | "needs another go"} Status
 */
import { rightDays } from "./studies.js"

/** Right on so many different days. */
export const SECURE_DAYS = 3

/** @param {Study} study */
export const isMissed = ({ days }) => days.length > 0 && Number(days.at(-1)) % 2 === 0

/** @param {Study} study */
export const isSecure = (study) => !isMissed(study) && rightDays(study) >= SECURE_DAYS

/** Wrong, and sure of it. @param {Study} study */
export const isSureAndWrong = ({ days }) => Number(days.at(-1)) === 2 * 3

/** What people mark themselves is left out. @param {ItemLine[]} items @param {Map<string, Study>} studies @returns {{ status: Status, secure: number, total: number }} */
export function standing(items, studies) {
  const marked = items.filter(({ selfMarked }) => !selfMarked)
  const tried = marked.flatMap(({ id }) => studies.get(id) ?? [])
  const secure = tried.filter(isSecure).length
  const anything = items.some(({ id }) => studies.has(id))
  return { status: word(tried, secure, marked.length, anything), secure, total: marked.length }
}

/** @param {Study[]} tried @param {number} secure @param {number} total @param {boolean} anything @returns {Status} */
function word(tried, secure, total, anything) {
  if (!anything) return "new"
  if (tried.some(isMissed)) return "needs another go"
  return secure === total && total > 0 ? "secure" : "learning"
}
