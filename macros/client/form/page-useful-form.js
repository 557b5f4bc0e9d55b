/**
 * 'Was this page useful?' Kept in this tab, and sent only by the person: as a copy, an email or an issue, whatever the publisher has set.
 *
 * @typedef {{ useful: string, reasons: string[], words: string }} Said
 */
import { passage, textBox } from "../learning-parts.js"
import { make } from "../make.js"
import { prefix } from "../store.js"
import { guard } from "./guard-box.js"
import { copyBox, field, input, row, tick } from "./parts.js"

const USEFUL = ["Yes", "Partly", "No"]
const ERROR = "There is an error"
const REASONS = ["Too long", "Unclear", "Out of date", "Not about my nation", "Wrong level for me", ERROR]
const WARNING = "Write about the page, not about people. No names, room numbers, dates or diagnoses."

/** @param {HTMLDetailsElement} part */
export async function fill(part) {
  if (part.querySelector("fieldset")) return
  await styled()
  const key = `${prefix}form:useful:${part.dataset.page}`
  const said = recalled(key)
  const ways = make("div", {}, ...sending(part, said))
  const save = () => {
    quietly(() => sessionStorage.setItem(key, JSON.stringify(said)))
    document.dispatchEvent(new Event("alongside:stored"))
    ways.replaceChildren(...sending(part, said))
  }
  part.querySelector(".page-useful-body")?.replaceChildren(...questions(said, save), ways)
  document.addEventListener("alongside:cleared", () => forget(part), { once: true })
}

/** Closed and empty, as it was before it was opened. @param {HTMLDetailsElement} part */
function forget(part) {
  part.open = false
  part.querySelector(".page-useful-body")?.replaceChildren()
}

/** @param {Said} said @param {() => void} save */
function questions(said, save) {
  const set = (/** @type {Partial<Said>} */ change) => {
    Object.assign(said, change)
    save()
  }
  const reasonsWith = (/** @type {string} */ one, /** @type {boolean} */ on) =>
    REASONS.filter((reason) => (reason === one ? on : said.reasons.includes(reason)))
  const useful = USEFUL.map((one) => radio(one, said.useful === one, () => set({ useful: one })))
  const reasons = REASONS.map((one) => tick(one, said.reasons.includes(one), (on) => set({ reasons: reasonsWith(one, on) })))
  return [
    choice("Was it useful?", useful),
    choice("What could be better? Tick any that are true, or none", reasons),
    wordsField(said.words, (words) => set({ words })),
  ]
}

/** @param {string} value @param {(words: string) => void} changed */
function wordsField(value, changed) {
  const box = textBox(3, value)
  box.maxLength = 1000
  box.addEventListener("input", () => changed(box.value))
  const warning = make("p", { className: "ff-warning", id: "page-useful-warning" }, WARNING)
  box.setAttribute("aria-describedby", warning.id)
  const whole = field("Anything else? You need not say", box, "page-useful-words")
  box.before(warning)
  guard(box)
  return whole
}

/** @param {string} key @returns {Said} */
function recalled(key) {
  const found = quietly(() => JSON.parse(sessionStorage.getItem(key) ?? "null"))
  const { useful, reasons, words } = found ?? {}
  return {
    useful: USEFUL.includes(useful) ? useful : "",
    reasons: Array.isArray(reasons) ? REASONS.filter((reason) => reasons.includes(reason)) : [],
    words: typeof words === "string" ? words : "",
  }
}

/** @param {HTMLElement} part @param {Said} said @returns {Node[]} */
function sending(part, said) {
  const { page = "", version = "", email = "", issues = "" } = part.dataset
  const error = said.reasons.includes(ERROR)
  const subject = `${error ? "An error" : "Feedback"}: ${page} (version ${version})`
  const text = asText(page, version, said)
  const ways = [...(email ? [byEmail(email, subject, text)] : []), ...(issues ? [asIssue(issues, subject, text)] : [])]
  const sent = ways.length
    ? "Nothing is sent unless you choose one of these. What you send is then outside this site."
    : "Nothing is sent. You can copy it and give it to whoever looks after this site."
  const lead = error ? "Thank you. Say in the box above what is wrong. " : ""
  return [
    passage(lead, sent),
    ...(ways.length ? [row(...ways)] : []),
    ...copyBox("The text to copy", "page-useful-text", () => text).parts,
  ]
}

/** @param {string} email @param {string} subject @param {string} text */
function byEmail(email, subject, text) {
  const href = `mailto:${email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`
  return make("a", { className: "button button--quiet", href }, `Send it by email to ${email}`)
}

/** @param {string} issues @param {string} subject @param {string} text */
function asIssue(issues, subject, text) {
  const href = `${issues}${issues.includes("?") ? "&" : "?"}title=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`
  return make("a", { className: "button button--quiet", href }, `Write it on ${host(issues)}, where everybody can read it`)
}

/** @param {string} page @param {string} version @param {Said} said */
const asText = (page, version, { useful, reasons, words }) =>
  [
    `Page: ${page}`,
    `Version: ${version}`,
    ...(useful ? [`Useful: ${useful}`] : []),
    ...(reasons.length ? [`Reasons: ${reasons.join(", ")}`] : []),
    ...(words.trim() ? ["", words.trim()] : []),
  ].join("\n")

/** @param {string} address */
const host = (address) => quietly(() => new URL(address, location.href).host) ?? address

/** @param {string} words @param {Node[]} content */
function choice(words, content) {
  const set = make("fieldset", { className: "ff-choice" }, make("legend", {}, words))
  set.append(...content)
  return set
}

/** @param {string} words @param {boolean} checked @param {() => void} does */
function radio(words, checked, does) {
  const box = input("radio")
  Object.assign(box, { name: "page-useful", checked, onchange: does })
  const label = document.createElement("label")
  label.className = "ff-tick"
  label.append(box, ` ${words}`)
  return label
}

/** Late or missing, the form still works: it is readable without. */
function styled() {
  const href = new URL("./form.css", import.meta.url).href
  if ([...document.querySelectorAll("link")].some((link) => link.href === href)) return Promise.resolve()
  return new Promise((done) => document.head.append(make("link", { rel: "stylesheet", href, onload: done, onerror: done })))
}

/** @template Value @param {() => Value} job @returns {Value | undefined} */
function quietly(job) {
  try {
    return job()
  } catch {
    return undefined
  }
}
