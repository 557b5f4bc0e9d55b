/**
 * One question after another, each on a screen of its own, and what was missed again at the end. Whatever happens is kept at once, so that
 * a reload comes back to the very question, with what was typed in it.
 *
 * @typedef {import("./practise.js").Desk} Desk
 * @typedef {import("./practise.js").Name} Name
 * @typedef {import("./run.js").Run} Run
 * @typedef {import("./store.js").Store} Store
 */
import { drawItem } from "./bank.js"
import { action, actions, heading, passage } from "./learning-parts.js"
import { make } from "./make.js"
import { localTime } from "./memory.js"
import { QuizItem } from "./quiz-item.js"
import { heading as headingOf, isAgain, onward, scored, stop } from "./run.js"

/** @param {Store} store @param {Name} name @param {Run} run */
export const keep = (store, name, run) => store.write(`run:${name}`, { ...run, at: localTime() })

/** A question starts empty, whatever was chosen in an earlier set. @param {Store} store @param {Name} name @param {string[]} items */
export async function fresh(store, name, items) {
  const there = new Set(await store.names(`draft:${name}.`))
  for (const draft of items.map((item) => `draft:${name}.${item}`)) if (there.has(draft)) await store.erase(draft)
}

/** @param {Desk} desk @param {Name} name @param {Run} run @returns {Promise<Node[]>} */
export async function runParts(desk, name, run) {
  if (run.done) return (await import("./practise-summary.js")).summaryParts(desk, name, run)
  const id = String(run.queue[0])
  const title = heading("h2", headingOf(run))
  document.title = `${title.textContent} – ${run.title}`
  const line = /** @type {import("./choose.js").Candidate} */ (desk.items.get(id))
  const item = await drawItem(line, { draft: name, seed: run.seed + (isAgain(run) ? run.turns : 0) })
  if (!item) return unloaded(desk, title)
  const screen = make("div", { className: "practise-screen" }, item)
  const state = { run }
  screen.addEventListener("alongside:scored", (event) => {
    const { detail } = /** @type {CustomEvent} */ (event)
    state.run = scored(state.run, id, detail.score, detail.certainty)
    keep(desk.store, name, state.run)
  })
  return [title, screen, moves(desk, name, item, state)]
}

/** @param {Desk} desk @param {Name} name @param {HTMLElement} item @param {{ run: Run }} state */
function moves(desk, name, item, state) {
  const next = async () => {
    const missed = item instanceof QuizItem && item.score !== null && item.score < 1 && !item.selfMarked
    const run = onward(state.run, missed)
    if (isAgain(run)) await fresh(desk.store, name, run.queue.slice(0, 1))
    await move(desk, name, run)
  }
  return make(
    "div",
    {},
    actions(
      action("Continue", next),
      action("Stop here", () => move(desk, name, stop(state.run)), true),
    ),
    make("p", { className: "practise-hint" }, "You can skip a question. What you miss comes back at the end."),
  )
}

/** @param {Desk} desk @param {Name} name @param {Run} run */
async function move(desk, name, run) {
  await keep(desk.store, name, run)
  desk.again()
}

/** @param {Desk} desk @param {HTMLElement} title */
const unloaded = (desk, title) => [
  title,
  passage("This question did not load. Nothing is lost. Check the connection, then try again."),
  actions(action("Try again", () => desk.again())),
]
