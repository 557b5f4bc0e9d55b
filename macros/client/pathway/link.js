/**
 * A pathway is its link: all of it stands after the '#', which no browser sends to a server. Pure.
 *
 *   #v=1&m=m01,m07,m09&due=2027-01-15&w=1&t=Ward+induction&c=practice+educator&n=Bring+your+questions
 *
 * `v` is the version of this form, `m` the codes of modules in order, `due` a day, `w` says that a session word will be given in the
 * room (never the word, nor anything made from it), `t` a title, `c` the role of who can be asked, `n` notes.
 *
 * @typedef {object} Pathway
 * @property {string[]} modules  codes
 * @property {string} due  a day, as 2027-01-15, or ""
 * @property {boolean} word  is there a session word?
 * @property {string} title
 * @property {string} contact
 * @property {string} notes
 */

/** @typedef {Pathway & { strange: string[], problem: "" | "newer" | "nothing" }} Read  `strange` are parts that were not understood */

export const VERSION = 1
export const MOST = Object.freeze({ modules: 40, title: 40, contact: 60, notes: 300 })
const SHOWN = 20 // characters of a part that was not understood
const CODE = /^[a-z][0-9]{2}$/

/** @param {string} fragment @returns {Read} */
export function read(fragment) {
  const { fields, strange } = taken(fragment.replace(/^#/, "").slice(0, 4_000))
  const codes = [...new Set((fields.get("m") ?? "").toLowerCase().split(",").filter(Boolean))]
  const modules = codes.filter((code) => CODE.test(code)).slice(0, MOST.modules)
  const due = fields.get("due") ?? ""
  strange.push(...codes.filter((code) => !modules.includes(code)))
  if (due && !isDay(due)) strange.push(`due=${due}`)
  return {
    modules,
    due: isDay(due) ? due : "",
    word: fields.get("w") === "1",
    title: tidy(fields.get("t"), MOST.title),
    contact: tidy(fields.get("c"), MOST.contact),
    notes: tidy(fields.get("n"), MOST.notes),
    strange: strange.map((part) => tidy(part, SHOWN)).filter(Boolean),
    problem: problemOf(fields.get("v"), modules),
  }
}

/** The fragment, with the title and all that follows it last, so that the rest stays short. @param {Partial<Pathway>} pathway */
export function write({ modules = [], due = "", word = false, title = "", contact = "", notes = "" }) {
  const parts = [`v=${VERSION}`, `m=${modules.join(",")}`]
  if (due) parts.push(`due=${due}`)
  if (word) parts.push("w=1")
  for (const [name, words, most] of /** @type {const} */ ([
    ["t", title, MOST.title],
    ["c", contact, MOST.contact],
    ["n", notes, MOST.notes],
  ])) {
    const said = tidy(words, most)
    if (said) parts.push(`${name}=${encoded(said)}`)
  }
  return `#${parts.join("&")}`
}

/** A day that there is. @param {string} words */
export function isDay(words) {
  if (!/^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(words)) return false
  const day = new Date(`${words}T00:00:00Z`)
  return !Number.isNaN(+day) && day.toISOString().startsWith(words)
}

const NAMES = ["v", "m", "due", "w", "t", "c", "n"]

/** The first of each name counts. @param {string} fragment */
function taken(fragment) {
  /** @type {Map<string, string>} */
  const fields = new Map()
  /** @type {string[]} */
  const strange = []
  for (const part of fragment.split("&").filter(Boolean)) {
    const [name = "", value = ""] = part.split(/=(.*)/s)
    if (NAMES.includes(name) && !fields.has(name)) fields.set(name, decoded(value))
    else strange.push(decoded(part))
  }
  return { fields, strange }
}

/** @param {string | undefined} version @param {string[]} modules */
function problemOf(version, modules) {
  if (/^[0-9]{1,4}$/.test(version ?? "") && Number(version) > VERSION) return "newer"
  return version === String(VERSION) && modules.length ? "" : "nothing"
}

/** One line of what a person wrote, without signs that nobody sees and that turn the order of letters round. @param {string | undefined} words @param {number} most */
function tidy(words, most) {
  const line = (words ?? "").replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, " ").replace(/\s+/g, " ")
  return [...line.trim()].slice(0, most).join("").trim()
}

/** @param {string} value */
function decoded(value) {
  const spaced = value.replaceAll("+", " ")
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

/** As short as can be read: a space is a plus. @param {string} words */
const encoded = (words) => encodeURIComponent(words).replaceAll("%20", "+").replace(/%2C/g, ",").replace(/'/g, "%27")
