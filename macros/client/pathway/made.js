/** What comes of a pathway: the link and everything made from it. Each part can be copied, saved or printed. */
import { copyButton, labelledField, readOnlyBox } from "../copy-button.js"
import { action, actions, heading, passage } from "../learning-parts.js"
import { make } from "../make.js"
import { root } from "../store.js"
import { dated, lasting } from "./due.js"
import { frameCode, growingScript } from "./embed-code.js"
import { write } from "./link.js"
import { poster, printAlone } from "./poster.js"
import { codeOf, download, pngFile, svgFile, svgOf } from "./qr.js"

/**
 * @typedef {import("./link.js").Pathway} Pathway
 * @typedef {import("./index.js").Module} Module
 */

/** Beyond this a code is so dense that a phone has to come close. */
const EASY = 120

/** @param {Pathway} pathway @param {Module[]} modules in the order of the pathway @returns {Element[]} */
export function made(pathway, modules) {
  const { due, word } = pathway
  const links = {
    whole: `${root}trainers/pathway/${write(pathway)}`,
    short: `${root}trainers/pathway/${write({ modules: pathway.modules, due, word })}`,
  }
  return [
    ...linkPart(links.whole),
    ...codePart(links.whole),
    ...posterPart(pathway, modules, links),
    ...emailPart(pathway, modules, links.whole),
    ...embedPart(pathway, modules),
  ]
}

/** @param {string} link */
const linkPart = (link) => [
  heading("h2", "Your link"),
  field("The link to your pathway", link, 2),
  actions(
    copyButton("Copy link", "to your pathway", () => link),
    make("a", { href: link, className: "button button--quiet" }, "Open the pathway"),
  ),
  passage("Keep this link: there is no list of pathways anywhere. Open it here again to change it."),
]

/** @param {string} link */
function codePart(link) {
  const code = codeOf(link)
  const svg = svgOf(code, "QR code that opens the pathway")
  const png = async () => {
    const file = await pngFile(code)
    if (file) download("pathway-qr.png", file)
  }
  const dense =
    link.length > EASY
      ? [
          passage(
            `This link has ${link.length} characters, so the squares of its code are small. Print it large, or shorten the note.`,
          ),
        ]
      : []
  return [
    heading("h2", "QR code"),
    svg,
    ...dense,
    actions(
      action("Save as PNG", png, true),
      action("Save as SVG", () => download("pathway-qr.svg", svgFile(svg)), true),
    ),
    passage("Print it at least 30 mm wide. Keep the white edge, and put the address in words beside it."),
  ]
}

/** @param {Pathway} pathway @param {Module[]} modules @param {{ whole: string, short: string }} links */
function posterPart(pathway, modules, links) {
  const sheet = poster(pathway, modules, links)
  return [heading("h2", "Poster"), sheet, actions(action("Print the poster", () => printAlone(sheet), true))]
}

/** @param {Pathway} pathway @param {Module[]} modules @param {string} link */
function emailPart(pathway, modules, link) {
  const text = email(pathway, modules, link)
  return [
    heading("h2", "Text for an email"),
    field("Text", text, text.split("\n").length + 1),
    actions(copyButton("Copy text", "for an email", () => text)),
  ]
}

/** @param {Pathway} pathway @param {Module[]} modules @param {string} link */
function email({ title, due, contact, notes, word }, modules, link) {
  const minutes = modules.reduce((sum, module) => sum + module.minutes, 0)
  const lines = [
    title || "Modules for you",
    "",
    `Please look at ${modules.length === 1 ? "this module" : `these ${modules.length} modules`}, about ${lasting(minutes)} in all${due ? `, by ${dated(due)}` : ""}:`,
    ...modules.map((module, place) => `${place + 1}. ${module.title} (about ${module.minutes} minutes)`),
    "",
    link,
    "",
    ...(notes ? [notes, ""] : []),
    "You need no account. What you do stays in your own browser, so nobody sees how you get on unless you show it.",
    ...(word ? ["I will give you a word in the session. You can put it into your statement of learning."] : []),
    ...(contact ? [`If you have a question, ask: ${contact}.`] : []),
  ]
  return lines.join("\n")
}

/** @param {Pathway} pathway @param {Module[]} modules */
function embedPart(pathway, modules) {
  const code = field("Code to embed", "", 5)
  const area = /** @type {HTMLTextAreaElement} */ (code.querySelector("textarea"))
  const choice = document.createElement("select")
  choice.append(...embeds(pathway, modules).map(({ words, address }) => new Option(words, address)))
  const show = () => (area.value = frameCode(choice.value, choice.selectedOptions[0]?.label ?? ""))
  choice.onchange = show
  show()
  return [
    heading("h2", "Code to embed"),
    passage(
      "Paste it into a page of Moodle, SharePoint or a website. ",
      make("a", { href: `${root}trainers/embed/` }, "How to do that, step by step"),
      ".",
    ),
    labelledField("pathway-field", "What to embed ", choice),
    code,
    actions(
      copyButton("Copy code", "to embed", () => area.value),
      copyButton("Copy script", "that lets the frame grow", () => growingScript),
    ),
    passage("The script is for a website of your own. Learning platforms take scripts out, and the frame works without it."),
  ]
}

/** @param {Pathway} pathway @param {Module[]} modules */
function embeds(pathway, modules) {
  const each = modules.flatMap(({ code, title }) => [
    { words: `Module: ${title}`, address: `${root}embed/#m=${code}` },
    { words: `Quiz: ${title}`, address: `${root}embed/#quiz=${code}` },
  ])
  return [{ words: `Pathway: ${pathway.title || "the list of modules"}`, address: `${root}embed/${write(pathway)}` }, ...each]
}

/** A text that one can mark by hand, too. @param {string} words @param {string} text @param {number} rows */
function field(words, text, rows) {
  return labelledField("pathway-field", words, readOnlyBox(rows, text))
}
