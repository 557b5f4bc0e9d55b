/**
 * The memory of the site: one small asynchronous interface, and nothing ever leaves the browser.
 *
 * Until a person chooses to keep their progress all of it is in this tab's session. After that it is in IndexedDB, and the session
 * holds only what the device would not take just now. Callers never see an exception: `trouble` says in a sentence what went wrong.
 *
 * @typedef {{ id: string, item: string, hash: string, response: unknown, score: number, maxScore: number, certainty: 1 | 2 | 3 | null, at: string, module: string, outcome: string }} Attempt
 * @typedef {{ at?: string } & { [field: string]: unknown }} Kept  a record: a plain object, `at` says which of two is newer
 * @typedef {{ item?: string, module?: string, since?: string }} Filter
 * @typedef {{ attempts: Attempt[], records: { [name: string]: Kept } }} Batch
 * @typedef {{ format: "alongside-progress", version: 1, made: string, site: string } & Batch} ProgressFile
 * @typedef {{ name: string, what: string, where: string, bytes?: number }} StoredRow
 * @typedef {import("./store-idb.js").Device} Device
 */
import { newId, openSession, quietly } from "./store-session.js"

/** The first folder of the site, wherever it is published. */
export const root = new URL("../../../", import.meta.url)
export const sitePath = root.protocol === "file:" ? "file" : root.pathname
export const database = `alongside:${sitePath}`
export const prefix = `${database}:`
/** How Material names its own keys, the palette's among them. */
export const themePrefix = `${root.pathname}.__`

/** What can go wrong in a tab; what can go wrong on the device has its words there. */
const SENTENCES = {
  blocked:
    "This browser would not let us keep anything. Your work is safe until you leave this page. Save a file now if you need it.",
  crowded:
    "This browser has no room left for this site. What you do now is safe until you leave this page. Save a file now if you need it.",
  damaged: "One thing kept here was damaged, so we set it aside. Nothing else has changed. It is listed on the My learning page.",
  unloaded:
    "A part of this site did not load. Reload the page to try again. What you do until then is safe until you close this tab.",
}

const UNLOADED = /** @type {const} */ ({ ok: false, problem: SENTENCES.unloaded })

/** @type {Promise<Store> | undefined} */
let opened

/** One for each page. @returns {Promise<Store>} */
export function open() {
  opened ??= new Store().start()
  return opened
}

/** Has the question been edited since this attempt? @param {{ hash: string } | undefined} attempt @param {string} hash */
export const changed = (attempt, hash) => Boolean(attempt?.hash) && attempt?.hash !== hash

/**
 * Fires "change" with `detail: {what, elsewhere}`; `what` is "write", "append", "keep", "merge", "clear" or "trouble".
 * After "clear" a page must drop what it shows of a person's work.
 */
