/** An A4 poster for the wall: on the page as it will look, and on paper alone. */
import { make } from "../make.js"
import { dated, lasting } from "./due.js"
import { codeOf, svgOf } from "./qr.js"

/**
 * @param {import("./link.js").Pathway} pathway
 * @param {import("./index.js").Module[]} modules
 * @param {{ whole: string, short: string }} links  `short` has no title and no notes: somebody may have to type it
 */
export function poster(pathway, modules, links) {
  const minutes = modules.reduce((sum, module) => sum + module.minutes, 0)
  const welsh = make("span", { lang: "cy" }, "Sganiwch i agor")
  return make(
    "article",
    { className: "poster" },
    make("p", { className: "poster-name" }, "Alongside"),
    make("h3", { className: "poster-title" }, pathway.title || "Learn at your own pace"),
    make(
      "p",
      { className: "poster-facts" },
      `${modules.length === 1 ? "1 module" : `${modules.length} modules`}, about ${lasting(minutes)}`,
    ),
    ...(pathway.due ? [make("p", { className: "poster-due" }, `By ${dated(pathway.due)}`)] : []),
    make(
      "div",
      { className: "poster-code" },
      svgOf(codeOf(links.whole), "QR code for this pathway"),
      make("p", {}, "Scan to open · ", welsh),
    ),
    make("ol", { className: "poster-modules" }, ...modules.map(({ title }) => make("li", {}, title))),
    make("p", { className: "poster-address" }, "Or type: ", make("b", {}, links.short.replace(/^https?:\/\//, ""))),
    ...(pathway.contact ? [make("p", {}, `Questions? Ask: ${pathway.contact}.`)] : []),
    make(
      "p",
      { className: "poster-small" },
      "No account and no app. What you do stays in your own browser. Supports knowledge; it is not an assessment.",
    ),
  )
}

/** Only the poster, on one sheet. @param {HTMLElement} sheet */
export function printAlone(sheet) {
  const copy = /** @type {HTMLElement} */ (sheet.cloneNode(true))
  copy.classList.add("poster--printed")
  document.body.append(copy)
  document.body.classList.add("printing-poster")
  const done = () => {
    document.body.classList.remove("printing-poster")
    copy.remove()
  }
  addEventListener("afterprint", done, { once: true })
  print()
}
