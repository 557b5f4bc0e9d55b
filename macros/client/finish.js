/**
 * Finish and clear: says what will go, offers a file first, clears, and says what is left.
 *
 * @typedef {import("./store.js").Store} Store
 */
import { actions, button, dialog, heading, quietButton } from "./dialog.js"
import { make } from "./make.js"
import { open, root } from "./store.js"

export async function show() {
  const store = await open()
  const file = make("a", { href: `${root}my-learning/` }, "save a file first")
  const box = await dialog(
    "Finish and clear",
    make("p", {}, "This takes away everything that this site has stored in this browser:"),
    list(await whatWillGo(store)),
    make("p", {}, "You cannot undo this. To keep your progress, ", file, "."),
    actions(
      button("Clear everything", () => clear(store, box)),
      quietButton("Go back", () => box.close()),
    ),
  )
}

/** Each kind of thing once, in words: a person need not read forty names of drafts. @param {Store} store */
async function whatWillGo(store) {
  const rows = await store.stored().catch(() => [])
  const kinds = new Set(rows.map(({ what }) => what))
  return kinds.size ? [...kinds] : ["Your settings, and whatever you chose on these pages"]
}

/** @param {Store} store @param {HTMLDialogElement} box */
async function clear(store, box) {
  const left = await store.clear()
  window.alongsideSettings?.apply({})
  document.dispatchEvent(new Event("alongside:cleared"))
  const title = heading(left.length ? "Some things are still here" : "Nothing is stored on this device now.")
  box.replaceChildren(title, ...whatNow(left), actions(button("Close", () => box.close())))
  title.focus()
  box.addEventListener("close", toTheTop)
}

/** @param {string[]} left */
function whatNow(left) {
  if (!left.length) return [make("p", {}, "You can close this tab, or carry on. On a shared computer, sign out too.")]
  const advice = "Close the other tabs that show this site, then try again. These could not be removed:"
  return [make("p", {}, advice), list(left)]
}

/** @param {string[]} lines */
const list = (lines) => make("ul", {}, ...lines.map((line) => make("li", {}, line)))

/** The button that opened this is gone with what there was to clear. */
function toTheTop() {
  const title = document.querySelector("h1")
  if (!title) return
  title.tabIndex = -1
  title.focus()
}
