/** The permanent addresses of a page, read off the page itself, each with a button to copy it. */
import { copyButton } from "./copy-button.js"
import { make } from "./make.js"

/** @param {Element} details */
export function fill(details) {
  const style = make("link", { rel: "stylesheet", href: new URL("./trainers.css", import.meta.url).href })
  document.head.append(style)
  for (const [title, places] of Object.entries(found())) {
    if (!places.length) continue
    details.append(make("h3", {}, title), make("ul", { className: "link-list" }, ...places.map(line)))
  }
}

/** @typedef {{ words: string, href: string }} Place */

/** @returns {{ [title: string]: Place[] }} */
function found() {
  const title = document.querySelector("h1")
  const page = { words: said(title), href: location.href.split("#")[0] ?? "" }
  return {
    "The whole page": [page],
    Sections: [...document.querySelectorAll("article h2[id]")].map((heading) => at(heading.id, said(heading))),
    "What learners will be able to do": [...document.querySelectorAll(".module-outcomes [id]")].map((line) =>
      at(line.id, said(line)),
    ),
    Questions: [...document.querySelectorAll("quiz-item[id]")].map((item) => at(item.id, said(item.querySelector(".item-stem")))),
  }
}

/** @param {string} name @param {string} words @returns {Place} */
const at = (name, words) => ({ words, href: `${location.href.split("#")[0]}#${name}` })

/** @param {Place} place */
const line = ({ words, href }) =>
  make(
    "li",
    {},
    make("a", { href }, words),
    " ",
    copyButton("Copy link", `to ${words}`, () => href),
  )

/** A heading's words, without the sign that links to it. @param {Element | null} element */
const said = (element) => (element?.textContent ?? "").replace("¶", "").trim()
