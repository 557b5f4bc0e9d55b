/**
 * What is ready to be looked at again, ten at a time, and the days that come.
 *
 * @typedef {import("./practise.js").Desk} Desk
 * @typedef {import("./choose.js").Candidate} Candidate
 */
import { arrange } from "./choose.js"
import { dayInWords } from "./days.js"
import { action, actions, heading, many, passage } from "./learning-parts.js"
import { make } from "./make.js"
import { plan } from "./plan.js"
import { SESSION } from "./review.js"
import { begin } from "./run.js"

/** @param {Desk} desk @returns {Promise<Node[]>} */
export async function reviewParts(desk) {
  document.title = "Review"
  const { ready: waiting, coming: later, today: day, known } = await plan(desk.store, desk.items)
  const half = await desk.saved("review")
  const back = passage(make("a", { href: "#" }, "Practise something else instead"))
  const carryOn =
    half && !half.done ? [actions(make("a", { className: "button", href: "#reviewing" }, "Carry on with your review"))] : []
  if (!waiting.length)
    return [heading("h2", "Nothing is ready to review"), ...carryOn, passage(nothingReady(later, known.length)), back]
  const start = () => desk.begin("review", begin(session(waiting), "Review", day))
  return [
    heading("h2", `${many(waiting.length, "question is", "questions are")} ready to review`),
    passage(
      "These are questions that you have tried before. Looking at them again now, just before you forget, is what makes them stay. Ten take about five minutes.",
    ),
    ...carryOn,
    actions(
      action(carryOn.length ? "Start a new review" : `Review ${Math.min(SESSION, waiting.length)} now`, start, carryOn.length > 0),
    ),
    back,
  ]
}

/** @param {Candidate[]} waiting */
const session = (waiting) => arrange(waiting.slice(0, SESSION), "mixed").map(({ id }) => id)

/** @param {{ day: number, count: number }[]} later @param {number} tried */
function nothingReady([next], tried) {
  if (next)
    return `The next ${next.count === 1 ? "question is" : `${next.count} questions are`} ready on ${dayInWords(next.day)}. You can practise something else now.`
  return tried
    ? "Everything that you have tried has had its turn."
    : "When you have tried some questions, they come back here after a few days."
}
