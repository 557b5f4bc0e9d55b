/**
 * A form that is being filled in. It lives in this tab's session whatever else is kept on the device: see docs/decisions/0041.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Role} Role
 * @typedef {import("./model.js").Purpose} Purpose
 * @typedef {{ version: number, at: string, role: Role, purpose: Purpose, length: "short" | "full", kind: string, period: string,
 *   ratings: Record<string, string>, comments: Record<string, string>, words: Record<string, string>, ticks: string[],
 *   ids: Record<string, { id: string, copy: string, revision: number, made: string }>, tryThis: string, tryBy: string, reworded: boolean }} Draft
 */

/** @param {Tool} tool @returns {Draft} */
export const fresh = (tool) => ({
  version: tool.version,
  at: "read",
  role: "supervisee",
  purpose: "together",
  length: tool.hasShort ? "short" : "full",
  kind: "",
  period: "",
  ratings: {},
  comments: {},
  words: {},
  ticks: [],
  ids: {},
  tryThis: "",
  tryBy: "",
  reworded: false,
})

/**
 * What a tab has of one form. A browser that stores nothing costs the draft at a reload, and nothing else.
 *
 * @param {Tool} tool
 * @param {string} prefix
 * @param {() => Storage} storage
 */
export function drafts(tool, prefix, storage) {
  const key = `${prefix}form:${tool.id}`
  return {
    read: () =>
      whole(
        tool,
        quietly(() => JSON.parse(storage().getItem(key) ?? "null")),
      ),
    /** @param {Draft} draft @returns {boolean} */
    write: (draft) => quietly(() => storage().setItem(key, JSON.stringify(draft)) ?? true) ?? false,
    remove: () => quietly(() => storage().removeItem(key)),
  }
}

/** Ratings of other words are not ratings of these; what a person has written is theirs. @param {Tool} tool @param {any} stored @returns {Draft | undefined} */
function whole(tool, stored) {
  if (typeof stored?.version !== "number") return undefined
  const draft = { ...fresh(tool), ...stored }
  return stored.version === tool.version
    ? draft
    : { ...draft, version: tool.version, at: "read", ratings: {}, ticks: [], ids: {}, reworded: true }
}

/** @param {Draft} draft */
export const isBegun = ({ ratings, comments, words }) =>
  [ratings, comments, words].some((part) => Object.values(part).some((value) => value.trim()))

/** @template Value @param {() => Value} job @returns {Value | undefined} */
function quietly(job) {
  try {
    return job()
  } catch {
    return undefined
  }
}
