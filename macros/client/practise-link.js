/**
 * The settings of a set in the fragment of an address, so that a trainer can send the same set to everyone and no server ever hears of it:
 * `#items=a,b&seed=7`, `#modules=coaching&number=5`, `#review`. Pure.
 *
 * @typedef {object} Asked
 * @property {string[]} items  in this order
 * @property {string[]} modules
 * @property {string[]} outcomes
 * @property {string[]} types
 * @property {number | null} number
 * @property {"mixed" | "module"} order
 * @property {number | null} seed
 * @property {boolean} review
 * @property {string[]} unknown  parts that mean nothing here, as they were written
 */

const MOST = 50
const ID = /^[a-z0-9]+([.-][a-z0-9]+)*$/

/** @param {string} hash @returns {Asked} */
export function read(hash) {
  const asked = nothing()
  for (const part of hash.replace(/^#/, "").split("&").filter(Boolean)) if (!take(asked, part)) asked.unknown.push(decoded(part))
  return asked
}

/** @returns {Asked} */
const nothing = () => ({
  items: [],
  modules: [],
  outcomes: [],
  types: [],
  number: null,
  order: "mixed",
  seed: null,
  review: false,
  unknown: [],
})

/** @param {Asked} asked @param {string} part @returns {boolean} was it understood? */
function take(asked, part) {
  const [name = "", value = ""] = part.split(/=(.*)/s).map(decoded)
  if (name === "items" || name === "modules" || name === "outcomes" || name === "types") return takeList(asked, name, value)
  const simple = Object.hasOwn(SIMPLE, name) ? SIMPLE[name] : undefined
  if (!simple?.form.test(value)) return false
  Object.assign(asked, simple.read(value))
  return true
}

/** @type {{ [name: string]: { form: RegExp, read: (value: string) => Partial<Asked> } }} */
const SIMPLE = {
  number: { form: /^[0-9]{1,3}$/, read: (value) => ({ number: within(Number(value)) }) },
  seed: { form: /^[0-9]{1,9}$/, read: (value) => ({ seed: Number(value) }) },
  order: { form: /^(mixed|module)$/, read: (value) => ({ order: value === "module" ? "module" : "mixed" }) },
  review: { form: /^$/, read: () => ({ review: true }) },
}

/** @param {number} number */
const within = (number) => Math.min(MOST, Math.max(1, number))

/** @param {Asked} asked @param {"items" | "modules" | "outcomes" | "types"} name @param {string} value */
function takeList(asked, name, value) {
  const ids = [...new Set(value.split(",").filter(Boolean))]
  asked[name] = ids.filter((id) => ID.test(id)).slice(0, MOST)
  asked.unknown.push(...ids.filter((id) => !ID.test(id)))
  return true
}

/** Names nothing that is not on the site now. @param {Asked} asked @param {{ [kind in "items" | "modules" | "outcomes" | "types"]: Set<string> }} known @returns {Asked} */
export function known(asked, known) {
  const lists = /** @type {const} */ (["items", "modules", "outcomes", "types"])
  const unknown = lists.flatMap((list) => asked[list].filter((id) => !known[list].has(id)))
  const found = Object.fromEntries(lists.map((list) => [list, asked[list].filter((id) => known[list].has(id))]))
  return { ...asked, ...found, unknown: [...asked.unknown, ...unknown] }
}

/** The link that gives everyone this very set. @param {string} page @param {string[]} items @param {number} seed */
export const linkTo = (page, items, seed) => `${page.replace(/#.*$/s, "")}#items=${items.join(",")}&seed=${seed}`

/** @param {string} words */
function decoded(words) {
  try {
    return decodeURIComponent(words)
  } catch {
    return words
  }
}
