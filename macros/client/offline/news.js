/*
 * For a person who keeps the site on this device, on home and on pages that they learn with (the memory loads it there, since a page
 * that is only read has no bytes to spare): is there a newer version? Asked once an hour at most.
 */
import { action, actions, passage } from "../learning-parts.js"
import { make } from "../make.js"
import { fetchInto } from "./fetching.js"
import { here, note, noted, published } from "./keeping.js"

const HOUR = 3_600_000

offer().catch(console.error)

async function offer() {
  const choice = noted()
  // My learning speaks of it itself.
  if (!choice || document.querySelector("offline-choice")) return
  const waited = Math.abs(Date.now() - (choice.asked ?? 0))
  if (waited > HOUR) note({ newer: (await published())?.version ?? "", asked: Date.now() })
  const { newer, later } = noted() ?? {}
  const { current } = await here()
  if (current && newer && newer !== later && newer !== current.version) show(newer)
}

/** At the head of the page, where nothing is covered and no focus is moved. @param {string} newer */
function show(newer) {
  const body = make("div", {})
  const box = make(
    "div",
    { className: "notice offline-news", role: "region" },
    passage("A newer version of this site is ready."),
    body,
  )
  box.setAttribute("aria-label", "A newer version")
  const later = () => {
    note({ later: newer })
    box.remove()
    faceHeading()
  }
  body.append(
    actions(
      action("Use it now", () => use(body)),
      action("Not now", later, true),
    ),
  )
  document.querySelector("h1")?.after(box)
}

/** @param {HTMLElement} body */
async function use(body) {
  const listing = await published()
  const trouble = listing ? await fetchInto(body, listing) : "We cannot reach the site just now. What you have still works."
  const words = make("p", { tabIndex: -1 }, trouble)
  body.replaceChildren(words, actions(action("Try again", () => use(body), true)))
  words.focus()
}

function faceHeading() {
  const heading = document.querySelector("h1")
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
