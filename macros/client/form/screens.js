/**
 * The screens that a form has only with scripts: check your responses, choose what to share, and the copies.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Feedback} Feedback
 * @typedef {import("./draft.js").Draft} Draft
 * @typedef {{ element: HTMLElement, tool: Tool, draft: Draft, save: () => void, change: (screen: string) => void, file: () => Feedback, again: () => void }} Context
 */
import { say } from "../item-parts.js"
import { action, passage } from "../learning-parts.js"
import { make } from "../make.js"
import { guidePart } from "./guide.js"
import { isLow, wording, wordsFor } from "./model.js"
import { asCsv, asEmail, asJson, asText, fileName } from "./output-text.js"
import { copyBox, download, finish, print, row, table, tick } from "./parts.js"
import { countsTable, profile, resultView } from "./result-view.js"
import { askedIn, choices, isEmpty } from "./share.js"

const JSON_TYPE = "application/json"

/** @param {Context} context @returns {Node[]} */
export function checkScreen({ tool, draft, change }) {
  const parts = askedIn(tool, draft).map(({ id, title, statements }) => {
    const rows = statements.map((one) => [wording(one, draft.role), wordsFor(tool, draft.ratings[one.id])])
    const example = draft.comments[id]?.trim()
    return section(
      title,
      ...(rows.length ? [table(`${title}: your responses`, ["Statement", "Your response"], rows)] : []),
      ...(example ? [said("Your example", example)] : []),
      row(changing(`Change ${title}`, () => change(`domain-${id}`))),
    )
  })
  const words = tool.prompts.map(({ id, ask }) => said(ask, draft.words[id]?.trim() || "Nothing written"))
  const own = words.length
    ? [section("In your own words", ...words, row(changing("Change your own words", () => change("words"))))]
    : []
  return [passage("Only you can see this. Nothing has been shared."), ...parts, ...own, ...careNote({ tool, draft })]
}

/** @param {string} words @param {() => void} does */
const changing = (words, does) => action(words, does, true)

/** @param {string} title @param {...Node} content */
const section = (title, ...content) => make("section", { className: "ff-block" }, make("h3", {}, title), ...content)

/** @param {string} ask @param {string} words */
const said = (ask, words) => make("div", { className: "ff-quoted" }, make("p", {}, make("strong", {}, ask)), make("p", {}, words))

/** @param {{ tool: Tool, draft: Draft }} given */
export const lowInCare = ({ tool, draft }) =>
  askedIn(tool, draft).some(({ statements }) => statements.some(({ id, care }) => care && isLow(tool, draft.ratings[id])))

/** @param {{ tool: Tool, draft: Draft }} given */
function careNote(given) {
  if (!lowInCare(given)) return []
  const list = document.querySelector(".ff-signpost-list")?.cloneNode(true)
  return [
    make(
      "section",
      { className: "ff-care" },
      make("h3", {}, "Who else you could speak to"),
      passage(CARE),
      ...(list ? [list] : []),
    ),
  ]
}

export const CARE =
  "One of your responses is low. It is about being heard, being safe or being well. You could also speak to someone else. Nothing has been sent."

/** @param {Context} context @returns {Node[]} */
export function shareScreen(context) {
  const { tool, draft, save, file } = context
  const all = choices(tool, draft)
  if (!all.length) return [passage("There is nothing to share yet. Go back and respond to a statement, or close this page.")]
  const preview = make("div", { className: "ff-preview" })
  const draw = () => {
    const made = file()
    preview.replaceChildren(isEmpty(made) ? passage("Nothing is ticked, so there is nothing to see.") : resultView(tool, made))
  }
  const set = (/** @type {string[]} */ ticks) => {
    draft.ticks = ticks
    save()
    draw()
  }
  draw()
  return [
    make("p", { className: "ff-note" }, tool.warnings[draft.purpose] ?? ""),
    passage(THINK),
    ...tickBoxes(all, draft, set),
    ...comparing(context, set),
    make("h3", {}, draft.purpose === "myself" ? "This is what your copy will show" : "This is what the other person will see"),
    preview,
  ]
}

const THINK =
  "Only what you tick goes into your copy. Could someone who knows your team work out who a comment is about? Then change it, or leave it out."

