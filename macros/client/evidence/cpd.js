/**
 * A log of continuing professional development (CPD): what an entry is, what could be one, and how the log leaves. Pure.
 *
 * @typedef {import("../store.js").Attempt} Attempt
 * @typedef {{ id: string, date: string, minutes: number, what: string, learned: string, next: string, code: string,
 *   participatory: boolean, with: string, from: string, at?: string }} Entry
 * @typedef {{ id: string, title: string, version: number }} Taught
 * @typedef {{ date: string, minutes: number, what: string, from: string }} Suggestion
 */
const MINUTE = 60_000
/** Who has done nothing for longer was probably away. */
const PAUSE = 10 * MINUTE
/** Time is rounded down to a quarter of an hour, in the person's disfavour. */
const STEP = 15

/** The fields in the order of the log, each with its words. @type {readonly [name: "learned" | "next" | "code", words: string][]} */
export const PROMPTS = [
  ["learned", "What did you learn, or see differently?"],
  ["next", "What will you do, or what have you changed?"],
  ["code", "Which part of your code or standards is it about? (optional)"],
]

/** @returns {Entry} */
export const blank = () => ({
  id: "",
  date: "",
  minutes: 0,
  what: "",
  learned: "",
  next: "",
  code: "",
  participatory: false,
  with: "",
  from: "",
})

/** A record may come from a file. @param {string} id @param {any} record @returns {Entry | undefined} */
export function checked(id, record) {
  if (!isDay(record?.date)) return undefined
  const words = (/** @type {string} */ name) => (typeof record[name] === "string" ? record[name] : "")
  return {
    id,
    date: record.date,
    minutes: Number(record.minutes) > 0 ? Number(record.minutes) : 0,
    what: words("what"),
    learned: words("learned"),
    next: words("next"),
    code: words("code"),
    participatory: record.participatory === true,
    with: words("with"),
    from: words("from"),
  }
}

/** A day that there is, as 2026-11-22. @param {unknown} value */
export function isDay(value) {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(`${value}T12:00:00Z`)
  return !Number.isNaN(+date) && date.toISOString().startsWith(value)
}

/** What is lacking, by the field it is lacking in. @param {Entry} entry @returns {[field: string, words: string][]} */
export function lacking({ date, minutes, what }) {
  /** @type {[string, string][]} */
  const problems = []
  if (!isDay(date)) problems.push(["date", "Enter the day when you did it."])
  if (!(minutes > 0 && minutes <= 24 * 60)) problems.push(["hours", "Enter how long it took, in hours, such as 0.5 or 1.25."])
  if (!what.trim()) problems.push(["what", "Say what you did."])
  return problems
}

/** Newest day first. @param {Entry[]} entries */
export const sorted = (entries) => [...entries].sort((one, two) => two.date.localeCompare(one.date) || two.id.localeCompare(one.id))

/**
 * What was done here, by module and day of the person's own clock, where the log does not have it yet. Newest first.
 *
 * @param {Taught[]} modules @param {Attempt[]} attempts @param {Entry[]} entries @returns {Suggestion[]}
 */
export function suggestions(modules, attempts, entries) {
  const known = new Set(entries.map(({ from }) => from))
  const titles = new Map(modules.map((module) => [module.id, module]))
  /** @type {Map<string, Attempt[]>} */
  const days = new Map()
  for (const attempt of attempts) {
    const from = `${attempt.module} ${attempt.at.slice(0, 10)}`
    const some = days.get(from)
    some ? some.push(attempt) : days.set(from, [attempt])
  }
  return [...days]
    .filter(([from]) => !known.has(from))
    .flatMap(([from, some]) => suggestion(titles.get(String(some[0]?.module)), from, some))
    .sort((one, two) => two.date.localeCompare(one.date))
}

/** @param {Taught | undefined} module @param {string} from @param {Attempt[]} attempts @returns {Suggestion[]} */
function suggestion(module, from, attempts) {
  if (!module) return []
  const questions = new Set(attempts.map(({ item }) => item)).size
  const what = `Online module: ${module.title} (version ${module.version}), ${questions} ${questions === 1 ? "question" : "questions"}`
  return [{ date: from.slice(-10), minutes: timeSpent(attempts.map(({ at }) => Date.parse(at))), what, from }]
}

/** From one try to the next, but no more than a pause; in quarters of an hour, rounded down. @param {number[]} times */
export function timeSpent(times) {
  const row = [...times].sort((one, two) => one - two)
  const spent = row.slice(1).reduce((sum, time, place) => sum + Math.min(time - Number(row[place]), PAUSE), 0)
  return Math.floor(spent / MINUTE / STEP) * STEP
}

/** As logs have it: 1.25. @param {number} minutes */
export const hours = (minutes) => String(Math.round((minutes / 60) * 100) / 100)

/** @param {Entry[]} entries */
export const total = (entries) => entries.reduce((sum, { minutes }) => sum + minutes, 0)

/** @param {Entry[]} entries */
export function totalWords(entries) {
  const together = entries.filter(({ participatory }) => participatory)
  const part = together.length ? `, ${hours(total(together))} of them participatory` : ""
  return `${entries.length} ${entries.length === 1 ? "entry" : "entries"}, ${hours(total(entries))} hours${part}.`
}

const COLUMNS = [
  "Date",
  "Hours",
  "What I did",
  "What I learned",
  "What I will do or have changed",
  "Code or standard",
  "Participatory",
  "With whom (role)",
]

/** @param {Entry} entry */
const cells = ({ date, minutes, what, learned, next, code, participatory, with: role }) => [
  date,
  hours(minutes),
  what,
  learned,
  next,
  code,
  participatory ? "Yes" : "No",
  participatory ? role : "",
]

/** For a spreadsheet: a mark that says it is UTF-8, and nothing that would run as a formula. @param {Entry[]} entries */
export const asCsv = (entries) =>
  `\uFEFF${[COLUMNS, ...sorted(entries).map(cells)].map((row) => `${row.map(quoted).join(",")}\r\n`).join("")}`

/** @param {string} cell */
function quoted(cell) {
  const safe = /^\s*[=+\-@\t\r\n|%]/.test(cell) ? `'${cell}` : cell
  return `"${safe.replaceAll('"', '""')}"`
}

/** @param {Entry[]} entries */
export const asText = (entries) => ["CPD log", totalWords(entries), ...sorted(entries).map(entryText)].join("\n\n")

/** @param {Entry} entry */
const entryText = (entry) =>
  cells(entry)
    .map((cell, place) => (cell.trim() ? `${COLUMNS[place]}: ${cell.trim()}` : ""))
    .filter(Boolean)
    .join("\n")
