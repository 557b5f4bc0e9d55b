/**
 * How a set went: what somebody was sure of and had wrong comes first, for that is corrected best. No percent and no points.
 *
 * @typedef {import("./practise.js").Desk} Desk
 * @typedef {import("./practise.js").Name} Name
 * @typedef {import("./run.js").Run} Run
 */
import { stemOf, taughtIn } from "./bank.js"
import { marks, signed } from "./certainty.js"
import { copy } from "./copying.js"
import { action, actions, heading, many, passage } from "./learning-parts.js"
import { make } from "./make.js"
import { address } from "./practise.js"
import { linkTo } from "./practise-link.js"
import { SESSION } from "./review.js"
import { offerToKeep } from "./set-summary.js"
import { root } from "./store.js"

/** @typedef {{ place: number, stem: string, taught?: Node, href: string, selfMarked: boolean, first: number | null, last: number | null, certainty: number | null }} Line */

/** @param {Desk} desk @param {Name} name @param {Run} run @returns {Promise<Node[]>} */
export async function summaryParts(desk, name, run) {
  document.title = `How it went – ${run.title}`
  const lines = await Promise.all(run.items.map((id, place) => lineOf(desk, run, id, place + 1)))
  const marked = lines.filter(({ first, selfMarked }) => first !== null && !selfMarked)
  const missed = marked.filter(({ first }) => Number(first) < 1)
  const sure = missed.filter(({ certainty }) => certainty === 3)
  return [
    heading("h2", "How it went"),
    passage(overall(marked, missed)),
    ...list("You were sure, and it was not right", sure),
    ...list(
      "Look at these again",
      missed.filter((line) => !sure.includes(line)),
    ),
    ...list(
      "You marked these yourself",
      lines.filter(({ first, selfMarked }) => first !== null && selfMarked),
    ),
    ...list(
      "Not checked yet",
      lines.filter(({ first }) => first === null),
    ),
    ...certainMarks(marked),
    next(name),
    ...send(name, run),
    keeping(desk),
  ]
}

/** @param {Desk} desk @param {Run} run @param {string} id @param {number} place @returns {Promise<Line>} */
async function lineOf({ items, modules }, run, id, place) {
  const item = /** @type {import("./choose.js").Candidate} */ (items.get(id))
  const url = modules.find((module) => module.id === item.module)?.url ?? ""
  const [first = null, last = null, certainty = null] = run.results[id] ?? []
  const [stem, taught] = await Promise.all([stemOf(item), taughtIn(item)])
  return { place, stem, taught, href: `${root}${url}#${id}`, selfMarked: Boolean(item.selfMarked), first, last, certainty }
}

/** @param {Line[]} marked @param {Line[]} missed */
function overall(marked, missed) {
  if (!marked.length) return "You have not checked an answer in this set. Come back to it when you like."
  const right = `${marked.length - missed.length || "None"} of ${marked.length} right the first time.`
  const mended = missed.filter(({ last }) => Number(last) >= 1).length
  if (!missed.length) return `${right} Come back in a few days and see what has stayed.`
  return mended ? `${right} ${mended} more right by the end.` : `${right} What you missed comes back in a day or two.`
}

/** @param {string} title @param {Line[]} lines */
const list = (title, lines) => (lines.length ? [heading("h3", title), make("ul", {}, ...lines.map(entry))] : [])

/** Some questions ask in the same words, so each has its number too. @param {Line} line */
function entry({ place, stem, taught, href }) {
  const where = taught ? [" Read again: ", taught, /[?!]$/.test(taught.textContent ?? "") ? "" : "."] : []
  return make("li", {}, make("a", { href }, `Question ${place}: ${stem}`), ...where)
}

/** @param {Line[]} marked */
function certainMarks(marked) {
  const said = marked.filter(({ certainty }) => certainty)
  if (!said.length) return []
  const sum = said.reduce(
    (total, { certainty, first }) => total + marks(/** @type {1 | 2 | 3} */ (certainty), Number(first) >= 1),
    0,
  )
  const words = `Certainty marks: ${signed(sum)} from ${many(said.length, "question", "questions")}.`
  return [passage(`${words} They are highest when you say just how sure you are. My learning shows more.`)]
}

/** @param {Name} name */
const next = (name) =>
  make(
    "p",
    { className: "learning-actions" },
    name === "review"
      ? make("a", { className: "button", href: "#review" }, `See what else is ready (${SESSION} at a time)`)
      : make("a", { className: "button", href: "#" }, "Choose another set"),
    " ",
    make("a", { className: "button button--quiet", href: `${root}my-learning/` }, "My learning"),
  )

/** @param {Name} name @param {Run} run */
function send(name, run) {
  if (name === "review") return []
  return [sending(linkTo(address(), run.items, run.seed))]
}

/** @param {string} link */
export function sending(link) {
  const said = make("p", { tabIndex: -1 })
  const box = Object.assign(document.createElement("input"), { type: "text", readOnly: true, value: link })
  return make(
    "details",
    {},
    make("summary", {}, "Send this set to others"),
    passage("Everyone who opens this link gets the same questions in the same order. It says nothing of what you chose."),
    actions(action("Copy the link", () => copy(link, box, said, "Copied. Paste it into a message."), true)),
    said,
    make("label", { className: "practise-field" }, "Link to this set", box),
  )
}

/** @param {Desk} desk */
function keeping({ store }) {
  const words =
    "Your progress is forgotten when you close this tab. If this is your own device you can keep it here, in this browser only, until you choose Finish and clear."
  const offer = make("div", {}, passage(words), passage(action("Keep my progress on this device", () => {}, true)))
  offerToKeep(offer, store)
  return offer
}
