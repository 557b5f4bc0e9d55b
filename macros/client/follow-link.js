/** An address on this page: what is closed around its place is opened, and the focus goes to the heading there. */
import { make } from "./make.js"

export function follow() {
  const name = decoded(location.hash.slice(1))
  const place = document.getElementById(name)
  if (!place) return followMoved(name)
  open(place)
  // A quiz follows by itself: it may have to show another question first.
  if (place.closest("quiz-set") && place.localName !== "quiz-set") return
  const heading = headingOf(place)
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  heading.scrollIntoView()
}

/** @param {Element} place */
function open(place) {
  for (let within = place.closest("details"); within; within = within.parentElement?.closest("details") ?? null) within.open = true
}

/** A question's own place begins with its heading, which stands before it. @param {HTMLElement} place @returns {HTMLElement} */
function headingOf(place) {
  if (place.localName !== "quiz-item") return place
  const before = place.previousElementSibling
  return before instanceof HTMLElement && before.matches(".item-heading") ? before : place
}

/** What was here once may stand on another page now, or further down on this one. @param {string} name */
function followMoved(name) {
  const known = document.querySelector("template[data-moved]")
  const moved = known instanceof HTMLTemplateElement ? JSON.parse(known.content.textContent ?? "{}") : {}
  if (!Object.hasOwn(moved, name)) return
  if (moved[name] !== "#") return location.replace(new URL(moved[name], location.href))
  const note = make("p", { className: "notice", tabIndex: -1 }, "The part of this page that your link names has been taken out.")
  document.querySelector("h1")?.after(note)
  note.focus()
}

/** @param {string} words */
function decoded(words) {
  try {
    return decodeURIComponent(words)
  } catch {
    return words
  }
}
