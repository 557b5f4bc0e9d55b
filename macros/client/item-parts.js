/** What `<quiz-item>` adds to its HTML. */
import { make } from "./make.js"

/** @type {Record<string, [checked: string, guessed: string]>} */
const HEADINGS = {
  right: ["That's right", "Your guess is right"],
  partly: ["Partly right", "Your guess is partly right"],
  wrong: ["Not quite", "Your guess is not right yet"],
  unknown: ["Good to know what to look at next", "No guess yet, and that is fine"],
  marked: ["Compare and mark your own", "Compare and mark your own"],
}

/**
 * The heading that takes the focus, and below it why the key is the key.
 *
 * @param {HTMLElement} item
 * @param {"right" | "partly" | "wrong" | "unknown" | "marked"} verdict
 * @param {string} sentence
 */
export function resultPanel(item, verdict, sentence) {
  const words = HEADINGS[verdict]?.["unscored" in item.dataset ? 1 : 0] ?? ""
  const heading = make("h4", { className: "item-result-heading", tabIndex: -1 }, words)
  const why = [...item.querySelectorAll(".item-rationale, .item-taught, .item-sources")]
  const copies = why.map((part) => part.cloneNode(true))
  const panel = make("div", { className: "item-result" }, heading, make("p", {}, sentence), ...copies)
  panel.append(button("Try again", "retry"))
  panel.dataset.verdict = verdict
  return panel
}

/** @param {string} words @param {string} does */
export function button(words, does) {
  const element = make("button", { type: "button", className: "button button--quiet" }, words)
  element.dataset.do = does
  return element
}

let problems = 0

/**
 * The summary of what is wrong takes the focus and leads to the control; the same words stand beside the fieldset, in what describes it.
 *
 * @param {HTMLFormElement} form
 * @param {string} words
 */
export function showProblem(form, words) {
  const field = lacking(form)
  const control = firstControl(field)
  const name = `item-problem-${++problems}`
  if (control) control.id ||= `${name}-control`
  const link = make("a", { href: `#${control?.id}` }, words)
  // Following the address would put it in the history.
  link.onclick = (event) => {
    event.preventDefault()
    control?.focus()
  }
  const heading = make("h4", { id: name }, "There is a problem")
  const summary = make("div", { className: "item-problem", role: "group", tabIndex: -1 }, heading, make("p", {}, link))
  summary.setAttribute("aria-labelledby", name)
  form.prepend(summary)
  const prefix = make("span", { className: "visually-hidden" }, "Error: ")
  field.querySelector(".item-how")?.append(" ", make("span", { className: "item-error" }, prefix, words))
  document.title = `Error: ${document.title}`
  summary.focus()
}

/** @param {HTMLFormElement} form */
export function clearProblem(form) {
  for (const part of form.querySelectorAll(".item-problem, .item-error")) part.remove()
  if (!document.querySelector(".item-problem")) document.title = document.title.replace(/^(Error: )+/, "")
}

/** The first group in sight in which nothing is chosen or written; a group of groups is none. @param {HTMLFormElement} form @returns {HTMLElement} */
function lacking(form) {
  const groups = [...form.querySelectorAll("fieldset")].filter(
    (group) => group.checkVisibility() && !group.querySelector("fieldset"),
  )
  return groups.find((group) => !group.querySelector(":checked") && !isWrittenIn(group)) ?? groups[0] ?? form
}

/** @param {Element} group */
const isWrittenIn = (group) => [...group.querySelectorAll("textarea")].some(({ value }) => value.trim())

/** Where to begin, or to go on. @param {HTMLFormElement} form */
export const firstOpen = (form) => firstControl(lacking(form))

/** Of what one can see; what is empty comes before what is not. @param {Element} within @returns {HTMLElement | undefined} */
function firstControl(within) {
  const controls = /** @type {HTMLInputElement[]} */ ([...within.querySelectorAll(CONTROLS)])
  const seen = controls.filter((control) => control.checkVisibility())
  const chosen = within.querySelector("input:checked")
  return seen.find((control) => (control.type === "radio" ? !chosen : isEmptyField(control))) ?? seen[0]
}

/** @param {HTMLInputElement} control */
const isEmptyField = (control) => control.matches("select, textarea, [type=text]") && !control.value.trim()

const CONTROLS = ":is(input, select, textarea, button):enabled:not([aria-disabled=true])"

/** Told in the page's one live region: what has no focus of its own, a sentence at a time. @param {string} words */
export function say(words) {
  const status = document.getElementById("alongside-status")
  if (status) status.textContent = words
}
