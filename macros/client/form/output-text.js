/**
 * Copies as text: to read, for an email, for a spreadsheet, and as a file. Each is made from the shared object alone. Pure.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Feedback} Feedback
 */
import { countsIn, monthInWords, textOf, wording, wordsFor } from "./model.js"

export const MOST_IN_EMAIL = 2000
export const NATURE = "Not validated. Not a complaint, an incident report or an appraisal. It starts a conversation."

/** @param {Tool} tool @param {Feedback} file */
export function asText(tool, file) {
  const parts = ratedIn(tool, file).map(({ title, statements, comment }) =>
    [
      title.toUpperCase(),
      ...statements.map(({ words, response }) => `- ${words}: ${response}`),
      ...(comment ? [`Example: ${comment}`] : []),
    ].join("\n"),
  )
  return [...head(tool, file), ...parts, ...words(tool, file)].join("\n\n")
}

/** Counts and words; whole comments are left out from the end where they would not fit. @param {Tool} tool @param {Feedback} file */
export function asEmail(tool, file) {
  const counts = tool.domains
    .map((domain) => ({ domain, told: inCounts(tool, countsIn(tool, domain, file.ratings)) }))
    .filter(({ told }) => told)
    .map(({ domain, told }) => `${domain.title}: ${told}`)
  const whole = [...head(tool, file), ...(counts.length ? [counts.join("\n")] : [])].join("\n\n")
  const extra = [...comments(tool, file), ...words(tool, file)]
  const fitting = withRoom(whole, extra, MOST_IN_EMAIL - LEFT_OUT.length)
  return fitting.count === extra.length ? fitting.text : fitting.text + LEFT_OUT
}

const LEFT_OUT = "\n\n(Some comments are too long for an email. They are in the full text.)"

/** @param {string} start @param {string[]} extra @param {number} most */
function withRoom(start, extra, most) {
  let text = start.slice(0, most)
  let count = 0
  for (const part of extra) {
    if (text.length + part.length + 2 > most) break
    text += `\n\n${part}`
    count += 1
  }
  return { text, count }
}

/** @param {Tool} tool @param {number[]} counts */
export const inCounts = (tool, counts) =>
  counts.flatMap((count, index) => (count ? [`${count} ${tool.scale[index]?.text.toLowerCase()}`] : [])).join(", ")

/** @param {Tool} tool @param {Feedback} file */
function head(tool, file) {
  const about = [textOf(tool.kinds, file.kind), textOf(tool.periods, file.period)].filter(Boolean).join(", ")
  const who = file.role === "supervisor" ? "A supervisor's self-check" : "Feedback on supervision"
  return [[tool.title, who, about, monthInWords(file.month)].filter(Boolean).join("\n"), NATURE]
}

/** @param {Tool} tool @param {Feedback} file */
const words = (tool, file) => tool.prompts.flatMap(({ id, ask }) => (file.words[id] ? [`${ask}\n${file.words[id]}`] : []))

/** @param {Tool} tool @param {Feedback} file */
const comments = (tool, file) =>
  tool.domains.flatMap(({ id, title }) => (file.comments[id] ? [`${title}, example: ${file.comments[id]}`] : []))

/** The domains of which something is shared, with each response in words. @param {Tool} tool @param {Feedback} file */
export const ratedIn = (tool, file) =>
  tool.domains
    .map(({ id, title, statements }) => ({
      id,
      title,
      comment: file.comments[id] ?? "",
      statements: statements
        .filter((statement) => file.ratings[statement.id])
        .map((statement) => ({
          id: statement.id,
          words: wording(statement, file.role),
          response: wordsFor(tool, file.ratings[statement.id]),
        })),
    }))
    .filter(({ statements, comment }) => statements.length || comment)

/** @param {Tool} tool @param {Feedback} file */
export function asCsv(tool, file) {
  const rows = [["Form", "Version", "Month", "Part", "Id", "Statement or question", "Response"]]
  const start = [tool.title, String(file.formVersion), file.month]
  for (const { title, statements, comment } of ratedIn(tool, file)) {
    for (const { id, words: said, response } of statements) rows.push([...start, title, id, said, response])
    if (comment) rows.push([...start, title, "", "Example", comment])
  }
  for (const { id, ask } of tool.prompts) if (file.words[id]) rows.push([...start, "", "", ask, file.words[id]])
  return csv(rows)
}

/** With a mark by which spreadsheets know UTF-8. @param {string[][]} rows */
export const csv = (rows) => `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`

/** A cell that starts like a formula would be run by a spreadsheet: https://owasp.org/www-community/attacks/CSV_Injection @param {string} value */
export function cell(value) {
  const tame = /^[\s]*[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return `"${tame.replace(/"/g, '""')}"`
}

/** @param {Feedback} file */
export const asJson = (file) => `${JSON.stringify(file, null, 1)}\n`

/** No name of a person is in it. @param {{ form: string, month: string }} file @param {string} ending */
export const fileName = ({ form, month }, ending) => `${form}-${month}.${ending}`