/** One for each thing, and two buttons for all. @param {import("./share.js").Choice[]} all @param {Draft} draft @param {(ticks: string[]) => void} set */
function tickBoxes(all, draft, set) {
  const boxes = all.map(({ tick: name, words, hint }) =>
    tick(words, draft.ticks.includes(name), (on) => set(withTick(draft, name, on)), short(hint)),
  )
  const setAll = (/** @type {boolean} */ on) => {
    for (const label of boxes) for (const box of label.querySelectorAll("input")) box.checked = on
    set([...(on ? all.map(({ tick: name }) => name) : []), ...draft.ticks.filter((name) => name === "compare")])
    say(on ? "Everything is ticked." : "Nothing is ticked.")
  }
  return [
    make("fieldset", { className: "ff-choice" }, make("legend", {}, "What goes into the copy"), ...boxes),
    row(
      action("Tick everything", () => setAll(true), true),
      action("Untick everything", () => setAll(false), true),
    ),
  ]
}

/** @param {Draft} draft @param {string} name @param {boolean} on */
const withTick = ({ ticks }, name, on) => [...ticks.filter((one) => one !== name), ...(on ? [name] : [])]

/** @param {Context} context @param {(ticks: string[]) => void} set */
function comparing({ tool, draft }, set) {
  if (draft.purpose !== "together" || !tool.paired || draft.role !== "supervisee") return []
  const words = "My supervisor may open my file beside their own self-check"
  return [tick(words, draft.ticks.includes("compare"), (on) => set(withTick(draft, "compare", on)))]
}

/** @param {string} words */
const short = (words) => (words.length > 90 ? `${words.slice(0, 88).trim()} …` : words)

/** @param {Context} context @returns {Node[]} */
export function copiesScreen(context) {
  const { element, tool, draft, save, again } = context
  const file = context.file()
  if (isEmpty(file))
    return [passage("Nothing is ticked, so there is no copy. Go back to choose what goes into it."), ...ending(again)]
  const pooled = draft.purpose === "pooled"
  const steps = pooled
    ? ["Save a file, and give it to the person who collects them. Not to your supervisor."]
    : ["Print it, copy it, or save a file. If you use a shared printer, stand beside it."]
  return [
    passage(...steps),
    row(
      action("Save a file", () => download(asJson(file), fileName(file, "json"), JSON_TYPE)),
      ...(pooled ? [] : [action("Print on one page", () => print(element, "result"), true)]),
      action("Save for a spreadsheet", () => download(asCsv(tool, file), fileName(file, "csv"), "text/csv;charset=utf-8"), true),
    ),
    resultView(tool, file),
    ...pictures(tool, file),
    details("The whole text", ...copyBox("The whole text", "ff-text", () => asText(tool, file)).parts),
    details("A short text for an email", ...emailPart(tool, file)),
    ...(pooled ? [] : [guidePart(element, tool, file, draft, save)]),
    ...careNote(context),
    ...ending(again),
  ]
}

/** @param {string} words @param {...Node} content */
const details = (words, ...content) => make("details", {}, make("summary", {}, words), ...content)

/** @param {Tool} tool @param {Feedback} file */
function pictures(tool, file) {
  const shape = profile(tool, file)
  const numbers = [details("The numbers as a table", countsTable(tool, file))]
  if (!Object.keys(file.ratings).length) return []
  if (!shape) return numbers
  const note =
    "Each axis shows how many responses are in the better half. The size of the shape means nothing: it depends on the order of the axes."
  return [...numbers, details("The same as a profile", passage(note), shape)]
}

/** @param {Tool} tool @param {Feedback} file */
function emailPart(tool, file) {
  const text = asEmail(tool, file)
  const link = make(
    "a",
    { href: `mailto:?subject=${encodeURIComponent("Feedback on supervision")}&body=${encodeURIComponent(text)}` },
    "Open it in my email program",
  )
  return [
    ...copyBox("A short text for an email", "ff-email", () => text, "Copy the short text").parts,
    passage(link, ". You choose whom it goes to. Your email program then has it, and keeps it as it keeps your other emails."),
  ]
}

/** @param {() => void} again */
const ending = (again) => [
  make(
    "section",
    { className: "ff-block" },
    make("h3", {}, "When you are done"),
    passage("What you wrote is in this tab until you close it. On a shared computer, clear it now."),
    row(action("Finish and clear", finish), action("Start this form again", again, true)),
  ),
]
