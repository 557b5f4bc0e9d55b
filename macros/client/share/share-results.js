/**
 * Three steps in one place: tick, see exactly what is in the file, take it. Nothing is ticked before the person ticks it.
 *
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../learning-summary.js").ModuleLine} ModuleLine
 * @typedef {import("./results-file.js").Parts} Parts
 * @typedef {import("./results-file.js").ResultsFile} ResultsFile
 * @typedef {{ modules: Set<string>, parts: Parts, pseudonym: string, id: string }} Choice
 */
import { copy } from "../copying.js"
import { action, actions, day, focusOn, heading, labelled, list, many, passage, showIn, textBox } from "../learning-parts.js"
import { make } from "../make.js"
import { localTime } from "../memory.js"
import { sharePart } from "../my-learning-share.js"
import { download } from "../progress-file.js"
import { style } from "../style.js"
import { MOST_IN_PSEUDONYM, nameWarning, newPseudonym, pseudonymProblem } from "./pseudonym.js"
import { firstTries, resultsFile } from "./results-file.js"

/** @type {[part: keyof Parts, words: string, hint: string][]} */
const PARTS = [
  ["days", "The first and the last day on which I worked on each module", ""],
  ["scores", "How my first try at each question went", "Not of written tasks."],
  ["options", "Which options I chose in these tries", "It helps your trainer to see what is hard to tell apart."],
  ["certainty", "How sure I was in these tries, where I said so", "It shows your trainer where to begin."],
]
const NEEDS_SCORES = ["options", "certainty"]

/** @param {HTMLElement} part @param {Store} store @param {Promise<ModuleLine[] | undefined>} loading */
export async function begin(part, store, loading) {
  style("client/share/share.css")
  const modules = await loading
  const tried = firstTries(await store.attempts())
  const started = (modules ?? []).filter(({ items }) => items.some(({ id }) => tried.has(id)))
  if (!started.length) return say(part, store, loading, modules ? NOTHING : NOT_LOADED)
  const parts = { days: false, scores: false, options: false, certainty: false }
  const choice = { modules: new Set(), parts, pseudonym: newPseudonym(Math.random), id: crypto.randomUUID() }
  return ask({ part, store, loading, started, choice })
}

const NOTHING = "There is nothing to share yet: you have not tried a question of a module that is on the site."
const NOT_LOADED = "The list of modules did not load. Nothing is lost: reload the page to try again."

/** @param {HTMLElement} part @param {Store} store @param {Promise<ModuleLine[] | undefined>} loading @param {string} words */
function say(part, store, loading, words) {
  sharePart(part, store, loading)
  part.querySelector("div")?.append(make("p", { className: "share-problem", role: "status" }, words))
  focusOn(part)
}

/** @typedef {{ part: HTMLElement, store: Store, loading: Promise<ModuleLine[] | undefined>, started: ModuleLine[], choice: Choice }} Sharing */

/** @param {Sharing} sharing */
function ask(sharing) {
  const { part, choice, started } = sharing
  const problem = make("p", { className: "share-problem", tabIndex: -1, hidden: true })
  const moduleTicks = started.map(({ id, title }) => {
    const change = (/** @type {boolean} */ on) => (on ? choice.modules.add(id) : choice.modules.delete(id))
    return tick(title, choice.modules.has(id), change)
  })
  const title = heading("h3", "Choose what to share")
  showIn(
    part,
    title,
    group("Which modules?", ...moduleTicks),
    partTicks(choice),
    pseudonymField(choice),
    problem,
    actions(
      action("See what is in the file", () => look(sharing, problem)),
      action("Do not share", () => stop(sharing), true),
    ),
  )
  title.focus()
}

/** @param {Choice} choice */
function partTicks(choice) {
  const ticks = new Map(
    PARTS.map(([name, words, hint]) => {
      const change = (/** @type {boolean} */ on) => {
        choice.parts[name] = on
        allow()
      }
      return [name, tick(words, choice.parts[name], change, hint)]
    }),
  )
  const allow = () => {
    for (const name of NEEDS_SCORES) {
      const box = ticks.get(/** @type {keyof Parts} */ (name))?.querySelector("input")
      if (box) box.disabled = !choice.parts.scores
    }
  }
  allow()
  const always = passage("The file always says how many questions of each module you have tried. Add more if you want to:")
  const order = make("p", { className: "learning-hint" }, "The last two say more of how your tries went, so tick that first.")
  return group("What may your trainer see?", always, ...ticks.values(), order)
}

