/** The small parts that the screens of a form are put together from. */
import { say } from "../item-parts.js"
import { action, passage, textBox } from "../learning-parts.js"
import { make } from "../make.js"

/** @param {...Node} content */
export const row = (...content) => make("p", { className: "ff-actions" }, ...content)

/** @param {string} type */
export function input(type) {
  const made = document.createElement("input")
  made.type = type
  return made
}

/** @param {string} words @param {boolean} checked @param {(checked: boolean) => void} does @param {string} [hint] */
export function tick(words, checked, does, hint = "") {
  const box = input("checkbox")
  box.checked = checked
  box.onchange = () => does(box.checked)
  const label = document.createElement("label")
  label.className = "ff-tick"
  label.append(box, " ", make("span", {}, words, ...(hint ? [" ", make("small", {}, hint)] : [])))
  return label
}

/** @param {string} words @param {Element} control @param {string} id */
export function field(words, control, id) {
  control.id = id
  const label = document.createElement("label")
  label.htmlFor = id
  label.append(words)
  return make("div", { className: "ff-field" }, label, control)
}

/** @param {[string, string][]} options @param {string} value @param {(value: string) => void} does */
export function select(options, value, does) {
  const made = document.createElement("select")
  made.append(new Option("Nothing chosen", ""), ...options.map(([id, words]) => new Option(words, id)))
  made.value = value
  made.onchange = () => does(made.value)
  return made
}

/** Files are read here and nowhere else. @param {string} words @param {string} id @param {(files: File[]) => unknown} does */
export function fileField(words, id, does) {
  const control = input("file")
  control.accept = ".json,application/json"
  control.multiple = true
  control.onchange = async () => {
    const files = [...(control.files ?? [])]
    if (files.length) await does(files)
    // The same file can then be chosen again.
    control.value = ""
  }
  return field(words, control, id)
}

/** Nothing bigger is read at all. @param {File} file @param {number} most */
export const textOf = (file, most) => (file.size > most ? "x".repeat(most + 1) : file.text().catch(() => ""))

/** @param {string} text @param {string} name @param {string} type */
export function download(text, name, type) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name })
  link.click()
  // Some browsers read the file only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** A box that shows a text, with a button that copies it. @param {string} words @param {string} id @param {() => string} text @param {string} [name] of the button */
export function copyBox(words, id, text, name = "Copy the text") {
  const box = textBox(8, text())
  box.readOnly = true
  const told = make("p", { className: "ff-told", tabIndex: -1 })
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(box.value)
      told.textContent = "Copied. Paste it where you want it."
    } catch {
      told.textContent = "This browser does not let us copy. The text is marked: press Ctrl and C, or use your device's copy."
      box.select()
    }
    say(told.textContent)
  }
  return { box, parts: [field(words, box, id), row(action(name, copy, true)), told] }
}

/** Prints one part of the page. The mark tells the style sheet which. @param {HTMLElement} element @param {string} what */
export function print(element, what) {
  const before = element.dataset.print
  element.dataset.print = what
  addEventListener(
    "afterprint",
    () => {
      if (before) element.dataset.print = before
      else delete element.dataset.print
    },
    { once: true },
  )
  window.print()
}

/** Opens what the header's button opens. */
export const finish = async () => (await import("../finish.js")).show()

/** @param {string[]} sentences */
export const lines = (sentences) => sentences.map((sentence) => passage(sentence))

/** @param {string} caption @param {string[]} heads @param {(Node | string)[][]} rows the first cell of each is its heading */
export function table(caption, heads, rows) {
  const cells = (/** @type {(Node | string)[]} */ [first, ...rest]) => [
    headed("row", first ?? ""),
    ...rest.map((content, index) => labelled(make("td", {}, content), heads[index + 1] ?? "")),
  ]
  const head = make("tr", {}, ...heads.map((words) => headed("col", words)))
  return make(
    "table",
    { className: "ff-table" },
    make("caption", {}, caption),
    make("thead", {}, head),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, ...cells(row)))),
  )
}

/** On a narrow screen each cell says what it is. @param {HTMLElement} cell @param {string} label */
function labelled(cell, label) {
  cell.dataset.label = label
  return cell
}

/** @param {"row" | "col"} scope @param {Node | string} content */
function headed(scope, content) {
  const cell = document.createElement("th")
  cell.scope = scope
  cell.append(content)
  return cell
}
