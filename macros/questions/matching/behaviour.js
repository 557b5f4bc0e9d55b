import { say } from "../../client/item-parts.js"
import { make } from "../../client/make.js"

/**
 * Matching and sorting: each prompt or entry is a group of radio buttons. A response maps the id of each to what is chosen for it.
 * Where there is room, matching can be done with two columns of buttons as well; they only press the radio buttons for the learner.
 *
 * @typedef {Record<string, string>} Pairs
 * @typedef {{ type: string, key: Pairs }} Key
 */

const MARKS = {
  right: "Your choice – right",
  wrong: "Your choice – not right",
  missed: "Right answer",
  other: "",
}

/** @param {HTMLElement} form @returns {Pairs} */
export const read = (form) =>
  Object.fromEntries(
    groups(form)
      .map((group) => [idOf(group), chosen(group)])
      .filter(([, id]) => id),
  )

/** @param {HTMLFormElement} form @param {unknown} response */
export function restore(form, response) {
  const pairs = /** @type {Pairs} */ (Object(response))
  for (const group of groups(form)) for (const input of inputs(group)) input.checked = pairs[idOf(group)] === input.value
  sync(form)
}

/**
 * The share of right pairs.
 *
 * @param {Pairs} response
 * @param {Pick<Key, "key">} key
 */
export const score = (response, { key }) => rightIn(response, key) / Object.keys(key).length

/** @param {Pairs} response @param {Pairs} key */
const rightIn = (response, key) => Object.keys(key).filter((id) => response[id] === key[id]).length

/** @param {Pairs} response @param {Key} key */
export function incomplete(response, { type, key }) {
  const left = Object.keys(key).filter((id) => !response[id]).length
  const what = type === "categorise" ? "sort. Select a category" : "match. Select one"
  return left ? `${left} ${left > 1 ? "are" : "is"} left to ${what} for each.` : ""
}

/** @param {Pairs} response @param {Key} key */
export function summary(response, { type, key }) {
  const right = rightIn(response, key)
  const what = type === "categorise" ? ["", " in the right category"] : [" pairs", " right"]
  return `${right} of ${Object.keys(key).length}${what[0]} ${right === 1 ? "is" : "are"}${what[1]}.`
}

/**
 * Prompts and categories stay as the author ordered them, for both may have an order of their own.
 *
 * @param {HTMLElement} root
 * @param {{ order: (ids: string[]) => string[], key: Key }} given
 */
export function enhance(root, { order, key }) {
  const all = /** @type {HTMLElement} */ (root.querySelector(".match-groups"))
  if (key.type === "categorise") return arrange(all, "pair", order)
  for (const options of all.querySelectorAll(".match-options")) arrange(options, "option", order)
  if (!root.querySelector(".match-view")) offerPairs(all)
  arrange(/** @type {HTMLElement} */ (root.querySelector(".match-targets")), "option", order)
}

/** @param {Element} parent @param {"pair" | "option"} name @param {(ids: string[]) => string[]} order */
function arrange(parent, name, order) {
  const found = new Map(/** @type {HTMLElement[]} */ ([...parent.children]).map((child) => [String(child.dataset[name]), child]))
  for (const id of order([...found.keys()])) parent.append(/** @type {Node} */ (found.get(id)))
}

/** The style sheet shows it where there is room. @param {HTMLElement} all */
function offerPairs(all) {
  for (const group of groups(all)) group.querySelector(".match-options")?.before(tile("match-take", nameOf(group)))
  const targets = make("div", { className: "match-targets" }, ...rows(groups(all)[0] ?? all).map(target))
  const view = make("button", { type: "button", className: "button button--quiet match-view" }, "Switch to pair view")
  all.before(view, make("p", { className: "match-hint" }, "Press one on each side to pair them."))
  all.after(targets)
  const board = /** @type {HTMLElement} */ (all.parentElement)
  board.oninput = () => sync(board)
  board.onclick = ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null
    if (button === view) turn(board, view)
    else if (button) press(board, button)
  }
}

/** @param {string} className @param {string} words */
function tile(className, words) {
  const button = make("button", { type: "button", className }, make("span", {}, words), " ", make("small", {}))
  button.ariaPressed = "false"
  return button
}

/** @param {HTMLElement} row */
function target(row) {
  const button = tile("match-target", textOf(row))
  button.dataset.option = row.dataset.option
  return button
}

/** @param {HTMLElement} board @param {HTMLElement} view */
function turn(board, view) {
  const pairs = board.dataset.view !== "pair"
  board.dataset.view = pairs ? "pair" : "list"
  view.textContent = `Switch to ${pairs ? "list" : "pair"} view`
}

