/**
 * Progress as a file: out by download, copy and print; in by a file or its text, shown first, added only when asked, and taken back.
 *
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./progress-file.js").Preview} Preview
 */
import { copy } from "./copying.js"
import { action, actions, day, heading, labelled, list, many, passage, showIn, textBox } from "./learning-parts.js"
import { make } from "./make.js"
import { localTime } from "./memory.js"
import "./store-far.js" // now, while there is a connection
import { asText, download, fileName, MOST_BYTES } from "./progress-file.js"

/** A text box with more than this makes a phone stand still. */
const MOST_SHOWN = 500_000

/** @param {HTMLElement} part @param {Store} store @returns {(anything: boolean) => void} offers to save only what there is, and says when that was last done */
export function filePart(part, store) {
  const panel = make("div", { className: "learning-panel", hidden: true })
  const saving = actions(action("Save a file", () => save(panel, store)))
  const last = make("p", { className: "learning-hint", hidden: true })
  const words = "A file holds everything that is remembered. Use it to move to another device, or to be safe."
  showIn(
    part,
    passage(words, " It has no name in it, and nothing is sent."),
    saving,
    last,
    fileField(panel, store),
    textField(panel, store),
    panel,
  )
  return async (anything) => {
    saving.hidden = !anything
    const saved = await store.read("saved")
    last.hidden = Number.isNaN(Date.parse(String(saved?.at)))
    last.textContent = last.hidden ? "" : `Last saved file: ${day(String(saved?.at))}.`
  }
}

/** @param {HTMLElement} panel @param {Store} store */
async function save(panel, store) {
  const now = new Date()
  await store.write("saved", { at: localTime(now) })
  const text = asText(await store.exportFile(now))
  const name = fileName(now)
  download(text, name)
  show(
    panel,
    "Your file",
    passage(`Look in your downloads for ${name}. Keep it where only you can open it.`),
    ...otherWays(text, name),
    actions(closing(panel)),
  )
}

/** @param {string} text @param {string} name */
function otherWays(text, name) {
  const said = make("p", { tabIndex: -1 })
  const copyOf = textBox(6, text.length > MOST_SHOWN ? "" : text)
  copyOf.readOnly = true
  return [
    passage(
      "No file? Some workplaces block downloads. Copy the text into a note or an email to yourself, or print this page for your records.",
    ),
    actions(
      action("Download again", () => download(text, name), true),
      action("Copy the text", () => copy(text, copyOf, said), true),
      action("Print this page", () => window.print(), true),
    ),
    said,
    ...(copyOf.value ? [labelled("The text of your file", copyOf)] : []),
  ]
}

/** @param {HTMLElement} panel @param {Store} store */
function fileField(panel, store) {
  const field = document.createElement("input")
  field.type = "file"
  field.accept = ".json,application/json"
  field.onchange = async () => {
    const [file] = field.files ?? []
    // The same file can then be chosen again.
    if (file) await look(panel, store, await textOf(file)).finally(() => (field.value = ""))
  }
  return labelled("Open a saved file", field)
}

/** Nothing bigger is read at all; `preview` says so. @param {File} file */
const textOf = (file) => (file.size > MOST_BYTES ? "x".repeat(MOST_BYTES + 1) : file.text().catch(() => ""))

/** @param {HTMLElement} panel @param {Store} store */
function textField(panel, store) {
  const field = textBox(4)
  return make(
    "details",
    {},
    make("summary", {}, "Or paste the text of a saved file"),
    labelled("Text of the file", field),
    actions(action("Look at it", () => look(panel, store, field.value), true)),
  )
}

/** @param {HTMLElement} panel @param {Store} store @param {string} text */
async function look(panel, store, text) {
  const seen = await store.preview(text)
  if (!seen.ok) return show(panel, "This file was not opened", passage(seen.problem), actions(closing(panel)))
  const preview = /** @type {Preview} */ (seen)
  const adds = preview.batch.attempts.length + Object.keys(preview.batch.records).length > 0
  const choice = adds ? [action("Add to what is here", () => add(panel, store, text)), closing(panel, "Cancel")] : [closing(panel)]
  show(
    panel,
    "What is in this file",
    passage(origin(preview)),
    list(contents(preview)),
    passage(adds ? "Nothing has changed yet." : "There is nothing to add."),
    actions(...choice),
  )
}

/** @param {Preview} preview */
function origin({ made, elsewhere }) {
  const when = made ? `It was saved on ${day(made)}` : "It does not say when it was saved"
  return elsewhere ? `${when}, from this site at another address.` : `${when}.`
}

/** @param {Preview} preview @returns {string[]} */
function contents({ attempts, records }) {
  const lines = /** @type {[number, string, string][]} */ ([
    [attempts.new, "try at a question is new", "tries at questions are new"],
    [attempts.same, "try is here already", "tries are here already"],
    [
      attempts.conflicting,
      "try differs from the one here, which stays as it is",
      "tries differ from those here, which stay as they are",
    ],
    [records.new, "draft or place is new", "drafts or places are new"],
    [records.same, "draft or place is here already", "drafts or places are here already"],
    [
      records.newer,
      "draft or place is newer and takes the place of yours",
      "drafts or places are newer and take the place of yours",
    ],
    [records.older, "draft or place is older; yours stays", "drafts or places are older; yours stay"],
    [attempts.unreadable + records.unreadable, "entry cannot be read and is left out", "entries cannot be read and are left out"],
  ])
  const told = lines.filter(([count]) => count).map(([count, one, more]) => `${many(count, one, more)}.`)
  return told.length ? told : ["The file is empty."]
}

/** @param {HTMLElement} panel @param {Store} store @param {string} text */
async function add(panel, store, text) {
  const merged = await store.merge(text)
  if (!merged.ok) return show(panel, "This file was not added", passage(merged.problem), actions(closing(panel)))
  document.dispatchEvent(new Event("alongside:stored"))
  const undo = action("Undo", () => takeBack(panel, store), true)
  show(
    panel,
    "Added",
    passage("What was in the file is now here too.", store.trouble ? ` ${store.trouble}` : ""),
    actions(closing(panel), undo),
  )
}

/** @param {HTMLElement} panel @param {Store} store */
async function takeBack(panel, store) {
  const done = await store.undo()
  show(
    panel,
    done ? "Taken back" : "There is nothing to take back",
    passage("What was here before is here now."),
    actions(closing(panel)),
  )
}

/** @param {HTMLElement} panel @param {string} words @param {...Node} content */
function show(panel, words, ...content) {
  const title = heading("h3", words)
  panel.replaceChildren(title, ...content)
  panel.hidden = false
  title.focus()
}

/** @param {HTMLElement} panel @param {string} [words] */
const closing = (panel, words = "Close") =>
  action(
    words,
    () => {
      panel.hidden = true
      panel.replaceChildren()
      panel.closest("section")?.querySelector("h2")?.focus()
    },
    true,
  )
