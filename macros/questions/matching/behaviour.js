import { say } from "../../client/item-parts.js"
import { make } from "../../client/make.js"

/**
 * Matching and sorting: each prompt or entry is a group of radio buttons. A response maps the id of each to what is chosen for it.
 * Where there is room, matching can be done with two columns of buttons as well; they only press the radio buttons for the learner.
 *
 * @typedef {Record<string, string>} Pairs
 * @typedef {{ type: string, key: Pairs }} Key
 */

const MARKS = { right: "Your choice – right", wrong: "Your choice – not right", missed: "Right answer", other: "" }

/** @param {HTMLElement} form */
export const read = (form) =>
  Object.fromEntries(
    groups(form)
      .filter(chosen)
      .map((group) => [idOf(group), chosen(group)]),
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
export function summary(response, { key }) {
  const right = rightIn(response, key)
  return `${right} of ${Object.keys(key).length} ${right === 1 ? "is" : "are"} right.`
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
  const targets = rows(/** @type {Element} */ (all.firstElementChild)).map((row) => tile("target", textOf(row), row.dataset.option))
  root.querySelector(".match-targets")?.replaceChildren(...targets)
}

/** @param {Element} parent @param {"pair" | "option"} name @param {(ids: string[]) => string[]} order */
function arrange(parent, name, order) {
  const found = new Map(/** @type {HTMLElement[]} */ ([...parent.children]).map((child) => [String(child.dataset[name]), child]))
  for (const id of order([...found.keys()])) parent.append(/** @type {Node} */ (found.get(id)))
}

/** The style sheet shows it where there is room. @param {HTMLElement} all */
function offerPairs(all) {
  for (const group of groups(all)) group.querySelector(".match-options")?.before(tile("take", nameOf(group)))
  const view = make("button", { type: "button", className: "button button--quiet match-view" }, "Switch to pair view")
  all.before(view, make("p", { className: "match-hint" }, "Press one on each side to pair them."))
  all.after(make("div", { className: "match-targets" }))
  const board = /** @type {HTMLElement} */ (all.parentElement)
  board.oninput = () => sync(board)
  board.onclick = ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null
    if (button === view) turn(board, view)
    else if (button) press(board, button)
  }
}

/** @param {"take" | "target"} side @param {string} words @param {string} [value] */
function tile(side, words, value = "") {
  const given = { type: /** @type {const} */ ("button"), className: `match-${side}`, ariaPressed: "false", value }
  return make("button", given, make("span", {}, words), " ", make("small", {}))
}

/** @param {HTMLElement} board @param {HTMLElement} view */
function turn(board, view) {
  const pairs = board.dataset.view !== "pair"
  board.dataset.view = pairs ? "pair" : "list"
  view.textContent = `Switch to ${pairs ? "list" : "pair"} view`
}

/** The first press holds one; a press on the other side pairs it; another on the same side holds that instead. @param {HTMLElement} board @param {HTMLButtonElement} button */
function press(board, button) {
  const held = board.querySelector(/** @type {"button"} */ ("[aria-pressed=true]"))
  if (held) held.ariaPressed = "false"
  if (!held || held.className === button.className) button.ariaPressed = String(held !== button)
  else if (button.value) pair(board, held, button)
  else pair(board, button, held)
}

/** @param {HTMLElement} board @param {HTMLButtonElement} take @param {HTMLButtonElement} target */
function pair(board, take, { value }) {
  const group = /** @type {HTMLElement} */ (take.closest("fieldset"))
  for (const input of inputs(group)) input.checked = input.value === value
  board.dispatchEvent(new Event("input", { bubbles: true }))
  const done = groups(board).filter(chosen).length
  // A full stop belongs to the prompt, not into the middle of this sentence.
  say(`${nameOf(group)}: paired with ${partner(group)}. ${done} of ${groups(board).length} done`.replace(/\.(?=[:.])/g, ""))
}

/** What the buttons say of each other. @param {HTMLElement} board */
function sync(board) {
  for (const button of board.querySelectorAll(/** @type {"button"} */ (".match-take, .match-target"))) {
    const own = button.closest(".match-group")
    const others = groups(board).filter((group) => chosen(group) === button.value)
    const names = own ? partner(own) : others.map(nameOf).join("; ")
    button.lastElementChild?.replaceChildren(names ? `Paired with: ${names}` : "Not paired yet")
  }
}

/** @param {HTMLElement} root @param {{ response: Pairs, key: Key }} result */
export function show(root, { response, key: { type, key } }) {
  for (const group of groups(root)) {
    const id = idOf(group)
    for (const row of rows(group)) mark(row, String(row.dataset.option), response[id], key[id])
    group.append(make("p", { className: "match-feedback" }, ...(saidOf(root, id)?.cloneNode(true).childNodes ?? [])))
  }
  if (type === "categorise") sortOut(root)
}

/** @param {HTMLElement} row @param {string} id @param {string | undefined} given @param {string | undefined} right */
function mark(row, id, given, right) {
  const name = id === given ? (id === right ? "right" : "wrong") : id === right ? "missed" : "other"
  row.dataset.mark = name
  if (name !== "other") row.append(" ", make("span", { className: "item-mark" }, MARKS[name]))
}

/** Each category with what belongs to it, and where the learner had put it. @param {HTMLElement} root */
function sortOut(root) {
  const sorted = [...root.querySelectorAll(".item-explanation .match-category")].map((category) => category.cloneNode(true))
  const list = make("div", { className: "match-sorted" }, make("h4", {}, "Where each belongs"), ...sorted)
  for (const entry of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("li"))) {
    const wrong = root.querySelector(`[data-pair="${entry.dataset.feedback}"] [data-mark=wrong]`)
    entry.lastElementChild?.replaceWith(wrong ? `– you chose: ${textOf(wrong)}` : "")
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
