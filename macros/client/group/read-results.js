/**
 * A results file on its way in. Nothing in it is trusted: what is kept is copied field by field, in line with the published schema
 * (`/schema/alongside-results-1.json`), and a file that does not fit is refused with its reason. Pure.
 *
 * @typedef {{ id: string, item: string, hash: string, share: number, chosen: string[] | undefined, certainty: 1 | 2 | 3 | undefined }} Try
 * @typedef {{ module: string, tried: number, total: number, from: string, to: string }} Done
 * @typedef {{ id: string, made: string, pseudonym: string, modules: Done[], tries: Map<string, Try> }} Results
 * @typedef {{ ok: true, results: Results } | { ok: false, reason: string }} Read
 */

/** 5,000 questions make less. */
export const MOST_BYTES = 1_000_000
const MOST = { modules: 1_000, attempts: 5_000, chosen: 50, pseudonym: 40, count: 100_000, score: 1_000 }

const REASONS = {
  big: "It is bigger than 1 MB, and a results file never is.",
  unread: "It could not be read. It may be damaged, or it was not made on this site.",
  strange: "It is not a results file.",
  newer: "It was made by a newer version of this site. Reload the page, then open it again.",
  damaged: "It is damaged: something in it does not fit.",
  progress:
    "It is a whole progress file, and it may hold private writing. We did not look at it. Ask the person for a file from “Share results with a trainer” on My learning, and delete this one.",
  feedback: "It is feedback on supervision. Please close it, and ask the person whether they meant to give it to you.",
  foreign: "It is about modules that this site does not have.",
}

/** @type {Map<unknown, string>} */
const OTHERS = new Map([
  ["alongside-progress", REASONS.progress],
  ["alongside-feedback", REASONS.feedback],
  ["alongside-pooled-report", REASONS.strange],
])

/** @param {string} text @param {Set<string>} modules the ids of the modules of this site @returns {Read} */
export function readResults(text, modules) {
  if (text.length > MOST_BYTES) return no(/"alongside-progress"/.test(text.slice(0, 500)) ? REASONS.progress : REASONS.big)
  const data = parsed(text)
  if (data === undefined) return no(REASONS.unread)
  if (!isRecord(data)) return no(REASONS.strange)
  if (data.format !== "alongside-results") return no(OTHERS.get(data.format) ?? REASONS.strange)
  if (Number.isInteger(data.version) && data.version > 1) return no(REASONS.newer)
  const results = copied(data)
  if (!results) return no(REASONS.damaged)
  return results.modules.some(({ module }) => modules.has(module)) ? { ok: true, results } : no(REASONS.foreign)
}

/** @param {string} reason @returns {Read} */
const no = (reason) => ({ ok: false, reason })

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @param {any} data @returns {Results | undefined} */
function copied({ version, id, made, pseudonym, modules, attempts }) {
  const fits = version === 1 && isId(id) && isTime(made) && isPseudonym(pseudonym)
  const done = listOf(modules, MOST.modules, doneOf)
  const tries = listOf(attempts, MOST.attempts, tryOf)
  if (!fits || !done?.length || !tries) return undefined
  return { id, made, pseudonym, modules: done, tries: new Map([...tries].reverse().map((one) => [one.item, one])) }
}

/** @param {any} given @returns {Done | undefined} */
function doneOf(given) {
  if (!isRecord(given) || !isName(given.module)) return undefined
  const { module, tried, total, from = "", to = "" } = given
  const fits = isCount(tried) && isCount(total) && [from, to].every((day) => day === "" || isDay(day))
  return fits ? { module, tried, total, from, to } : undefined
}

/** @param {any} given @returns {Try | undefined} */
function tryOf(given) {
  if (!isRecord(given)) return undefined
  const { id, item, hash = "", score, maxScore, certainty = null, response } = given
  const fits =
    isId(id) &&
    isName(item) &&
    (hash === "" || (typeof hash === "string" && /^[0-9a-f]{12}$/.test(hash))) &&
    isNumber(score, 0, MOST.score) &&
    isNumber(maxScore, 1e-9, MOST.score) &&
    score <= maxScore &&
    [null, 1, 2, 3].includes(certainty)
  const chosen = response === undefined ? [] : listOf(response, MOST.chosen, (name) => (isName(name) ? name : undefined))
  if (!fits || !chosen) return undefined
  return {
    id,
    item,
    hash,
    share: score / maxScore,
    chosen: response === undefined ? undefined : [...new Set(chosen)],
    certainty: certainty ?? undefined,
  }
}

/** All of them, or nothing where one does not fit. @template Kind @param {any} given @param {number} most @param {(one: any) => Kind | undefined} copy @returns {Kind[] | undefined} */
function listOf(given, most, copy) {
  if (!Array.isArray(given) || given.length > most) return undefined
  /** @type {Kind[]} */
  const all = []
  for (const one of given) {
    const copied = copy(one)
    if (copied === undefined) return undefined
    all.push(copied)
  }
  return all
}

/** @param {unknown} value @returns {boolean} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value)
/** @param {unknown} value */
const isId = (value) => typeof value === "string" && /^[A-Za-z0-9-]{8,64}$/.test(value)
/** @param {unknown} value */
const isName = (value) => typeof value === "string" && value.length <= 120 && /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(value)
/** No sign that is not seen, such as one that turns the line round. @param {unknown} value */
const isPseudonym = (value) =>
  typeof value === "string" && value.trim() !== "" && [...value].length <= MOST.pseudonym && !/[\p{C}\p{Zl}\p{Zp}]/u.test(value)
/** @param {unknown} value */
const isDay = (value) => typeof value === "string" && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value) && !Number.isNaN(Date.parse(value))
/** @param {unknown} value */
const isTime = (value) =>
  typeof value === "string" &&
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$/.test(value) &&
  !Number.isNaN(Date.parse(value))
/** @param {unknown} value */
const isCount = (value) => Number.isInteger(value) && isNumber(value, 0, MOST.count)
/** @param {unknown} value @param {number} least @param {number} most */
const isNumber = (value, least, most) => typeof value === "number" && value >= least && value <= most
