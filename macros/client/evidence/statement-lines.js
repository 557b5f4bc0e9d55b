/**
 * What a statement of learning says, as lines of text. Pure. The same lines are shown, copied, and summed up in the check code.
 *
 * @typedef {import("../store.js").Attempt} Attempt
 * @typedef {import("../learning-summary.js").ModuleLine & { code: string, version: number, reviewed: string }} Taught
 * @typedef {{ module: Taught, first: string, last: string, tried: number, total: number, rightAtFirst: number, rightNow: number, own: number }} Row
 */
import { day, many } from "../learning-parts.js"

export const TITLE = "Statement of learning"
const CODE = "Check code:"

/** What the paper is worth, said on the paper. */
export const WORTH = [
  "The person named above reports this learning. It was made in their own browser, and this website has not checked it.",
  "It is not a qualification, not the Care Certificate, and not proof of competence.",
  "The code finds slips and casual changes. It does not show who did the work. A talk or an observation with an assessor does.",
]

/** The modules with at least one try, in the order of their codes. @param {Taught[]} modules @param {Attempt[]} attempts oldest first @returns {Row[]} */
export function rowsOf(modules, attempts) {
  const tries = byItem(attempts)
  const inOrder = [...modules].sort((one, two) => one.code.localeCompare(two.code))
  return inOrder.map((module) => rowOf(module, tries)).filter(({ tried, own }) => tried + own > 0)
}

/** @param {Attempt[]} attempts */
function byItem(attempts) {
  /** @type {Map<string, Attempt[]>} */
  const found = new Map()
  for (const attempt of attempts) {
    const some = found.get(attempt.item)
    some ? some.push(attempt) : found.set(attempt.item, [attempt])
  }
  return found
}

/** @param {Taught} module @param {Map<string, Attempt[]>} tries @returns {Row} */
function rowOf(module, tries) {
  const done = module.items.flatMap((item) => {
    const some = tries.get(item.id) ?? []
    return some.length ? [{ item, some }] : []
  })
  const scored = done.filter(({ item }) => !item.selfMarked)
  const times = done.flatMap(({ some }) => some.map(({ at }) => at)).sort((one, two) => Date.parse(one) - Date.parse(two))
  return {
    module,
    first: times[0] ?? "",
    last: times.at(-1) ?? "",
    tried: scored.length,
    total: module.items.filter(({ selfMarked }) => !selfMarked).length,
    rightAtFirst: scored.filter(({ some }) => isRight(some[0])).length,
    rightNow: scored.filter(({ some }) => isRight(some.at(-1))).length,
    own: done.length - scored.length,
  }
}

/** @param {Attempt | undefined} attempt */
const isRight = (attempt) => attempt !== undefined && attempt.score >= (attempt.maxScore ?? 1)

/** A module in two runs of words: which one it was, and how it went. Short, since all of them share one sheet. @param {Row} row @returns {[string, string]} */
export function wordsOf({ module, first, last, tried, total, rightAtFirst, rightNow, own }) {
  const days = date(first) === date(last) ? `Tried on ${date(first)}` : `Tried from ${date(first)} to ${date(last)}`
  const counts = `${tried} of ${many(total, "question", "questions")}. Right at the first try: ${rightAtFirst}, at the latest: ${rightNow}.`
  const written = own ? ` Written tasks, marked by the learner: ${own}.` : ""
  return [
    `${module.code.toUpperCase()} ${shortTitle(module)}, version ${module.version}`,
    `Reviewed ${date(module.reviewed)}. ${days}: ${counts}${written}`,
  ]
}

/** @param {{ title: string }} module */
export const shortTitle = ({ title }) => title.split(/(?<=\?) |:/)[0] ?? title

/** 3 Nov 2026. @param {string} at */
const date = (at) => new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" }).format(new Date(at))

/** What the check code is worked out from, line by line. @param {Row[]} rows @param {Date} now @param {boolean} word  was a session word mixed in? */
export const fieldsOf = (rows, now, word) => [
  `Made on ${day(now.toISOString())}, by the clock of the learner's device.`,
  word ? "A session word is mixed into the code." : "No session word is mixed into the code.",
  ...rows.map((row) => wordsOf(row).join(". ")),
]

/** The whole, for copying. @param {string[]} fields @param {string} code @param {string[]} signOff */
export const asText = (fields, code, signOff) =>
  [TITLE, "Name:", "", ...fields, `${CODE} ${code || "none"}`, "", ...WORTH, "", ...signOff].join("\n")

/** The lines and the code of a statement that somebody pastes. @param {string} text @returns {{ fields: string[], code: string } | undefined} */
export function readBack(text) {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/\s+/g, " ").trim())
  const from = lines.findIndex((line) => line.startsWith("Made on "))
  const to = lines.findIndex((line) => line.startsWith(CODE))
  if (from < 0 || to < from) return undefined
  const code = lines[to]?.slice(CODE.length).trim().toUpperCase() ?? ""
  return { fields: lines.slice(from, to).filter(Boolean), code }
}

/** Which modules a link asks for, and what in it was not understood: `#m=m01,m07`, as pathway links have it. @param {string} fragment @param {Taught[]} modules */
export function asked(fragment, modules) {
  const codes = (new URLSearchParams(fragment.replace(/^#/, "")).get("m") ?? "").toLowerCase().split(",")
  const wanted = [...new Set(codes.filter(Boolean))].slice(0, 100)
  const known = new Set(modules.map(({ code }) => code))
  return {
    codes: wanted.filter((code) => known.has(code)),
    strange: wanted.filter((code) => !known.has(code)).map((code) => code.slice(0, 20)),
  }
}
