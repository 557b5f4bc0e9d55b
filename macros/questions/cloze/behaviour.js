import { make } from "../../client/make.js"

/**
 * Gaps in a passage; a short text is one gap named `text`. The fields in the passage hold the response. Where a gap is also asked
 * alone, its controls there have the same name and follow.
 *
 * @typedef {{ option?: string, accept?: readonly string[], near?: readonly string[], other?: readonly string[] }} Gap
 * @typedef {{ type: string, key: any, near?: readonly string[], other?: readonly string[] }} Key
 * @typedef {{ [gap: string]: string }} Words
 * @typedef {"right" | "near" | "wrong"} Mark
 * @typedef {HTMLInputElement | HTMLSelectElement} Field
 */

/** @type {Record<Mark, string>} */
const MARKS = { right: "right", near: "close, but not right", wrong: "not right" }

/** @param {HTMLFormElement} form @returns {string | Words} */
export function read(form) {
  /** @type {Words} */
  const words = {}
  for (const { name, value } of fields(form)) if (value.trim()) words[name] = value
  return form.closest("[data-type=short-text]") ? (words.text ?? "") : words
}

/** @param {HTMLFormElement} form @param {unknown} response */
export function restore(form, response) {
  for (const { name } of fields(form)) fill(form, name, wordIn(response, name))
  view(form, form.dataset.alone && openGap(form))
}

/** @param {HTMLFormElement} form @param {string} name @param {string} word */
function fill(form, name, word) {
  for (const field of all(form, "input, select")) {
    if (field.name !== name) continue
    if (field.type === "radio") field.checked = field.value === word
    else if (field.value !== word) field.value = word
    // A choice that is gone leaves none, not even "Choose".
    field.value ||= ""
  }
}

/** The share of gaps that are filled rightly. @param {string | Words} response @param {Key} key */
export const score = (response, key) => right(response, key) / gaps(key).length

/** @param {string | Words} response @param {Key} key */
const right = (response, key) => gaps(key).filter(([name, gap]) => judge(wordIn(response, name), gap)[0] === "right").length

/** @param {string | Words} response @param {Key} key */
export function incomplete(response, key) {
  const open = gaps(key).flatMap(([name], place) => (wordIn(response, name) ? [] : [place + 1]))
  if (!open[0]) return ""
  if (key.type === "short-text") return "Type your answer."
  return `Fill gap ${open.join(" and gap ")}.`
}

/** @param {string | Words} response @param {Key} key */
export function summary(response, key) {
  const count = right(response, key)
  const total = gaps(key).length
  return total > 1 ? `${count || "None"} of ${total} gaps right.` : ""
}

/** @param {Key} key @returns {[string, Gap][]} */
const gaps = (key) => Object.entries(key.type === "cloze" ? key.key : { text: { ...key, accept: key.key } })

/** @param {unknown} response @param {string} name @returns {string} */
function wordIn(response, name) {
  const word = Object(response)[name] ?? response
  return typeof word === "string" ? word : ""
}

/**
 * What it is, where to find what is said about it, and the word that it was read as.
 *
 * @typedef {[mark: Mark, id: string, read?: string]} Verdict
 */

/** @param {string} word @param {Gap} gap @returns {Verdict} */
const judge = (word, gap) => (gap.option ? [word === gap.option ? "right" : "wrong", word] : match(word, gap))

/**
 * Reads a typed word as the listed one that it most likely stands for. A listed word stands for itself, even where it looks like a
 * slip of another. Of a near and a right one equally like it, the near one: nothing is given away for a slip.
 *
 * @param {string} typed
 * @param {Gap} gap
 * @returns {Verdict}
 */
export function match(typed, { accept = [], near = [], other = [] }) {
  /** @param {Mark} mark */
  const as = (mark) => (/** @type {string} */ word) => ({ mark, word, far: far(typed, word) })
  const listed = [...near.map(as("near")), ...accept.map(as("right")), ...other.map(as("wrong"))]
  const { mark, word, far: slips } = listed.reduce((best, one) => (one.far < best.far ? one : best), NONE)
  return [mark, mark === "near" ? `near-${word}` : mark, slips > 0 && mark !== "wrong" ? word : ""]
}

/** Ten slips are another text. @type {{ mark: Mark, word: string, far: number }} */
const NONE = { mark: "wrong", word: "", far: 10 }

/** How many slips apart. Articles, plurals and -ise are none, yet farther than the same word. @param {string} typed @param {string} word */
function far(typed, word) {
  if (fold(typed) === fold(word)) return -1
  const given = loosen(typed).split(" ")
  const words = loosen(word).split(" ")
  if (given.length !== words.length) return slips(given.join(""), words.join(""))
  return words.reduce((sum, known, place) => sum + slips(/** @type {string} */ (given[place]), known), 0)
}

