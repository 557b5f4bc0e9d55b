import { say } from "../../client/item-parts.js"
import { make } from "../../client/make.js"

/**
 * Ordering: the order on the page is the response, untouched or not; an empty list says "I do not know yet".
 *
 * @typedef {{ type: string, key: readonly string[] }} Key
 * @typedef {"up" | "down"} Way
 */

/** Before there are buttons nobody can have ordered anything. @param {HTMLFormElement} form */
export const read = (form) => (listIn(form).dataset.start ? steps(listIn(form)).map(idOf) : [])

/** Whatever is no order of these steps puts them as they were at the start. @param {HTMLFormElement} form @param {unknown} response */
export function restore(form, response) {
  const list = listIn(form)
  const ids = steps(list).map(idOf)
  const wanted = Array.isArray(response) ? response : []
  const whole = wanted.length === ids.length && ids.every((id) => wanted.includes(id))
  const order = whole ? wanted : (list.dataset.start?.split(" ") ?? ids)
  list.append(...order.map((id) => stepIn(list, id)))
  dim(list)
}

/**
 * The share of neighbours in the key that stand together in the response: one step out of place does not cost everything.
 *
 * @param {string[]} response
 * @param {Pick<Key, "key">} key
 */
export const score = (response, { key }) => together(response, key) / (key.length - 1)

/** @param {readonly string[]} response @param {readonly string[]} key */
const together = (response, key) => key.filter((id, place) => place && before(response, id) === key[place - 1]).length

/** @param {readonly string[]} ids @param {string} id */
const before = (ids, id) => ids[ids.indexOf(id) - 1]

/** @param {string[]} response @param {Key} key */
export const incomplete = (response, { key }) => (response.length === key.length ? "" : "Put the steps in order.")

/** @param {string[]} response @param {Key} key */
export function summary(response, { key }) {
  const links = key.length - 1
  const right = together(response, key)
  if (right === links) return "Every step is in its place."
  return `${right || "None"} of the ${links} links from one step to the next ${right > 1 ? "are" : "is"} right.`
}

/** @param {HTMLElement} root @param {{ order: (ids: string[]) => string[], key: Key }} given */
export function enhance(root, { order, key: { key } }) {
  const list = listIn(root)
  list.dataset.start = start(key, order).join(" ")
  if (!list.querySelector("button")) for (const step of steps(list)) equip(step)
  list.onclick = (event) => press(list, event)
  list.onpointerdown = (event) => drag(list, event)
}

/** A start that holds nothing right, drawn again until it does. @param {readonly string[]} key @param {(ids: string[]) => string[]} order */
function start(key, order) {
  for (let chance = 0; chance < 50; chance += 1) {
    const drawn = order(key.map((id) => `${id} ${chance}`)).map((id) => id.replace(/ .*/, ""))
    if (drawn[0] !== key[0] && !together(drawn, key)) return drawn
  }
  return [...key].reverse()
}

/** @param {HTMLElement} step */
function equip(step) {
  const handle = make("span", { className: "order-handle" })
  handle.setAttribute("aria-hidden", "true")
  const moves = make("div", { className: "order-moves" }, mover(step, "up"), mover(step, "down"))
  step.querySelector(".order-step")?.prepend(handle)
  step.querySelector(".order-step")?.append(moves)
}

/** @param {HTMLElement} step @param {Way} way */
function mover(step, way) {
  const button = make("button", { type: "button", className: "order-move" }, way === "up" ? "Up" : "Down")
  button.setAttribute("aria-label", `Move ${way}: ${textOf(step)}`)
  button.dataset.way = way
  return button
}

/** @param {HTMLElement} list @param {Event} event */
function press(list, { target }) {
  const button = target instanceof Element ? target.closest("button") : null
  const step = button?.closest("li")
  if (!button || !step || button.ariaDisabled === "true") return
  move(step, button.dataset.way === "up" ? -1 : 1)
  tell(list, step)
  // At either end its button has nothing left to do.
  if (button.ariaDisabled === "true") step.querySelector(/** @type {"button"} */ ("button:not([aria-disabled=true])"))?.focus()
}

