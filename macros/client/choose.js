/**
 * Which questions to practise, and in what order. Pure; chance is a seed, so that the same choice can be made again.
 *
 * @typedef {{ id: string, type: string, outcome: string, module: string, hash: string, selfMarked?: boolean, contrast?: boolean }} Candidate
 * @typedef {{ modules: string[], outcomes: string[], types: string[] }} Wanted  an empty list stands for all
 * @typedef {{ number: number, seed: number, today: number, seen: (id: string) => number | undefined, kind: (id: string) => string,
 *   met: Set<string> }} Draw  `seen`: the day of the last try; `kind`: of look-alike terms, the one this question is about
 */
import { order } from "./seed.js"

/** A question that was seen in the last three days rests while there are others. */
const REST = 3

/** @template {Candidate} Item @param {Item[]} items @param {Wanted} wanted @returns {Item[]} */
export const matching = (items, { modules, outcomes, types }) =>
  items.filter(({ module, outcome, type }) => has(modules, module) && has(outcomes, outcome) && has(types, type))

/**
 * A turn for each outcome after another. What has rested comes first, then what has rested longest; of look-alike terms that have
 * not all been met, only one new one comes among the others.
 *
 * @template {Candidate} Item
 * @param {Item[]} items @param {Draw} draw @returns {Item[]}
 */
export function draw(items, { number, seed, today, seen, kind, met }) {
  const shuffled = shuffle(items, seed)
  const rested = (/** @type {Item} */ { id }) => today - (seen(id) ?? -Infinity) >= REST
  const recent = shuffled.filter((item) => !rested(item)).sort((one, two) => Number(seen(one.id)) - Number(seen(two.id)))
  const open = newTerms(shuffled, kind, met)[0]
  const early = (/** @type {Item} */ { id }) => Boolean(kind(id)) && !met.has(kind(id)) && kind(id) !== open
  const fresh = inTurns(shuffled.filter(rested))
  return [...fresh.filter((item) => !early(item)), ...recent, ...fresh.filter(early)].slice(0, number)
}

/** Terms that have not been met, in the order of chance. @param {Candidate[]} items @param {(id: string) => string} kind @param {Set<string>} met */
const newTerms = (items, kind, met) => [...new Set(items.map(({ id }) => kind(id)))].filter((name) => name && !met.has(name))

/** @template {Candidate} Item @param {Item[]} items @param {number} seed @returns {Item[]} */
function shuffle(items, seed) {
  const byId = new Map(items.map((item) => [item.id, item]))
  return order(`${seed} `, [...byId.keys()]).flatMap((id) => byId.get(id) ?? [])
}

/** The first of each outcome, then the second of each. @template {Candidate} Item @param {Item[]} items @returns {Item[]} */
function inTurns(items) {
  /** @type {Map<string, number>} */
  const counts = new Map()
  const turns = items.map((item) => {
    const turn = counts.get(item.outcome) ?? 0
    counts.set(item.outcome, turn + 1)
    return { item, turn }
  })
  return turns.sort((one, two) => one.turn - two.turn).map(({ item }) => item)
}

/**
 * Mixed, or one module after another; never the same outcome twice running where that can be avoided, and look-alike terms in turns.
 *
 * @template {Candidate} Item
 * @param {Item[]} items @param {"mixed" | "module"} how @param {(id: string) => string} [kind] @returns {Item[]}
 */
export function arrange(items, how, kind = () => "") {
  if (how === "mixed") return apart(items, kind)
  const modules = [...new Set(items.map(({ module }) => module))]
  return modules.flatMap((name) =>
    apart(
      items.filter(({ module }) => module === name),
      kind,
    ),
  )
}

/** @template {Candidate} Item @param {Item[]} items @param {(id: string) => string} kind @returns {Item[]} */
function apart(items, kind) {
  const left = [...items]
  /** @type {Item[]} */
  const row = []
  while (left.length) {
    const last = row.at(-1)
    const others = left.filter(({ outcome }) => outcome !== last?.outcome)
    const pool = others.length ? others : left
    const forced = pool.filter(({ outcome }) => mustGo(outcome, left))
    const fitting = forced.length ? forced : pool
    const next = /** @type {Item} */ (fitting.find(({ id }) => !kind(id) || kind(id) !== kind(last?.id ?? "")) ?? fitting[0])
    row.push(next)
    left.splice(left.indexOf(next), 1)
  }
  return row
}

/** Would this outcome stand beside itself later, if another went first? @param {string} name @param {Candidate[]} left */
const mustGo = (name, left) => 2 * left.filter(({ outcome }) => outcome === name).length > left.length

/** @param {string[]} list @param {string} name */
const has = (list, name) => !list.length || list.includes(name)