/** The first press holds one; a press on the other side pairs it; another on the same side holds that instead. @param {HTMLElement} board @param {HTMLElement} button */
function press(board, button) {
  const held = /** @type {HTMLElement | null} */ (board.querySelector("[aria-pressed=true]"))
  if (held) held.ariaPressed = "false"
  if (!held || held.className === button.className) button.ariaPressed = String(held !== button)
  else pair(board, ...(button.matches(".match-take") ? [button, held] : [held, button]))
}

/** @param {HTMLElement} board @param {HTMLElement[]} two */
function pair(board, ...[take, to]) {
  const group = /** @type {HTMLFieldSetElement} */ (take?.closest("fieldset"))
  const input = inputs(group).find(({ value }) => value === to?.dataset.option)
  if (!input) return
  input.checked = true
  board.dispatchEvent(new Event("input", { bubbles: true }))
  say(`${nameOf(group)}: paired with ${partner(group)}. ${Object.keys(read(board)).length} of ${groups(board).length} done`)
}

/** What the buttons say of each other. @param {HTMLElement} board */
function sync(board) {
  for (const button of board.querySelectorAll(/** @type {"button"} */ (".match-take, .match-target"))) {
    const own = button.closest(".match-group")
    const others = groups(board).filter((group) => chosen(group) === button.dataset.option)
    const said = make("small", {}, own ? partner(own) : others.map(nameOf).join("; "))
    said.prepend(said.firstChild?.textContent ? "Paired with: " : "Not paired yet")
    button.lastElementChild?.replaceWith(said)
  }
}

/** @param {HTMLElement} root @param {{ response: Pairs, key: Key }} result */
export function show(root, { response, key: { type, key } }) {
  for (const group of groups(root)) {
    const id = idOf(group)
    for (const row of rows(group)) mark(row, String(row.dataset.option), response[id], key[id])
    group.append(make("p", { className: "match-feedback" }, ...(saidOf(root, id)?.cloneNode(true).childNodes ?? [])))
  }
  if (type === "categorise") sortOut(root, response, key)
}

/** @param {HTMLElement} row @param {string} id @param {string | undefined} given @param {string | undefined} right */
function mark(row, id, given, right) {
  const name = id === given ? (id === right ? "right" : "wrong") : id === right ? "missed" : "other"
  row.dataset.mark = name
  if (name !== "other") row.append(" ", make("span", { className: "item-mark" }, MARKS[name]))
}

/** Each category with what belongs to it, and where the learner had put it. @param {HTMLElement} root @param {Pairs} response @param {Pairs} key */
function sortOut(root, response, key) {
  const sorted = [...root.querySelectorAll(".item-explanation .match-category")].map((category) => category.cloneNode(true))
  const list = make("div", { className: "match-sorted" }, make("h4", {}, "Where each belongs"), ...sorted)
  for (const entry of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("li"))) {
    const id = String(entry.dataset.feedback)
    const group = groups(root).find((group) => idOf(group) === id)
    const given = response[id] && response[id] !== key[id] && group && partner(group)
    entry.lastElementChild?.replaceWith(given ? `– you chose: ${given}` : "")
  }
  root.querySelector(".match")?.append(list)
}

/** @param {HTMLElement} root */
export function clear(root) {
  for (const added of root.querySelectorAll(".item-mark, .match-feedback, .match-sorted")) added.remove()
  for (const row of rows(root)) delete row.dataset.mark
}

/** @param {Element} within @returns {HTMLElement[]} */
const groups = (within) => [...within.querySelectorAll(/** @type {"fieldset"} */ (".match-group"))]

/** @param {Element} within @returns {HTMLElement[]} */
const rows = (within) => [...within.querySelectorAll(/** @type {"label"} */ (".match-option"))]

/** @param {Element} group */
const inputs = (group) => [...group.querySelectorAll("input")]

/** @param {Element} group */
const chosen = (group) => inputs(group).find(({ checked }) => checked)?.value

/** The words of what is chosen. @param {Element} group */
const partner = (group) => textOf(rows(group).find((row) => row.dataset.option === chosen(group)))

/** @param {HTMLElement} group */
const idOf = (group) => String(group.dataset.pair)

/** @param {Element} group */
const nameOf = (group) => String(group.querySelector("legend")?.textContent)

/** @param {Element} [row] */
const textOf = (row) => row?.querySelector(".match-text")?.textContent ?? ""

/** @param {HTMLElement} root @param {string} id */
const saidOf = (root, id) => root.querySelector(`.item-explanation [data-feedback="${id}"] > span:last-child`)