/** The neighbour moves, not the step: what moves in the page loses the focus and the pointer. @param {Element} step @param {-1 | 1} by */
function move(step, by) {
  if (by < 0) step.previousElementSibling && step.after(step.previousElementSibling)
  else step.nextElementSibling && step.before(step.nextElementSibling)
}

/** @param {HTMLElement} list @param {HTMLElement} step */
function tell(list, step) {
  const all = steps(list)
  dim(list)
  list.dispatchEvent(new Event("input", { bubbles: true }))
  say(`${textOf(step).replace(/\.$/, "")}, now ${all.indexOf(step) + 1} of ${all.length}`)
}

/** The buttons at the ends stay where they are, and say that they do nothing. @param {HTMLElement} list */
function dim(list) {
  for (const button of list.querySelectorAll("button")) {
    const end = button.dataset.way === "up" ? list.firstElementChild : list.lastElementChild
    button.ariaDisabled = String(button.closest("li") === end)
  }
}

/** For those who like to pull; the buttons do all that it does. @param {HTMLElement} list @param {PointerEvent} event */
function drag(list, { target, pointerId, button }) {
  const handle = target instanceof HTMLElement && target.matches(".order-handle") ? target : undefined
  const step = handle?.closest("li")
  if (!handle || !step || button) return
  const from = steps(list).indexOf(step)
  handle.setPointerCapture(pointerId)
  handle.onpointermove = ({ clientY }) => {
    const { height } = step.getBoundingClientRect()
    const above = step.previousElementSibling?.getBoundingClientRect()
    const below = step.nextElementSibling?.getBoundingClientRect()
    // Only where the step would come under the pointer, or tall and short ones would change places for ever.
    if (above && clientY < Math.min(above.bottom, above.top + height)) move(step, -1)
    if (below && clientY > Math.max(below.top, below.bottom - height)) move(step, 1)
  }
  handle.onlostpointercapture = () => {
    handle.onpointermove = null
    if (steps(list).indexOf(step) !== from) tell(list, step)
  }
}

/** @param {HTMLElement} root @param {{ response: string[], key: Key }} result */
export function show(root, { response, key: { key } }) {
  const list = listIn(root)
  const right = /** @type {HTMLElement} */ (root.querySelector(".order-key")).cloneNode(true)
  list.after(make("div", { className: "order-right" }, make("h4", {}, "The right order"), right))
  if (!response.length) return
  for (const step of steps(list)) {
    const follows = key[key.indexOf(idOf(step)) - 1]
    const after = follows && `after “${textOf(stepIn(list, follows))}”`
    const fits = before(response, idOf(step)) === follows
    const words = fits ? `Right place ${after || "at the top"}` : `Not here: comes ${after || "first"}`
    step.dataset.mark = fits ? "right" : "wrong"
    step.append(make("p", { className: "item-mark" }, make("span", {}, words)))
  }
}

/** @param {HTMLElement} root */
export function clear(root) {
  for (const added of root.querySelectorAll(".order-right, .item-mark")) added.remove()
  for (const step of steps(listIn(root))) delete step.dataset.mark
}

/** @param {HTMLElement} within */
const listIn = (within) => /** @type {HTMLElement} */ (within.querySelector(".order-steps"))

/** @param {HTMLElement} list */
const steps = (list) => /** @type {HTMLElement[]} */ ([...list.children])

/** @param {HTMLElement} list @param {string} id */
const stepIn = (list, id) => /** @type {HTMLElement} */ (steps(list).find((step) => idOf(step) === id))

/** @param {HTMLElement} step */
const idOf = (step) => String(step.dataset.step)

/** @param {HTMLElement} step */
const textOf = (step) => String(step.querySelector(".order-text")?.textContent)
