/**
 * `<learning-statement>`: a statement of learning on one sheet of paper. The name and the session word are typed for the paper only, and
 * nothing on this page is stored.
 *
 * @typedef {import("./statement-lines.js").Row} Row
 * @typedef {import("./statement-lines.js").Taught} Taught
 */
import { fetchModules } from "../bank.js"
import { action, actions, heading, labelled, list, passage, textBox } from "../learning-parts.js"
import { make } from "../make.js"
import { checkCode } from "../pathway/check-code.js"
import { open, root } from "../store.js"
import { soon } from "./soon.js"
import { asked, asText, fieldsOf, readBack, rowsOf, TITLE, WORTH, wordsOf } from "./statement-lines.js"
import { takeAway } from "./take-away.js"

const QUESTIONS = [
  "What have you done differently at work since then?",
  "When would you not use it, and who would you turn to?",
  "What are you still unsure about?",
]
const SIGN_OFF = ["Talked about with me:", "Seen by me at work:", "Name and role:", "Signature and date:"]

class LearningStatement extends HTMLElement {
  /** @type {Row[]} */
  #rows = []
  #name = field("text")
  #word = field("text")
  #code = ""
  /** Only the last of several sums counts. */
  #turn = 0

  async connectedCallback() {
    const store = await open()
    const modules = /** @type {Taught[] | undefined} */ (await fetchModules())
    if (!modules) return this.#say("The list of modules did not load. Nothing is lost: reload the page to try again.")
    const wanted = () => asked(location.hash, modules)
    // What stays the same is left alone: somebody may be typing.
    const redraw = soon(async () => {
      const rows = rowsOf(modules, await store.attempts())
      if (JSON.stringify(rows) !== JSON.stringify(this.#rows)) this.#draw(rows, wanted())
    })
    store.addEventListener("change", (event) => {
      if (event instanceof CustomEvent && ["append", "merge", "keep", "clear"].includes(event.detail.what)) redraw()
    })
    addEventListener("hashchange", () => this.#draw(this.#rows, wanted()))
    // What was typed for the paper is gone when the page is left, also from the browser's page cache.
    addEventListener("pagehide", () => this.#forget())
    document.addEventListener("alongside:cleared", () => this.#forget())
    this.#draw(rowsOf(modules, await store.attempts()), wanted())
  }

  /** @param {string} words */
  #say(words) {
    this.replaceChildren(passage(words))
  }

  #forget() {
    this.#name.value = ""
    this.#word.value = ""
    if (this.#rows.length) this.#refresh()
  }

  /** @param {Row[]} rows @param {{ codes: string[], strange: string[] }} wanted */
  #draw(rows, { codes, strange }) {
    this.#rows = rows
    const odd = strange.length
      ? [make("p", { className: "notice" }, `This site has no module ${strange.join(", ")}. It was left out.`)]
      : []
    if (!this.#rows.length) return this.replaceChildren(...odd, ...nothingYet(), checker())
    const chosen = this.#rows.filter(({ module }) => !codes.length || codes.includes(module.code))
    const file = {
      words: "Download as text",
      name: () => "statement-of-learning.txt",
      type: "text/plain",
      content: () => this.#text,
    }
    this.replaceChildren(
      ...odd,
      this.#form(chosen),
      make("section", { className: "statement-sheet" }),
      takeAway({ text: () => this.#text, file, label: "The text of your statement" }),
      checker(),
    )
    this.#refresh()
  }

  /** @param {Row[]} chosen */
  #form(chosen) {
    const group = document.createElement("fieldset")
    group.append(make("legend", {}, "Which modules should be on it?"), ...this.#rows.map((row) => tick(row, chosen.includes(row))))
    const form = document.createElement("form")
    form.append(
      group,
      labelled("Your name, for the paper only", this.#name),
      make("p", { className: "evidence-hint" }, "You can leave it empty and write it by hand. It is not stored."),
      labelled("Session word, if your trainer gave you one", this.#word),
      make("p", { className: "evidence-hint" }, "It is mixed into the check code. It is not stored or shown."),
    )
    form.className = "evidence-form"
    form.addEventListener("input", () => this.#refresh())
    form.addEventListener("submit", (event) => event.preventDefault())
    return form
  }

  get #chosen() {
    const ticked = [...this.querySelectorAll(/** @type {"input"} */ ("fieldset input:checked"))].map(({ value }) => value)
    return this.#rows.filter(({ module }) => ticked.includes(module.id))
  }

  get #fields() {
    return fieldsOf(this.#chosen, new Date(), Boolean(this.#word.value.trim()))
  }

  get #text() {
    const questions = QUESTIONS.map((words, place) => `${place + 1}. ${words}`)
    return asText(this.#fields, this.#code, [
      "For an assessor, a manager or a preceptor",
      ...SIGN_OFF,
      "Questions to ask:",
      ...questions,
    ])
  }

  async #refresh() {
    this.#turn += 1
    const turn = this.#turn
    const code = await checkCode(this.#fields, this.#word.value.trim())
    if (turn !== this.#turn) return
    this.#code = code
    this.querySelector(".statement-sheet")?.replaceChildren(...this.#sheet())
  }

  #sheet() {
    const [made = "", word = ""] = this.#fields
    const rows = this.#chosen.map((row) => {
      const [which, how] = wordsOf(row)
      return make("li", {}, make("strong", {}, which), make("br", {}), how)
    })
    return [
      heading("h2", TITLE),
      make("p", { className: "statement-name" }, "Name: ", make("span", {}, this.#name.value.trim())),
      rows.length ? make("ul", { className: "statement-modules" }, ...rows) : passage("No module is chosen."),
      passage(made, " ", word),
      make(
        "p",
        { className: "statement-code" },
        "Check code: ",
        make("strong", {}, this.#code || "none"),
        this.#code ? "" : NO_CODE,
      ),
      make("div", { className: "statement-worth" }, ...WORTH.map((words) => passage(words))),
      signOff(),
    ]
  }
}

const NO_CODE = ". This browser works out a code only where the site's address begins with https."

/** @param {string} type */
function field(type) {
  return Object.assign(document.createElement("input"), { type, autocomplete: "off", spellcheck: false, maxLength: 80 })
}

/** @param {Row} row @param {boolean} checked */
function tick({ module }, checked) {
  const box = Object.assign(document.createElement("input"), { type: "checkbox", value: module.id, checked })
  return make("label", { className: "evidence-option" }, box, make("span", {}, module.title))
}

const nothingYet = () => [
  passage("You have not tried a question yet, so there is nothing to put on a statement."),
  passage(make("a", { href: `${root}modules/` }, "Choose a module to begin")),
]

/** What counts as evidence is here: a person who has asked or watched. */
function signOff() {
  const lines = SIGN_OFF.map((words) => make("p", { className: "statement-line" }, words, " ", make("span", {})))
  return make(
    "div",
    { className: "statement-sign" },
    heading("h3", "For an assessor, a manager or a preceptor"),
    passage("Three questions to ask:"),
    list(QUESTIONS),
    make("div", { className: "statement-lines" }, ...lines),
  )
}

/** For whoever is given one. */
function checker() {
  const text = textBox(6)
  const word = field("text")
  const said = make("p", { tabIndex: -1, className: "evidence-said" })
  const look = async () => {
    said.textContent = await verdict(text.value, word.value)
    said.focus()
  }
  return make(
    "details",
    { className: "statement-check" },
    make("summary", {}, "Check a statement that you were given"),
    passage("Paste its text. Add the session word if you gave one. Nothing is sent or stored."),
    labelled("Text of the statement", text),
    labelled("Session word", word),
    actions(action("Check the code", look, true)),
    said,
  )
}

/** @param {string} text @param {string} word */
async function verdict(text, word) {
  const read = readBack(text)
  if (!read) return "This is no statement of learning, or a part of it is missing. Paste all of its text."
  const code = await checkCode(read.fields, word.trim())
  if (!code) return `We cannot check it here${NO_CODE}`
  if (code === read.code) return "The code fits this text. So nothing was changed by accident. It does not show who did the work."
  return "The code does not fit this text. Something was changed or left out, or the session word is another one."
}

customElements.define("learning-statement", LearningStatement)
