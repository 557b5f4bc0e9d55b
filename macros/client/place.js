/*
 * Where the reader was: the last section that they reached on the page of a module. Loaded at the first scroll, or to offer it.
 */
import { open, root } from "./store.js"

const PAUSE = 700 // milliseconds without scrolling, after which somebody is reading

/** Notes the section in view, now and whenever the reader has moved on. */
export function follow() {
  let waiting
  const wait = () => {
    clearTimeout(waiting)
    waiting = setTimeout(note, PAUSE)
  }
  addEventListener("scroll", wait, { passive: true })
  wait()
}

async function note() {
  const heading = headingInView()
  const page = document.querySelector("[data-module-page]")
  if (!heading || note.last === heading) return
  note.last = heading
  const store = await open()
  await store.write("place", {
    href: `${location.pathname}#${heading.id}`,
    title: page.dataset.title ?? words(document.querySelector("h1")),
    heading: words(heading),
    at: new Date().toISOString(),
  })
  document.dispatchEvent(new Event("alongside:stored"))
}

/** The card at the top is where a page begins, not a place to come back to. */
function headingInView() {
  const headings = [...document.querySelectorAll("article h2[id]")].filter((heading) => !heading.closest(".module-card"))
  return headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 2)
}

/** On home a link to the page that was left; on that page a link to the section. */
export async function offer() {
  const store = await open()
  const place = checked(await store.read("place"))
  if (!place) return
  const home = document.querySelector("[data-carry-on]")
  if (home) return show(home, "Carry on with", place.href, `${place.title}: ${place.heading}`)
  const isHere = new URL(place.href).pathname === location.pathname
  if (isHere && !location.hash && scrollY < innerHeight / 2) show(banner(), "Carry on from:", place.href, place.heading)
}

/** A record may come from a file that somebody was given: its link must lead to this site. */
function checked(place) {
  const href = place && URL.parse(place.href, root)?.href
  return href?.startsWith(root.href) && place.heading && { ...place, href }
}

function banner() {
  const made = Object.assign(document.createElement("p"), { className: "carry-on" })
  document.querySelector("h1").after(made)
  return made
}

function show(where, lead, href, text) {
  const link = Object.assign(document.createElement("a"), { href, textContent: text })
  where.replaceChildren(`${lead} `, link)
  where.hidden = false
}

/** A heading's words, without the sign that links to it. */
const words = (heading) => heading.textContent.replace("¶", "").trim()
