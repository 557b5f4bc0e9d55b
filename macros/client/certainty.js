/**
 * How sure are you? Asked in the question's own form before it is checked, and only of people who have chosen to be asked.
 * Marks are those of certainty-based marking: they pay best for whoever says just how sure they are. They are never shown as a percentage.
 *
 * @typedef {1 | 2 | 3} Certainty
 */
import { make } from "./make.js"
import { style } from "./style.js"

/** Words, and what they stand for: people read words differently. @type {[Certainty, string, string][]} */
export const LEVELS = [
  [1, "Guessing", "less than 2 in 3"],
  [2, "Fairly sure", "about 3 in 4"],
  [3, "Sure", "more than 4 in 5"],
]

/** @type {{ [certainty in Certainty]: { right: number, wrong: number } }} */
const MARKS = { 1: { right: 1, wrong: 0 }, 2: { right: 2, wrong: -2 }, 3: { right: 3, wrong: -6 } }

/** @param {Certainty} certainty @param {boolean} right */
export const marks = (certainty, right) => MARKS[certainty][right ? "right" : "wrong"]

/** +3, 0 or −6 @param {number} number */
export const signed = (number) => `${number > 0 ? "+" : number < 0 ? "−" : ""}${Math.abs(number)}`

/** @param {HTMLFormElement} form @param {string} item */
export function ask(form, item) {
  if (form.querySelector(".item-certainty")) return
  style("client/certainty.css")
  const rows = LEVELS.map(([level, words, means]) => {
    const input = Object.assign(document.createElement("input"), { type: "radio", name: `${item}-certainty`, value: String(level) })
    return make("label", { className: "item-sure" }, input, make("span", {}, `${words} (${means})`))
  })
  const legend = make("legend", {}, "How sure are you? (optional)")
  form.querySelector(".item-actions")?.before(make("fieldset", { className: "item-certainty" }, legend, ...rows))
}

/** @param {HTMLFormElement} form @returns {Certainty | null} */
export function read(form) {
  const input = inputs(form).find(({ checked }) => checked)
  return input ? /** @type {Certainty} */ (Number(input.value)) : null
}

/** @param {HTMLFormElement} form @param {unknown} certainty */
export function restore(form, certainty) {
  for (const input of inputs(form)) input.checked = input.value === String(certainty)
}

/** What was said, beside the result. @param {Certainty} certainty @param {boolean} right */
export function told(certainty, right) {
  const words = LEVELS.find(([level]) => level === certainty)?.[1] ?? ""
  return `You said: ${words.toLowerCase()}. Certainty marks: ${signed(marks(certainty, right))}.`
}

/** @param {HTMLFormElement} form */
const inputs = (form) => [...form.querySelectorAll(/** @type {"input"} */ (".item-certainty input"))]
