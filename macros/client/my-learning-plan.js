/**
 * How somebody wants to revise: the day of their assessment, whether they are asked how sure they are, and review days for a calendar.
 * Drawn once, so that a redraw never takes a half-typed date away.
 *
 * @typedef {import("./store.js").Store} Store
 */
import { calendar } from "./calendar.js"
import { copy } from "./copying.js"
import { dayInWords, dayOf, today } from "./days.js"
import { action, actions, labelled, passage, showIn, textBox } from "./learning-parts.js"
import { make } from "./make.js"
import { localTime } from "./memory.js"
import { download } from "./progress-file.js"
import { root } from "./store.js"

/** @typedef {() => Promise<{ coming: { day: number, count: number }[], ready: unknown[], today: number }>} GetPlan */

/** @param {HTMLElement} part @param {Store} store @param {GetPlan} plan */
export async function planPart(part, store, plan) {
  const date = Object.assign(document.createElement("input"), { type: "date" })
  const sure = Object.assign(document.createElement("input"), { type: "checkbox" })
  const said = make("p", { tabIndex: -1 })
  const days = make("div", {})
  /** @param {object} change */
  const change = async (change) => store.write("revision", { ...(await store.read("revision")), ...change, at: localTime() })
  const tell = (/** @type {string} */ words) => {
    said.textContent = words
    said.focus()
  }
  const use = async () => {
    if (!date.value) return tell("Choose a date first.")
    const day = dayOf(date.value)
    if (!(day > today())) return tell("That day is over, or it is today. Choose a day to come.")
    await change({ assessment: date.value })
    tell(`Reviews are planned for ${dayInWords(day)}: each question once more, two days before it.`)
  }
  const drop = async () => {
    date.value = ""
    await change({ assessment: "" })
    tell("There is no date now. Reviews are planned so that things stay.")
  }
  sure.onchange = () => change({ certainty: sure.checked })
  showIn(
    part,
    labelled("When is your assessment? (optional)", date),
    actions(action("Use this date", use, true), action("No date", drop, true)),
    said,
    make("label", { className: "learning-choice" }, sure, make("span", {}, "Ask me how sure I am before each check")),
    passage("There are no messages from this site. To be reminded, put the days into your own calendar."),
    actions(action("Review days for my calendar", async () => showDays(days, await plan()), true)),
    days,
  )
  const show = async () => {
    const revision = await store.read("revision")
    sure.checked = revision?.certainty === true
    if (document.activeElement !== date) date.value = Number.isNaN(dayOf(revision?.assessment)) ? "" : String(revision?.assessment)
  }
  await show()
  return show
}

/** Three ways out: a file, a copy and print. @param {HTMLElement} where @param {Awaited<ReturnType<GetPlan>>} plan */
function showDays(where, { coming, ready, today: day }) {
  const days = ready.length ? [{ day, count: ready.length }, ...coming] : coming
  const said = make("p", { tabIndex: -1 })
  where.replaceChildren(said)
  if (!days.length) said.textContent = "There is no day to review yet. Try some questions first."
  else offer(where, said, days)
  said.focus()
}

/** @param {HTMLElement} where @param {HTMLElement} said @param {{ day: number, count: number }[]} days */
function offer(where, said, days) {
  const lines = textBox(6, days.map(({ day, count }) => `${dayInWords(day)}: ${count}`).join("\n"))
  lines.readOnly = true
  download(calendar(days, `${root}practise/#review`, new Date()), "alongside-review-days.ics", "text/calendar")
  said.textContent = "Look in your downloads for alongside-review-days.ics, and open it with your calendar. It names no one."
  where.append(
    labelled("The days, and how many questions", lines),
    actions(
      action("Copy the days", () => copy(lines.value, lines, said), true),
      action("Print this page", () => window.print(), true),
    ),
  )
}
