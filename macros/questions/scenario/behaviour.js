import { make } from "../../client/make.js"

/**
 * A case that branches. The HTML holds every part, numbered, to be read without scripts; here one part is on the screen at a time.
 * A response is the list of the choices made, from the first part on; each is unique in its part, so the list is a path.
 *
 * @typedef {{ type: string, mode: "worked" | "half" | "yours", start: string, screens: Record<string, Record<string, [to: string, quality: number]>> }} Key
 * @typedef {{ scene: string, choice: string, quality: number }} Decision
 */

const MOVES = ["A poor move", "A fair move", "A good move"]
const MARKS = ["wrong", "missed", "right"]

/** The path so far is kept on the case itself. @param {HTMLElement} form */
export const read = (form) => (scenes(form).dataset.path ?? "").split(" ").filter(Boolean)

/** @param {HTMLFormElement} form @param {unknown} response */
export function restore(form, response) {
  const made = Array.isArray(response) ? response.map(String) : []
  const all = scenes(form)
  all.dataset.path = made.length ? made.join(" ") : (all.dataset.given ?? "")
  for (const input of form.querySelectorAll("input")) input.checked = false
  render(form)
}

/**
 * The quality of the learner's own decisions: 2 for a good one, 1 for a fair one, over the most there could be on that path.
 * Decisions that were made for the learner do not count; where all were, it has been read, and that is all there is to do.
 *
 * @param {string[]} response
 * @param {Key} key
 */
export function score(response, key) {
  const made = walk(response, key)
  if (key.mode === "worked") return made.length ? 1 : 0
  const own = made.slice(key.mode === "half" ? 1 : 0)
  return own.length ? own.reduce((total, { quality }) => total + quality, 0) / (2 * own.length) : 0
}

/** @param {string[]} response @param {Key} key */
export function incomplete(response, key) {
  return isOver(response, key) ? "" : "The case is not at its end. Select what you would do, then press Decide."
}

/** @param {string[]} response @param {Key} key */
export function summary(response, key) {
  if (!response.length) return "Here is a good way through the case."
  if (key.mode === "worked") return "You have read how one person went about it, and why."
  const own = walk(response, key).slice(key.mode === "half" ? 1 : 0)
  const good = own.filter(({ quality }) => quality === 2).length
  return `${good} of ${own.length} ${own.length === 1 ? "decision" : "decisions"} ${good === 1 ? "was a good move" : "were good moves"}.`
}

/**
 * Again for each new order of choices; the buttons and the list of decisions are made once.
 *
 * @param {HTMLElement} root
 * @param {{ order: (ids: string[]) => string[], key: Key }} given
 */
export function enhance(root, { order, key }) {
  const all = scenes(root)
  for (const options of all.querySelectorAll(".item-options")) {
    const found = new Map(rows(options).map((row) => [String(row.dataset.option), row]))
    for (const id of order([...found.keys()])) options.append(/** @type {Node} */ (found.get(id)))
  }
  const best = goodWay(key)
  all.dataset.given = (key.mode === "worked" ? best : key.mode === "half" ? best.slice(0, 1) : []).join(" ")
  if (!root.querySelector(".scene-moves")) furnish(root, all)
}

