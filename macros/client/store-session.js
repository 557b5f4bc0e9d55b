/**
 * What this tab remembers: sessionStorage, and memory for whatever the browser refuses to take. Nothing here throws.
 *
 * @typedef {import("./store.js").Attempt} Attempt
 * @typedef {import("./store.js").Batch} Batch
 * @typedef {import("./store.js").Kept} Kept
 * @typedef {{ name: string, text: string | null, value: any }} Entry
 */
const ATTEMPT = "attempt:"
/** Where settings-early.js looks before the first paint, so it never moves to the device. */
const SETTINGS = "settings"
/** Drafts of feedback forms stay in the tab whatever else is kept: client/form/draft.js. */
const FORM = "form:"

/** @param {string} prefix @param {(trouble: string) => void} tell */
export function openSession(prefix, tell) {
  /** What the browser would not take. @type {Map<string, string>} */
  const spare = new Map()
  let next = 0
  if (!quietly(() => sessionStorage, null)) tell("blocked")

  /** @param {string} name */
  const get = (name) => spare.get(name) ?? quietly(() => sessionStorage.getItem(prefix + name), null)

  /** @param {string} name @param {string} text */
  function set(name, text) {
    try {
      sessionStorage.setItem(prefix + name, text)
      spare.delete(name)
    } catch (error) {
      spare.set(name, text)
      tell(isFull(error) ? "crowded" : "blocked")
    }
  }

  /** @param {string} name */
  function remove(name) {
    spare.delete(name)
    quietly(() => sessionStorage.removeItem(prefix + name), null)
  }

  /** Of everything, in the order it was written as far as attempts go. */
  function allNames() {
    const names = keysOf(() => sessionStorage, prefix).map((key) => key.slice(prefix.length))
    return [...new Set([...names, ...spare.keys()])].sort(new Intl.Collator("en", { numeric: true }).compare)
  }

  /** @param {string} name */
  function read(name) {
    const text = get(name)
    if (text === null) return undefined
    const value = quietly(() => JSON.parse(text), null)
    if (name.startsWith(ATTEMPT) ? isAttempt(value) : isRecord(value)) return value
    setAside(name, text)
  }

  /** Moved, never deleted: somebody may still be able to read it. @param {string} name @param {string} text */
  function setAside(name, text) {
    remove(name)
    let aside = `damaged:${name}`
    while (get(aside) !== null) aside += "+"
    set(aside, text)
    tell("damaged")
  }

  /** @returns {Entry[]} */
  const entries = () =>
    allNames()
      .filter((name) => !name.startsWith("damaged:") && !name.startsWith(FORM) && name !== SETTINGS)
      .map((name) => ({ name, value: read(name), text: get(name) }))
      .filter(({ value }) => value)

  return {
    /** @type {(name: string) => Kept | undefined} */
    read,
    /** @param {string} name @param {Kept} value */
    write: (name, value) => set(name, JSON.stringify(value)),
    remove,
    /** @param {string} start */
    names: (start) => allNames().filter((name) => isRecordName(name, start)),
    any: () => allNames().length > 0,

    /** Looks for a free number each time: a page of ours in a frame shares this storage. @param {Attempt} attempt */
    append(attempt) {
      while (get(ATTEMPT + next) !== null) next += 1
      set(ATTEMPT + next, JSON.stringify(attempt))
    },

    /** Everything, and a way to let go of exactly that: what has changed meanwhile stays. @returns {Batch & { letGo(ids?: Set<string>): void }} */
    batch() {
      const all = entries()
      const records = all.filter(({ name }) => isRecordName(name)).map(({ name, value }) => [name, value])
      return {
        attempts: all.filter(({ name }) => !isRecordName(name)).map(({ value }) => value),
        records: Object.fromEntries(records),
        letGo(ids) {
          for (const { name, text, value } of all) if (get(name) === text && (!ids || ids.has(value.id))) remove(name)
        },
      }
    },

    clear() {
      for (const name of allNames()) remove(name)
    },
  }
}

/** Attempts have their own way in; what was set aside is named only when asked for. @param {string} name @param {string} [start] */
export const isRecordName = (name, start = "") =>
  name !== SETTINGS &&
  !name.startsWith(FORM) &&
  name.startsWith(start) &&
  !name.startsWith(ATTEMPT) &&
  name.startsWith("damaged:") === start.startsWith("damaged:")

/** @param {unknown} value @returns {boolean} */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value)

/** @param {any} value @returns {boolean} */
export const isAttempt = (value) =>
  isRecord(value) && [value.id, value.item, value.at].every((text) => typeof text === "string") && typeof value.score === "number"

/** @param {unknown} error */
export const isFull = (error) => error instanceof Error && error.name === "QuotaExceededError"

/** @param {() => Storage} storage @param {string} start @returns {string[]} */
export const keysOf = (storage, start) => quietly(() => Object.keys(storage()).filter((key) => key.startsWith(start)), [])

/** `randomUUID` is missing where a site is served without TLS. */
export const newId = () => crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join("-")

/** @template Value @param {() => Value} job @param {Value} otherwise @returns {Value} */
export function quietly(job, otherwise) {
  try {
    return job()
  } catch {
    return otherwise
  }
}
