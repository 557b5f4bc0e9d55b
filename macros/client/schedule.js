/**
 * When to look at a question again: FSRS-6 by ts-fsrs, with its default weights and nine in ten remembered as the aim. Whole days, no
 * chance. Pure: what is known of a question follows from the first try of each day and from nothing else.
 *
 * With learning and relearning steps left empty and the short term switched on, a question that is always right comes back after
 * 2, 11 and 46 days, as in the reference implementation. Switched off, the library reckons otherwise.
 *
 * @typedef {import("./studies.js").FirstTry} FirstTry
 * @typedef {object} Memory
 * @property {number} form  which reckoning this came from
 * @property {number} tries  how many first tries are in it
 * @property {number} stability  after so many days nine in ten are still remembered
 * @property {number} difficulty  1 to 10
 * @property {number} last  the day of the last try
 * @property {number} interval  days from then until the next
 * @property {number} right  on how many days it was right
 * @property {number} reviews  tries on a later day than the first
 * @property {number} recalled  how many of those were right
 * @property {number} expected  how many the schedule expected to be right
 */
import { FSRS, generatorParameters, Rating } from "../vendor/ts-fsrs.js"

/** To be raised when the same tries come to something else, so that what is stored is reckoned anew. */
export const FORM = 1
export const AIM = 0.9
const SECURE = 3

const scheduler = new FSRS(
  generatorParameters({
    request_retention: AIM,
    enable_fuzz: false,
    enable_short_term: true,
    learning_steps: [],
    relearning_steps: [],
  }),
)

const NEW = {
  form: FORM,
  tries: 0,
  stability: 0,
  difficulty: 0,
  last: 0,
  interval: 0,
  right: 0,
  reviews: 0,
  recalled: 0,
  expected: 0,
}

/** Wrong → Again; right but not sure → Hard; right → Good. @param {{ right: boolean, certainty: 0 | 1 | 2 | 3 }} given */
export const gradeOf = ({ right, certainty }) => (right ? (certainty === 1 ? Rating.Hard : Rating.Good) : Rating.Again)

/** @param {Memory} memory @param {FirstTry} given @returns {Memory} */
export function after(memory, { day, right, certainty }) {
  const elapsed = memory.tries ? day - memory.last : 0
  const before = memory.tries ? { stability: memory.stability, difficulty: memory.difficulty } : null
  const expected = before ? scheduler.forgetting_curve(elapsed, before.stability) : 0
  const { stability, difficulty } = scheduler.next_state(before, elapsed, gradeOf({ right, certainty }))
  return {
    form: FORM,
    tries: memory.tries + 1,
    stability,
    difficulty,
    last: day,
    interval: scheduler.next_interval(stability, elapsed),
    right: memory.right + Number(right),
    reviews: memory.reviews + Number(Boolean(before)),
    recalled: memory.recalled + Number(Boolean(before) && right),
    expected: memory.expected + expected,
  }
}

/** Goes on from what was known, where that is of this reckoning. @param {FirstTry[]} tries @param {Memory} [known] @returns {Memory} */
export function memoryOf(tries, known = NEW) {
  const start = known.form === FORM && known.tries <= tries.length ? known : NEW
  return tries.slice(start.tries).reduce(after, start)
}

/** The day on which a question is ready. @param {Memory} memory @param {number | undefined} assessment the day of it */
export function readyOn({ last, interval, right }, assessment) {
  return last + Math.min(interval, longest(right, Number(assessment) - last))
}

/**
 * Before an assessment: three right days first, so a third of the days that are left at most; then once more, two days before it.
 * Nothing is asked after that, and a day that is over changes nothing.
 *
 * @param {number} right @param {number} left days until the assessment
 */
function longest(right, left) {
  if (!(left > 0)) return Number.POSITIVE_INFINITY
  if (right < SECURE) return Math.ceil(left / SECURE)
  return left > 2 ? left - 2 : Number.POSITIVE_INFINITY
}