/** @param {HTMLElement} root @param {HTMLElement} all */
function furnish(root, all) {
  const list = make("ol", { className: "scene-list" })
  all.before(make("div", { className: "scene-past" }, make("p", {}, make("strong", {}, "Decisions so far")), list))
  const back = make("button", { type: "button", className: "button button--quiet" }, "Back")
  const on = make("button", { type: "button", className: "button" }, "Decide")
  all.after(make("p", { className: "scene-moves" }, back, " ", on))
  const form = /** @type {HTMLFormElement} */ (all.closest("form"))
  back.onclick = () => go(form, read(form).slice(0, -1))
  on.onclick = () => decide(form)
  // Enter is how one goes on; while a part is open that is what it does.
  root.addEventListener(
    "submit",
    (event) => {
      if (!chosenHere(form)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      decide(form)
    },
    { capture: true },
  )
}

/** @param {HTMLFormElement} form */
function decide(form) {
  const chosen = chosenHere(form)
  // Nothing chosen: the question itself says what is lacking, as anywhere.
  if (chosen) go(form, [...read(form), chosen])
  else form.requestSubmit()
}

/** @param {HTMLFormElement} form @param {string[]} path */
function go(form, path) {
  scenes(form).dataset.path = path.join(" ")
  render(form)
  form.dispatchEvent(new Event("input", { bubbles: true }))
  headingOf(current(form)).focus()
}

/** One part on the screen, what followed from the last decision first. @param {HTMLFormElement} form */
function render(form) {
  const path = read(form)
  const seen = trail(form, path)
  const here = seen.at(-1)
  for (const scene of parts(form)) scene.hidden = scene !== here?.scene
  for (const extra of form.querySelectorAll(".scene-consequence")) extra.remove()
  if (!here) return
  const last = seen.at(-2)
  const heading = headingOf(here.scene)
  heading.textContent = "ending" in here.scene.dataset ? "How it ends" : `Part ${seen.length}`
  if (last) heading.after(make("div", { className: "scene-consequence" }, make("p", {}, ...consequence(form, last))))
  listDecisions(form, seen.slice(0, -1))
  showMoves(form, path.length)
}

/** @param {HTMLElement} form @param {number} made */
function showMoves(form, made) {
  const moves = form.querySelector(".scene-moves")
  if (!moves) return
  const given = (scenes(form).dataset.given ?? "").split(" ").filter(Boolean).length
  const [back, on] = /** @type {HTMLElement[]} */ ([...moves.children])
  if (back) back.hidden = made <= given
  if (on) on.hidden = "ending" in current(form).dataset
}

/** @param {HTMLElement} form @param {{ scene: HTMLElement, choice: string }[]} made */
function listDecisions(form, made) {
  const past = /** @type {HTMLElement | null} */ (form.querySelector(".scene-past"))
  if (!past) return
  past.hidden = !made.length
  past.querySelector("ol")?.replaceChildren(...made.map((decision) => make("li", {}, wordsOf(decision))))
}

/** @param {HTMLElement} root @param {{ response: string[], key: Key }} result */
export function show(root, { response, key }) {
  const path = response.length ? response : goodWay(key)
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"))
  scenes(root).dataset.path = path.join(" ")
  render(form)
  const made = walk(path, key)
  const list = make("ol", { className: "scene-review" }, ...made.map((decision) => reviewed(root, decision)))
  const debrief = root.querySelector(`.item-explanation [data-part="${current(form).dataset.scene}"] [data-debrief]`)
  const title = make("h4", {}, response.length ? "Your decisions" : "A good way through")
  const after = make("div", { className: "scene-debrief" }, title, list, make("h4", {}, "What this case shows"))
  after.append(...(debrief?.cloneNode(true).childNodes ?? []))
  scenes(root).after(after)
}

/** What was chosen, how good it was and what followed; the other choices for those who ask. @param {HTMLElement} root @param {Decision} decision */
function reviewed(root, { scene, choice, quality }) {
  const line = make("li", {})
  const others = make("ul", {})
  for (const row of root.querySelectorAll(`.item-explanation [data-part="${scene}"] li`)) {
    if (!(row instanceof HTMLElement)) continue
    if (row.dataset.feedback !== choice) others.append(row.cloneNode(true))
    else line.append(...row.cloneNode(true).childNodes)
  }
  const mark = make("span", { className: "item-mark" }, String(MOVES[quality]))
  line.dataset.mark = String(MARKS[quality])
  line.querySelector(".item-verdict")?.replaceWith(mark)
  line.append(make("details", { className: "item-others" }, make("summary", {}, "The other choices"), others))
  return line
}

/** @param {HTMLElement} root */
export function clear(root) {
  for (const added of root.querySelectorAll(".scene-debrief")) added.remove()
}

/** The decisions of a path, as far as it leads. @param {string[]} response @param {Key} key @returns {Decision[]} */
function walk(response, { start, screens }) {
  let scene = start
  return response.flatMap((choice) => {
    const [to, quality] = screens[scene]?.[choice] ?? []
    if (to === undefined || quality === undefined) return []
    const decision = { scene, choice, quality }
    scene = to
    return [decision]
  })
}

/** @param {string[]} response @param {Key} key */
function isOver(response, key) {
  const last = walk(response, key).at(-1)
  const to = last && key.screens[last.scene]?.[last.choice]?.[0]
  return to !== undefined && !Object.keys(key.screens[to] ?? {}).length
}

/** The best choice in each part, from the first on. @param {Key} key @returns {string[]} */
function goodWay({ start, screens }) {
  const path = []
  for (let scene = start, left = 12; left > 0; left--) {
    const best = Object.entries(screens[scene] ?? {}).sort(([, [, one]], [, [, two]]) => two - one)[0]
    if (!best) break
    path.push(best[0])
    scene = best[1][0]
  }
  return path
}

/** The parts that a path leads through, each with what was chosen in it; the last one is open, or the end. @param {HTMLElement} form @param {string[]} path */
function trail(form, path) {
  let scene = parts(form)[0]
  const seen = []
  for (const choice of path) {
    const row = scene && rows(scene).find((row) => row.dataset.option === choice)
    if (!scene || !row) break
    seen.push({ scene, choice })
    scene = parts(form).find((part) => part.dataset.scene === row.dataset.to)
  }
  return scene ? [...seen, { scene, choice: "" }] : seen
}

/** @param {HTMLElement} form @param {{ scene: HTMLElement, choice: string }} decision */
function consequence(form, { scene, choice }) {
  const part = form.parentElement?.querySelector(`.item-explanation [data-part="${scene.dataset.scene}"]`)
  return part?.querySelector(`[data-feedback="${choice}"] > span:last-child`)?.cloneNode(true).childNodes ?? []
}

/** @param {{ scene: HTMLElement, choice: string }} decision */
const wordsOf = ({ scene, choice }) =>
  rows(scene)
    .find((row) => row.dataset.option === choice)
    ?.querySelector(".item-option-text")?.textContent ?? ""

/** @param {HTMLElement} form */
const current = (form) => /** @type {HTMLElement} */ (trail(form, read(form)).at(-1)?.scene)

/** @param {HTMLElement} form */
const chosenHere = (form) => current(form).querySelector("input:checked:enabled")?.getAttribute("value") ?? ""

/** @param {Element} within @returns {HTMLElement} */
const scenes = (within) => /** @type {HTMLElement} */ (within.querySelector(".scenes"))

/** @param {Element} within @returns {HTMLElement[]} */
const parts = (within) => [...within.querySelectorAll(/** @type {"div"} */ (".scene"))]

/** @param {Element} within @returns {HTMLElement[]} */
const rows = (within) => [...within.querySelectorAll(/** @type {"label"} */ (".item-option"))]

/** @param {HTMLElement} scene */
const headingOf = (scene) => /** @type {HTMLElement} */ (scene.querySelector(".scene-heading"))
