/**
 * What the device remembers, once a person has chosen to keep it: IndexedDB, version 3.
 * Loaded only then. Everything here may fail; `store.js` says so in words and holds the work in the tab.
 */

import { addToStudies, putStudies, renewStudies, withMemories } from "./store-idb-studies.js"
import { isAttempt, isFull, isRecord, isRecordName, newId } from "./store-session.js"
import { studiesOf } from "./studies.js"
import { byShelf, pack, unpack } from "./studies-shelf.js"

/**
 * @typedef {import("./store.js").Attempt} Attempt
 * @typedef {import("./store.js").Batch} Batch
 * @typedef {import("./store.js").Filter} Filter
 * @typedef {import("./store.js").Kept} Kept
 * @typedef {import("./studies.js").Study} Study
 * @typedef {Awaited<ReturnType<typeof openDevice>>} Device
 */

const VERSION = 3
const DAY = 24 * 60 * 60 * 1000

const TAB = "What you do now is safe until you close this tab."
const SENTENCES = {
  full: `This device has no room left. ${TAB} Save a file now if you need it.`,
  unkept:
    "This browser would not let us keep your progress on this device. Your work is safe until you close this tab. Save a file now if you need it.",
  unreached: `Your kept progress could not be reached just now. Nothing is lost: reload the page to try again. ${TAB}`,
  newer: `Your kept progress was made by a newer version of this site. Nothing is lost: reload the page to open it. ${TAB}`,
  elsewhere: `Your kept progress is held by an older version of this site in another tab. Nothing is lost: close that tab. ${TAB}`,
}

/** What went wrong, and what to do. @param {unknown} error @param {"keep" | "use"} purpose */
export function sentence(error, purpose) {
  if (isFull(error)) return SENTENCES.full
  if (error instanceof DOMException && error.name === "VersionError") return SENTENCES.newer
  if (error === "elsewhere") return SENTENCES.elsewhere
  return purpose === "keep" ? SENTENCES.unkept : SENTENCES.unreached
}

/**
 * @param {string} name
 * @param {{ tell: (trouble: unknown) => void, gone: () => void, late: () => void }} on
 */
export async function openDevice(name, on) {
  const db = await connect(name, on)
  db.onversionchange = () => {
    db.close()
    on.gone()
  }
  db.onclose = on.gone
  return device(db, on.tell)
}

/**
 * Another tab with an older release may hold the database. We do not wait for it: the tab remembers meanwhile, and `late` says when to look again.
 *
 * @param {string} name
 * @param {{ late: () => void }} on
 * @returns {Promise<IDBDatabase>}
 */
function connect(name, on) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION)
    let waited = false
    request.onupgradeneeded = (event) => upgrade(request, event.oldVersion)
    request.onblocked = () => {
      waited = true
      reject("elsewhere")
    }
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      if (!waited) return resolve(request.result)
      request.result.close()
      on.late()
    }
  })
}

/** @param {IDBOpenDBRequest} request @param {number} from */
function upgrade(request, from) {
  const { result: db, transaction } = request
  if (from === 1 && transaction) return fromVersion1(db, transaction)
  if (from === 2 && transaction) return fromVersion2(db, transaction)
  makeStores(db)
}

/** @param {IDBDatabase} db */
function makeStores(db) {
  const attempts = db.createObjectStore("attempts", { keyPath: "id" })
  for (const field of ["item", "module", "at"]) attempts.createIndex(field, field)
  // The newest attempt at each item again, so that a summary need not read the whole log.
  db.createObjectStore("latest", { keyPath: "item" })
  db.createObjectStore("studies", { keyPath: "shelf" })
  db.createObjectStore("records")
  db.createObjectStore("meta").put({ version: VERSION, made: new Date().toISOString() }, "schema")
}

/**
 * Version 1 numbered its attempts, did not know module or outcome, and called its records "drafts".
 *
 * @param {IDBDatabase} db
 * @param {IDBTransaction} transaction
 */
