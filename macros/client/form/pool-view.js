/**
 * A pooled report on the screen and on paper: how it was made and what it cannot show are part of it.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./pool.js").Report} Report
 * @typedef {import("./report-file.js").Said} Said
 */
import { action, list, passage } from "../learning-parts.js"
import { make } from "../make.js"
import { stackedBars } from "./chart.js"
import { monthInWords } from "./model.js"
import { fileName, inCounts } from "./output-text.js"
import { copyBox, download, print, row, table } from "./parts.js"
import { CANNOT_SHOW, howMade, lineInWords, reportFile, reportText } from "./report-file.js"

/** @param {HTMLElement} element @param {Tool} tool @param {Report} report @param {string[]} copies @param {boolean} warned @param {Date} [now] */
export function reportView(element, tool, report, copies, warned, now = new Date()) {
  const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`
  /** @type {Said[]} */
  let said = []
  const words = make("div", {})
  const text = copyBox("The report as text", "ff-report-text", () => reportText(tool, report, said, month))
  const caution = "An earlier report of nearly the same group has to be destroyed: beside this one it could reveal one person."
  const paper = make(
    "div",
    { className: "ff-report" },
    make("p", { className: "ff-result-title" }, `${tool.title}: pooled report`),
    passage(monthInWords(month)),
    ...(warned ? [make("p", { className: "ff-trouble" }, caution)] : []),
    ...report.domains.map((domain) => domainView(tool, report, domain)),
    words,
    make("h3", {}, "How it was made"),
    list(howMade(tool, report, month)),
    make("h3", {}, "What it cannot show"),
    list(CANNOT_SHOW),
  )
  const save = () => {
    const file = reportFile(tool, report, copies, month)
    download(`${JSON.stringify(file, null, 1)}\n`, fileName({ form: `${tool.id}-pooled`, month }, "json"), "application/json")
  }
  return {
    parts: [
      passage("Save its file for yourself: the next report has to be held against it. Hand on the print or the text only."),
      row(
        action("Print the report", () => print(element, "report")),
        action("Save the report's file", save, true),
      ),
      paper,
      make("details", {}, make("summary", {}, "The report as text"), ...text.parts),
    ],
    /** @param {Said[]} edited */
    say(edited) {
      said = edited
      words.replaceChildren(...edited.flatMap(({ ask, comments }) => [make("h3", {}, ask), list(comments)]))
      text.box.value = reportText(tool, report, said, month)
    },
  }
}

/** @param {Tool} tool @param {Report} report @param {Report["domains"][number]} domain */
function domainView(tool, report, { title, lines }) {
  const rows = lines.map((line) => [line.text, lineInWords(tool, line, report.n)])
  return make(
    "section",
    {},
    make("h3", {}, title),
    ...bars(tool, title, lines),
    table(`${title}: each statement`, ["Statement", "Replies"], rows),
  )
}

/** @param {Tool} tool @param {string} title @param {import("./pool.js").Line[]} lines */
function bars(tool, title, lines) {
  const shown = lines.flatMap((line) => (line.shown === "counts" ? [{ title: line.text, counts: line.counts }] : []))
  if (!shown.length) return []
  const told = shown.map(({ title: words, counts }) => `${words}: ${inCounts(tool, counts)}`)
  return [
    stackedBars(
      shown,
      tool.scale.map(({ text }) => text),
      `${title}. ${told.join(". ")}.`,
    ),
  ]
}
