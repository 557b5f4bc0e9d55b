/**
 * A cover over the page after ten minutes without a key or a touch. What is below is hidden, not lost.
 */
import { make } from "../make.js"

export const AFTER = 10 * 60_000

/** @param {() => boolean} isNeeded @param {() => number} [now] */
export function coverWhenIdle(isNeeded, now = Date.now) {
  let last = now()
  let timer = 0
  const look = () => {
    clearTimeout(timer)
    const left = last + AFTER - now()
    if (left > 0) timer = setTimeout(look, left)
    else if (isNeeded()) cover(touch)
    else touch()
  }
  const touch = () => {
    last = now()
    clearTimeout(timer)
    timer = setTimeout(look, AFTER)
  }
  for (const event of ["keydown", "pointerdown", "input"]) addEventListener(event, () => !isCovered() && touch(), { capture: true })
  // Timers stand still while a computer sleeps.
  for (const event of ["visibilitychange", "pageshow", "focus"]) addEventListener(event, () => !isCovered() && look())
  touch()
}

const isCovered = () => Boolean(document.querySelector(".ff-cover"))

/** @param {() => void} done */
function cover(done) {
  if (isCovered()) return
  const title = make("h2", { id: "ff-cover-title", tabIndex: -1 }, "Still there?")
  const words = "Ten minutes have gone by, so we covered this page. Nothing is lost."
  const box = make("dialog", { className: "ff-cover md-typeset" }, title, make("p", {}, words))
  const show = make("button", { type: "button", className: "button", onclick: () => box.close() }, "Show my page again")
  box.append(make("p", {}, show))
  box.setAttribute("aria-labelledby", title.id)
  box.addEventListener("close", () => {
    box.remove()
    document.documentElement.classList.remove("ff-covered")
    done()
  })
  document.documentElement.classList.add("ff-covered")
  document.body.append(box)
  box.showModal()
}
