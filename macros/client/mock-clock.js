/**
 * The time of a mock assessment, in milliseconds and in words. Pure: nothing here looks at a clock.
 *
 * @typedef {"none" | "standard" | "quarter" | "half" | "double"} Allowance
 */
const MINUTE = 60_000

/** @type {Map<Allowance, number>} */
const FACTORS = new Map([
  ["standard", 1],
  ["quarter", 1.25],
  ["half", 1.5],
  ["double", 2],
])

/** 0 stands for no limit. @param {number} minutes the standard time @param {Allowance} allowance */
export const limitOf = (minutes, allowance) => Math.round(minutes * (FACTORS.get(allowance) ?? 0) * MINUTE)

/** The choices, in words; not to be timed comes first. @param {number} minutes @returns {[Allowance, string][]} */
export const allowances = (minutes) => [
  ["none", "No time limit"],
  ["standard", `Standard time: ${timeInWords(minutes * MINUTE)}`],
  ["quarter", `A quarter more (+25%): ${timeInWords(limitOf(minutes, "quarter"))}`],
  ["half", `Half as much again (+50%): ${timeInWords(limitOf(minutes, "half"))}`],
  ["double", `Double time: ${timeInWords(limitOf(minutes, "double"))}`],
]

/** @param {number} time */
export function timeInWords(time) {
  const minutes = Math.ceil(time / MINUTE)
  const parts = [count(Math.floor(minutes / 60), "hour"), count(minutes % 60, "minute")].filter(Boolean)
  return parts.join(" ") || "0 minutes"
}

/** @param {number} number @param {string} unit */
const count = (number, unit) => (number ? `${number} ${unit}${number === 1 ? "" : "s"}` : "")

export const TIME_IS_UP =
  "Time is up. Nothing is taken away. You can carry on: what you answer from now on is marked as extra time."

/** What the clock shows: no seconds, so that nobody has to watch them. @param {number} limit @param {number} spent */
export function left(limit, spent) {
  const rest = limit - spent
  if (rest <= 0) return "Time is up"
  return rest <= MINUTE ? "Less than a minute left" : `${timeInWords(rest)} left`
}

/**
 * What is to be said once, when the time spent goes from `before` to `after`: half, ten minutes, one minute, and the end. Of several
 * that went by at once only the last is news.
 *
 * @param {number} limit @param {number} before @param {number} after
 */
export function milestone(limit, before, after) {
  /** @type {[number, string][]} */
  const marks = [
    [limit / 2, `Half of the time is left: ${timeInWords(limit / 2)}.`],
    [limit - 10 * MINUTE, "Ten minutes left."],
    [limit - MINUTE, "One minute left."],
    [limit, TIME_IS_UP],
  ]
  const passed = marks.filter(([at]) => limit > 0 && at > 0 && before < at && at <= after)
  return passed.sort(([one], [other]) => one - other).at(-1)?.[1] ?? ""
}
