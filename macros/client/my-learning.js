/**
 * `<my-learning>`: what is remembered, where, and how to take it away. The page around it explains; without scripts its own text stays.
 *
 * Whatever a person or a file has put in is shown as text, never as HTML.
 */

import { candidates, fetchModules } from "./bank.js"
import { action, day, empty, focusOn, heading, many, passage, section, showIn } from "./learning-parts.js"
import { summarise } from "./learning-summary.js"
import { make } from "./make.js"
import { filePart } from "./my-learning-file.js"
import { historyPart } from "./my-learning-history.js"
import { knowingPart } from "./my-learning-knowing.js"
import { planPart } from "./my-learning-plan.js"
import { sharePart } from "./my-learning-share.js"
import { storedPart } from "./my-learning-stored.js"
import { termsPart } from "./my-learning-terms.js"
import { todayPart } from "./my-learning-today.js"
import { plan } from "./plan.js"
import { standing } from "./status.js"
import { open, root } from "./store.js"

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./studies.js").Study} Study
 * @typedef {import("./learning-summary.js").ModuleLine} ModuleLine
 * @typedef {import("./learning-summary.js").ModuleSummary} ModuleSummary
 * @typedef {import("./learning-summary.js").Tally} Tally
 * @typedef {{ href: string, title: string, heading: string }} Place
 */

class MyLearning extends HTMLElement {
  #modules = fetchModules()
  #drawn = Promise.resolve()
  #offerToSave = (/** @type {boolean} */ _anything) => {}
  #showPlan = async () => {}
  #today = section("Today")
  #remembered = section("What is remembered now")
  #progress = section("Your modules")
  #knowing = section("How sure, and how right")
  #terms = section("Telling the four apart")
  #history = section("What you have done")
  #plan = section("How you revise")
  #file = section("Take it with you")
  #share = section("Share results with a trainer")
  #stored = section("What is stored")
  #finish = section("Finish and clear")