function fromVersion1(db, transaction) {
  const old = { attempts: transaction.objectStore("attempts"), drafts: transaction.objectStore("drafts") }
  const rows = old.attempts.getAll()
  const names = old.drafts.getAllKeys()
  const drafts = old.drafts.getAll()
  // Requests come back in the order they were made, so the last one has them all.
  drafts.onsuccess = () => {
    db.deleteObjectStore("attempts")
    db.deleteObjectStore("drafts")
    makeStores(db)
    const { attempts, latest, records, studies } = tablesOf(transaction)
    names.result.forEach((name, place) => records.put(drafts.result[place], name))
    const now = rows.result.map((row) => (isRecord(row) ? { module: "", outcome: "", ...row, id: row.id ?? newId() } : row))
    for (const [place, row] of now.entries())
      isAttempt(row) ? attempts.put(row) : records.put({ value: row }, `damaged:attempt:${place}`)
    for (const attempt of newest(now.filter(isAttempt))) latest.put(attempt)
    putStudies(studies, studiesOf(now.filter(isAttempt)))
  }
}

/** Version 2 summed nothing up. @param {IDBDatabase} db @param {IDBTransaction} transaction */
function fromVersion2(db, transaction) {
  db.createObjectStore("studies", { keyPath: "shelf" })
  const { attempts, studies } = tablesOf(transaction)
  renewStudies(studies, attempts.getAll())
  transaction.objectStore("meta").put({ version: VERSION, made: new Date().toISOString() }, "schema")
}

/** @param {IDBTransaction} transaction */
const tablesOf = (transaction) => ({
  attempts: transaction.objectStore("attempts"),
  latest: transaction.objectStore("latest"),
  records: transaction.objectStore("records"),
  studies: transaction.objectStore("studies"),
})

/** @param {IDBDatabase} db @param {(trouble: unknown) => void} tell */
function device(db, tell) {
  /** @param {string} name */
  const reading = (name) => db.transaction(name).objectStore(name)
  const writing = () => {
    const transaction = db.transaction(["attempts", "latest", "records", "studies"], "readwrite", { durability: "relaxed" })
    const done = finished(transaction)
    // Whoever waits hears of it; where a request has thrown already, nobody waits.
    done.catch(() => undefined)
    return { ...tablesOf(transaction), done }
  }

  /** Moved, never deleted. @param {"attempts" | "records"} from @param {IDBValidKey} key @param {unknown} value */
  async function setAside(from, key, value) {
    const tables = writing()
    tables.records.put({ value }, `damaged:${from === "attempts" ? "attempt:" : ""}${key}`)
    tables[from].delete(key)
    tell("damaged")
    await tables.done
  }

  /** All of it or none of it; of two records with one name the newer stays. @param {Batch} batch */
  async function put({ attempts: added, records: changed }) {
    const { attempts, latest, records, studies, done } = writing()
    for (const attempt of added) attempts.put(attempt)
    for (const attempt of newest(added)) putNewer(latest, attempt.item, attempt)
    addToStudies(studies, attempts, added)
    for (const [name, value] of Object.entries(changed)) putNewer(records, name, value, name)
    await done
  }

  /** @param {Batch} batch @returns {Promise<boolean>} */
  async function holds({ attempts, records }) {
    const ids = new Set(await result(reading("attempts").getAllKeys()))
    const names = new Set(await result(reading("records").getAllKeys()))
    return attempts.every(({ id }) => ids.has(id)) && Object.keys(records).every((name) => names.has(name))
  }

  return {
    /** @param {string} name @returns {Promise<Kept | undefined>} */
    async read(name) {
      const value = await result(reading("records").get(name))
      if (value === undefined || isRecord(value)) return value
      await setAside("records", name, value)
      return undefined
    },

    /** @param {string} name @param {Kept} value */
    async write(name, value) {
      const { records, done } = writing()
      records.put(value, name)
      await done
    },

    /** @param {string} start @returns {Promise<string[]>} */
    async names(start) {
      const range = IDBKeyRange.bound(start, `${start}\uffff`)
      const names = await result(reading("records").getAllKeys(range))
      return names.map(String).filter((name) => isRecordName(name, start))
    },

    /** @returns {Promise<{ [name: string]: Kept }>} */
    async records() {
      const store = reading("records")
      const [names, values] = await Promise.all([result(store.getAllKeys()), result(store.getAll())])
      const rows = names.map((name, place) => [String(name), values[place]])
      return Object.fromEntries(rows.filter(([name, value]) => isRecordName(name) && isRecord(value)))
    },

    /** @param {Attempt} attempt */
    append: (attempt) => put({ attempts: [attempt], records: {} }),

    /** @param {Filter} filter @returns {Promise<Attempt[]>} */
    async attempts(filter) {
      const rows = await result(wanted(reading("attempts"), filter))
      const damaged = rows.filter((row) => !isAttempt(row))
      for (const row of damaged) await setAside("attempts", row.id, row)
      return damaged.length ? rows.filter(isAttempt) : rows
    },

    /** @returns {Promise<Attempt[]>} */
    latest: () => result(reading("latest").getAll()),

    /** The log says all that these rows say, so what is damaged is made anew. @returns {Promise<Study[]>} */
    async studies() {
      const shelves = (await result(reading("studies").getAll())).map(unpack)
      if (!shelves.includes(undefined)) return shelves.flatMap((rows) => [...(rows?.values() ?? [])])
      const { attempts, studies, done } = writing()
      renewStudies(studies, attempts.getAll())
      await done
      return this.studies()
    },

    /** What was reckoned from rows as they were; a row that has changed meanwhile will be reckoned anew. @param {Study[]} reckoned */
    async learnt(reckoned) {
      const { studies, done } = writing()
      for (const [shelf, some] of byShelf(reckoned)) {
        const now = studies.get(shelf)
        now.onsuccess = () => studies.put(pack(shelf, withMemories(unpack(now.result) ?? new Map(), some).values()))
      }
      await done
    },

    /** How many attempts there are, and a few of them. */
    async measure() {
      const store = reading("attempts")
      const [count, some] = await Promise.all([result(store.count()), result(store.getAll(null, 100))])
      return { count, some }
    },

    put,

    /** Written, then looked at: only after this may the tab let go of its own. @param {Batch} batch */
    async move(batch) {
      await put(batch)
      if (!(await holds(batch))) throw new Error("The device does not hold what was written to it.")
    },

    /** @param {string[]} ids @param {string[]} names */
    async withdraw(ids, names) {
      const { attempts, latest, records, studies, done } = writing()
      for (const id of ids) attempts.delete(id)
      for (const name of names) records.delete(name)
      if (ids.length) renew(latest, attempts.getAll())
      if (ids.length) renewStudies(studies, attempts.getAll())
      await done
    },

    /** Before the database goes: another tab may hold that up, but nothing should be left to read. */
    async empty() {
      const { attempts, latest, records, studies, done } = writing()
      for (const table of [attempts, latest, records, studies]) table.clear()
      await done
    },

    close: () => db.close(),
  }
}