/** @param {Choice} choice */
function pseudonymField(choice) {
  const field = Object.assign(document.createElement("input"), { type: "text", autocomplete: "off", spellcheck: false })
  Object.assign(field, { maxLength: MOST_IN_PSEUDONYM, value: choice.pseudonym, id: "share-pseudonym" })
  const hint = make("p", { className: "share-warning", id: "share-pseudonym-hint", hidden: true })
  field.setAttribute("aria-describedby", hint.id)
  field.oninput = () => {
    choice.pseudonym = field.value
    const words = nameWarning(field.value)
    if (hint.textContent !== words) hint.textContent = words
    hint.hidden = !words
  }
  const another = action("Another made-up name", () => {
    field.value = newPseudonym(Math.random)
    field.dispatchEvent(new Event("input"))
    field.focus()
  })
  another.classList.add("button--quiet")
  return group(
    "A made-up name",
    passage(
      "Your results stand under this name. Tell your trainer whose it is, only if you want to. Please do not write your own name.",
    ),
    labelled("Made-up name", field),
    hint,
    actions(another),
  )
}

/** @param {Sharing} sharing @param {HTMLElement} problem */
async function look(sharing, problem) {
  const { choice, started, store } = sharing
  const words = choice.modules.size ? pseudonymProblem(choice.pseudonym) : "Tick at least one module."
  problem.textContent = words
  problem.hidden = !words
  if (words) return problem.focus()
  const { parts, id, pseudonym } = choice
  const allowed = { ...parts, options: parts.scores && parts.options, certainty: parts.scores && parts.certainty }
  const ticked = started.filter((module) => choice.modules.has(module.id))
  const marks = { pseudonym, id, made: localTime() }
  return preview(sharing, resultsFile(await store.attempts(), ticked, allowed, marks), ticked)
}

/** @param {Sharing} sharing @param {ResultsFile} file @param {ModuleLine[]} ticked */
function preview(sharing, file, ticked) {
  const text = `${JSON.stringify(file, null, 1)}\n`
  const name = `alongside-results-${file.made.slice(0, 10)}.json`
  const said = make("p", { tabIndex: -1, className: "share-said" })
  const whole = Object.assign(textBox(10, text), { readOnly: true })
  const title = heading("h3", "This is what your trainer gets")
  const save = () => {
    download(text, name)
    said.textContent = `Look in your downloads for ${name}. Give it to your trainer in a way that your workplace allows.`
    said.focus()
  }
  showIn(
    sharing.part,
    title,
    passage("Made-up name: ", make("strong", {}, file.pseudonym)),
    list(ticked.map((module, place) => moduleWords(module, file.modules[place]))),
    passage(triesWords(file)),
    passage("Nothing else is in it. What you hand over is then outside this site, and we cannot take it back."),
    make("details", { className: "share-whole" }, make("summary", {}, "Every word of the file"), labelled("The file", whole)),
    actions(
      action("Download the file", save),
      action("Copy the text", () => copyAll(text, whole, said), true),
      action("Print this", () => printThis(sharing.part), true),
    ),
    said,
    actions(
      action("Change what I share", () => ask(sharing), true),
      action("Done", () => stop(sharing), true),
    ),
  )
  title.focus()
}

/** @param {string} text @param {HTMLTextAreaElement} whole @param {HTMLElement} said */
function copyAll(text, whole, said) {
  const details = whole.closest("details")
  if (details) details.open = true
  return copy(text, whole, said, "Copied. Paste it into a message to your trainer.")
}

/** @param {ModuleLine} module @param {import("./results-file.js").Done | undefined} done */
function moduleWords({ title }, done) {
  const words = `${title}: ${done?.tried ?? 0} of ${many(done?.total ?? 0, "question", "questions")} tried`
  if (!done?.from || !done.to) return words
  return done.from === done.to ? `${words}, on ${day(done.from)}` : `${words}, from ${day(done.from)} to ${day(done.to)}`
}

/** @param {ResultsFile} file */
function triesWords({ attempts }) {
  if (!attempts.length) return "It does not say how any of your tries went."
  const also = [
    ...(attempts.some(({ response }) => response) ? ["which options you chose"] : []),
    ...(attempts.some(({ certainty }) => certainty) ? ["how sure you were"] : []),
  ]
  const right = attempts.filter(({ score, maxScore }) => score >= maxScore).length
  const more = also.length ? ` It also says ${also.join(" and ")}.` : ""
  return `It says how your first try at ${many(attempts.length, "question", "questions")} went: ${right} right.${more}`
}

/** @param {HTMLElement} part */
function printThis(part) {
  const whole = part.closest("my-learning")
  whole?.classList.add("share-printing")
  part.classList.add("share-printed")
  addEventListener("afterprint", () => whole?.classList.remove("share-printing"), { once: true })
  print()
}

/** @param {Sharing} sharing */
function stop({ part, store, loading }) {
  sharePart(part, store, loading)
  focusOn(part)
}

/** @param {string} words @param {...(Node | string)} content */
const group = (words, ...content) => make("fieldset", { className: "share-group" }, make("legend", {}, words), ...content)

/** @param {string} words @param {boolean} checked @param {(on: boolean) => void} change @param {string} [hint] */
function tick(words, checked, change, hint = "") {
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked })
  box.onchange = () => change(box.checked)
  const label = document.createElement("label")
  label.className = "share-tick"
  label.append(box, make("span", {}, words, ...(hint ? [" ", make("small", {}, hint)] : [])))
  return label
}
