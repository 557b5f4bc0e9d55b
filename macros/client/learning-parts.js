/** The small parts that My learning is put together from. */
import { make } from "./make.js"

/** @param {"h2" | "h3" | "h4"} level @param {string} words */
export const heading = (level, words) => make(level, { tabIndex: -1 }, words)

/** A part of the page: a heading that can take the focus, and a body that `showIn` fills. @param {string} words */
export const section = (words) => make("section", {}, heading("h2", words), make("div", {}))

/** A focus that would vanish with the old body goes to the heading. @param {HTMLElement} part @param {...(Node | string)} content */
export function showIn(part, ...content) {
  const body = part.querySelector("div")
  const held = body?.contains(document.activeElement)
  body?.replaceChildren(...content)
  if (held) focusOn(part)
}

/** @param {HTMLElement} part */
export const focusOn = (part) => part.querySelector("h2")?.focus()

/** @param {string} words @param {() => unknown} does @param {boolean} [quiet] */
export const action = (words, does, quiet = false) =>
  make("button", { type: "button", className: quiet ? "button button--quiet" : "button", onclick: does }, words)

/** @param {...HTMLElement} buttons */
export const actions = (...buttons) => make("p", { className: "learning-actions" }, ...buttons)

/** @param {...(Node | string)} content */
export const passage = (...content) => make("p", {}, ...content)

/** @param {string} words @param {HTMLElement} field */
export function labelled(words, field) {
  const label = document.createElement("label")
  label.className = "learning-field"
  label.append(words, field)
  return label
}

/** @param {number} rows @param {string} [text] */
export function textBox(rows, text = "") {
  const box = document.createElement("textarea")
  box.rows = rows
  box.value = text
  box.spellcheck = false
  box.autocomplete = "off"
  return box
}

/** @param {string[]} sentences */
export const list = (sentences) => make("ul", {}, ...sentences.map((sentence) => make("li", {}, sentence)))

/** @param {URL} root */
export const empty = (root) => [
  passage("Nothing is remembered yet. When you try a question or read a module, this page shows where you are."),
  passage(make("a", { href: `${root}modules/` }, "Choose a module to begin")),
]

/** @param {number} count @param {string} one @param {string} more */
export const many = (count, one, more) => `${count.toLocaleString("en-GB")} ${count === 1 ? one : more}`

/** @param {string} at */
export const day = (at) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date(at))
