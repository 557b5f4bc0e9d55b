/**
 * A saved file on its way in: looked at, shown, added, and taken back. Nothing in it is trusted; every field that is kept is one the
 * published schema (`/schema/alongside-progress-1.json`) names, copied one by one. Loaded only where a file is opened or saved.
 *
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Attempt} Attempt
 * @typedef {import("./store.js").Batch} Batch
 * @typedef {import("./store.js").Kept} Kept
 * @typedef {{ new: number, same: number, conflicting: number, unreadable: number }} AttemptCounts
 * @typedef {{ new: number, same: number, newer: number, older: number, unreadable: number }} RecordCounts
 * @typedef {{ ok: true, problem: "", made: string, elsewhere: boolean, attempts: AttemptCounts, records: RecordCounts, batch: Batch }} Preview
 * @typedef {{ ok: false, problem: string }} Refusal
 * @typedef {(value: unknown) => boolean} Test
 */
import { root, sitePath } from "./store.js"
import { isRecord, quietly } from "./store-session.js"

/** 100,000 attempts make about 30 MB, and a person must be able to open what they saved. */
export const MOST_BYTES = 64 * 1024 * 1024
const BAD_KEYS = ["__proto__", "constructor", "prototype"]

const OTHERS = new Map([
  ["alongside-results", "This is a results file for a trainer, not a progress file. It was not opened."],
  ["alongside-feedback", "This is a supervision feedback file, not a progress file. It was not opened."],
])
const REFUSED = {
  big: "This file is bigger than 64 MB, and a progress file never is. It was not opened.",
  unread: "This file could not be read. It may be damaged, or it was not saved from this site. Nothing has changed.",
  strange: "This is not a progress file. It was not opened.",
  newer: "This file was saved by a newer version of this site. Reload the page, then open it again.",
  damaged: "This progress file is damaged, and nothing in it could be read. Nothing has changed.",
}

/** @param {Store} store @param {unknown} given @returns {Promise<Preview | Refusal>} */
export async function preview(store, given) {
  if (typeof given === "string" && given.length > MOST_BYTES) return refuse(REFUSED.big)
  const file = typeof given === "string" ? quietly(() => JSON.parse(given), undefined) : given
  const problem = whyNot(file)
  return problem ? refuse(problem) : compare(await store.exportFile(), file)
}

/** @param {Store} store @param {unknown} given @returns {Promise<(Preview & { added: number, replaced: number }) | Refusal>} */
export async function merge(store, given) {
  const ours = (await store.exportFile()).records
  const seen = await preview(store, given)
  if (!seen.ok) return seen
  await store.adopt(seen.batch)
  const before = Object.entries(seen.batch.records).map(([name, is]) => ({ name, was: ours[name], is }))
  last.set(store, { ids: seen.batch.attempts.map(({ id }) => id), before })
  return { ...seen, added: seen.attempts.new + seen.records.new, replaced: seen.records.newer }
}

/** What a record has become since the merge is a person's newer work, and stays. @param {Store} store */
export async function undo(store) {
  const merged = last.get(store)
  if (!merged) return false
  last.delete(store)
  const now = (await store.exportFile()).records
  const ours = merged.before.filter(({ name, is }) => same(now[name], is))
  await store.withdraw(
    merged.ids,
    ours.filter(({ was }) => !was).map(({ name }) => name),
  )
  for (const { name, was } of ours) if (was) await store.write(name, was)
  return true
}

/** @type {WeakMap<Store, { ids: string[], before: { name: string, was: Kept | undefined, is: Kept }[] }>} */
const last = new WeakMap()

/** @param {unknown} file */
export const asText = (file) => JSON.stringify(file, null, 1)

/** @param {Date} now */
export const fileName = (now) => `alongside-progress-${now.toISOString().slice(0, 10)}.json`

