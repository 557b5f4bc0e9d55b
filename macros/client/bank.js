/**
 * The questions of the site, for pages that draw from the banks: first the list of them all, then the HTML of those that are wanted.
 * It is the same HTML that stands on the module's page.
 *
 * @typedef {import("./learning-summary.js").ModuleLine} ModuleLine
 * @typedef {import("./choose.js").Candidate} Candidate
 */
import { pageAt } from "./page-at.js"
import { root } from "./store.js"
import { style } from "./style.js"

/** Nothing where the list does not load. @returns {Promise<ModuleLine[] | undefined>} */
export const fetchModules = () =>
  fetch(new URL("items/index.json", root))
    .then((answered) => answered.json())
    .then(({ modules }) => modules)
    .catch(() => undefined)

/** @param {ModuleLine[]} modules @returns {Candidate[]} */
export const candidates = (modules) => modules.flatMap(({ id, items }) => items.map((item) => ({ ...item, module: id })))

/**
 * A question, ready to be put into a page, or nothing where it did not load. `draft` keeps what is chosen apart from the same question on
 * other pages; `seed` settles the order of its options.
 *
 * @param {{ id: string, module: string }} item @param {{ draft: string, seed: number }} how
 * @returns {Promise<HTMLElement | undefined>}
 */
export async function drawItem({ id, module }, { draft, seed }) {
  const found = (await fragment(module))?.get(id)
  if (!found) return undefined
  const item = /** @type {HTMLElement} */ (document.importNode(found, true))
  item.dataset.draft = draft
  item.dataset.seed = String(seed)
  style(`questions/${item.dataset.room}/style.css`)
  return item
}

/** The sentence that asks, as text. @param {{ id: string, module: string }} item */
export async function stemOf({ id, module }) {
  return (await fragment(module))?.get(id)?.querySelector(".item-stem")?.textContent?.trim() ?? id
}

/** The options that one chooses from, as text. @param {{ id: string, module: string }} item */
export async function optionsOf({ id, module }) {
  const options = (await fragment(module))?.get(id)?.querySelectorAll(".item-option[data-option]") ?? []
  return [...options].map((option) => ({
    id: option.getAttribute("data-option") ?? "",
    text: option.querySelector(".item-option-text")?.textContent?.trim() ?? "",
  }))
}

/** A link to where it is taught, if it says so. @param {{ id: string, module: string }} item @returns {Promise<Node | undefined>} */
export async function taughtIn({ id, module }) {
  const link = (await fragment(module))?.get(id)?.querySelector(".item-taught a")
  return link ? document.importNode(link, true) : undefined
}

/** What the question's room scores with. @param {{ id: string, module: string }} item @returns {Promise<any>} */
export async function keyOf({ id, module }) {
  const template = (await fragment(module))?.get(id)?.querySelector("template")
  return template ? JSON.parse(template.content.textContent ?? "") : undefined
}

/** @type {Map<string, Promise<Map<string, Element> | undefined>>} */
const fragments = new Map()

/** What did not load is asked for again the next time. @param {string} module */
function fragment(module) {
  const known = fragments.get(module)
  if (known) return known
  const loading = load(module).catch(() => {
    fragments.delete(module)
    return undefined
  })
  fragments.set(module, loading)
  return loading
}

/** @param {string} module */
async function load(module) {
  const page = await pageAt(`items/${module}.html`)
  if (!page) throw new Error(`there are no items of ${module}`)
  return new Map([...page.querySelectorAll("quiz-item[id]")].map((item) => [item.id, item]))
}
