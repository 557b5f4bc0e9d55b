/**
 * What a group's first tries say about a question, as numbers. Pure; tested against a reference in numpy and scipy.
 *
 * `share` is the part of the marks that somebody got, from 0 to 1. `rest` is how the same person did on the other questions.
 *
 * @typedef {{ share: number, rest: number | undefined, chosen: string[] | undefined, certainty: 1 | 2 | 3 | undefined }} Row
 * @typedef {{ id: string, all: number, top: number | undefined, bottom: number | undefined }} OptionCount
 */

/** Of the normal distribution, for 95 in 100. */
const Z = 1.959963984540054

/** @param {number[]} numbers */
export const mean = (numbers) => sum(numbers) / numbers.length

/** Wilson's 95% interval. With part marks it is a little too wide, which is the safe side. @param {number} share @param {number} count @returns {[number, number]} */
export function wilson(share, count) {
  const square = (Z * Z) / count
  const middle = (share + square / 2) / (1 + square)
  const half = (Z * Math.sqrt((share * (1 - share)) / count + square / (4 * count))) / (1 + square)
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

/** Pearson's r; nothing where one of the two does not vary. @param {number[]} ones @param {number[]} others */
export function correlation(ones, others) {
  const [a, b] = [centred(ones), centred(others)]
  const spread = Math.sqrt(dot(a, a) * dot(b, b))
  return spread > 1e-12 ? Math.max(-1, Math.min(1, dot(a, b) / spread)) : undefined
}

/** Does the item tell people who do well elsewhere from people who do not? @param {Row[]} rows */
export function discrimination(rows) {
  const known = ranked(rows)
  return known.length > 1
    ? correlation(
        known.map(({ share }) => share),
        known.map(({ rest }) => rest),
      )
    : undefined
}

/** The mean of the best part of the group less that of the weakest. @param {Row[]} rows @param {number} part */
export function topLessBottom(rows, part = 0.27) {
  const { top, bottom } = ends(rows, part)
  return top.length ? mean(top.map(({ share }) => share)) - mean(bottom.map(({ share }) => share)) : undefined
}

/** How often each option was chosen, by all who shared their choice, and by the best and the weakest third of the group. @param {Row[]} rows @param {boolean} thirds @returns {OptionCount[]} */
export function optionCounts(rows, thirds) {
  const chosen = rows.filter((row) => row.chosen?.length)
  const { top, bottom } = ends(chosen, 1 / 3)
  const [best, weakest] = [counted(top), counted(bottom)]
  return [...counted(chosen)].sort().map(([id, all]) => ({
    id,
    all,
    top: thirds ? (best.get(id) ?? 0) : undefined,
    bottom: thirds ? (weakest.get(id) ?? 0) : undefined,
  }))
}

/** @param {Row[]} rows */
function counted(rows) {
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const { chosen } of rows) for (const id of chosen ?? []) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** Of those who said how sure they were: sure, and not right. @param {Row[]} rows */
export function sureAndWrong(rows) {
  const asked = rows.filter(({ certainty }) => certainty)
  return { asked: asked.length, wrong: asked.filter(({ certainty, share }) => certainty === 3 && share < 1).length }
}

/** Cronbach's alpha, which is KR-20 where marks are all or nothing: a row for each person, a column for each question. @param {number[][]} table */
export function alpha(table) {
  const columns = table[0]?.length ?? 0
  const whole = variance(table.map(sum))
  if (columns < 2 || table.length < 2 || whole < 1e-12) return undefined
  const parts = Array.from({ length: columns }, (_, column) => variance(table.map((row) => Number(row[column]))))
  return (columns / (columns - 1)) * (1 - sum(parts) / whole)
}

/** Equals keep the order in which they came. @param {Row[]} rows @param {number} part */
function ends(rows, part) {
  const sorted = ranked(rows).sort((one, other) => other.rest - one.rest)
  const size = Math.floor(sorted.length * part)
  return { top: sorted.slice(0, size), bottom: sorted.slice(sorted.length - size) }
}

/** @param {Row[]} rows @returns {(Row & { rest: number })[]} */
const ranked = (rows) => /** @type {(Row & { rest: number })[]} */ (rows.filter(({ rest }) => rest !== undefined))

/** @param {number[]} numbers */
function variance(numbers) {
  const off = centred(numbers)
  return dot(off, off) / (numbers.length - 1)
}

/** @param {number[]} numbers */
function centred(numbers) {
  const middle = mean(numbers)
  return numbers.map((number) => number - middle)
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

/** @param {number[]} ones @param {number[]} others */
const dot = (ones, others) => ones.reduce((total, one, place) => total + one * Number(others[place]), 0)
