/**
 * The screens of a mock assessment before its end: to start, the question, the answer sheet, and to come back.
 *
 * @typedef {import("./mock-assessment.js").Desk} Desk
 * @typedef {import("./mock-clock.js").Allowance} Allowance
 * @typedef {import("./mock-run.js").Run} Run
 */
import { drawItem } from "./bank.js"
import { action, actions, day, heading, list, many, passage } from "./learning-parts.js"
import { make } from "./make.js"
import { allowances, left } from "./mock-clock.js"
import { finish, flag, goTo, leave, resume, showClock, stateOf, toSheet } from "./mock-run.js"

/** @param {...(Node | string)} content */
const screen = (...content) => make("div", { className: "mock-screen" }, ...content)

/** @param {Desk} desk */
export function startScreen(desk) {
  const form = document.createElement("form")
  form.append(
    times(desk),
    actions(
      Object.assign(
        action("Start", () => undefined),
        { type: "submit" },
      ),
    ),
  )
  form.onsubmit = (event) => {
    event.preventDefault()
    const chosen = /** @type {Allowance} */ (new FormData(form).get("time"))
    desk.begin(chosen)
  }
  return screen(
    heading("h3", "Before you start"),
    list([
      `There are ${desk.questions} questions. You can go back and forth, and flag a question to come back to it.`,
      "You can leave a question out. No mark is taken away for it.",
      "You find out how it went at the end, not before.",
      "You can leave and come back. Your place and what you chose are remembered in this tab, or on this device if you asked for that.",
    ]),
    form,
  )
}

/** @param {Desk} desk */
function times({ minutes }) {
  const options = allowances(minutes).map(([name, words]) => {
    const input = document.createElement("input")
    Object.assign(input, { type: "radio", name: "time", value: name, checked: name === "none" })
    return make("label", { className: "mock-option" }, input, make("span", {}, words))
  })
  const group = document.createElement("fieldset")
  group.className = "mock-times"
  group.append(
    make("legend", {}, "How much time do you want?"),
    make(
      "p",
      { className: "mock-hint" },
      "When the time is up, nothing is taken away. You can hide the clock. It stops while this page is out of sight.",
    ),
    ...options,
  )
  return group
}

/** Somebody has left, or comes back another day. @param {Desk} desk @param {Run} run */
export function awayScreen(desk, run) {
  const time = run.limit ? [`${left(run.limit, run.spent)}. The clock stands still until you carry on.`] : []
  return screen(
    heading("h3", "You have begun"),
    list([...counts(run), ...time]),
    actions(
      action("Carry on", () => desk.go(resume)),
      action("Start a new one", () => confirmAnew(desk, run), true),
    ),
    ...pastParts(run),
  )
}

/** @param {Desk} desk @param {Run} run */
function confirmAnew(desk, run) {
  const title = heading("h3", "Put this one away?")
  desk.element.querySelector(".mock-screen")?.replaceWith(
    screen(
      title,
      passage("A new one has other questions. What you chose in this one goes, and cannot be brought back."),
      actions(
        action("Put it away", () => anew(desk)),
        action("Keep it", () => desk.go(run.done ? (same) => same : leave), true),
      ),
    ),
  )
  title.focus()
}

/** @param {Desk} desk */
export function anew(desk) {
  const start = startScreen(desk)
  desk.element.querySelector(".mock-screen")?.replaceWith(start)
  start.querySelector("h3")?.focus()
}

/** @param {Desk} desk @param {Run} run */
export async function questionScreen(desk, run) {
  const { position, items, modules, seed, flags } = run
  const id = String(items[position])
  const item = await drawItem({ id, module: String(modules[position]) }, { draft: desk.id, seed })
  return screen(
    heading("h3", `Question ${position + 1} of ${items.length}`),
    ...clockParts(desk, run),
    ...(item ? [held(item)] : [unloaded(desk)]),
    flagBox(desk, id, flags.includes(id)),
    moves(desk, run),
  )
}

