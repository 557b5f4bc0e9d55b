/**
 * The parts that the form of a set is put together from, and what is ticked in it.
 *
 * @typedef {[value: string, words: string][]} Rows
 */
import { make } from "./make.js"

/** @param {string} legend @param {string} hint @param {string} name @param {Rows} rows @param {string[]} chosen @param {"checkbox" | "radio"} [type] */
export function choices(legend, hint, name, rows, chosen, type = "checkbox") {
  const lines = rows.map(([value, words]) => {
    const input = Object.assign(document.createElement("input"), { type, name, value, checked: chosen.includes(value) })
    return make("label", { className: "practise-choice" }, input, make("span", {}, words))
  })
  const told = hint ? [make("p", { className: "practise-hint" }, hint)] : []
  return make("fieldset", {}, make("legend", {}, legend), ...told, ...lines)
}

/** @param {string} legend @param {string} name @param {Rows} rows @param {string} chosen */
export const one = (legend, name, rows, chosen) => choices(legend, "", name, rows, [chosen], "radio")

/** @param {string} words @param {HTMLElement[]} parts @param {boolean} open */
export const narrower = (words, parts, open) => make("details", { open }, make("summary", {}, words), ...parts)

/** @param {import("./learning-summary.js").ModuleLine[]} modules @param {string[]} chosen */
export const outcomeGroups = (modules, chosen) =>
  modules
    .filter(({ outcomes }) => outcomes.length)
    .map(({ id, title, outcomes }) => {
      const group = choices(
        title,
        "",
        "outcomes",
        outcomes.map((outcome) => [outcome.id, outcome.text]),
        chosen,
      )
      group.dataset.module = id
      return group
    })

/** Outcomes of modules that are not wanted would only be in the way. @param {HTMLFormElement} made */
export function showOutcomesOf(made) {
  const modules = ticked(made, "modules")
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (made.querySelectorAll("[data-module]")))
    group.hidden = modules.length > 0 && !modules.includes(String(group.dataset.module))
}

/** @param {HTMLFormElement} made @param {string} name */
export const ticked = (made, name) => inputs(made, name).map(({ value }) => value)

/** @param {HTMLFormElement} made @param {string} name */
export const seen = (made, name) =>
  inputs(made, name)
    .filter((input) => !input.closest("[hidden]"))
    .map(({ value }) => value)

/** @param {HTMLFormElement} made @param {string} name */
const inputs = (made, name) => [...made.querySelectorAll(/** @type {"input"} */ (`input[name=${name}]:checked`))]

/** @type {{ [type: string]: string }} */
const TYPE_WORDS = {
  "single-choice": "One right answer",
  "multiple-response": "Several right answers",
  "true-false": "True or false",
  matching: "Matching",
  categorise: "Sorting into groups",
  ordering: "Putting in order",
  cloze: "Filling gaps",
  "short-text": "A short text",
  written: "Writing, which you mark yourself",
  scenario: "A case with decisions",
  judgement: "Judging responses",
}

/** @param {string} type */
export const typeWords = (type) => TYPE_WORDS[type] ?? type