/** Hands a file to the browser's downloads. @param {string} text @param {string} name @param {string} [type] */
export function download(text, name, type = "application/json") {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  // Some browsers read the file only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** @param {string} problem @returns {Refusal} */
const refuse = (problem) => ({ ok: false, problem })

/** @param {any} file @returns {string} a sentence, or "" for a file we can go through */
function whyNot(file) {
  if (file === undefined) return REFUSED.unread
  if (!isRecord(file)) return REFUSED.strange
  if (file.format !== "alongside-progress") return OTHERS.get(file.format) ?? REFUSED.strange
  if (Number.isInteger(file.version) && file.version > 1) return REFUSED.newer
  const whole = file.version === 1 && Array.isArray(file.attempts) && isRecord(file.records)
  return whole ? "" : REFUSED.damaged
}

/** @param {import("./store.js").ProgressFile} ours @param {any} file @returns {Preview | Refusal} */
function compare(ours, file) {
  const attempts = compareAttempts(ours.attempts, file.attempts)
  const records = compareRecords(ours.records, rebased(file))
  const entries = file.attempts.length + Object.keys(file.records).length
  if (entries > 0 && attempts.counts.unreadable + records.counts.unreadable === entries) return refuse(REFUSED.damaged)
  return {
    ok: true,
    problem: "",
    made: TIME(file.made) ? file.made : "",
    elsewhere: file.site !== sitePath,
    attempts: attempts.counts,
    records: records.counts,
    batch: { attempts: attempts.added, records: Object.fromEntries(records.added) },
  }
}

/** A file from another address of this site: where the person was reading is found here too. @param {any} file */
function rebased({ site, records }) {
  const href = records.place?.href
  const isPath = typeof site === "string" && /^[/](.*[/])?$/.test(site)
  if (!isPath || typeof href !== "string" || !href.startsWith(site)) return records
  return { ...records, place: { ...records.place, href: root.pathname + href.slice(site.length) } }
}

/** The log only grows: an attempt that differs from ours under the same id is counted and left. @param {Attempt[]} ours @param {unknown[]} theirs */
function compareAttempts(ours, theirs) {
  const known = new Map(ours.map((attempt) => [attempt.id, attempt]))
  const counts = { new: 0, same: 0, conflicting: 0, unreadable: 0 }
  /** @type {Attempt[]} */
  const added = []
  for (const their of theirs) {
    const attempt = /** @type {Attempt | undefined} */ (copied(their, ATTEMPT))
    const verdict = attempt ? relation(known.get(attempt.id), attempt) : "unreadable"
    counts[verdict] += 1
    if (!attempt || verdict !== "new") continue
    known.set(attempt.id, attempt)
    added.push(attempt)
  }
  return { counts, added }
}

/** @param {Attempt | undefined} ours @param {Attempt} theirs */
function relation(ours, theirs) {
  if (!ours) return "new"
  return same(copied(ours, ATTEMPT) ?? ours, theirs) ? "same" : "conflicting"
}

/** @param {{ [name: string]: Kept }} ours @param {{ [name: string]: unknown }} theirs */
function compareRecords(ours, theirs) {
  const known = new Map(Object.entries(ours))
  const counts = { new: 0, same: 0, newer: 0, older: 0, unreadable: 0 }
  /** @type {[string, Kept][]} */
  const added = []
  for (const [name, their] of Object.entries(theirs)) {
    const shape = shapeOf(name)
    const record = shape && copied(their, shape)
    const verdict = shape && record ? age(known.get(name), record, shape) : "unreadable"
    counts[verdict] += 1
    if (record && (verdict === "new" || verdict === "newer")) added.push([name, record])
  }
  return { counts, added }
}

/** @param {Kept | undefined} ours @param {Kept} theirs @param {Shape} shape */
function age(ours, theirs, shape) {
  if (!ours) return "new"
  if (same(copied(ours, shape) ?? ours, theirs)) return "same"
  return time(theirs) > time(ours) ? "newer" : "older"
}

/** @param {Kept} record */
const time = (record) => Date.parse(String(record.at)) || 0

/** @param {unknown} one @param {unknown} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other) || canonical(one) === canonical(other)

/** Equal for equal content, whatever the order of the keys. @param {unknown} value */
const canonical = (value) =>
  JSON.stringify(value, (_, part) => (isRecord(part) ? Object.fromEntries(Object.entries(part).sort()) : part))

/**
 * The shapes, in line with the schema. A field that is not named here is left behind.
 *
 * @typedef {{ must: { [field: string]: Test }, may: { [field: string]: Test } } | { any: Test }} Shape
 */

/** @param {number} most @param {RegExp} [form] @returns {Test} */
const text = (most, form) => (value) => typeof value === "string" && [...value].length <= most && (form?.test(value) ?? true)
/** @param {number} most @returns {Test} */
const number = (most) => (value) => typeof value === "number" && value >= 0 && value <= most
/** @param {...Test} tests @returns {Test} */
const either =
  (...tests) =>
  (value) =>
    tests.some((test) => test(value))
/** @param {Test} test @returns {Test} */
const listOf = (test) => (value) => Array.isArray(value) && value.length <= 500 && value.every(test)
/** By the ids of questions. @param {Test} test @returns {Test} */
const mapOf = (test) => (value) =>
  isRecord(value) &&
  Object.keys(Object(value)).length <= 500 &&
  Object.entries(Object(value)).every(([id, one]) => goodKey(id) && ID(id) && test(one))
/** @type {Test} */
const nothing = (value) => value === "" || value === null

const ID = text(120, /^[a-z0-9]+([.-][a-z0-9]+)*$/)
const HASH = text(12, /^[0-9a-f]{12}$/)
const STAMP = text(40, /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})$/)
/** @type {Test} */
const TIME = (value) => STAMP(value) && !Number.isNaN(Date.parse(String(value)))
const DATE = text(10, /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/)
/** @type {Test} */
const SEED = either(text(120), number(Number.MAX_SAFE_INTEGER))
/** @type {Test} */
const VIEW = (value) => value === "one" || value === "all"
/** @type {Test} */
const FLAG = (value) => typeof value === "boolean"
/** @type {Test} */
const PLAIN = either(text(20_000), FLAG, (value) => value === null || (typeof value === "number" && Number.isFinite(value)))

