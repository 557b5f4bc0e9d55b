import { make } from "../../client/make.js"

/**
 * Choosing: one option, several, or true or false with an optional reason. A response is the list of the chosen ids.
 *
 * @typedef {{ type: string, key: readonly string[], select?: number, fixed?: boolean, reason?: readonly string[] }} Key
 * @typedef {keyof typeof MARKS} Mark
 */

/** What each option says of itself after checking. */
const MARKS = {
  right: "Your choice – right",
  wrong: "Your choice – not right",
  missed: "Right answer – you did not choose it",
  other: "Not right – you did not choose it",
}

/** @param {HTMLFormElement} form */
export const read = (form) =>
  inputs(form)
    .filter(({ checked }) => checked)
    .map(({ value }) => value)

/** @param {HTMLFormElement} form @param {unknown} response */
export function restore(form, response) {
  const chosen = Array.isArray(response) ? response : []
  for (const input of inputs(form)) input.checked = chosen.includes(input.value)
}

/**
 * What is chosen rightly less what is chosen wrongly, over all that is right. A statement and its reason count half each.
 *
 * @param {string[]} response
 * @param {Key} key
 */
export function score(response, { key, reason }) {
  if (!reason) return credit(response, key)
  return (credit(response.filter(isTruth), key) + credit(reasons(response), reason)) / 2
}

/** @param {string[]} response @param {readonly string[]} key */
function credit(response, key) {
  const right = response.filter((id) => key.includes(id)).length
  return Math.max(0, (right - (response.length - right)) / key.length)
}

/** What is still needed before it can be checked. @param {string[]} response @param {Key} key */
export function incomplete(response, { type, select, reason }) {
  if (type === "true-false" && !response.some(isTruth)) return "Select one of the two."
  if (reason && !reasons(response).length) return "Select a reason."
  if (select && response.length !== select) return `Select ${select}. You have selected ${response.length || "none"}.`
  if (response.length) return ""
  return type === "multiple-response" ? "Select at least one option." : "Select one option."
}

/** @param {string[]} response @param {Key} key */
export function summary(response, { type, key, reason }) {
  if (type === "true-false") return `The statement is ${key[0]}.${reason ? onReason(response, reason) : ""}`
  if (type === "single-choice") return ""
  const right = response.filter((id) => key.includes(id)).length
  const wrong = response.length - right
  const extra = wrong ? `, and ${wrong} that ${wrong > 1 ? "do" : "does"} not belong` : ""
  return `${right} of ${key.length} right ${key.length > 1 ? "answers" : "answer"} chosen${extra}.`
}

/** @param {string[]} response @param {readonly string[]} reason */
const onReason = (response, reason) =>
  credit(reasons(response), reason) ? " Your reason is right." : " Your reason is not the right one."

/**
 * True comes before false, always; the reasons below them may stand in any order.
 *
 * @param {HTMLElement} root
 * @param {{ order: (ids: string[]) => string[], key: Key }} given
 */
export function enhance(root, { order, key }) {
  for (const group of [...root.querySelectorAll(".item-options")].slice(key.fixed ? 1 : 0)) {
    const found = new Map(rows(group).map((row) => [idOf(row), row]))
    for (const id of order([...found.keys()])) group.append(/** @type {Node} */ (found.get(id)))
  }
}

/** @param {HTMLElement} root @param {{ response: string[], key: Key }} result */
export function show(root, { response, key: { key, reason = [] } }) {
  const right = [...key, ...reason]
  for (const row of rows(root)) {
    const chosen = response.includes(idOf(row))
    const belongs = right.includes(idOf(row))
    mark(row, chosen ? (belongs ? "right" : "wrong") : belongs ? "missed" : "other", response.length > 0)
  }
  for (const group of root.querySelectorAll(".item-options")) explain(root, group)
}

/** Who chose nothing need not be told so. @param {HTMLElement} row @param {Mark} name @param {boolean} chose */
function mark(row, name, chose) {
  row.dataset.mark = name
  row.append(" ", make("span", { className: "item-mark" }, chose ? MARKS[name] : MARKS[name].replace(/ –.*/, "")))
}

/** Beside an option why it was right or wrong to choose it; the rest for those who ask. @param {HTMLElement} root @param {Element} group */
function explain(root, group) {
  const others = make("ul", {})
  for (const row of rows(group)) {
    const given = root.querySelector(`[data-feedback="${idOf(row)}"]`)?.cloneNode(true)
    if (!(given instanceof HTMLElement)) continue
    if (row.dataset.mark === "other") others.append(given)
    else row.after(beside(row, given.lastElementChild?.childNodes ?? []))
  }
  if (others.firstChild)
    group.after(make("details", { className: "item-others" }, make("summary", {}, "Why not the others"), others))
}

/** @param {HTMLElement} row @param {Iterable<Node>} words */
function beside(row, words) {
  const feedback = make("p", { className: "item-option-feedback" }, ...words)
  feedback.dataset.mark = String(row.dataset.mark)
  return feedback
}

/** @param {HTMLElement} root */
export function clear(root) {
  for (const added of root.querySelectorAll(".item-mark, .item-option-feedback, .item-others")) added.remove()
  for (const row of rows(root)) delete row.dataset.mark
}

/** @param {HTMLElement} form @returns {HTMLInputElement[]} */
const inputs = (form) => [...form.querySelectorAll(/** @type {"input"} */ (".item-options input"))]

/** @param {Element} within @returns {HTMLElement[]} */
const rows = (within) => [...within.querySelectorAll(/** @type {"label"} */ (".item-option"))]

/** @param {HTMLElement} row */
const idOf = (row) => String(row.dataset.option)

/** @param {string} id */
const isTruth = (id) => id === "true" || id === "false"

/** @param {string[]} response */
const reasons = (response) => response.filter((id) => !isTruth(id))
