/**
 * A shared object as a person sees it: the preview, the copy on the screen and the copy on paper are this.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Feedback} Feedback
 */
import { passage } from "../learning-parts.js"
import { make } from "../make.js"
import { radar, stackedBars } from "./chart.js"
import { countsIn, monthInWords, rank, textOf } from "./model.js"
import { inCounts, NATURE, ratedIn } from "./output-text.js"
import { table } from "./parts.js"

/** @param {Tool} tool @param {Feedback} file */
export function resultView(tool, file) {
  const about = [textOf(tool.kinds, file.kind), textOf(tool.periods, file.period), monthInWords(file.month)]
  const who = file.role === "supervisor" ? "A supervisor's self-check" : "Feedback on supervision"
  const said = tool.prompts.flatMap(({ id, ask }) => (file.words[id] ? [quoted(ask, file.words[id])] : []))
  return make(
    "div",
    { className: "ff-result" },
    make("p", { className: "ff-result-title" }, tool.title),
    passage([who, ...about].filter(Boolean).join(". "), "."),
    make("p", { className: "ff-nature" }, NATURE),
    ...bars(tool, file),
    ...ratedIn(tool, file).map(domainView),
    ...(said.length ? [make("section", {}, make("h3", {}, "In my own words"), ...said)] : []),
  )
}

/** @param {ReturnType<typeof ratedIn>[number]} domain */
function domainView({ title, statements, comment }) {
  const rows = statements.map(({ words, response }) => [words, response])
  return make(
    "section",
    {},
    make("h3", {}, title),
    ...(rows.length ? [table(`${title}: each statement`, ["Statement", "Response"], rows)] : []),
    ...(comment ? [quoted("Example", comment)] : []),
  )
}

/** @param {string} ask @param {string} words */
const quoted = (ask, words) => make("div", { className: "ff-quoted" }, make("p", {}, make("strong", {}, ask)), make("p", {}, words))

/** @param {Tool} tool @param {Feedback} file */
export function countsOf(tool, file) {
  return tool.domains
    .map((domain) => ({ title: domain.title, counts: countsIn(tool, domain, file.ratings) }))
    .filter(({ counts }) => counts.some(Boolean))
}

/** @param {Tool} tool @param {Feedback} file */
function bars(tool, file) {
  const rows = countsOf(tool, file)
  if (!rows.length) return []
  const summary = `How many statements have each response. ${rows.map(({ title, counts }) => `${title}: ${inCounts(tool, counts)}`).join(". ")}.`
  const labels = tool.scale.map(({ text }) => text)
  return [stackedBars(rows, labels, summary)]
}

/** The same numbers as a profile, where there are enough axes to make a shape. @param {Tool} tool @param {Feedback} file @returns {Element | undefined} */
export function profile(tool, file) {
  const rows = countsOf(tool, file)
  if (rows.length < 3 || rows.length < tool.domains.length) return undefined
  const better = Math.floor(tool.scale.length / 2)
  const axes = rows.map(({ title, counts }) => {
    const all = counts.reduce((sum, count) => sum + count, 0)
    const upper = counts.slice(0, better).reduce((sum, count) => sum + count, 0)
    return { title, part: upper / all, told: `${title} ${upper} of ${all}` }
  })
  const which = tool.scale.slice(0, better).map(({ text }) => `“${text}”`)
  return radar(axes, `How many statements of each domain have ${which.join(" or ")}: ${axes.map(({ told }) => told).join(", ")}.`)
}

/** The numbers behind both pictures. @param {Tool} tool @param {Feedback} file */
export function countsTable(tool, file) {
  const heads = ["Domain", ...tool.scale.map(({ text }) => text)]
  const rows = countsOf(tool, file).map(({ title, counts }) => [title, ...counts.map(String)])
  return table("How many statements have each response", heads, rows)
}

/** @param {Tool} tool @param {string} response */
export const isRated = (tool, response) => rank(tool, response) >= 0
