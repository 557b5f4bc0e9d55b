/**
 * What a person made here leaves by print, copy and download; each works where the others are blocked.
 */
import { action, actions, labelled, textBox } from "../learning-parts.js"
import { make } from "../make.js"

/**
 * @param {object} given
 * @param {() => string} given.text  as it stands now, for copying
 * @param {{ words: string, name: () => string, type: string, content: () => string }} given.file
 * @param {string} given.label  of the box with the text, where the browser does not copy
 */
export function takeAway({ text, file, label }) {
  const said = make("p", { tabIndex: -1, className: "evidence-said" })
  const box = make("div", {})
  return make(
    "div",
    { className: "evidence-out" },
    actions(
      action("Print or save as PDF", () => print()),
      action("Copy the text", () => copy(text(), said, box, label), true),
      action(file.words, () => save(file, said), true),
    ),
    said,
    box,
  )
}

/** @param {string} text @param {HTMLElement} said @param {HTMLElement} box @param {string} label */
async function copy(text, said, box, label) {
  try {
    await navigator.clipboard.writeText(text)
    box.replaceChildren()
    tell(said, "Copied. Paste it where you want to keep it.")
  } catch {
    said.textContent = "This browser does not let us copy. The text is marked below: press Ctrl and C, or use your device's copy."
    const field = textBox(8, text)
    field.readOnly = true
    box.replaceChildren(labelled(label, field))
    field.focus()
    field.select()
  }
}

/** @param {{ name: () => string, type: string, content: () => string }} file @param {HTMLElement} said */
function save({ name, type, content }, said) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([content()], { type }))
  link.download = name()
  link.click()
  // Some browsers read the file only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  tell(said, `Look in your downloads for ${link.download}. Keep it where only you can open it.`)
}

/** @param {HTMLElement} said @param {string} words */
function tell(said, words) {
  said.textContent = words
  said.focus()
}