export class Store extends EventTarget {
  kept = false
  trouble = ""
  /** @type {Promise<Device> | undefined} */
  #device
  /** @type {(error: unknown, job: "keep" | "use") => string} */
  #words = () => SENTENCES.unloaded
  #session = openSession(prefix, (trouble) => this.#tell(trouble))
  /** What the parts that are loaded later work with. */
  #inside = {
    session: this.#session,
    onDevice: this.#onDevice.bind(this),
    changed: (/** @type {string} */ what) => this.#changed(what),
  }
  #channel = quietly(() => new BroadcastChannel(database), undefined)

  async start() {
    this.#channel?.addEventListener("message", ({ data }) => this.#hear(data))
    // A page that comes back from the browser's page cache may show what has since been cleared.
    addEventListener(
      "pageshow",
      ({ persisted }) => persisted && this.#fire(this.#session.any() || wish() ? "write" : "clear", true),
    )
    if (wish()) await this.#resume()
    if (quietly(() => localStorage.getItem(`${prefix}offline`), null)) import("./offline/news.js").catch(() => undefined)
    return this
  }

  /** @param {string} name @returns {Promise<Kept | undefined>} */
  async read(name) {
    return (
      this.#session.read(name) ??
      this.#onDevice(
        (device) => device.read(name),
        () => undefined,
      )
    )
  }

  /** @param {string} name @param {Kept} value */
  async write(name, value) {
    const copy = plain(value)
    await this.#onDevice(
      async (device) => {
        await device.write(name, copy)
        this.#session.remove(name)
      },
      () => this.#session.write(name, copy),
    )
    this.#changed("write")
  }

  /** @param {string} name */
  async erase(name) {
    this.#session.remove(name)
    await this.#onDevice(
      (device) => device.withdraw([], [name]),
      () => undefined,
    )
    this.#changed("write")
  }

  /** @param {Omit<Attempt, "id"> & { id?: string }} attempt */
  async append(attempt) {
    const copy = plain({ id: newId(), ...attempt })
    await this.#onDevice(
      (device) => device.append(copy),
      () => this.#session.append(copy),
    )
    this.#changed("append")
  }

  /** From now on everything is on this device; what the session holds moves there. */
  async keep() {
    if (this.kept) return
    const wished = wish()
    // The wish goes first: should the browser die half way, the next page finishes the move.
    if (!wished && !wish("moving")) return this.#tell("blocked")
    if (!(await this.#attempt(() => this.#move(), "keep"))) return wished || forgetWish()
    navigator.storage?.persist?.().catch(() => false)
    this.#changed("keep")
  }

  /** Removes everything there is of this site in this browser, and returns the names of what remains. @returns {Promise<string[]>} */
  async clear() {
    await this.#device?.then((device) => device.empty()).catch(() => undefined)
    forgetWish()
    this.#forget()
    this.#channel?.postMessage("clear")
    const remains = await this.#far(({ clear }) => clear(), ["what is kept on this device"])
    this.#fire("clear", false)
    return remains
  }

  // What follows a page of questions never asks for, so it is loaded by whoever does.

  /** Oldest first. @param {Filter} [filter] */
  attempts(filter = {}) {
    return this.#far(({ attempts }) => attempts(this.#inside, filter), /** @type {Attempt[]} */ ([]))
  }

  /** The newest attempt at each item. */
  latestByItem() {
    return this.#far(({ latestByItem }) => latestByItem(this.#inside), /** @type {Map<string, Attempt>} */ (new Map()))
  }

  /** What the tries at each question come to: a row for each. */
  studies() {
    return this.#far(({ studies }) => studies(this.#inside), /** @type {Map<string, import("./studies.js").Study>} */ (new Map()))
  }

  /** Keeps what was reckoned from these rows. @param {import("./studies.js").Study[]} rows */
  learnt(rows) {
    return this.#far(({ learnt }) => learnt(this.#inside, rows), undefined)
  }

  /** How many attempts there are, and about how many bytes they take. */
  measure() {
    return this.#far(({ measure }) => measure(this.#inside), { count: 0, bytes: 0 })
  }

  /** @param {string} [start] */
  names(start = "") {
    return this.#far(({ names }) => names(this.#inside, start), /** @type {string[]} */ ([]))
  }

  /** All of them, by name. */
  records() {
    return this.#far(({ records }) => records(this.#inside), /** @type {Batch["records"]} */ ({}))
  }

  /** Everything, for oneself; no name of a person is in it. @param {Date} [now] @returns {Promise<ProgressFile>} */
  exportFile(now = new Date()) {
    return this.#far(({ exportFile }) => exportFile(this.#inside, now), /** @type {any} */ (undefined))
  }

  /** Many at once, and on the device all or none. @param {Batch} batch */
  adopt(batch) {
    return this.#far(({ adopt }) => adopt(this.#inside, batch), undefined)
  }

  /** @param {string[]} ids of attempts @param {string[]} records by name */
  withdraw(ids, records) {
    return this.#far(({ withdraw }) => withdraw(this.#inside, ids, records), undefined)
  }

  /** Is there anything that Finish and clear would remove? */
  anything() {
    return this.#far(({ anything }) => anything(this.kept, this.#inside), true)
  }

  /** For a person to see: what, what for, where. */
  stored() {
    return this.#far(({ stored }) => stored(this), /** @type {StoredRow[]} */ ([]))
  }

  /** Removes one row of `stored()`. @param {StoredRow} row */
  async remove(row) {
    await this.#far(({ remove }) => remove(this, row), undefined)
    this.#changed("write")
  }

  /** What would a file change? @param {unknown} file text, or what was parsed from it */
  preview(file) {
    return this.#far(({ preview }) => preview(this, file), UNLOADED)
  }

  /** @param {unknown} file */
  merge(file) {
    return this.#far(({ merge }) => merge(this, file), UNLOADED)
  }

  /** Takes back the last merge of this page. */
  undo() {
    return this.#far(({ undo }) => undo(this), false)
  }

  /**
   * @template Value
   * @param {(device: Device) => Promise<Value>} job
   * @param {() => Value} otherwise  what to do in the tab instead
   * @returns {Promise<Value>}
   */
  async #onDevice(job, otherwise) {
    // Another tab may have cleared everything; to go on would make the database anew.
    if (this.kept && !wish()) this.kept = false
    if (!this.kept) return otherwise()
    try {
      return await job(await this.#connect())
    } catch (error) {
      this.#tell(error)
      return otherwise()
    }
  }

  /** @returns {Promise<Device>} */
  #connect() {
    const gone = () => (this.#device = undefined)
    this.#device ??= import("./store-idb.js").then(({ openDevice, sentence }) => {
      this.#words = sentence
      return openDevice(database, { tell: (trouble) => this.#tell(trouble), gone, late: () => this.#resumeLate() })
    })
    this.#device.catch(gone)
    return this.#device
  }

  #resumeLate() {
    this.trouble = ""
    return this.#resume()
  }

  async #resume() {
    this.kept = await this.#attempt(() => this.#connect())
    if (!this.kept) return
    await this.#attempt(() => this.#move())
    this.#fire("keep", true)
  }

  /** Written, looked at, promised, and only then let go of; safe to do again after a crash at any point. */
  async #move() {
    const device = await this.#connect()
    const batch = this.#session.batch()
    await device.move(batch)
    wish("1")
    this.kept = true
    batch.letGo()
  }

  /** @param {() => Promise<unknown>} job @param {"keep" | "use"} [purpose] */
  async #attempt(job, purpose) {
    try {
      await job()
      return true
    } catch (error) {
      this.#tell(error, purpose)
      return false
    }
  }

  /**
   * @template Value
   * @param {(far: typeof import("./store-far.js")) => Value | Promise<Value>} job
   * @param {Value} otherwise
   * @returns {Promise<Value>}
   */
  #far(job, otherwise) {
    return import("./store-far.js").then(job, () => {
      this.#tell("unloaded")
      return otherwise
    })
  }

  /** @param {unknown} error @param {"keep" | "use"} [purpose] @returns {undefined} */
  #tell(error, purpose = "use") {
    const sentence = SENTENCES[/** @type {keyof typeof SENTENCES} */ (String(error))] ?? this.#words(error, purpose)
    if (sentence === this.trouble) return
    this.trouble = sentence
    // Now is when a person may want to save a file, and the connection may not hold.
    import("./store-far.js").catch(() => undefined)
    this.#fire("trouble", false)
  }

  /** @param {string} what */
  #changed(what) {
    if (this.kept) this.#channel?.postMessage(what)
    this.#fire(what, false)
  }

  /** @param {string} what from another tab */
  async #hear(what) {
    if (what === "clear") this.#forget()
    if (what === "keep" && !this.kept) await this.#resume()
    this.#fire(what, true)
  }

  #forget() {
    this.#device?.then((device) => device.close()).catch(() => undefined)
    this.#device = undefined
    this.kept = false
    this.trouble = ""
    this.#session.clear()
  }

  /** @param {string} what @param {boolean} elsewhere */
  #fire(what, elsewhere) {
    this.dispatchEvent(new CustomEvent("change", { detail: { what, elsewhere } }))
  }
}

/** Has the person chosen to keep? With a value, notes it. @param {"moving" | "1"} [value] @returns {boolean} */
function wish(value) {
  const key = `${prefix}kept`
  return quietly(() => {
    if (value) localStorage.setItem(key, value)
    return localStorage.getItem(key) !== null
  }, false)
}

const forgetWish = () => quietly(() => localStorage.removeItem(`${prefix}kept`), undefined)

/** Both kinds of storage then hold the same: JSON. @template Value @param {Value} value @returns {Value} */
const plain = (value) => JSON.parse(JSON.stringify(value))
