/**
 * Everything there is to carry on with, in the 4,096 characters that SCORM 1.2 allows. A question goes by the start of its hash, so
 * what is kept of one that has been edited since is let go.
 *
 * @typedef {import("./result.js").Best} Best
 * @typedef {{ response: any, checked: boolean, seed: number }} Draft
 * @typedef {{ position: string, view: "one" | "all", done: boolean, only?: string[] }} Progress  with keys in place of items
 * @typedef {{ best: Best, drafts: { [key: string]: Draft }, progress?: Progress }} State
 * @typedef {{ [key: string]: readonly string[] }} Words  of each question, the ids that a response may hold, always in one order
 */

export const MOST = 4096
const LONGEST = 60 // of what somebody types; the rest is cut
const FINE = 10_000

/** @param {string | undefined} hash */
export const keyOf = (hash) => String(hash).slice(0, 6)

/** As much as there is room for: scores first, then responses, short ones before long ones. @param {State} state @param {Words} words */
export function pack({ best, drafts, progress }, words) {
  const scores = Object.fromEntries(Object.entries(best).map(([key, score]) => [key, Math.round(score * FINE)]))
  const place = progress && [progress.position, progress.view === "all" ? 1 : 0, progress.done ? 1 : 0, ...(progress.only ?? [])]
  const responses = Object.entries(drafts)
    .map(([key, draft]) => ({ key, written: JSON.stringify(written(draft, words[key] ?? [])) }))
    .filter(({ key, written }) => words[key] && written.length <= MOST)
    .sort((one, two) => one.written.length - two.written.length)
  while (true) {
    const kept = responses.map(({ key, written }) => `"${key}":${written}`).join(",")
    const text = `{"v":1,"b":${JSON.stringify(scores)},"p":${JSON.stringify(place ?? [])},"d":{${kept}}}`
    if (text.length <= MOST || !responses.length) return text
    responses.pop()
  }
}

/** @param {Draft} draft @param {readonly string[]} words */
const written = ({ response, checked, seed }, words) => [
  checked ? 1 : 0,
  seed,
  walk(response, (word) => {
    const place = words.indexOf(word)
    return place < 0 ? `=${word.slice(0, LONGEST)}` : place.toString(36)
  }),
]

/** What the platform gives back may be anything. @param {string} text @param {Words} words @returns {State} */
export function unpack(text, words) {
  const { b, p, d } = read(text)
  /** @type {State} */
  const state = { best: {}, drafts: {} }
  for (const key of Object.keys(words)) {
    const score = Object(b)[key]
    const draft = Object(d)[key]
    if (Number.isFinite(score)) state.best[key] = Math.min(1, Math.max(0, score / FINE))
    if (Array.isArray(draft) && Number.isFinite(draft[1])) state.drafts[key] = draftOf(draft, words[key] ?? [])
  }
  const [position, all, done, ...only] = Array.isArray(p) ? p.map(String) : []
  if (position !== undefined) state.progress = { position, view: all === "1" ? "all" : "one", done: done === "1", ...some(only) }
  return state
}

/** @param {string[]} only */
const some = (only) => (only.length ? { only } : {})

/** @param {any[]} draft @param {readonly string[]} words @returns {Draft} */
const draftOf = ([checked, seed, response], words) => ({
  checked: checked === 1,
  seed,
  response: walk(response, (word) => (word.startsWith("=") ? word.slice(1) : (words[Number.parseInt(word, 36)] ?? ""))),
})

/** @param {string} text @returns {any} */
function read(text) {
  try {
    const found = JSON.parse(text)
    return found?.v === 1 ? found : {}
  } catch {
    return {}
  }
}

/** A response with every text in it changed, names too. @param {any} value @param {(word: string) => string} change @returns {any} */
function walk(value, change) {
  if (typeof value === "string") return change(value)
  if (Array.isArray(value)) return value.map((part) => walk(part, change))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [change(name), walk(part, change)]))
}
