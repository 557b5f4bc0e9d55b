/**
 * What tries come to, on its shelves in the database, inside whatever transaction keeps or takes away the tries themselves.
 *
 * @typedef {import("./store.js").Attempt} Attempt
 * @typedef {import("./studies.js").Study} Study
 */
import { isAttempt } from "./store-session.js"
import { byItem, studiesOf, studyOf, withAttempt } from "./studies.js"
import { byShelf, pack, unpack } from "./studies-shelf.js"

/** @param {IDBObjectStore} studies @param {IDBRequest<Attempt[]>} log */
export function renewStudies(studies, log) {
  log.onsuccess = () => {
    studies.clear()
    putStudies(studies, studiesOf(log.result.filter(isAttempt)))
  }
}

/** @param {IDBObjectStore} studies @param {Study[]} rows */
export function putStudies(studies, rows) {
  for (const [shelf, some] of byShelf(rows)) studies.put(pack(shelf, some))
}

/** @param {IDBObjectStore} studies @param {IDBObjectStore} attempts @param {Attempt[]} added */
export function addToStudies(studies, attempts, added) {
  for (const [shelf, some] of byShelf(added)) {
    const before = studies.get(shelf)
    before.onsuccess = () => {
      const rows = unpack(before.result)
      // A damaged shelf is left to whoever reads it next, and makes it anew.
      if (rows) addToShelf(studies, attempts, shelf, rows, some)
    }
  }
}

/**
 * Goes on from each row; what comes from before it, as an import may, makes the row anew from the log.
 *
 * @param {IDBObjectStore} studies @param {IDBObjectStore} attempts @param {number} shelf @param {Map<string, Study>} rows @param {Attempt[]} added
 */
function addToShelf(studies, attempts, shelf, rows, added) {
  const late = byItem(added).filter((some) => !goesOn(rows, some))
  let waiting = late.length
  for (const some of late) {
    const { item } = /** @type {Attempt} */ (some[0])
    const log = attempts.index("item").getAll(item)
    log.onsuccess = () => {
      rows.set(item, /** @type {Study} */ (studyOf(log.result.filter(isAttempt))))
      waiting -= 1
      if (!waiting) studies.put(pack(shelf, rows.values()))
    }
  }
  if (!waiting) studies.put(pack(shelf, rows.values()))
}

/** @param {Map<string, Study>} rows @param {Attempt[]} added of one item @returns {boolean} could it go on from the row? */
function goesOn(rows, added) {
  const sorted = [...added].sort((one, two) => when(one) - when(two))
  const { item } = /** @type {Attempt} */ (sorted[0])
  if (when(rows.get(item)) > when(sorted[0])) return false
  rows.set(item, /** @type {Study} */ (sorted.reduce(withAttempt, rows.get(item))))
  return true
}

/** @param {Map<string, Study>} rows @param {Study[]} reckoned */
export function withMemories(rows, reckoned) {
  for (const { item, days, memory } of reckoned) {
    const row = rows.get(item)
    if (row && memory && String(row.days) === String(days)) rows.set(item, { ...row, memory })
  }
  return rows
}

/** @param {{ at?: string } | undefined} record */
const when = (record) => Date.parse(String(record?.at)) || 0
