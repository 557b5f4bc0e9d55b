import { clearProblem } from "../../client/item-parts.js"
import { make } from "../../client/make.js"

/**
 * Writing, then marking one's own: with points to tick, or beside two examples. A response is what was written, the points ticked
 * (or the example chosen), and why that one where it was asked.
 *
 * @typedef {{ text: string, points: string[], why?: string }} Response
 * @typedef {{ kind: "recall" | "example", key: readonly string[], points?: readonly string[] }} Key
 */

/** No verdict of ours: a script cannot read meaning. */
export const selfMarked = true

export const unknown = "I cannot answer yet"

/** @param {HTMLFormElement} form @returns {Response} */
export function read(form) {
  const [text = "", why] = texts(form).map(({ value }) => value)
  const points = boxes(form).flatMap(({ checked, value }) => (checked ? [value] : []))
  return why === undefined ? { text, points } : { text, points, why }
}

/** @param {HTMLFormElement} form @param {Partial<Response> | undefined} response */
export function restore(form, response) {
  const given = Object(response)
  for (const field of texts(form)) field.value = String(given[field.name] ?? "")
  for (const box of boxes(form)) box.checked = [given.points].flat().includes(box.value)
  open(form, boxes(form).some(({ checked }) => checked) || Boolean(given.why))
}

/**
 * The share of the points; for an example 1 for taking part, since to reward a choice would reward flattery. Kept for the learner's
 * own use, and never shown as a mark or counted with what a key decides.
 *
 * @param {Response} response
 * @param {Key} key
 */
export function score({ text, points }, { kind, key }) {
  if (kind === "example") return text.trim() && points.length ? 1 : 0
  return points.filter((id) => key.includes(id)).length / key.length
}

/** What was written stays for another try. @param {Response} response @returns {Response} */
export const retry = ({ text }) => ({ text, points: [] })

/** @param {Response} response @param {Key} key */
export function incomplete({ text, points }, { kind }) {
  if (!text.trim()) return `Write something first, or choose “${unknown}”.`
  return kind === "example" && !points.length ? "Select the example that yours is more like." : ""
}

/** @param {Response} response @param {Key} key */
export function summary({ points: ticked }, { kind, key, points = [] }) {
  if (kind === "example" && ticked[0] === key[0]) return "You chose the strong example."
  if (kind === "example") return "You chose the weak example. Read what makes the other stronger, and change one thing in yours."
  const missing = points.filter((_, place) => !ticked.includes(key[place] ?? ""))
  const next = missing.length ? `Next time add: “${missing.join("”, “")}”.` : "Nothing is left to add."
  return `You marked ${ticked.length} of ${key.length} points. ${next}`
}

/** @param {HTMLElement} root @param {{ order: (ids: string[]) => string[], key: Key }} given */
export function enhance(root, { order, key: { kind } }) {
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"))
  const rows = new Map(all(root, ".written-option").map((row) => [String(row.dataset.option), row]))
  // Points follow the model; examples have no order.
  if (kind === "example") part(root, ".written-options").append(...order([...rows.keys()]).map((id) => rows.get(id) ?? ""))
  form.onsubmit = (event) => reveal(form, event)
  form.onclick = (event) => {
    if (event.target instanceof HTMLElement && event.target.dataset.do === "unknown") reveal(form, event)
  }
}

/** The first press opens what to mark by; nothing that was written is lost by saying "I cannot answer yet". @param {HTMLFormElement} form @param {Event} event */
function reveal(form, event) {
  if (!part(form, ".written-marking").hidden || !texts(form)[0]?.value.trim()) return
  event.preventDefault()
  event.stopPropagation()
  clearProblem(form)
  open(form, true)
  part(form, ".written-heading").focus()
}

/** @param {Element} form @param {boolean} yes */
function open(form, yes) {
  part(form, ".written-marking").hidden = !yes
  part(form, "[type=submit]").textContent = yes ? "Finish marking" : "Check answer"
}

/** @param {HTMLElement} root @param {{ response: Response }} result */
export function show(root, { response: { text, points } }) {
  open(root, true)
  if (!text.trim()) return compare(root, ".written-compare", true)
  for (const row of all(root, ".written-option")) {
    const said = part(root, `[data-feedback="${row.dataset.option}"]`)
    const chosen = points.includes(String(row.dataset.option))
    row.append(" ", mark(said.querySelector("strong"), chosen), " ", ...all(said, "span").map(copy))
  }
}

/** An example says what it is, a point what became of it. @param {Element | null} title @param {boolean} chosen */
function mark(title, chosen) {
  const own = chosen ? "In your writing" : "Add this next time"
  const words = title ? `${title.textContent}${chosen ? " – yours is more like this" : ""}` : own
  const element = make("strong", { className: "item-mark" }, words)
  element.dataset.mark = chosen ? "own" : "next"
  return element
}

/** @param {HTMLElement} root */
export function clear(root) {
  for (const row of all(root, ".written-option")) row.replaceChildren(...[...row.children].slice(0, 2))
  compare(root, ".written-model", false)
}

/** What to compare with; whoever wrote nothing has nothing to mark. @param {HTMLElement} root @param {string} selector @param {boolean} alone */
function compare(root, selector, alone) {
  part(root, ".written-models").replaceChildren(...all(root, `.item-explanation ${selector}`).map(copy))
  part(root, ".written-marking fieldset").hidden = alone
}

/** @param {Node} node */
const copy = (node) => node.cloneNode(true)

/** @param {Element} form @returns {HTMLTextAreaElement[]} */
const texts = (form) => [...form.querySelectorAll("textarea")]

/** @param {Element} form @returns {HTMLInputElement[]} */
const boxes = (form) => [...form.querySelectorAll("input")]

/** @param {Element} within @param {string} selector @returns {HTMLElement[]} */
const all = (within, selector) => [...within.querySelectorAll(/** @type {"div"} */ (selector))]

/** @param {Element} within @param {string} selector */
const part = (within, selector) => /** @type {HTMLElement} */ (within.querySelector(selector))
