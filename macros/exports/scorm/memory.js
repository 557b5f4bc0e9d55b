/**
 * The memory of questions inside a learning platform: what client/memory.js is to them on the site. What a learner writes and marks
 * alone stays in this page.
 *
 * @typedef {import("./state.js").Progress} Progress
 */
import { findApi } from "./api.js"
import { result } from "./result.js"
import { openSession } from "./session.js"
import { keyOf, pack, unpack } from "./state.js"

const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("quiz-item")])
const keys = new Map(items.map(({ id, dataset }) => [id, keyOf(dataset.hash)]))
const ids = new Map([...keys].map(([id, key]) => [key, id]))
const own = items.filter(({ dataset }) => dataset.room === "written").map(({ id }) => String(keys.get(id)))
const words = Object.fromEntries(items.map((item) => [String(keys.get(item.id)), wordsIn(item)]))
const pass = Number(document.body.dataset.pass)

export const session = openSession(findApi(window), () => Date.now())
const state = unpack(session.get("cmi.suspend_data"), words)

/** There is no store to keep a history in. @returns {Promise<undefined>} */
export const memory = async () => undefined

/** @param {string} name @returns {Promise<any>} */
export async function recall(name) {
  if (name.startsWith("set:")) return state.progress && withItems(state.progress)
  if (!name.startsWith("draft:")) return undefined // what a person chose for the site is not known here
  const item = name.slice("draft:".length)
  const draft = state.drafts[keys.get(item) ?? ""]
  return draft && { ...draft, hash: document.getElementById(item)?.dataset.hash }
}

/** @param {string} name @param {any} value */
export async function remember(name, value) {
  if (name.startsWith("draft:")) state.drafts[keys.get(name.slice("draft:".length)) ?? ""] = value
  if (name.startsWith("set:")) state.progress = withKeys(value)
  save()
}

export const localTime = () => new Date().toISOString()

/** The best try counts. @param {string} item @param {number} score */
export function settled(item, score) {
  const key = keys.get(item) ?? ""
  state.best[key] = Math.max(state.best[key] ?? 0, score)
}

/** How it stands now. */
export const standing = () => result(state.best, scored(), own, pass)

export const scored = () => [...keys.values()].filter((key) => !own.includes(key))

/** What the platform would get if it were asked now; it is asked at `commit`. */
export function save() {
  const kept = Object.fromEntries(Object.entries(state.drafts).filter(([key]) => !own.includes(key)))
  session.set("cmi.suspend_data", pack({ ...state, drafts: kept }, words))
  session.set("cmi.core.lesson_location", ids.get(state.progress?.position ?? "") ?? "")
}

/** @param {Progress} progress */
const withItems = ({ position, only, ...rest }) => ({
  ...rest,
  position: ids.get(position) ?? "",
  only: only?.flatMap((key) => ids.get(key) ?? []),
})

/** @param {Progress} progress */
const withKeys = ({ position, view, done, only }) => ({
  view,
  done,
  position: keys.get(position) ?? "",
  only: only?.flatMap((id) => keys.get(id) ?? []),
})

/** The ids that a response may hold, whatever the order on the screen. @param {HTMLElement} item */
function wordsIn(item) {
  const found = new Set()
  for (const part of item.querySelectorAll("[data-option], [data-pair], [data-response], [data-step], [data-gap], [value]"))
    for (const name of ["data-option", "data-pair", "data-response", "data-step", "data-gap", "value"])
      if (part.getAttribute(name)) found.add(part.getAttribute(name))
  return /** @type {string[]} */ ([...found].sort())
}
