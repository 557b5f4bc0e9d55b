/*
 * Finish and clear: says what will go, offers a file first, clears, and says what is left.
 */
import { button, dialog, make } from "./dialog.js"
import { open, root } from "./store.js"

export async function show() {
  const store = await open()
  const list = make("ul", {}, ...(await whatWillGo(store)).map((what) => make("li", {}, what)))
  const box = await dialog(
    "Finish and clear",
    make("p", {}, "This takes away everything that this site has stored in this browser:"),
    list,
    make(
      "p",
      {},
      "You cannot undo this. To keep your progress, ",
      make("a", { href: `${root}my-learning/` }, "save a file first"),
      ".",
    ),
    make(
      "p",
      { className: "panel-actions" },
      button("Clear everything", () => clear(store, box)),
      button("Go back", () => box.close(), true),
    ),
  )
}

/** Each kind of thing once, in words: a person need not read forty names of drafts. */
async function whatWillGo(store) {
  const rows = await store.stored().catch(() => [])
  const kinds = new Set(rows.map(({ what }) => what))
  return kinds.size ? [...kinds] : ["Your settings, and whatever you chose on these pages"]
}

async function clear(store, box) {
  const left = await store.clear()
  window.alongsideSettings?.apply({})
  document.dispatchEvent(new CustomEvent("alongside:cleared"))
  const heading = make(
    "h2",
    { id: "dialog-title", tabIndex: -1 },
    left.length ? "Some things are still here" : "Nothing is stored on this device now.",
  )
  box.replaceChildren(
    heading,
    ...after(left),
    make(
      "p",
      { className: "panel-actions" },
      button("Close", () => box.close()),
    ),
  )
  heading.focus()
  box.addEventListener("close", toTheTop)
}

const after = (left) =>
  left.length
    ? [
        make("p", {}, "Close the other tabs that show this site, then try again. These could not be removed:"),
        make("ul", {}, ...left.map((name) => make("li", {}, name))),
      ]
    : [make("p", {}, "You can close this tab, or carry on. On a shared computer, sign out too.")]

/** The button that opened this is gone with what there was to clear. */
function toTheTop() {
  const heading = document.querySelector("h1")
  heading.tabIndex = -1
  heading.focus()
}
