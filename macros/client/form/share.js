/**
 * From a draft and what was ticked to the one object that every copy is made from: what is not in it can be in no copy. Pure.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Feedback} Feedback
 * @typedef {import("./draft.js").Draft} Draft
 * @typedef {{ tick: string, words: string, hint: string }} Choice
 */
import { PREFER_NOT, rank, textOf } from "./model.js"

/** The statements that this draft asks. @param {Tool} tool @param {Draft} draft */
export const askedIn = (tool, draft) =>
  tool.domains.map((domain) => ({
    ...domain,
    statements: domain.statements.filter(({ short }) => short || draft.length === "full"),
  }))

/** Everything that there is to share, each with a tick of its own. @param {Tool} tool @param {Draft} draft @returns {Choice[]} */
export function choices(tool, draft) {
  const about = [textOf(tool.kinds, draft.kind), textOf(tool.periods, draft.period)].filter(Boolean)
  const parts = askedIn(tool, draft).flatMap(({ id, title, statements }) => [
    choice(`ratings:${id}`, `${title}: ${howMany(statements.filter((one) => isGiven(draft.ratings[one.id])).length)}`, ""),
    choice(`comment:${id}`, `${title}: my example`, draft.comments[id]),
  ])
  const words = tool.prompts.map(({ id, ask }) => choice(`words:${id}`, ask, draft.words[id]))
  const found = [choice("about", "Kind and period", about.join(". ")), ...parts, ...words]
  return found.filter(({ hint, words: said }) => hint || /: \d/.test(said))
}

/** @param {string} tick @param {string} words @param {string | undefined} hint @returns {Choice} */
const choice = (tick, words, hint) => ({ tick, words, hint: (hint ?? "").trim() })

/** @param {number} count */
const howMany = (count) => (count ? `${count} ${count === 1 ? "response" : "responses"}` : "none")

/** 'Prefer not to say' is not said in any copy. @param {string | undefined} response */
const isGiven = (response) => Boolean(response) && response !== PREFER_NOT

/**
 * @param {Tool} tool
 * @param {Draft} draft
 * @param {{ id: string, copy: string, revision: number }} ids
 * @param {string} month
 * @returns {Feedback}
 */
export function shared(tool, draft, ids, month) {
  const ticked = new Set(draft.ticks)
  const statements = askedIn(tool, draft).flatMap(({ id, statements: own }) => (ticked.has(`ratings:${id}`) ? own : []))
  return {
    format: "alongside-feedback",
    version: 1,
    form: tool.id,
    formVersion: tool.version,
    id: ids.id,
    copy: ids.copy,
    revision: ids.revision,
    role: draft.role,
    purpose: draft.purpose,
    month,
    kind: ticked.has("about") ? draft.kind : "",
    period: ticked.has("about") ? draft.period : "",
    mayCompare: draft.purpose === "together" && ticked.has("compare"),
    ratings: picked(
      statements.map(({ id }) => id),
      (id) => (isGiven(draft.ratings[id]) ? draft.ratings[id] : ""),
    ),
    comments: picked(
      tool.domains.map(({ id }) => id),
      (id) => (ticked.has(`comment:${id}`) ? draft.comments[id]?.trim() : ""),
    ),
    words: picked(
      tool.prompts.map(({ id }) => id),
      (id) => (ticked.has(`words:${id}`) ? draft.words[id]?.trim() : ""),
    ),
  }
}

/** @param {string[]} names @param {(name: string) => string | undefined} value @returns {Record<string, string>} */
const picked = (names, value) =>
  Object.fromEntries(
    names.flatMap((name) => {
      const found = value(name)
      return found ? [[name, found]] : []
    }),
  )

/** @param {Feedback} file */
export const isEmpty = (file) => ![file.ratings, file.comments, file.words].some((part) => Object.keys(part).length)

/** The best response, and the lowest ones: what a conversation may start from. Of equals, what touches safety comes first.
 * @param {Tool} tool @param {Feedback} file */
export function suggested(tool, file) {
  const rated = tool.domains
    .flatMap(({ statements }) => statements)
    .map((statement) => ({ statement, at: rank(tool, file.ratings[statement.id]) }))
    .filter(({ at }) => at >= 0)
  const middle = (tool.scale.length - 1) / 2
  /** @param {(typeof rated)[number]} one @param {(typeof rated)[number]} other */
  const careFirst = (one, other) => Number(other.statement.care) - Number(one.statement.care)
  const strengths = rated.filter(({ at }) => at < middle).sort((one, other) => one.at - other.at || careFirst(one, other))
  const changes = rated.filter(({ at }) => at >= middle).sort((one, other) => other.at - one.at || careFirst(one, other))
  return { keep: strengths[0]?.statement.id ?? "", change: changes.slice(0, 2).map(({ statement }) => statement.id) }
}