  async connectedCallback() {
    const store = await open()
    const learning = [this.#today, this.#remembered, this.#progress, this.#terms, this.#knowing, this.#history]
    this.replaceChildren(...learning, this.#plan, this.#file, this.#share, this.#finish, this.#stored)
    this.#file.id = "take-it-with-you"
    this.#plan.id = "how-you-revise"
    this.#offerToSave = filePart(this.#file, store)
    sharePart(this.#share, store, this.#modules)
    this.#showPlan = await planPart(this.#plan, store, async () => plan(store, byId((await this.#modules) ?? [])))
    const redraw = soon(() => this.#draw(store))
    store.addEventListener("change", redraw)
    this.#draw(store)
  }

  /** One after another: an old picture must not cover a new one. @param {Store} store */
  #draw(store) {
    this.#drawn = this.#drawn.then(() => this.#drawAll(store))
    return this.#drawn
  }

  /** @param {Store} store */
  async #drawAll(store) {
    const modules = await this.#modules
    const items = byId(modules ?? [])
    const planned = await plan(store, items)
    const latest = planned.studies
    const place = checkedPlace(await store.read("place"))
    showIn(this.#remembered, ...this.#remembering(store, latest, place))
    showIn(this.#progress, ...progress(modules, latest, place))
    showIn(this.#today, ...(await todayPart(store, modules ?? [], planned)))
    showWhere(this.#terms, ...(await termsPart(store, [...items.values()], latest)))
    showWhere(this.#knowing, ...knowingPart(latest.values()))
    showWhere(this.#history, ...historyPart(planned.known))
    await this.#showPlan()
    showIn(this.#stored, ...(await storedPart(store, () => focusOn(this.#stored))))
    this.#offerToSave(await store.anything())
    this.#share.hidden = latest.size === 0
    if (this.#share.hidden) sharePart(this.#share, store, this.#modules)
    showIn(this.#finish, ...(await finishing(store)))
  }

  /** @param {Store} store @param {Map<string, Study>} latest @param {Place | undefined} place */
  #remembering(store, latest, place) {
    const trouble = store.trouble ? [make("p", { className: "notice learning-trouble" }, store.trouble)] : []
    if (!latest.size && !place && !store.kept) return [...trouble, ...empty(root)]
    const keep = store.kept ? [] : keeping(() => this.#keep(store))
    return [
      ...trouble,
      make("p", {}, `${sumOf(latest, place)} ${store.kept ? KEPT : TAB}`),
      ...carryOn(place, inFull(place)),
      ...keep,
    ]
  }

  /** @param {Store} store */
  async #keep(store) {
    await store.keep()
    document.dispatchEvent(new Event("alongside:stored"))
    await this.#draw(store)
    focusOn(this.#remembered)
  }
}

/** A part with nothing in it yet would only be in the way. @param {HTMLElement} part @param {...Node} content */
function showWhere(part, ...content) {
  part.hidden = content.length === 0
  showIn(part, ...content)
}

/** @param {ModuleLine[]} modules */
const byId = (modules) => new Map(candidates(modules).map((item) => [item.id, item]))

const KEPT = "It is kept on this device, in this browser, until you remove it."
const TAB = "It is remembered in this tab only, and goes when you close the tab."

/** @param {Map<string, Study>} latest @param {Place | undefined} place */
function sumOf(latest, place) {
  if (latest.size) return `You have tried ${many(latest.size, "question", "questions")}.`
  return place ? "You have not tried a question yet; we know where you were reading." : "Nothing is remembered yet."
}

/** @param {Place | undefined} place @param {string} [words] */
const carryOn = (place, words = place?.heading || place?.title) =>
  place ? [passage("", make("a", { href: place.href }, `Carry on: ${words}`))] : []

/** Many pages have a "Check what you know": outside its module, a section has the page's name before it. @param {Place | undefined} place */
const inFull = (place) => (place?.heading ? `${place.title}: ${place.heading}` : place?.title)

/** @param {() => void} keep */
const keeping = (keep) => [
  make("p", {}, action("Keep my progress on this device", keep)),
  make(
    "p",
    { className: "learning-hint" },
    "Do this only on a device that is your own. On a shared computer, save a file instead.",
  ),
]

/** @param {ModuleLine[] | undefined} modules @param {Map<string, Study>} latest @param {Place | undefined} place */
function progress(modules, latest, place) {
  if (!modules)
    return [
      make(
        "p",
        {},
        "The list of questions did not load, so we cannot show how far you are. Nothing is lost: reload the page to try again.",
      ),
    ]
  const { started, fresh, retired } = summarise(modules, latest)
  return [
    ...(started.length ? [] : [make("p", {}, "When you have tried a question, this shows how you are getting on.")]),
    ...started.flatMap((summary) => moduleLines(summary, latest, place)),
    ...(retired.length ? [make("p", {}, retiredWords(retired))] : []),
    ...(fresh.length
      ? [
          heading("h3", started.length ? "Not started yet" : "Modules"),
          make("ul", {}, ...fresh.map((module) => make("li", {}, linkTo(module)))),
        ]
      : []),
  ]
}

/** @param {ModuleSummary} summary @param {Map<string, Study>} latest @param {Place | undefined} place */
function moduleLines({ module, tally, retired, last, outcomes }, latest, place) {
  const here = place && new URL(place.href).pathname === new URL(module.url, root).pathname ? carryOn(place) : []
  const lines = [
    `Tried: ${tally.tried} of ${many(tally.total, "question", "questions")}`,
    `Right on the last try: ${tally.right} of ${tally.tried}`,
    `Last tried: ${day(last)}`,
    ...(retired.length ? [retiredWords(retired)] : []),
  ]
  const card = make(
    "div",
    { className: "learning-module" },
    make("h3", {}, linkTo(module)),
    bar(tally),
    ...here,
    make("ul", {}, ...lines.map((line) => make("li", {}, line)), ...changedLine(module, tally.changed)),
    outcomeList(module, outcomes, latest),
  )
  return [card]
}

/** For the eye; the line below it says the same. @param {Tally} tally */
function bar({ tried, total }) {
  const drawn = make("progress", { value: tried, max: total || 1 })
  drawn.setAttribute("aria-hidden", "true")
  return drawn
}

/** @param {ModuleLine} module @param {string[]} changed */
function changedLine(module, changed) {
  if (!changed.length) return []
  const links = changed
    .slice(0, 20)
    .flatMap((id, place) => [place ? ", " : "", make("a", { href: `${root}${module.url}#${id}` }, `question ${place + 1}`)])
  return [make("li", {}, `Changed since you last tried: ${changed.length} (`, ...links, ")")]
}

/** @param {Study[]} retired */
const retiredWords = (retired) =>
  `${many(retired.length, "retired question", "retired questions")}: no longer on the site, but your tries stay in your record.`

/** @param {ModuleLine} module @param {ModuleSummary["outcomes"]} outcomes @param {Map<string, Study>} latest */
function outcomeList(module, outcomes, latest) {
  const lines = outcomes.map(({ outcome, tally }) => {
    const href = root + module.url + (outcome.section ? `#${outcome.section}` : "")
    const ofIt = module.items.filter((item) => item.outcome === outcome.id)
    const { status, secure, total } = standing(ofIt, latest)
    const how = tally.tried ? ` (${tally.right} right of ${tally.tried} tried, ${secure} of ${total} secure)` : ""
    return make("li", {}, make("a", { href }, outcome.text), ": ", make("strong", {}, status), how)
  })
  const told = "Secure means right on three different days. New means not tried yet."
  return make("details", {}, make("summary", {}, "What you can do"), make("p", {}, told), make("ul", {}, ...lines))
}

/** @param {ModuleLine} module */
const linkTo = ({ title, url }) => make("a", { href: `${root}${url}` }, title)

/** @param {Store} store */
async function finishing(store) {
  if (!(await store.anything()))
    return [make("p", {}, "Nothing of this site is stored in this browser, so there is nothing to clear.")]
  const show = async () => (await import("./finish.js")).show()
  return [
    make(
      "p",
      {},
      "This takes away everything that this site has stored in this browser. You are told what will go, and asked first.",
    ),
    make("p", {}, action("Finish and clear", show, true)),
  ]
}

/** The link in a record may come from a file: it must lead to this site. @param {import("./store.js").Kept | undefined} record @returns {Place | undefined} */
function checkedPlace(record) {
  const { href, title, heading } = record ?? {}
  if (typeof href !== "string" || !URL.canParse(href, root)) return undefined
  const address = new URL(href, root).href
  return address.startsWith(root.href)
    ? { href: address, title: String(title ?? address), heading: String(heading ?? "") }
    : undefined
}

/** Many changes in a row make one new picture. @param {() => void} job */
function soon(job) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting
  return () => {
    clearTimeout(waiting)
    waiting = setTimeout(job, 50)
  }
}

customElements.define("my-learning", MyLearning)
