/**
 * What a person hands to a trainer: only what they have ticked, of the modules that they have ticked, in line with the published schema
 * (`/schema/alongside-results-1.json`). No text that anybody wrote is in it, and no name. Pure.
 *
 * @typedef {import("../store.js").Attempt} Attempt
 * @typedef {import("../learning-summary.js").ModuleLine} ModuleLine
 * @typedef {{ days: boolean, scores: boolean, options: boolean, certainty: boolean }} Parts
 * @typedef {{ module: string, tried: number, total: number, from?: string, to?: string }} Done
 * @typedef {{ id: string, item: string, hash?: string, score: number, maxScore: number, certainty?: number, response?: string[] }} Try
 * @typedef {{ format: "alongside-results", version: 1, id: string, made: string, pseudonym: string, modules: Done[], attempts: Try[] }} ResultsFile
 */

/** In these a response is a list of ids that authors gave; in others it can be something that a person typed. */
const CHOOSING = ["single-choice", "multiple-response", "true-false"]
const MOST_TRIES = 5000

/**
 * @param {Attempt[]} attempts
 * @param {ModuleLine[]} modules  the ones that are ticked
 * @param {Parts} parts
 * @param {{ pseudonym: string, id: string, made: string }} marks
 * @returns {ResultsFile}
 */
export function resultsFile(attempts, modules, parts, { pseudonym, id, made }) {
  const firsts = firstTries(attempts)
  const shared = parts.scores ? modules.flatMap((module) => tries(module, firsts, parts)).slice(0, MOST_TRIES) : []
  const done = modules.map((module) => doneOf(module, attempts, firsts, parts))
  return { format: "alongside-results", version: 1, id, made, pseudonym: pseudonym.trim(), modules: done, attempts: shared }
}

/** Of each question the first try of all. @param {Attempt[]} attempts @returns {Map<string, Attempt>} */
export function firstTries(attempts) {
  /** @type {Map<string, Attempt>} */
  const firsts = new Map()
  for (const attempt of [...attempts].sort((one, other) => Date.parse(one.at) - Date.parse(other.at)))
    if (!firsts.has(attempt.item)) firsts.set(attempt.item, attempt)
  return firsts
}

/** @param {ModuleLine} module @param {Attempt[]} attempts @param {Map<string, Attempt>} firsts @param {Parts} parts @returns {Done} */
function doneOf({ id, items }, attempts, firsts, { days }) {
  const known = new Set(items.map((item) => item.id))
  const on = attempts.filter(({ item }) => known.has(item)).map(({ at }) => at.slice(0, 10))
  const ends = [...on].sort()
  return {
    module: id,
    tried: items.filter((item) => firsts.has(item.id)).length,
    total: items.length,
    ...(days && on.length ? { from: String(ends[0]), to: String(ends.at(-1)) } : {}),
  }
}

/** What people mark themselves is theirs. @param {ModuleLine} module @param {Map<string, Attempt>} firsts @param {Parts} parts @returns {Try[]} */
function tries({ items }, firsts, parts) {
  return items.flatMap(({ id, type, selfMarked }) => {
    const attempt = selfMarked ? undefined : firsts.get(id)
    return attempt && Number(attempt.maxScore ?? 1) > 0 ? [tryOf(attempt, type, parts)] : []
  })
}

/** @param {Attempt} attempt @param {string} type @param {Parts} parts @returns {Try} */
function tryOf({ id, item, hash, score, maxScore = 1, certainty, response }, type, { options, certainty: sure }) {
  return {
    id,
    item,
    ...(hash ? { hash } : {}),
    score: Math.min(score, maxScore),
    maxScore,
    ...(sure && certainty ? { certainty } : {}),
    ...(options && CHOOSING.includes(type) && isIds(response) ? { response } : {}),
  }
}

/** @param {unknown} response @returns {response is string[]} */
const isIds = (response) =>
  Array.isArray(response) && response.length <= 50 && response.every((id) => /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(String(id)))
