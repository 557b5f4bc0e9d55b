/*
 * Where the reader was: the last section that they reached on the page of a module. Loaded at the first scroll, or to offer it.
 */
import { make } from "./make.js"
import { open, root } from "./store.js"

const PAUSE = 700 // milliseconds without scrolling, after which somebody is reading

/** @type {Element | undefined} */
let noted
let finished = false

/** Notes the section in view, now and whenever the reader has moved on. */
export function follow() {
  let waiting = 0
  const wait = () => {
    clearTimeout(waiting)
    waiting = setTimeout(note, PAUSE)
  }
  addEventListener("scroll", wait, { passive: true })
  // Who has cleared everything has finished here: nothing more is noted on this page.
  document.addEventListener("alongside:cleared", () => (finished = true))
  wait()
}

async function note() {
  const heading = headingInView()
  if (finished || !heading || noted === heading) return
  noted = heading
  const store = await open()
  await store.write("place", {
    href: `${location.pathname}#${heading.id}`,
    title: words(document.querySelector("h1")),
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
  const home = /** @type {HTMLElement | null} */ (document.querySelector("[data-carry-on]"))
  if (home) return show(home, "Carry on with", place.href, `${place.title}: ${place.heading}`)
  const isHere = new URL(place.href).pathname === location.pathname
  if (isHere && !location.hash && scrollY < innerHeight / 2) show(banner(), "Carry on from:", place.href, `${place.heading}`)
}

/** A record may come from a file that somebody was given: its link must lead to this site. @param {any} place */
function checked(place) {
  try {
    const { href } = new URL(place.href, root)
    return href.startsWith(root.href) && place.heading ? { ...place, href } : null
  } catch {
    return null
  }
}

function banner() {
  const made = make("p", { className: "carry-on" })
  document.querySelector("h1")?.after(made)
  return made
}

/**
 * @param {HTMLElement} where
 * @param {string} lead
 * @param {string} href
 * @param {string} text
 */
function show(where, lead, href, text) {
  where.replaceChildren(`${lead} `, make("a", { href }, text))
  where.hidden = false
}

/** A heading's words, without the sign that links to it. @param {Element | null} heading */
const words = (heading) => (heading?.textContent ?? "").replace("¶", "").trim()
