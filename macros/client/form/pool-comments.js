/**
 * What people wrote, for a collector to edit first: off until asked for, only from eight replies on, and never beside a rating.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Feedback} Feedback
 * @typedef {import("./report-file.js").Said} Said
 */
import { action, passage, textBox } from "../learning-parts.js"
import { make } from "../make.js"
import { warned } from "./guide.js"
import { field, row, tick } from "./parts.js"
import { commentsOf, LEAST_FOR_COMMENTS } from "./pool.js"

/** @param {Tool} tool @param {Feedback[]} files @param {(said: Said[]) => void} show @param {() => number} [chance] @returns {Node[]} */
export function commentsPart(tool, files, show, chance = fairly) {
  const title = make("h3", { tabIndex: -1 }, "What people wrote")
  const groups = commentsOf(tool, files, chance)
  if (!groups.length)
    return [
      title,
      passage(
        `Comments can be shown only if ${LEAST_FOR_COMMENTS} or more people have replied, and five or more answered the same question in words. That is not so here.`,
      ),
    ]
  const body = make("div", {})
  const begin = action("Read and edit the comments", () => body.replaceChildren(...editor(tool, groups, show)), true)
  return [
    title,
    passage("They are left out of the report until you have edited them. People may know each other's writing."),
    row(begin),
    body,
  ]
}

/** @param {Tool} tool @param {Said[]} groups @param {(said: Said[]) => void} show */
function editor(tool, groups, show) {
  let read = false
  const edited = groups.map(({ ask, comments }, group) => ({
    ask,
    boxes: comments.map((words, index) =>
      box(tool, words, `ff-said-${group}-${index}`, `${ask} Comment ${index + 1} of ${comments.length}`),
    ),
  }))
  const told = make("p", { tabIndex: -1 })
  const put = () => {
    told.textContent = read
      ? "The comments are in the report now, as you edited them."
      : "First tick that you have read and edited every comment."
    if (read)
      show(
        edited
          .map(({ ask, boxes }) => ({ ask, comments: boxes.map(({ value }) => value().trim()).filter(Boolean) }))
          .filter(({ comments }) => comments.length),
      )
    told.focus()
  }
  return [
    passage("Change whatever could tell who wrote it: a way of writing, an event, a shift. Empty a box to leave the comment out."),
    ...edited.flatMap(({ boxes }) => boxes.map(({ part }) => part)),
    tick("I have read every comment and edited what could tell who wrote it", false, (on) => {
      read = on
    }),
    row(action("Put the comments in the report", put)),
    told,
  ]
}

/** @param {Tool} tool @param {string} words @param {string} id @param {string} label */
function box(tool, words, id, label) {
  const area = textBox(3, words)
  return { part: warned(field(label, area, id), area, tool), value: () => area.value }
}

/** The order must not be one that can be worked out. */
const fairly = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
