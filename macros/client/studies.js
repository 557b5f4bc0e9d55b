/**
 * What a person's tries at one question come to, one row for each question: enough for every list and figure on the site, and kept up to
 * date as tries come in, so that nothing has to read a log of 100,000. Pure.
 *
 * Of each day only the first try counts. It shows what had stayed since the last time; a second one, minutes after the explanation, shows
 * that somebody has read it.
 *
 * @typedef {import("./store.js").Attempt} Attempt
 * @typedef {import("./schedule.js").Memory} Memory
 * @typedef {{ item: string, module: string, outcome: string, hash: string, score: number, maxScore: number, at: string,
 *   days: number[], memory?: Memory }} Study  `days` holds pairs: the day, and how the first try of that day went (see `markOf`)
 * @typedef {{ day: number, right: boolean, certainty: 0 | 1 | 2 | 3 }} FirstTry
 */
import { dayOf } from "./days.js"

/** @param {Study | undefined} study @param {Attempt} attempt @returns {Study} */
export function withAttempt(study, attempt) {
  const { item, module = "", outcome = "", hash = "", score, maxScore = 1, at } = attempt
  const newest = { item, module, outcome, hash, score, maxScore, at }
  const days = study ? [...study.days] : []
  const added = addFirst(days, attempt)
  const memory = added === days.length - 2 || added < 0 ? study?.memory : undefined
  const base = study && time(study) > time(attempt) ? { ...study } : newest
  return { ...base, days, ...(memory ? { memory } : {}) }
}

/** Of one question, in any order. @param {Attempt[]} attempts @returns {Study | undefined} */
export const studyOf = (attempts) =>
  [...attempts].sort((one, two) => time(one) - time(two)).reduce(withAttempt, /** @type {Study | undefined} */ (undefined))

/** @param {Iterable<Attempt>} attempts @returns {Study[]} */
export const studiesOf = (attempts) => byItem(attempts).flatMap((some) => studyOf(some) ?? [])

/** @param {Iterable<Attempt>} attempts @returns {Attempt[][]} */
export function byItem(attempts) {
  /** @type {Map<string, Attempt[]>} */
  const found = new Map()
  for (const attempt of attempts) {
    const some = found.get(attempt.item)
    some ? some.push(attempt) : found.set(attempt.item, [attempt])
  }
  return [...found.values()]
}

/** @param {any} row */
export const isStudy = (row) =>
  typeof row === "object" &&
  row !== null &&
  typeof row.item === "string" &&
  Array.isArray(row.days) &&
  row.days.length % 2 === 0 &&
  row.days.every(Number.isFinite)

/** @param {{ days: number[] }} study @returns {FirstTry[]} */
export const firstTries = ({ days }) =>
  days.flatMap((day, place) => (place % 2 ? [] : [{ day, ...readMark(Number(days[place + 1])) }]))

/** On how many different days was it right? @param {{ days: number[] }} study */
export const rightDays = ({ days }) => days.filter((mark, place) => place % 2 && readMark(mark).right).length

/** @param {number[]} days @param {Attempt} attempt @returns {number} where it was put, or -1 where that day has its first try */
function addFirst(days, attempt) {
  const day = dayOf(attempt.at)
  if (Number.isNaN(day)) return -1
  let place = days.length
  while (place > 0 && Number(days[place - 2]) > day) place -= 2
  if (days[place - 2] === day) return -1
  days.splice(place, 0, day, markOf(attempt))
  return place
}

/** Right or not, and how sure: one small number, for there are many. @param {Attempt} attempt */
const markOf = ({ score, maxScore = 1, certainty }) => (score >= maxScore ? 1 : 0) + 2 * (certainty ?? 0)

/** @param {number} mark */
const readMark = (mark) => ({ right: mark % 2 === 1, certainty: /** @type {0 | 1 | 2 | 3} */ (mark >> 1) })

/** @param {{ at?: string } | undefined} record */
const time = (record) => Date.parse(String(record?.at)) || 0
