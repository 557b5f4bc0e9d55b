/**
 * A feedback file on its way in. Nothing in it is trusted: what is kept is copied field by field, in line with the published schema
 * (`/schema/alongside-feedback-1.json`), and a file that does not fit is refused with its reason. Pure.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Feedback} Feedback
 * @typedef {{ ok: true, tool: Tool, file: Feedback } | { ok: false, reason: string }} Read
 */
import { NOT_APPLICABLE, rank, statementsOf } from "./model.js"

/** A whole form with every box full makes less than 80 kB. */
export const MOST_BYTES = 200_000
export const MOST_IN_BOX = 2000

const REASONS = {
  big: "It is bigger than a feedback file can be.",
  unread: "It could not be read. It may be damaged, or it was not saved from this site.",
  strange: "It is not a feedback file.",
  newer: "It was saved by a newer version of this site. Reload the page, then open it again.",
  damaged: "It is damaged: something in it does not fit the form.",
  progress: "It is a progress file. Open it on My learning.",
  results: "It is a results file for a trainer.",
  report: "It is a pooled report, not a reply.",
}

/** @type {Map<unknown, string>} */
const OTHERS = new Map([
  ["alongside-progress", REASONS.progress],
  ["alongside-results", REASONS.results],
  ["alongside-pooled-report", REASONS.report],
])

/** @param {string} text @param {Tool[]} tools @returns {Read} */
export function readFeedback(text, tools) {
  if (text.length > MOST_BYTES) return no(REASONS.big)
  const data = parsed(text)
  if (data === undefined) return no(REASONS.unread)
  if (!isRecord(data)) return no(REASONS.strange)
  if (data.format !== "alongside-feedback") return no(OTHERS.get(data.format) ?? REASONS.strange)
  if (Number.isInteger(data.version) && data.version > 1) return no(REASONS.newer)
  const tool = tools.find(({ id }) => id === data.form)
  if (!tool) return no("It is from another form, which this page does not know.")
  if (data.formVersion !== tool.version) return no(otherVersion(tool, data.formVersion))
  const file = copied(tool, data)
  return file ? { ok: true, tool, file } : no(REASONS.damaged)
}

/** @param {string} reason @returns {Read} */
const no = (reason) => ({ ok: false, reason })

/** @param {Tool} tool @param {unknown} version */
const otherVersion = (tool, version) =>
  Number.isInteger(version)
    ? `It is from version ${version} of the form, and this page has version ${tool.version}. The words differ, so they are not compared.`
    : REASONS.damaged

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @param {unknown} value @returns {boolean} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value)

/** @param {Tool} tool @param {any} data @returns {Feedback | undefined} */
function copied(tool, data) {
  const fits =
    data.version === 1 &&
    [data.id, data.copy].every((id) => typeof id === "string" && /^[0-9a-f-]{8,64}$/.test(id)) &&
    Number.isInteger(data.revision) &&
    data.revision >= 1 &&
    ["supervisee", "supervisor"].includes(data.role) &&
    ["myself", "together", "pooled"].includes(data.purpose) &&
    typeof data.mayCompare === "boolean" &&
    typeof data.month === "string" &&
    /^[0-9]{4}-(0[1-9]|1[0-2])$/.test(data.month) &&
    isOneOf(tool.kinds, data.kind) &&
    isOneOf(tool.periods, data.period)
  const ratings = copyOf(data.ratings, statementsOf(tool), (value) => rank(tool, value) >= 0 || value === NOT_APPLICABLE)
  const comments = copyOf(data.comments, tool.domains, isText)
  const words = copyOf(data.words, tool.prompts, isText)
  if (!fits || !ratings || !comments || !words) return undefined
  const { form, formVersion, id, copy, revision, role, purpose, month, kind, period, mayCompare } = data
  const head = { form, formVersion, id, copy, revision, role, purpose, month, kind, period, mayCompare }
  return { format: "alongside-feedback", version: 1, ...head, ratings, comments, words }
}

/** @param {{ id: string }[]} points @param {unknown} id */
const isOneOf = (points, id) => id === "" || points.some((point) => point.id === id)

/** @param {any} value */
const isText = (value) => typeof value === "string" && value.length <= MOST_IN_BOX

/** A fresh copy by the names that the form has; nothing where there is a name that it has not. @param {any} given @param {{ id: string }[]} known @param {(value: any) => boolean} test @returns {Record<string, string> | undefined} */
function copyOf(given, known, test) {
  if (!isRecord(given)) return undefined
  const names = new Set(known.map(({ id }) => id))
  const entries = Object.entries(given)
  return entries.every(([name, value]) => names.has(name) && test(value)) ? Object.fromEntries(entries) : undefined
}
