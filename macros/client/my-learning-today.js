/**
 * What to do today: what is ready, what was begun, what needs another go. Most people need to read no further.
 *
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./learning-summary.js").ModuleLine} ModuleLine
 * @typedef {Awaited<ReturnType<typeof import("./plan.js").plan>>} Plan
 */
import { dayInWords, dayOf } from "./days.js"
import { heading, many, passage } from "./learning-parts.js"
import { make } from "./make.js"
import { isSureAndWrong, standing } from "./status.js"
import { root } from "./store.js"

/** Browsers that clear what a site keeps do so after seven days without a visit. */
const NUDGE = 5
const MOST = 5

/** @param {Store} store @param {ModuleLine[]} modules @param {Plan} plan @returns {Promise<Node[]>} */
export async function todayPart(store, modules, plan) {
  const mocks = await mocksBegun(store)
  if (!plan.studies.size)
    return [...mocks, passage("When you have tried some questions, this says what to do today."), practise("", "Practise")]
  const half = await store.read("run:practise")
  return [
    ...nudge(store, plan, await store.read("saved")),
    ...ahead(plan),
    ...reviewing(plan),
    ...(half && !half.done ? [practise("#practising", "Carry on with your set")] : []),
    ...mocks,
    ...sureAndWrong(modules, plan),
    ...anotherGo(modules, plan),
    practise("", "Practise something else", true),
  ]
}

/** @param {Store} store */
async function mocksBegun(store) {
  const names = await store.names("mock:")
  const runs = await Promise.all(names.map(async (name) => ({ id: name.slice("mock:".length), run: await store.read(name) })))
  return runs
    .filter(({ id, run }) => /^[a-z0-9-]+$/.test(id) && run?.done === false)
    .map(({ id }) => practise(`${id}/`, `Carry on with your mock assessment: ${id.replaceAll("-", " ")}`))
}

/** The date is given further down; what it does is seen here. @param {Plan} plan */
function ahead({ assessment, today }) {
  const date = (/** @type {string} */ words) => make("a", { href: "#how-you-revise" }, words)
  if (!assessment || assessment < today)
    return [passage("Have you an assessment ahead? ", date("Give its date"), ", and the review days fit it.")]
  if (assessment === today) return [passage("Your assessment is today.")]
  const left = `Your assessment is in ${many(assessment - today, "day", "days")},`
  const rehearse = make("a", { href: `${root}modules/#practise-across-modules` }, "mock assessment or a written task")
  return [passage(`${left} on `, date(dayInWords(assessment)), ". Try a ", rehearse, " too.")]
}

/** @param {Plan} plan */
function reviewing({ ready, coming }) {
  if (ready.length)
    return [
      passage(`${many(ready.length, "question is", "questions are")} ready to review. Ten take about five minutes.`),
      practise("#review", `Review ${Math.min(10, ready.length)} now`),
    ]
  const next = coming[0]
  if (!next) return [passage("Nothing is ready to review today.")]
  const words = `Nothing is ready to review today. The next ${next.count === 1 ? "question is" : `${next.count} questions are`} ready on ${dayInWords(next.day)}.`
  return [passage(words)]
}

/** @param {string} hash @param {string} words @param {boolean} [quiet] */
const practise = (hash, words, quiet = false) =>
  passage(make("a", { className: quiet ? "button button--quiet" : "button", href: `${root}practise/${hash}` }, words))

/** @param {ModuleLine[]} modules @param {Plan} plan */
function sureAndWrong(modules, { studies }) {
  const found = modules.flatMap(({ url, title, items }) =>
    items.filter(({ id }) => isSure(studies.get(id))).map(({ id }) => ({ href: `${root}${url}#${id}`, title })),
  )
  if (!found.length) return []
  const links = found
    .slice(0, MOST)
    .map(({ href, title }, place) => make("li", {}, make("a", { href }, `Question ${place + 1}`), ` in ${title}`))
  return [
    heading("h3", "You were sure, and it was not right"),
    passage("Look at these first. What we were sure of is put right best."),
    make("ul", {}, ...links),
  ]
}

/** @param {import("./studies.js").Study | undefined} study */
const isSure = (study) => study !== undefined && isSureAndWrong(study)

/** @param {ModuleLine[]} modules @param {Plan} plan */
function anotherGo(modules, { studies }) {
  const found = modules.flatMap(({ items, outcomes }) =>
    items.some(({ id }) => studies.has(id)) ? outcomes.filter(({ id }) => needs(items, id, studies)) : [],
  )
  if (!found.length) return []
  const links = found
    .slice(0, MOST)
    .map(({ id, text }) => make("li", {}, make("a", { href: `${root}practise/#outcomes=${id}&number=5` }, text)))
  const rest = found.length - links.length
  return [
    heading("h3", "Needs another go"),
    make("ul", {}, ...links),
    ...(rest > 0 ? [passage(`And ${many(rest, "more", "more")}, below, under your modules.`)] : []),
  ]
}

/** @param {ModuleLine["items"]} items @param {string} outcome @param {Plan["studies"]} studies */
const needs = (items, outcome, studies) =>
  standing(
    items.filter((item) => item.outcome === outcome),
    studies,
  ).status === "needs another go"

/** @param {Store} store @param {Plan} plan @param {import("./store.js").Kept | undefined} saved */
function nudge(store, { studies, today }, saved) {
  if (!store.kept) return []
  const last = dayOf(saved?.at)
  const since = Number.isNaN(last) ? Math.min(...[...studies.values()].map(({ days }) => days[0] ?? today)) : last
  if (today - since < NUDGE) return []
  const when = Number.isNaN(last) ? "You have not saved a file yet." : `You last saved a file on ${dayInWords(last)}.`
  const why = "Some browsers clear what a site keeps after seven days without a visit."
  const link = make("a", { href: "#take-it-with-you" }, "Save a file now")
  return [make("div", { className: "notice" }, passage(`${when} ${why} `, link, "."))]
}
