/**
 * One attempt at a mock assessment: which questions were drawn, and what has become of them. It is frozen at the start, so neither a
 * reload nor an edited blueprint changes it. Pure: every step takes an attempt and returns the next.
 *
 * @typedef {import("./mock-clock.js").Allowance} Allowance
 * @typedef {import("./mock-draw.js").Drawn} Drawn
 * @typedef {[at: string, right: number, asked: number]} Past  how an earlier attempt ended
 * @typedef {{ seed: number, items: string[], modules: string[], position: number, flags: string[], given: string[], late: string[],
 *   time: Allowance, limit: number, spent: number, clock: boolean, sheet: boolean, away: boolean, done: boolean, told: boolean, past: Past[] }} Run
 * @typedef {(run: Run) => Run} Step
 */

const MOST_PAST = 20

/** @param {Drawn[]} drawn @param {number} seed @param {Allowance} time @param {number} limit @param {Past[]} past @returns {Run} */
export const begin = (drawn, seed, time, limit, past) => ({
  seed,
  items: drawn.map(({ id }) => id),
  modules: drawn.map(({ module }) => module),
  position: 0,
  flags: [],
  given: [],
  late: [],
  time,
  limit,
  spent: 0,
  clock: true,
  sheet: false,
  away: false,
  done: false,
  told: false,
  past,
})

/** @param {number} position @returns {Step} */
export const goTo = (position) => (run) => ({
  ...run,
  position: Math.max(0, Math.min(position, run.items.length - 1)),
  sheet: false,
  away: false,
})

/** @type {Step} */
export const toSheet = (run) => ({ ...run, sheet: true })

/** @type {Step} */
export const leave = (run) => ({ ...run, away: true })

/** @type {Step} */
export const resume = (run) => ({ ...run, away: false })

/** @type {Step} */
export const finish = (run) => ({ ...run, done: true })

/** @param {boolean} clock @returns {Step} */
export const showClock = (clock) => (run) => ({ ...run, clock })

/** @param {number} more @returns {Step} */
export const spend = (more) => (run) => ({ ...run, spent: run.spent + Math.max(0, more) })

/** @param {string} item @param {boolean} flagged @returns {Step} */
export const flag = (item, flagged) => (run) => ({ ...run, flags: withOrWithout(run.flags, item, flagged) })

/** A response was changed; after the time it counts as well, and is named. @param {string} item @param {boolean} begun @returns {Step} */
export const respond = (item, begun) => (run) => ({
  ...run,
  given: withOrWithout(run.given, item, begun),
  late: isOver(run) ? withOrWithout(run.late, item, begun) : run.late,
})

/** It has been told how it went, and that stays for the next time. @param {Past} past @returns {Step} */
export const tell = (past) => (run) => ({ ...run, told: true, past: [...run.past, past].slice(-MOST_PAST) })

/** @param {Run} run */
export const isOver = ({ limit, spent }) => limit > 0 && spent >= limit

/** @param {string[]} list @param {string} name @param {boolean} yes */
const withOrWithout = (list, name, yes) => [...list.filter((one) => one !== name), ...(yes ? [name] : [])]

/** What stands beside a question in the answer sheet. @param {Run} run @param {string} item */
export function stateOf({ given, flags, late }, item) {
  const parts = [given.includes(item) ? "answered" : "not answered yet"]
  if (late.includes(item)) parts.push("in extra time")
  if (flags.includes(item)) parts.push("flagged")
  return parts.join(", ")
}

/** A record may come from a file: whatever is no attempt is none, and nothing in it can lead outside the list. @param {any} record @returns {Run | undefined} */
export function checked(record) {
  const items = record?.items
  const whole = [items, record?.modules].every((list) => Array.isArray(list) && list.every((one) => typeof one === "string"))
  if (!whole || !items.length || record.modules.length !== items.length) return undefined
  const known = (/** @type {unknown} */ list) => (Array.isArray(list) ? list.filter((one) => items.includes(one)) : [])
  const past = Array.isArray(record.past) ? record.past.filter(isPast) : []
  return {
    ...begin([], amount(record.seed), record.time, amount(record.limit), past),
    items,
    modules: record.modules,
    position: Math.min(Math.floor(amount(record.position)), items.length - 1),
    flags: known(record.flags),
    given: known(record.given),
    late: known(record.late),
    spent: amount(record.spent),
    clock: record.clock !== false,
    sheet: record.sheet === true,
    away: record.away === true,
    done: record.done === true,
    told: record.told === true,
  }
}

/** @param {unknown} value */
const amount = (value) => (typeof value === "number" && value > 0 ? value : 0)

/** @param {any} past */
const isPast = (past) =>
  Array.isArray(past) && !Number.isNaN(Date.parse(String(past[0]))) && [past[1], past[2]].every(Number.isInteger)