/** Hints would be a help that the real thing does not give. @param {HTMLElement} item */
function held(item) {
  item.dataset.held = ""
  for (const hint of item.querySelectorAll(".item-hint")) hint.remove()
  return item
}

/** @param {Desk} desk */
const unloaded = (desk) =>
  make(
    "div",
    { className: "notice" },
    passage("This question did not load. It may have gone from the site since you began. Nothing is lost: try again, or go on."),
    actions(action("Try again", () => desk.go((run) => run))),
  )

/** @param {Desk} desk @param {string} id @param {boolean} flagged */
function flagBox(desk, id, flagged) {
  const box = document.createElement("input")
  box.type = "checkbox"
  box.checked = flagged
  box.onchange = () => desk.change(flag(id, box.checked))
  return make("label", { className: "mock-option mock-flag" }, box, make("span", {}, "Flag this question to come back to it"))
}

/** @param {Desk} desk @param {Run} run */
function moves(desk, { position, items }) {
  const last = position === items.length - 1
  const back = position ? [action("Back", () => desk.go(goTo(position - 1)), true)] : []
  return make(
    "div",
    { className: "mock-moves" },
    actions(
      ...back,
      action("Continue", () => desk.go(last ? toSheet : goTo(position + 1))),
    ),
    actions(
      action("Answer sheet", () => desk.go(toSheet), true),
      action("Leave for now", () => desk.go(leave), true),
    ),
  )
}

/** For the eye, and for a screen reader that asks; what has to be said is said in the page's live region. @param {Desk} desk @param {Run} run */
function clockParts(desk, { limit, clock }) {
  if (!limit) return []
  const timer = make("span", {})
  timer.setAttribute("role", "timer")
  timer.hidden = !clock
  const button = action(clock ? "Hide the clock" : "Show the clock", toggle, true)
  function toggle() {
    timer.hidden = !timer.hidden
    button.textContent = timer.hidden ? "Show the clock" : "Hide the clock"
    desk.change(showClock(!timer.hidden))
  }
  return [make("p", { className: "mock-clock" }, timer, button), make("p", { className: "notice mock-over", hidden: true })]
}

/** @param {Desk} desk @param {Run} run */
export function sheetScreen(desk, run) {
  const { position, items, given } = run
  const open = items.length - given.length
  const lines = items.map((item, place) => {
    const words = `Question ${place + 1}`
    const state = make("span", {}, stateOf(run, item))
    const button = action("", () => desk.go(goTo(place)), true)
    button.append(make("strong", {}, words), " ", state)
    return make("li", {}, button)
  })
  return screen(
    heading("h3", "Answer sheet"),
    ...clockParts(desk, run),
    list(counts(run)),
    passage(
      open
        ? "You can go back to what is open, or finish now. After you finish, nothing can be changed."
        : "You can look at each again, or finish now. After you finish, nothing can be changed.",
    ),
    actions(
      action("Finish and see how it went", () => desk.go(finish)),
      action(`Go back to question ${position + 1}`, () => desk.go(goTo(position)), true),
      action("Leave for now", () => desk.go(leave), true),
    ),
    make("ol", { className: "mock-sheet" }, ...lines),
  )
}

/** @param {Run} run */
function counts({ items, given, flags, late }) {
  const open = items.length - given.length
  return [
    `${given.length} of ${items.length} answered.`,
    ...(open ? [`${open} not answered yet.`] : []),
    ...(flags.length ? [`${many(flags.length, "question", "questions")} flagged.`] : []),
    ...(late.length ? [`${late.length} answered in extra time.`] : []),
  ]
}

/** @param {Run} run */
export function pastParts({ past }) {
  if (!past.length) return []
  const lines = past.map(([at, right, asked]) => `${day(at)}: ${right} of ${asked} right`)
  return [make("details", {}, make("summary", {}, "How it went before"), list(lines))]
}
