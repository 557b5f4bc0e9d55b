/*
 * The page of a package: the questions of the site, and a platform that is told how it goes. Told after each response, because what
 * has not been sent by then is lost where the browser is closed hard; and never on `unload`, which platforms block.
 */
import "../../client/quiz-set.js"
import { save, scored, session, settled, standing } from "./memory.js"

const ALONE =
  "Nothing is recorded now: this page is not open in a learning platform, or only to look back. Your answers are forgotten when you close it."

const ENDS = {
  incomplete: "You have not come to the end yet.",
  passed: "You have passed.",
  failed: "You have answered all, and not passed yet. Try again the ones that you missed: your best try counts.",
  completed: "You have done all of it.",
}

const state = document.querySelector(".package-state")

document.addEventListener("alongside:scored", (event) => {
  const { item, score } = /** @type {CustomEvent} */ (event).detail
  settled(item, score)
  report()
})
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keep()
})
addEventListener("pagehide", () => {
  save()
  session.finish()
})
// What the browser brings back has finished its visit already.
addEventListener("pageshow", ({ persisted }) => persisted && location.reload())
showStanding()

/** A pass is never taken back, nor is a score. */
function report() {
  const { raw, status } = standing()
  if (raw !== undefined) {
    session.set("cmi.core.score.min", "0")
    session.set("cmi.core.score.max", "100")
    session.set("cmi.core.score.raw", String(Math.max(raw, Number(session.get("cmi.core.score.raw")) || 0)))
  }
  if (!["passed", "completed"].includes(session.get("cmi.core.lesson_status"))) session.set("cmi.core.lesson_status", status)
  keep()
  showStanding()
}

function keep() {
  save()
  session.commit()
}

function showStanding() {
  if (state) state.textContent = session.recording ? sent() : ALONE
}

function sent() {
  const { status, answered } = standing()
  const count = scored().length
  const how = count ? `${answered} of ${count} questions answered.` : ""
  return `Your learning platform has: ${how} ${ENDS[status]}`.replace("  ", " ")
}
