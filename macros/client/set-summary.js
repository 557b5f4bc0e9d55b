/**
 * How a run of questions went, by outcome and in words: no percent and no points. Loaded when somebody gets there.
 *
 * @typedef {import("./quiz-item.js").QuizItem} QuizItem
 * @typedef {import("./store.js").Store} Store
 * @typedef {{ text: string, section: string | null }} Outcome
 */
import { make } from "./make.js"

const KEPT = "Your progress is kept on this device. Finish and clear removes it."

/**
 * @param {HTMLElement} set
 * @param {QuizItem[]} items
 * @param {Store} [store]
 */
export function sumUp(set, items, store) {
  const marked = items.filter(({ selfMarked }) => !selfMarked)
  const template = set.querySelector(/** @type {"template"} */ ("template[data-outcomes]"))
  /** @type {{ [id: string]: Outcome }} */
  const outcomes = JSON.parse(template?.content.textContent ?? "{}")
  const groups = Object.entries(outcomes)
    .map(([id, outcome]) => ({ outcome, items: marked.filter(({ dataset }) => dataset.outcome === id) }))
    .filter((group) => group.items.length)
  const parts = [
    make("p", {}, overall(marked)),
    ...itemList("You were sure, and it was not right", marked.filter(isSureAndWrong)),
    ...list(
      "Look at these again",
      groups.filter((group) => !group.items.every(isRight)),
    ),
    ...list(
      "Right this time",
      groups.filter((group) => group.items.every(isRight)),
    ),
    ...itemList(
      "You marked these yourself",
      items.filter(({ selfMarked }) => selfMarked),
    ),
  ]
  set.querySelector(".set-outcomes")?.replaceChildren(...parts)
  offerToKeep(/** @type {HTMLElement} */ (set.querySelector(".set-keep")), store)
}

/** @param {HTMLElement} offer @param {Store} [store] */
export function offerToKeep(offer, store) {
  const button = offer.querySelector("button")
  offer.hidden = !store || store.kept || !button
  if (button) button.onclick = () => store?.keep().then(() => tell(offer, store.kept ? KEPT : store.trouble))
}

/** @param {HTMLElement} offer @param {string} words */
function tell(offer, words) {
  const said = make("p", { tabIndex: -1 }, words)
  offer.replaceChildren(said)
  said.focus()
}

/** @param {QuizItem[]} items */
function overall(items) {
  if (!items.length) return "You have come to the end."
  if (items.every(isRight)) return "Every answer was right. Come back in a few days and see what has stayed."
  if (items.every(isUntried)) return "You have not checked an answer yet. Go back to any question when you like."
  return `${counted(items)} What you did not know yet is what to look at next.`
}

/** @typedef {{ outcome: Outcome, items: QuizItem[] }} Group */

/** @param {string} title @param {Group[]} groups */
const list = (title, groups) => (groups.length ? [make("h4", {}, title), make("ul", {}, ...groups.map(line))] : [])

/** @param {Group} group */
function line({ outcome, items }) {
  const entry = make("li", {}, make("strong", {}, outcome.text), ` ${counted(items)}`)
  const links = whereTaught(
    outcome,
    items.filter((item) => !isRight(item)),
  )
  if (links.length) entry.append(" Read again: ", ...links.flatMap((link) => ["; ", link]).slice(1), stopAfter(links.at(-1)))
  return entry
}

/** What learners mark themselves is told apart and never counted. @param {string} title @param {QuizItem[]} items */
const itemList = (title, items) => (items.length ? [make("h4", {}, title), make("ul", {}, ...items.map(ownLine))] : [])

/** @param {QuizItem} item */
function ownLine(item) {
  const asked = item.querySelector(".item-stem")?.textContent ?? ""
  return make("li", {}, make("a", { href: `#${item.id}` }, asked), item.selfMarked && isUntried(item) ? " Not marked yet." : "")
}

/** Each place once; where no question names its section, the outcome's. @param {Outcome} outcome @param {QuizItem[]} missed */
function whereTaught({ text, section }, missed) {
  const taught = missed.map((item) => item.querySelector(/** @type {"a"} */ (".item-explanation .item-taught a")))
  const links = new Map(taught.map((link) => [link?.href, link?.cloneNode(true)]))
  links.delete(undefined)
  if (missed.length && !links.size && section) return [make("a", { href: `#${section}` }, text)]
  return /** @type {Node[]} */ ([...links.values()])
}

/** @param {Node | undefined} link */
const stopAfter = (link) => (/[?!]$/.test(link?.textContent?.trim() ?? "") ? "" : ".")

/** @param {QuizItem[]} items */
function counted(items) {
  if (items.length === 1) return alone(/** @type {QuizItem} */ (items[0]))
  const partly = items.filter(({ score }) => score && score < 1).length
  const untried = items.filter(isUntried).length
  const right = items.filter(isRight).length
  const parts = [right ? `${right} of ${items.length} right` : `None of ${items.length} right yet`]
  if (partly) parts.push(`${partly} partly right`)
  if (untried) parts.push(`${untried} not checked yet`)
  return `${parts.join(", ")}.`
}

/** One question is not counted: "none of 1" says it worse. @param {QuizItem} item */
function alone(item) {
  if (isUntried(item)) return "Not checked yet."
  if (isRight(item)) return "Right."
  return item.score ? "Partly right." : "Not right yet."
}

/** @param {QuizItem} item */
const isRight = ({ score }) => score === 1

/** What one is sure of is put right best, so it comes first. @param {QuizItem} item */
const isSureAndWrong = ({ score, certainty }) => certainty === 3 && score !== null && score < 1

/** @param {QuizItem} item */
const isUntried = ({ score }) => score === null