/** @param {string} words */
const fold = (words) =>
  words
    .normalize("NFD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

/** @param {string} words */
const loosen = (words) =>
  fold(words)
    .replace(/^(the|an?) /, "")
    .replace(/([iy])z/g, "$1s")
    .replace(/(\w\w[^\Wisu])s\b/g, "$1")

/** A short word, a number and a first letter (effective, ineffective) are meant as they stand. @param {string} typed @param {string} word */
function slips(typed, word) {
  if (typed === word) return 0
  return word.length < 5 || typed[0] !== word[0] || /\d/.test(word) ? 99 : distance(typed, word, word.length > 8 ? 2 : 1)
}

/** Letters too few, too many, other, or two swapped, as far as `most` (Damerau and Levenshtein). @param {string} one @param {string} two @param {number} most @returns {number} */
function distance(one, two, most) {
  if (one === two) return 0
  if (!most) return 99
  if (one[0] === two[0]) return distance(one.slice(1), two.slice(1), most)
  const swap = one[0] === two[1] && one[1] === two[0] ? 2 : 1
  /** @type {[number, number][]} */
  const ways = [
    [1, 0],
    [0, 1],
    [swap, swap],
  ]
  return 1 + Math.min(...ways.map(([from, to]) => distance(one.slice(from), two.slice(to), most - 1)))
}

/** @param {HTMLElement} root @param {{ order: (ids: string[]) => string[] }} given */
export function enhance(root, { order }) {
  for (const group of all(root, "select, .cloze-choices")) {
    const options = new Map(all(group, "[data-option]").map((one) => [/** @type {string} */ (one.dataset.option), one]))
    for (const id of order([...options.keys()])) group.append(/** @type {Node} */ (options.get(id)))
  }
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"))
  form.oninput = ({ target }) => fill(form, /** @type {Field} */ (target).name, /** @type {Field} */ (target).value)
  // What is still open must be on the screen before it is asked for.
  form.onsubmit = () => view(form, form.dataset.alone && openGap(form))
  for (const button of all(form, "[data-to]")) {
    button.hidden = false
    button.onclick = () => turn(form, button.dataset.to)
  }
}

/** To one gap, or to the whole passage, which has no name. @param {HTMLFormElement} form @param {string} [to] */
function turn(form, to = "") {
  form.dataset.alone = to
  view(form, to)
  const controls = all(form, `[data-step="${to}"] :is(input, select)`)
  const held = controls.find(({ checked }) => checked) ?? controls[0]
  held?.focus()
}

/** The first that is open, or else the first. @param {HTMLFormElement} form */
const openGap = (form) => (fields(form).find(({ value }) => !value.trim()) ?? fields(form)[0])?.name

/** @param {Element} form @param {string} [gap] */
function view(form, gap = "") {
  for (const step of all(form, "[data-step]")) step.hidden = step.dataset.step !== gap
}

/** @param {HTMLElement} root @param {{ response: string | Words, key: Key }} result */
export function show(root, { response, key }) {
  view(root)
  const list = make("ul", {})
  const lines = new Map(all(root, ".item-feedback-list li").map((line) => [line.dataset.feedback, copyOf(line)]))
  /** @param {string} id @param {string} mark @param {string} words @param {string} [note] */
  const tell = (id, mark, words, note = "") => {
    const line = lines.get(id)
    line?.lastElementChild?.prepend(note)
    line?.querySelector("em")?.replaceWith(marked(line, mark, words))
    if (lines.delete(id)) list.append(line ?? "")
  }
  for (const [name, gap] of gaps(key)) {
    const word = wordIn(response, name)
    const [mark, id, read] = judge(word, gap)
    if (word) tell(`${name}:${id}`, mark, `Your answer – ${MARKS[mark]}`, read && `We read '${word}' as '${read}'. `)
    if (word) for (const place of all(root, `[data-gap="${name}"]`)) place.append(marked(place, mark, MARKS[mark]))
    if (!word || mark !== "right") tell(`${name}:${gap.option ?? "right"}`, "missed", "Right answer")
  }
  const rest = make("details", {}, make("summary", {}, "Why not the others"), make("ul", {}, ...lines.values()))
  root.querySelector(".cloze")?.append(make("div", { className: "cloze-told" }, list, lines.size ? rest : ""))
}

/** @param {HTMLElement} element @param {string} mark @param {string} words */
function marked(element, mark, words) {
  element.dataset.mark = mark
  return make("span", { className: "item-mark" }, words)
}

/** @param {HTMLElement} line */
const copyOf = (line) => /** @type {HTMLElement} */ (line.cloneNode(true))

/** @param {HTMLElement} root */
export function clear(root) {
  for (const added of all(root, ".cloze-told, .cloze-gap .item-mark")) added.remove()
  for (const gap of all(root, ".cloze-gap")) delete gap.dataset.mark
}

/** @param {Element} form @returns {Field[]} */
const fields = (form) => all(form, ".cloze-field")

/** @param {Element} within @param {string} selector @returns {HTMLInputElement[]} */
const all = (within, selector) => [...within.querySelectorAll(/** @type {"input"} */ (selector))]
