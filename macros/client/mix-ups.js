/**
 * Which of the look-alike terms somebody takes for which, and a few questions that part them. Pure.
 *
 * @typedef {import("./store.js").Attempt} Attempt
 * @typedef {{ item: string, was: string, chosen: string, day: number }} Pick
 * @typedef {{ was: string, chosen: string, count: number }} MixUp
 * @typedef {{ item: string, why: MixUp }} Fix
 */
import { dayOf } from "./days.js"

const MOST = 8

/** The first try of each day at each of these questions. @param {Attempt[]} attempts oldest first @param {Map<string, string>} terms @returns {Pick[]} */
export function picks(attempts, terms) {
  const seen = new Set()
  return attempts.flatMap(({ item, response, at }) => {
    const was = terms.get(item)
    const chosen = Array.isArray(response) ? response[0] : undefined
    const turn = `${item} ${dayOf(at)}`
    if (!was || typeof chosen !== "string" || seen.has(turn)) return []
    seen.add(turn)
    return [{ item, was, chosen, day: dayOf(at) }]
  })
}

/** How often each was chosen for each. @param {Pick[]} all @returns {Map<string, Map<string, number>>} */
export function table(all) {
  /** @type {Map<string, Map<string, number>>} */
  const rows = new Map()
  for (const { was, chosen } of all) {
    const row = rows.get(was) ?? new Map()
    rows.set(was, row.set(chosen, (row.get(chosen) ?? 0) + 1))
  }
  return rows
}

/** Those that stand now: the last pick at a question was another term than the right one. The most frequent first. @param {Pick[]} all @returns {MixUp[]} */
export function mixUps(all) {
  const last = new Map(all.map((pick) => [pick.item, pick]))
  const open = [...last.values()].filter(({ was, chosen }) => was !== chosen)
  const pairs = new Map(open.map(({ was, chosen }) => [`${was} ${chosen}`, { was, chosen }]))
  return [...pairs.values()]
    .map(({ was, chosen }) => ({ was, chosen, count: all.filter((pick) => pick.was === was && pick.chosen === chosen).length }))
    .sort((one, two) => two.count - one.count)
}

/**
 * Eight questions at most about either term of a mix-up, in turns for each mix-up: first those that were missed, then those that were seen longest ago.
 *
 * @param {Pick[]} all @param {Map<string, string>} terms of every question there is @returns {Fix[]}
 */
export function fixes(all, terms) {
  const last = new Map(all.map((pick) => [pick.item, pick]))
  const queues = mixUps(all).map((why) => ({ why, items: inOrder(about(why, terms), last) }))
  /** @type {Map<string, Fix>} */
  const chosen = new Map()
  for (let turn = 0; turn < MOST; turn += 1) {
    for (const { why, items } of queues) {
      const item = items.find((one) => !chosen.has(one))
      if (item && chosen.size < MOST) chosen.set(item, { item, why })
    }
  }
  return [...chosen.values()]
}

/** @param {MixUp} why @param {Map<string, string>} terms */
const about = ({ was, chosen }, terms) => [...terms].filter(([, term]) => term === was || term === chosen).map(([item]) => item)

/** @param {string[]} items @param {Map<string, Pick>} last */
const inOrder = (items, last) => items.sort((one, two) => urgency(last.get(one)) - urgency(last.get(two)) || (one < two ? -1 : 1))

/** Less is sooner: missed, then by its day; never seen counts as long ago. @param {Pick | undefined} pick */
const urgency = (pick) => (pick && pick.was !== pick.chosen ? -1 : (pick?.day ?? 0))
