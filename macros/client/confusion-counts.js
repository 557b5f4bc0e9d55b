/**
 * What was taken for what: for each kind, how often each kind was chosen. Pure.
 *
 * The first try of a day at a case counts, since a second one has read the explanation.
 *
 * @typedef {{ item: string, response: unknown, at: string }} Try
 * @typedef {{ id: string, text: string }} Kind
 * @typedef {{ kind: Kind, chosen: number[], unknown: number, tries: number }} Row  `chosen` counts in the order of the kinds
 */

/**
 * @param {Kind[]} kinds
 * @param {{ [item: string]: string }} keys  the kind that each case shows
 * @param {Try[]} tries
 * @returns {Row[]}
 */
export function countConfusions(kinds, keys, tries) {
  const counted = firstOfEachDay(tries.filter(({ item }) => Object.hasOwn(keys, item)))
  return kinds.map((kind) => {
    const own = counted.filter(({ item }) => keys[item] === kind.id).map(({ response }) => chosenIn(response))
    const chosen = kinds.map(({ id }) => own.filter((choice) => choice === id).length)
    const unknown = own.filter((choice) => choice === "").length
    return { kind, chosen, unknown, tries: chosen.reduce((sum, count) => sum + count, unknown) }
  })
}

/** The most frequent mix-ups first. @param {Kind[]} kinds @param {Row[]} rows */
export function mixUps(kinds, rows) {
  const found = rows.flatMap(({ kind, chosen }) =>
    chosen.map((count, place) => ({ shown: kind, taken: /** @type {Kind} */ (kinds[place]), count })),
  )
  return found.filter(({ shown, taken, count }) => count && shown.id !== taken.id).sort((one, two) => two.count - one.count)
}

/** @param {Try[]} tries */
function firstOfEachDay(tries) {
  /** @type {Map<string, Try>} */
  const first = new Map()
  for (const one of [...tries].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const name = `${one.item} ${one.at.slice(0, 10)}`
    if (!first.has(name)) first.set(name, one)
  }
  return [...first.values()]
}

/** The id chosen; "" where the person said that they did not know. @param {unknown} response */
const chosenIn = (response) => (Array.isArray(response) ? String(response[0] ?? "") : "?")
