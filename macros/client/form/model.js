/**
 * What the parts of a feedback form agree on. Pure: no page, no storage, no clock.
 *
 * @typedef {{ id: string, text: string }} Point
 * @typedef {{ id: string, text: string, pair: string, short: boolean, care: boolean }} Statement
 * @typedef {{ id: string, title: string, statements: Statement[] }} Domain
 * @typedef {{ id: string, ask: string }} Prompt
 * @typedef {"supervisee" | "supervisor"} Role
 * @typedef {"myself" | "together" | "pooled"} Purpose
 * @typedef {{ id: string, title: string, version: number, paired: boolean, hasShort: boolean, kinds: Point[], periods: Point[],
 *   scale: Point[], domains: Domain[], prompts: Prompt[], stem: string, isNot: string[], warnings: Record<string, string> }} Tool
 * @typedef {{ format: "alongside-feedback", version: 1, form: string, formVersion: number, id: string, copy: string, revision: number,
 *   role: Role, purpose: Purpose, month: string, kind: string, period: string, mayCompare: boolean,
 *   ratings: Record<string, string>, comments: Record<string, string>, words: Record<string, string> }} Feedback
 *   a file, and what everything that leaves the form is made from; comments are by domain, words by prompt
 */

export const NOT_APPLICABLE = "not-applicable"
export const PREFER_NOT = "prefer-not"

/** @param {Tool} tool */
export const statementsOf = (tool) => tool.domains.flatMap(({ statements }) => statements)

/** Where a response stands on the scale: 0 is best; -1 for what is not on it. @param {Tool} tool @param {string | undefined} response */
export const rank = (tool, response) => tool.scale.findIndex(({ id }) => id === response)

/** In the lower half of the scale; the middle is not. @param {Tool} tool @param {string | undefined} response */
export const isLow = (tool, response) => rank(tool, response) > (tool.scale.length - 1) / 2

/** @param {Tool} tool @param {string | undefined} response */
export function wordsFor(tool, response) {
  if (response === NOT_APPLICABLE) return "Not applicable"
  if (response === PREFER_NOT) return "Prefer not to say"
  return tool.scale.find(({ id }) => id === response)?.text ?? "No response"
}

/** The statement as the person says it who fills the form in. @param {Statement} statement @param {Role} role */
export const wording = (statement, role) => (role === "supervisor" ? statement.pair : statement.text)

/** @param {Point[]} points @param {string} id */
export const textOf = (points, id) => points.find((point) => point.id === id)?.text ?? ""

/** How many responses a domain has at each point of the scale. @param {Tool} tool @param {Domain} domain @param {Record<string, string>} ratings */
export const countsIn = (tool, domain, ratings) =>
  tool.scale.map(({ id }) => domain.statements.filter((statement) => ratings[statement.id] === id).length)

/** November 2026, from 2026-11. @param {string} month */
export function monthInWords(month) {
  const when = new Date(`${month}-15T12:00:00`)
  return Number.isNaN(+when) ? "" : new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric" }).format(when)
}

/** @param {Element} element @returns {any} the plain data that stands in its template */
export const dataIn = (element) => JSON.parse(element.querySelector("template")?.content.textContent ?? "null")
