/** To copy a text, also where the browser does not let us: then it stands marked in a field, ready for a person's own copy. */
import { say } from "./item-parts.js"
import { textBox } from "./learning-parts.js"
import { make } from "./make.js"

/**
 * @param {string} words  on the button
 * @param {string} what  it is a copy of, for who cannot see what stands beside it
 * @param {() => string} text
 */
export function copyButton(words, what, text) {
  const button = make("button", { type: "button", className: "button button--quiet copy-button" }, words)
  if (what) button.append(make("span", { className: "visually-hidden" }, ` ${what}`))
  button.onclick = () => copy(button, text())
  return button
}

/** @param {HTMLElement} button @param {string} text */
async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text)
    said(button, "Copied")
  } catch {
    marked(button, text)
  }
}

/** @param {number} rows @param {string} text */
export const readOnlyBox = (rows, text) => Object.assign(textBox(rows, text), { readOnly: true })

/** @param {string} name @param {string} words @param {HTMLElement} field */
export function labelledField(name, words, field) {
  const label = document.createElement("label")
  label.className = name
  label.append(words, field)
  return label
}

/** Seen beside the button, and said once. @param {HTMLElement} button @param {string} words */
function said(button, words) {
  const beside = button.nextElementSibling
  if (beside?.matches(".copy-said")) beside.remove()
  const note = make("span", { className: "copy-said" }, words)
  note.setAttribute("aria-hidden", "true")
  button.after(note)
  say("")
  say(`${words}.`)
}

/** @param {HTMLElement} button @param {string} text */
function marked(button, text) {
  const beside = button.nextElementSibling
  if (beside?.matches(".copy-by-hand")) beside.remove()
  const field = readOnlyBox(Math.min(8, text.split("\n").length + 1), text)
  const words = "This browser does not let us copy. The text is marked: press Ctrl and C, or use your device's copy."
  button.after(labelledField("copy-by-hand", words, field))
  field.select()
  field.focus()
}
