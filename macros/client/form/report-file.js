/**
 * A pooled report as a file and as text. The file holds what the report shows, and the marks of the copies that went into it, so that
 * a later report can be held against it. Pure.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./pool.js").Report} Report
 * @typedef {import("./pool.js").Line} Line
 * @typedef {{ ask: string, comments: string[] }} Said
 * @typedef {{ format: "alongside-pooled-report", version: 1, form: string, formVersion: number, month: string, copies: string[], n: number, least: number, lines: Record<string, { base: number, counts: number[] } | { band: string }> }} ReportFile
 */
import { monthInWords } from "./model.js"
import { inCounts } from "./output-text.js"

export const NOT_SHOWN = "Not shown, to protect people"
export const MOST_REPORT_BYTES = 2_000_000

/** @param {Tool} tool @param {Report} report @param {string[]} copies @param {string} month @returns {ReportFile} */
export function reportFile(tool, report, copies, month) {
  const lines = report.domains.flatMap(({ lines: own }) => own.flatMap(figures))
  const { n, least } = report
  const marks = [...copies].sort()
  return {
    format: "alongside-pooled-report",
    version: 1,
    form: tool.id,
    formVersion: tool.version,
    month,
    copies: marks,
    n,
    least,
    lines: Object.fromEntries(lines),
  }
}

/** @param {Line} line @returns {[string, { base: number, counts: number[] } | { band: string }][]} */
function figures(line) {
  if (line.shown === "counts") return [[line.id, { base: line.base, counts: line.counts }]]
  return line.shown === "band" ? [[line.id, { band: line.band }]] : []
}

/** What an earlier report says, as far as a comparison needs it. @param {string} text @param {Tool} tool @returns {{ ok: true, copies: string[], report: Report } | { ok: false, reason: string }} */
export function readReport(text, tool) {
  const data = text.length > MOST_REPORT_BYTES ? null : parsed(text)
  if (data?.format !== "alongside-pooled-report")
    return { ok: false, reason: "It is not a pooled report that was saved from this page." }
  if (data.form !== tool.id || data.formVersion !== tool.version)
    return { ok: false, reason: "It is about another form, or another version of this one, so it cannot be compared." }
  const whole =
    data.version === 1 &&
    Array.isArray(data.copies) &&
    data.copies.every((/** @type {unknown} */ copy) => typeof copy === "string" && copy.length <= 64) &&
    typeof data.lines === "object" &&
    data.lines !== null
  if (!whole) return { ok: false, reason: "It is damaged. Do not make a report that you cannot hold against it." }
  return {
    ok: true,
    copies: data.copies,
    report: { n: data.copies.length, least: 5, domains: [{ id: "", title: "", lines: linesIn(data.lines) }] },
  }
}

/** @param {Record<string, any>} lines @returns {Line[]} */
const linesIn = (lines) =>
  Object.entries(lines).flatMap(([id, line]) =>
    Number.isInteger(line?.base) ? [{ id, text: "", shown: /** @type {const} */ ("counts"), base: line.base, counts: [] }] : [],
  )

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** @param {Tool} tool @param {Line} line @param {number} n */
export function lineInWords(tool, line, n) {
  if (line.shown === "nothing") return NOT_SHOWN
  if (line.shown === "band") return line.band
  return `${inCounts(tool, line.counts)} (${line.base} of ${n})`
}

/** @param {Tool} tool @param {Report} report @param {string} month */
export const howMade = (tool, report, month) => [
  `It was made in ${monthInWords(month)} from ${report.n} replies to “${tool.title}”, version ${tool.version}.`,
  "Each person chose what to share. A collector opened their files in a browser. Nothing was sent to this website.",
  `A line is shown only if at least ${report.least} people rated it. Where few people left it out, or all replied alike, it says in words where most replies are. Where a line is kept back, another may be kept back with it.`,
]

export const CANNOT_SHOW = [
  "It cannot show who said what, and nobody should try to find out.",
  "It cannot show what those think who did not reply.",
  "It has no total and no average, and it does not compare supervisors.",
  "It is not validated. It is not a complaint, an incident report or an appraisal.",
]

/** @param {Tool} tool @param {Report} report @param {Said[]} said @param {string} month */
export function reportText(tool, report, said, month) {
  const parts = report.domains.map(({ title, lines }) =>
    [title.toUpperCase(), ...lines.map((line) => `- ${line.text}: ${lineInWords(tool, line, report.n)}`)].join("\n"),
  )
  const words = said.map(({ ask, comments }) => [ask.toUpperCase(), ...comments.map((comment) => `- ${comment}`)].join("\n"))
  const head = `${tool.title}: pooled report\n${monthInWords(month)}`
  return [
    head,
    ...parts,
    ...words,
    ["HOW IT WAS MADE", ...howMade(tool, report, month)].join("\n"),
    ["WHAT IT CANNOT SHOW", ...CANNOT_SHOW].join("\n"),
  ].join("\n\n")
}
