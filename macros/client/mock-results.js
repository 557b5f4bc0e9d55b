/**
 * How a mock assessment went: by outcome, then each question with what was chosen and the reason for every option. Loaded at the end.
 *
 * @typedef {import("./mock-assessment.js").Desk} Desk
 * @typedef {import("./mock-run.js").Run} Run
 * @typedef {{ item: QuizItem, place: number, box: HTMLElement, words: HTMLElement }} Shown
 */
import { drawItem } from "./bank.js"
import { action, actions, heading, many, passage } from "./learning-parts.js"
import { make } from "./make.js"
import { localTime } from "./memory.js"
import { tell } from "./mock-run.js"
import { anew, pastParts } from "./mock-screens.js"
import { QuizItem } from "./quiz-item.js"
import { sumUp } from "./set-summary.js"

/** @param {Desk} desk @param {Run} run @param {HTMLElement} screen */
export async function fillIn(desk, run, screen) {
  const title = heading("h3", "How it went")
  screen.append(title, passage("Bringing your questions together …"))
  const shown = await drawAll(desk, run)
  const missing = run.items.length - shown.length
  screen.replaceChildren(
    title,
    ...(missing ? [passage(missingWords(missing))] : []),
    ...(run.late.length ? [passage(`${many(run.late.length, "question was", "questions were")} answered in extra time.`)] : []),
    make("div", { className: "set-outcomes" }),
    keeping(),
    actions(action("Start a new one", () => anew(desk), true)),
    ...pastParts(run),
    heading("h3", "Question by question"),
    ...byOutcome(desk, shown),
  )
  await Promise.all(shown.map(({ item }) => item.conclude()))
  for (const one of shown) one.words.textContent = verdict(one, run)
  sumUp(
    desk.element,
    shown.map(({ item }) => item),
    desk.store,
  )
  if (!run.told && shown.length) await desk.change(tell(past(shown)))
}

/** @param {number} missing */
const missingWords = (missing) =>
  `${many(missing, "question", "questions")} did not load, so ${missing === 1 ? "it is" : "they are"} not counted. Reload the page to try again.`

/** @param {Desk} desk @param {Run} run @returns {Promise<Shown[]>} */
async function drawAll(desk, { items, modules, seed }) {
  const drawn = await Promise.all(
    items.map((id, place) => drawItem({ id, module: String(modules[place]) }, { draft: desk.id, seed })),
  )
  return drawn.flatMap((item, place) => (item instanceof QuizItem ? [boxed(item, place)] : []))
}

/** @param {QuizItem} item @param {number} place @returns {Shown} */
function boxed(item, place) {
  item.dataset.held = ""
  for (const hint of item.querySelectorAll(".item-hint")) hint.remove()
  const words = make("span", {})
  const box = make("details", { className: "mock-question" }, make("summary", {}, `Question ${place + 1}: `, words), item)
  return { item, place, box, words }
}

/** @param {Desk} desk @param {Shown[]} shown */
function byOutcome(desk, shown) {
  const template = desk.element.querySelector(/** @type {"template"} */ ("template[data-outcomes]"))
  /** @type {{ [id: string]: { text: string } }} */
  const outcomes = JSON.parse(template?.content.textContent ?? "{}")
  const names = [...Object.keys(outcomes), ...shown.map(({ item }) => String(item.dataset.outcome))]
  return [...new Set(names)].flatMap((name) => {
    const boxes = shown.filter(({ item }) => item.dataset.outcome === name).map(({ box }) => box)
    return boxes.length ? [heading("h4", outcomes[name]?.text ?? "Other questions"), ...boxes] : []
  })
}

/** @param {Shown} shown @param {Run} run */
function verdict({ item }, { late }) {
  const score = Number(item.score)
  const how = !item.begun ? "not answered" : score >= 1 ? "right" : score > 0 ? "partly right" : "not right"
  return late.includes(item.item) ? `${how}, in extra time` : how
}

/** @param {Shown[]} shown @returns {import("./mock-run.js").Past} */
const past = (shown) => [localTime(), shown.filter(({ item }) => item.score === 1).length, shown.length]

/** The same offer as after any set of questions. */
function keeping() {
  const words =
    "Your progress is forgotten when you close this tab. If this is your own device you can keep it here, in this browser only, until you choose Finish and clear."
  const keep = make("button", { type: "button", className: "button button--quiet" }, "Keep my progress on this device")
  return make("div", { className: "set-keep", hidden: true }, passage(words), make("p", {}, keep))
}