/** @param {IDBObjectStore} attempts @param {Filter} filter @returns {IDBRequest<Attempt[]>} */
function wanted(attempts, { item, module, since }) {
  if (item !== undefined) return attempts.index("item").getAll(item)
  if (module !== undefined) return attempts.index("module").getAll(module)
  // The index sorts text, and an offset can move text by most of a day; `select` is exact.
  if (since !== undefined)
    return attempts.index("at").getAll(IDBKeyRange.lowerBound(new Date(Date.parse(since) - DAY).toISOString()))
  return attempts.getAll()
}

/** @param {IDBObjectStore} table @param {string} key @param {Kept | Attempt} value @param {string} [at] where the table keeps its key apart */
function putNewer(table, key, value, at) {
  const before = table.get(key)
  before.onsuccess = () => when(before.result) > when(value) || table.put(value, at)
}

/** @param {IDBObjectStore} latest @param {IDBRequest<Attempt[]>} log */
function renew(latest, log) {
  log.onsuccess = () => {
    latest.clear()
    for (const attempt of newest(log.result)) latest.put(attempt)
  }
}

/** One for each item. @param {Attempt[]} attempts */
function newest(attempts) {
  /** @type {Map<string, Attempt>} */
  const found = new Map()
  for (const attempt of attempts) if (when(attempt) >= when(found.get(attempt.item))) found.set(attempt.item, attempt)
  return found.values()
}

/** @param {{ at?: string } | undefined} record */
const when = (record) => Date.parse(String(record?.at)) || 0

/** @template Value @param {IDBRequest<Value>} request @returns {Promise<Value>} */
const result = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
const finished = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
