import { make } from "../../client/make.js"

/**
 * Judgement: each response to a situation is a group of radio buttons, for its rating or its place.
 * A response of the learner maps the id of each to a number; 1 is the most appropriate.
 *
 * @typedef {Record<string, number>} Judged
 * @typedef {{ type: string, mode: "rate" | "rank", key: Judged }} Key
 */

const POINTS = 4 // of the rating scale

/** @param {HTMLElement} form @returns {Judged} */
export const read = (form) =>
  Object.fromEntries(
    groups(form)
      .map((group) => [idOf(group), chosen(group)])
      .filter(([, point]) => point),
  )

/** @param {HTMLFormElement} form @param {unknown} response */
export function restore(form, response) {
  const judged = /** @type {Judged} */ (Object(response))
  for (const group of groups(form)) for (const input of inputs(group)) input.checked = String(judged[idOf(group)]) === input.value
}

/**
 * One less the distance from the expert key, as a share of the largest distance that is possible. What is not judged counts as farthest.
 *
 * @param {Judged} response
 * @param {Pick<Key, "mode" | "key">} key
 */
export function score(response, { mode, key }) {
  const ids = Object.keys(key)
  const away = ids.map((id) => Math.abs((response[id] ?? Infinity) - Number(key[id])))
  const farthest = ids.map((id) => Math.max(Number(key[id]) - 1, (mode === "rate" ? POINTS : ids.length) - Number(key[id])))
  const distance = sum(away.map((one, place) => Math.min(one, Number(farthest[place]))))
  // Places exclude each other: the key turned round is as far as one can be.
  const most = mode === "rate" ? sum(farthest) : Math.floor(ids.length ** 2 / 2)
  return Math.max(0, 1 - distance / most)
}

/** @param {Judged} response @param {Key} key */
export function incomplete(response, { mode, key }) {
  const left = Object.keys(key).filter((id) => !response[id]).length
  if (left) return `${left} ${left > 1 ? "are" : "is"} left to ${mode}.`
  const places = Object.values(response)
  const twice = mode === "rank" && places.find((place, index) => places.indexOf(place) < index)
  return twice ? `Two responses have place ${twice}. Use each place once.` : ""
}

/** @param {Judged} response @param {Key} key */
export function summary(response, { mode, key }) {
  const ids = Object.keys(key)
  if (!ids.some((id) => response[id])) return ""
  const steps = ids.map((id) => Math.abs(Number(response[id]) - Number(key[id])))
  const same = steps.filter((step) => step === 0).length
  const near = steps.filter((step) => step === 1).length
  const what = mode === "rate" ? "ratings" : "places"
  const close = near ? `, and ${near} ${near > 1 ? "are" : "is"} one step away` : ""
  return `${same} of ${ids.length} ${what} ${same === 1 ? "agrees" : "agree"} with the expert key${close}.`
}

/**
 * The responses are drawn anew; the points of a scale stay in their order.
 *
 * @param {HTMLElement} root
 * @param {{ order: (ids: string[]) => string[] }} given
 */
export function enhance(root, { order }) {
  const found = new Map(groups(root).map((group) => [idOf(group), group]))
  for (const id of order([...found.keys()])) root.querySelector(".judge")?.append(/** @type {Node} */ (found.get(id)))
}

/** @param {HTMLElement} root @param {{ response: Judged, key: Key }} result */
export function show(root, { response, key: { key } }) {
  for (const group of groups(root)) {
    const id = idOf(group)
    for (const row of rows(group)) mark(row, Number(row.dataset.option), response[id], key[id])
    const said = root.querySelector(`.item-explanation [data-feedback="${id}"] > span:last-child`)
    group.append(make("p", { className: "judge-feedback" }, ...(said?.cloneNode(true).childNodes ?? [])))
  }
}

/** An expert's view is one to weigh: a rating beside it is yours, and is not called wrong. @param {HTMLElement} row @param {number} point @param {number | undefined} given @param {number | undefined} expert */
function mark(row, point, given, expert) {
  const name = point === given ? (point === expert ? "right" : "wrong") : point === expert ? "missed" : "other"
  row.dataset.mark = name
  const words = { right: "Your choice and the expert key", wrong: "Your choice", missed: "Expert key", other: "" }[name]
  if (words) row.append(" ", make("span", { className: "item-mark" }, words))
}

/** @param {HTMLElement} root */
export function clear(root) {
  for (const added of root.querySelectorAll(".item-mark, .judge-feedback")) added.remove()
  for (const row of rows(root)) delete row.dataset.mark
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

/** @param {Element} within @returns {HTMLElement[]} */
const groups = (within) => [...within.querySelectorAll(/** @type {"fieldset"} */ (".judge-response"))]

/** @param {Element} within @returns {HTMLElement[]} */
const rows = (within) => [...within.querySelectorAll(/** @type {"label"} */ (".judge-point"))]

/** @param {Element} group */
const inputs = (group) => [...group.querySelectorAll("input")]

/** @param {Element} group */
const chosen = (group) => Number(inputs(group).find(({ checked }) => checked)?.value ?? 0)

/** @param {HTMLElement} group */
const idOf = (group) => String(group.dataset.response)
