/**
 * The form of one entry. What is typed is kept as a draft at once, so that a reload finds it; `save` gets a whole entry.
 *
 * @typedef {import("./cpd.js").Entry} Entry
 */
import { guard } from "../form/guard-box.js"
import { action, actions, heading, labelled, passage, textBox } from "../learning-parts.js"
import { make } from "../make.js"
import { blank, hours, lacking, PROMPTS } from "./cpd.js"

const CARE = "No names, room numbers, dates of care or diagnoses. Could someone work out who this is about? Then change it."

/**
 * @param {Entry} entry
 * @param {{ save: (entry: Entry) => unknown, cancel: () => unknown, note: (entry: Entry) => unknown }} does
 */
export function cpdForm(entry, does) {
  const form = document.createElement("form")
  form.className = "cpd-form"
  form.noValidate = true
  form.autocomplete = "off"
  const title = heading("h2", entry.id ? "Change an entry" : "Add an entry")
  form.append(
    title,
    ...plain(entry),
    ...free("what", "What did you do?", entry.what),
    ...PROMPTS.flatMap(([name, words]) => free(name, words, entry[name])),
    ...together(form, entry),
    actions(
      Object.assign(
        action("Save the entry", () => undefined),
        { type: "submit" },
      ),
      action("Do not save", does.cancel, true),
    ),
  )
  form.addEventListener("input", () => does.note(read(form, entry)))
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const given = read(form, entry)
    const problems = lacking(given)
    if (problems.length) showProblems(form, problems)
    else does.save(given)
  })
  return form
}

/** @param {Entry} entry */
function plain({ date, minutes }) {
  const day = input("date", "date", date)
  const time = input("hours", "text", minutes ? hours(minutes) : "")
  time.inputMode = "decimal"
  return [labelled("Day", day), labelled("Hours, such as 0.5 or 1.25", time)]
}

/** A warning, and below it the box that it is about. @param {string} name @param {string} words @param {string} value */
function free(name, words, value) {
  const care = make("p", { className: "evidence-care", id: `cpd-care-${name}` }, CARE)
  const box = Object.assign(textBox(3, value), { name, id: `cpd-${name}`, spellcheck: true, maxLength: 5000 })
  box.setAttribute("aria-describedby", care.id)
  const label = labelled(words, box)
  const both = make("div", {}, care, label)
  guard(box, label)
  return [both]
}

/** @param {HTMLFormElement} form @param {Entry} entry */
function together(form, { participatory, with: role }) {
  const box = input("participatory", "checkbox", "")
  box.checked = participatory
  const whom = labelled("With whom? Their role only, such as ‘my preceptor’", input("with", "text", role))
  whom.hidden = !participatory
  box.addEventListener("change", () => {
    whom.hidden = !box.checked
  })
  form.append(box)
  return [
    make("label", { className: "evidence-option" }, box, make("span", {}, "Participatory: I did this together with other people")),
    make(
      "p",
      { className: "evidence-hint" },
      "Answering questions here by yourself is not participatory. Talking it over with a colleague can be. Your regulator says what counts.",
    ),
    whom,
  ]
}

/** @param {string} name @param {string} type @param {string} value */
const input = (name, type, value) =>
  Object.assign(document.createElement("input"), { name, id: `cpd-${name}`, type, value, autocomplete: "off", maxLength: 300 })

/** @param {HTMLFormElement} form @param {Entry} entry @returns {Entry} */
function read(form, entry) {
  const data = new FormData(form)
  const words = (/** @type {string} */ name) => String(data.get(name) ?? "")
  const participatory = data.has("participatory")
  return {
    ...blank(),
    id: entry.id,
    from: entry.from,
    date: words("date"),
    minutes: Math.round(Number(words("hours").replace(",", ".")) * 60) || 0,
    what: words("what"),
    learned: words("learned"),
    next: words("next"),
    code: words("code"),
    participatory,
    with: participatory ? words("with") : "",
  }
}

/** The summary takes the focus and leads to each field. @param {HTMLFormElement} form @param {[string, string][]} problems */
function showProblems(form, problems) {
  form.querySelector(".evidence-problem")?.remove()
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid")
  const lines = problems.map(([name, words]) => {
    const field = /** @type {HTMLElement} */ (form.querySelector(`[name="${name}"]`))
    field.setAttribute("aria-invalid", "true")
    const link = make("a", { href: `#${field.id}` }, words)
    link.onclick = (event) => {
      event.preventDefault()
      field.focus()
    }
    return make("li", {}, link)
  })
  const title = heading("h3", "There is a problem")
  const summary = make("div", { className: "evidence-problem" }, title, passage("Nothing is lost."), make("ul", {}, ...lines))
  form.querySelector("h2")?.after(summary)
  title.focus()
}
