/*
 * A native dialog with a heading, for the panels that the header opens. Its style sheet comes with it.
 */
import { make } from "./make.js"

/** @param {string} title @param {...(Node | string)} content */
export async function dialog(title, ...content) {
  await styled()
  const box = make("dialog", { className: "panel md-typeset" }, heading(title), ...content)
  box.setAttribute("aria-labelledby", "panel-title")
  box.addEventListener("close", () => box.remove())
  document.body.append(box)
  box.showModal()
  return box
}

/** @param {string} title */
export const heading = (title) => make("h2", { id: "panel-title", tabIndex: -1 }, title)

/** @param {...HTMLButtonElement} buttons */
export const actions = (...buttons) => make("p", { className: "panel-actions" }, ...buttons)

/** @param {string} words @param {() => void} onclick */
export const button = (words, onclick) => make("button", { type: "button", className: "button", onclick }, words)

/** @param {string} words @param {() => void} onclick */
export const quietButton = (words, onclick) => Object.assign(button(words, onclick), { className: "button button--quiet" })

/** @type {Promise<unknown> | undefined} */
let style

/** Late or missing, the dialog still opens: it is readable without. */
function styled() {
  style ??= new Promise((done) => {
    const href = new URL("./dialog.css", import.meta.url).href
    document.head.append(make("link", { rel: "stylesheet", href, onload: done, onerror: done }))
  })
  return style
}
