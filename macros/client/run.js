/**
 * A set of questions that is being worked through. What was missed comes back at the end until it has been right once. Pure.
 *
 * @typedef {[first: number, last: number, certainty: number | null]} Result
 * @typedef {{ title: string, items: string[], queue: string[], seed: number, passed: number, turns: number, results: { [item: string]: Result }, done: boolean }} Run
 */

/** @param {string[]} items @param {string} title @param {number} seed @returns {Run} */
export const begin = (items, title, seed) => ({
  title,
  items,
  queue: items,
  seed,
  passed: 0,
  turns: 0,
  results: {},
  done: !items.length,
})

/** @param {Run} run @param {string} item @param {number} score @param {number | null} certainty @returns {Run} */
export function scored(run, item, score, certainty) {
  const [first, , sure] = run.results[item] ?? [score, score, certainty]
  return { ...run, results: { ...run.results, [item]: [first, score, sure] } }
}

/** From the question on the screen to the next; `missed` sends it to the end. @param {Run} run @param {boolean} missed @returns {Run} */
export function onward(run, missed) {
  const [now, ...rest] = run.queue
  const queue = missed && now !== undefined ? [...rest, now] : rest
  return { ...run, queue, passed: run.passed + 1, turns: run.turns + Number(missed), done: !queue.length }
}

/** @param {Run} run */
export const stop = (run) => ({ ...run, done: true })

/** Has every question been on the screen once? @param {Run} run */
export const isAgain = ({ passed, items }) => passed >= items.length

/** What stands above the question. @param {Run} run */
export const heading = (run) =>
  isAgain(run) ? `Once more: ${run.queue.length} to go` : `Question ${run.passed + 1} of ${run.items.length}`

/** A record may come from a file: only what is on the site is asked. @param {any} record @param {(item: string) => boolean} known @returns {Run | undefined} */
export function checked(record, known) {
  if (!Array.isArray(record?.items) || !Array.isArray(record?.queue)) return undefined
  const items = record.items.filter(known)
  const queue = record.queue.filter((/** @type {string} */ item) => items.includes(item))
  const passed = record.items.slice(0, Number(record.passed) || 0).filter(known).length
  const { title = "", seed = 1, turns = 0 } = record
  const results = Object.fromEntries(
    Object.entries(Object(record.results)).filter(([item, result]) => known(item) && isResult(result)),
  )
  const done = record.done === true || !queue.length
  return items.length ? { title, items, queue, seed: Number(seed), passed, turns, results, done } : undefined
}

/** @param {any} result */
const isResult = (result) =>
  Array.isArray(result) && Number.isFinite(result[0]) && Number.isFinite(result[1]) && [null, 1, 2, 3].includes(result[2])
