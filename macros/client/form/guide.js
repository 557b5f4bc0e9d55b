/**
 * The conversation guide on the screen and on paper: a person chooses what it is about, from the shared object alone.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Feedback} Feedback
 * @typedef {import("./draft.js").Draft} Draft
 * @typedef {import("./agenda.js").Chosen} Chosen
 */
import { action, passage, textBox } from "../learning-parts.js"
import { make } from "../make.js"
import { agenda, guideText } from "./agenda.js"
import { guard } from "./guard-box.js"
import { rank, statementsOf, wording } from "./model.js"
import { copyBox, field, input, print, row, select } from "./parts.js"
import { suggested } from "./share.js"

/** @param {HTMLElement} element @param {Tool} tool @param {Feedback} file @param {Draft} draft @param {() => void} save */
export function guidePart(element, tool, file, draft, save) {
  /** @type {Chosen} */
  const chosen = { ...suggested(tool, file), tryThis: draft.tryThis, tryBy: draft.tryBy }
  const paper = make("div", { className: "ff-guide-paper" })
  const text = copyBox("The guide as text", "ff-guide-text", () => guideText(tool, file, chosen), "Copy the guide")
  const draw = () => {
    paper.replaceChildren(...onPaper(tool, file, chosen))
    text.box.value = guideText(tool, file, chosen)
  }
  const tried = () => {
    Object.assign(chosen, { tryThis: draft.tryThis, tryBy: draft.tryBy })
    draw()
    save()
  }
  draw()
  return make(
    "section",
    { className: "ff-guide" },
    make("h3", {}, "A guide for the conversation"),
    passage("We suggest a start. Choose what matters to you."),
    ...pickers(tool, file, chosen, draw),
    ...trying(tool, draft, tried),
    paper,
    row(action("Print the guide", () => print(element, "guide"), true)),
    make("details", {}, make("summary", {}, "The guide as text"), ...text.parts),
  )
}

/** @param {Tool} tool @param {Feedback} file @param {Chosen} chosen */
const onPaper = (tool, file, chosen) => [
  make("p", { className: "ff-result-title" }, `${tool.title}: a talk of twenty minutes`),
  ...agenda(tool, file, chosen).map(item),
]

/** @param {{ heading: string, lines: string[] }} part */
const item = ({ heading, lines }) =>
  make(
    "div",
    { className: "ff-agenda" },
    make("p", {}, make("strong", {}, heading)),
    make("ul", {}, ...lines.map((line) => make("li", {}, line))),
  )

/** @param {Tool} tool @param {Feedback} file @param {Chosen} chosen @param {() => void} draw */
function pickers(tool, file, chosen, draw) {
  const rated = statementsOf(tool).filter(({ id }) => rank(tool, file.ratings[id]) >= 0)
  const options = rated.map((one) => /** @type {[string, string]} */ ([one.id, wording(one, file.role)]))
  const [first = "", second = ""] = chosen.change
  const changes = [first, second]
  const change = (/** @type {number} */ which, /** @type {string} */ id) => {
    changes[which] = id
    chosen.change = changes.filter(Boolean)
    draw()
  }
  const keep = (/** @type {string} */ id) => {
    chosen.keep = id
    draw()
  }
  return [
    field("One thing to keep", select(options, chosen.keep, keep), "ff-keep"),
    field(
      "One thing to change",
      select(options, first, (id) => change(0, id)),
      "ff-change-1",
    ),
    field(
      "A second thing to change, if you need one",
      select(options, second, (id) => change(1, id)),
      "ff-change-2",
    ),
  ]
}

/** One thing to try, with a date. @param {Tool} tool @param {{ tryThis: string, tryBy: string }} draft @param {() => void} changed */
export function trying(tool, draft, changed) {
  const what = textBox(2, draft.tryThis)
  what.maxLength = 500
  const by = input("date")
  by.value = draft.tryBy
  what.addEventListener("input", () => {
    draft.tryThis = what.value.trim()
    changed()
  })
  by.addEventListener("change", () => {
    draft.tryBy = by.value
    changed()
  })
  return [warned(field("One thing I will try", what, "ff-try"), what, tool), field("When I will look at it again", by, "ff-try-by")]
}

/** A box for free text, with the warning above it and the guard below. @param {HTMLElement} whole @param {HTMLTextAreaElement} box @param {Tool} tool */
export function warned(whole, box, tool) {
  const warning = make("p", { className: "ff-warning", id: `${box.id}-warning` }, tool.warnings.comments ?? "")
  box.before(warning)
  box.setAttribute("aria-describedby", warning.id)
  guard(box)
  return whole
}
