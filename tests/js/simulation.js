/**
 * Made-up learners who revise for an assessment in three ways: by our schedule, by a box of cards (Leitner), and in the order of the page.
 * The learner forgets by a law that is not the schedule's own, and draws the same lots whatever the way. What is compared is
 * how many looks it takes for each question that is remembered on the day.
 *
 * @typedef {{ learners: number, items: number, days: number, daily: number, seed: number }} Setting
 * @typedef {{ stability: number, last: number }} Trace  what is really in the learner's head
 * @typedef {{ newFirst?: boolean, seen: Map<number, any>, after(known: any, day: number, right: boolean): any, readyOn(known: any, day: number): number }} Way
 */
import { after, memoryOf, readyOn } from "../../macros/client/schedule.js"

/** @param {Setting} setting @returns {{ [way: string]: { looks: number, remembered: number } }} */
export function simulate(setting) {
  const ways = { schedule, leitner, page }
  return Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, total(setting, way)]))
}

/** @param {Setting} setting @param {(setting: Setting) => Way} way */
function total(setting, way) {
  const sum = { looks: 0, remembered: 0 }
  for (let learner = 0; learner < setting.learners; learner += 1) {
    const { looks, remembered } = course(setting, way(setting), learner)
    sum.looks += looks
    sum.remembered += remembered
  }
  return sum
}

/** @param {Setting} setting @param {Way} way @param {number} learner */
function course(setting, way, learner) {
  /** @type {Map<number, Trace>} */
  const head = new Map()
  let looks = 0
  for (let day = 0; day < setting.days; day += 1) {
    for (const item of session(setting, way, day)) {
      looks += 1
      const right = look(setting, head, learner, item, day)
      way.seen.set(item, way.after(way.seen.get(item), day, right))
    }
  }
  const remembered = [...head.values()].reduce((sum, trace) => sum + chanceOf(trace, setting.days), 0)
  return { looks, remembered }
}

/** What is ready, the longest waiting first, then what is new, in the order of the page; or the other way round. @param {Setting} setting @param {Way} way @param {number} day */
function session({ items, daily }, way, day) {
  const known = [...way.seen].map(([item, state]) => ({ item, due: way.readyOn(state, day) })).filter(({ due }) => due <= day)
  const fresh = Array.from({ length: items }, (_, item) => item).filter((item) => !way.seen.has(item))
  const waiting = known.sort((one, two) => one.due - two.due || one.item - two.item).map(({ item }) => item)
  return (way.newFirst ? [...fresh, ...waiting] : [...waiting, ...fresh]).slice(0, daily)
}

/** @param {Setting} setting @param {Map<number, Trace>} head @param {number} learner @param {number} item @param {number} day */
function look({ seed }, head, learner, item, day) {
  const trace = head.get(item)
  const pace = 0.6 + lot(seed, learner, -1, 0)
  const start = (0.7 + 3 * lot(seed, learner, item, -1)) * pace
  const chance = trace ? chanceOf(trace, day) : 0.4
  const right = lot(seed, learner, item, day) < chance
  const before = trace?.stability ?? start
  const grown = right && trace ? before * (1 + 9 * pace * (1 - chance)) : Math.max(0.8 * start, right ? before : 0.4 * before)
  head.set(item, { stability: grown, last: day })
  return right
}

/** A hyperbola: half is gone after nine times the days in which a tenth goes. @param {Trace} trace @param {number} day */
const chanceOf = ({ stability, last }, day) => 1 / (1 + (day - last) / (9 * stability))

/** @param {Setting} setting @returns {Way} */
const schedule = ({ days }) => ({
  seen: new Map(),
  after: (known, day, right) => after(known ?? memoryOf([]), { day, right, certainty: 0 }),
  readyOn: (known) => readyOn(known, days),
})

const BOXES = [1, 2, 4, 8, 16]

/** Right: a box further. Wrong: back to the first. @returns {Way} */
const leitner = () => ({
  seen: new Map(),
  after: (known, day, right) => ({ day, box: right ? Math.min(BOXES.length - 1, (known?.box ?? -1) + 1) : 0 }),
  readyOn: ({ day, box }) => day + Number(BOXES[box]),
})

/** From the top to the bottom and again from the top, as one reads. @returns {Way} */
const page = () => ({
  newFirst: true,
  seen: new Map(),
  after: (_, day) => ({ day }),
  readyOn: ({ day }, today) => (day < today ? day : today + 1),
})

/** The same lot for the same learner, question and day, whatever the way. @param {...number} of */
function lot(...of) {
  let hash = 0x811c9dc5
  for (const number of of) hash = Math.imul(hash ^ (number + 0x9e37), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
