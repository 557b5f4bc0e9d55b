/**
 * What is ready to be looked at again, and when the rest will be. Pure. Nothing is ever late: what was ready yesterday is ready today.
 *
 * @typedef {import("./studies.js").Study} Study
 * @typedef {import("./schedule.js").Memory} Memory
 * @typedef {Study & { memory: Memory }} Known
 * @typedef {{ known: Known[], reckoned: Known[] }} Rehearsal  `reckoned`: those whose memory was made anew, to be kept
 */
import { FORM, memoryOf, readyOn } from "./schedule.js"
import { firstTries } from "./studies.js"

/** A session is ten questions: about five minutes. */
export const SESSION = 10

/** Tries that are dated after today do not count yet: a clock was wrong. @param {Iterable<Study>} studies @param {number} today @returns {Rehearsal} */
export function rehearse(studies, today) {
  /** @type {Rehearsal} */
  const rehearsal = { known: [], reckoned: [] }
  for (const study of studies) {
    const whole = Number(study.days.at(-2) ?? 0) <= today
    const fresh = whole && isFresh(study)
    const known = fresh ? study : { ...study, memory: memoryOf(triesUntil(study, today), whole ? study.memory : undefined) }
    rehearsal.known.push(/** @type {Known} */ (known))
    if (whole && !fresh) rehearsal.reckoned.push(/** @type {Known} */ (known))
  }
  return rehearsal
}

/** @param {Study} study */
const isFresh = ({ days, memory }) => memory?.form === FORM && 2 * memory.tries === days.length

/** @param {Study} study @param {number} today */
const triesUntil = (study, today) => firstTries(study).filter(({ day }) => day <= today)

/** The day on which it is ready; a question with no try that counts is ready at once. @param {Known} known @param {number | undefined} assessment @param {number} today */
export const dayOfReview = ({ memory }, assessment, today) => (memory.tries ? readyOn(memory, assessment) : today)

/**
 * What is ready, the most likely to be forgotten first.
 *
 * @param {Known[]} known @param {(item: string) => boolean} reviewed  is it on the site, and marked by the site?
 * @param {number} today @param {number | undefined} assessment
 */
export function ready(known, reviewed, today, assessment) {
  return known
    .filter((one) => dayOfReview(one, assessment, today) <= today && reviewed(one.item))
    .map((one) => ({ one, age: (today - one.memory.last) / (one.memory.stability || 1) }))
    .sort((one, two) => two.age - one.age || (one.one.item < two.one.item ? -1 : 1))
    .map(({ one }) => one)
}

/**
 * How many become ready on each day from tomorrow on, as things stand now.
 *
 * @param {Known[]} known @param {(item: string) => boolean} reviewed @param {number} today @param {number | undefined} assessment
 * @returns {{ day: number, count: number }[]}
 */
export function coming(known, reviewed, today, assessment) {
  /** @type {Map<number, number>} */
  const counts = new Map()
  for (const one of known) {
    const day = dayOfReview(one, assessment, today)
    if (day > today && reviewed(one.item)) counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return [...counts].map(([day, count]) => ({ day, count })).sort((one, two) => one.day - two.day)
}
