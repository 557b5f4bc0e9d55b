/**
 * What the platform is told: a score of 100, and how far it has come.
 *
 * @typedef {{ [key: string]: number }} Best  the best score, from 0 to 1, of each question that was checked
 * @typedef {{ raw?: number, status: "incomplete" | "passed" | "failed" | "completed", answered: number }} Result
 */

/**
 * Nobody fails before the last question, and a question that was not checked counts nothing. Where learners mark everything
 * themselves there is no score: having done it is all.
 *
 * @param {Best} best
 * @param {readonly string[]} scored keys of the questions that have a key
 * @param {readonly string[]} own keys of those that learners mark themselves
 * @param {number} pass
 * @returns {Result}
 */
export function result(best, scored, own, pass) {
  const counted = scored.length ? scored : own
  const answered = counted.filter((key) => best[key] !== undefined).length
  const whole = answered === counted.length
  if (!scored.length) return { status: whole ? "completed" : "incomplete", answered }
  const sum = scored.reduce((total, key) => total + (best[key] ?? 0), 0)
  const points = (100 * sum) / scored.length + 1e-9 // thirds come to a whole
  return { raw: Math.floor(points), status: whole ? (points >= pass ? "passed" : "failed") : "incomplete", answered }
}
