/*
 * A native dialog with a heading, for the panels that the header opens. Its style sheet comes with it.
 */

/** @param {string} title @param {...(Node | string)} content */
export async function dialog(title, ...content) {
  await styled()
  const heading = make("h2", { id: "dialog-title", tabIndex: -1 }, title)
  const box = make("dialog", { className: "panel md-typeset" }, heading, ...content)
  box.setAttribute("aria-labelledby", heading.id)
  box.addEventListener("close", () => box.remove())
  document.body.append(box)
  box.showModal()
  return box
}

/** @param {string} tag @param {object} [properties] @param {...(Node | string)} content */
export function make(tag, properties = {}, ...content) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...content)
  return element
}

export const button = (words, onclick, quiet = false) =>
  make("button", { type: "button", className: quiet ? "button button--quiet" : "button", onclick }, words)

let style

/** Late or missing, the dialog still opens: it is readable without. */
function styled() {
  style ??= new Promise((done) => {
    const href = new URL("./dialog.css", import.meta.url).href
    document.head.append(make("link", { rel: "stylesheet", href, onload: done, onerror: done }))
  })
  return style
}