/** Anything JSON can say, but never deep, long, or with a key that means something to JavaScript. @param {number} depth @returns {Test} */
const bounded = (depth) => (value) => {
  if (depth === 0 || PLAIN(value)) return PLAIN(value)
  const parts = Array.isArray(value) ? value : Object.values(Object(value))
  const keys = Array.isArray(value) ? [] : Object.keys(Object(value))
  return parts.length <= 500 && keys.every(goodKey) && parts.every(bounded(depth - 1))
}
const goodKey = (/** @type {string} */ key) => key.length <= 200 && !BAD_KEYS.includes(key)

/** Only a place on this site: a link in a file must not lead anyone away. @type {Test} */
const PLACE = (value) =>
  text(500, /^[^\s<>"\\]+$/)(value) && quietly(() => new URL(String(value), root).href.startsWith(root.href), false)

/** @type {Test} */
const CERTAINTY = (value) => value === null || value === 1 || value === 2 || value === 3

/** How a question of a run went: the first score, the last one, and how sure. @type {Test} */
const RESULT = (value) => Array.isArray(value) && value.length === 3 && value.every((part) => part === null || number(1000)(part))

/** How an earlier mock assessment ended: when, how many were right, how many were asked. @type {Test} */
const PAST = (value) => Array.isArray(value) && value.length === 3 && value.every(either(TIME, number(500)))

/** @type {Test} */
const ALLOWANCE = (value) => ["none", "standard", "quarter", "half", "double"].includes(String(value))

/** @type {Shape} */
const ATTEMPT = {
  must: { id: text(64, /^[A-Za-z0-9-]{8,64}$/), item: ID, score: number(1000), at: TIME },
  may: {
    hash: either(HASH, nothing),
    response: bounded(3),
    maxScore: number(1000),
    certainty: CERTAINTY,
    module: either(ID, nothing),
    outcome: either(ID, nothing),
  },
}

/** One line for each kind of record. @type {{ [kind: string]: Shape }} */
const RECORDS = {
  draft: {
    must: { at: TIME },
    may: { response: bounded(3), checked: FLAG, hash: either(HASH, nothing), seed: SEED, certainty: CERTAINTY },
  },
  set: {
    must: { at: TIME },
    may: { seed: SEED, position: either(ID, nothing), view: VIEW, done: FLAG, only: listOf(ID) },
  },
  place: { must: { at: TIME, href: PLACE }, may: { title: text(300), heading: text(300) } },
  revision: { must: { at: TIME }, may: { certainty: FLAG, assessment: either(DATE, nothing) } },
  run: {
    must: { at: TIME, items: listOf(ID), queue: listOf(ID) },
    may: { title: text(300), seed: SEED, results: mapOf(RESULT), passed: number(10_000), turns: number(10_000), done: FLAG },
  },
  saved: { must: { at: TIME }, may: {} },
  mock: {
    must: { at: TIME, items: listOf(ID), modules: listOf(ID) },
    may: {
      ...{ seed: SEED, position: number(500), time: ALLOWANCE, limit: number(1e8), spent: number(1e10), past: listOf(PAST) },
      ...{ flags: listOf(ID), given: listOf(ID), late: listOf(ID) },
      ...{ clock: FLAG, sheet: FLAG, away: FLAG, done: FLAG, told: FLAG },
    },
  },
  cpd: {
    must: { at: TIME, date: DATE },
    may: {
      ...{ minutes: number(100_000), what: text(5000), learned: text(5000), next: text(5000), code: text(5000) },
      ...{ participatory: FLAG, with: text(300), from: text(200) },
    },
  },
}

/** A kind we do not know was perhaps saved by a later release: kept, within bounds. @type {Shape} */
const UNKNOWN = { any: (value) => isRecord(value) && bounded(4)(value) }

/** @param {string} name @returns {Shape | undefined} */
function shapeOf(name) {
  const kind = /^([a-z]+)(:[a-z0-9]+([.-][a-z0-9]+)*)?$/.exec(name)?.[1] ?? ""
  const ours = ["", "attempt", "damaged", "form", "kept", "settings", ...BAD_KEYS].includes(kind)
  return ours || name.length > 140 ? undefined : Object.hasOwn(RECORDS, kind) ? RECORDS[kind] : UNKNOWN
}

/** @param {unknown} given @param {Shape} shape @returns {Kept | undefined} a fresh copy of what the shape names, or nothing */
function copied(given, shape) {
  if (!isRecord(given) || !Object.keys(Object(given)).every(goodKey)) return undefined
  const value = /** @type {Kept} */ (given)
  if ("any" in shape) return shape.any(value) ? value : undefined
  const fields = Object.entries({ ...shape.must, ...shape.may })
  const present = fields.filter(([field]) => Object.hasOwn(value, field))
  const whole =
    Object.keys(shape.must).every((field) => Object.hasOwn(value, field)) && present.every(([field, test]) => test(value[field]))
  return whole ? Object.fromEntries(present.map(([field]) => [field, value[field]])) : undefined
}
