/**
 * Each person counts once, by their newest file. Two files are of one person where they share a try or are the same file. Pure.
 *
 * @typedef {import("./read-results.js").Results} Results
 * @typedef {{ name: string, results: Results }} Opened
 * @typedef {{ name: string, reason: string }} Refused
 */

/** @param {Opened[]} opened in the order in which they were opened @returns {{ kept: Opened[], refused: Refused[] }} */
export function oneEach(opened) {
  /** @type {Map<string, Opened>} */
  const owners = new Map()
  /** @type {Refused[]} */
  const refused = []
  const kept = new Set(
    [...opened].sort(newestFirst).filter((file) => {
      const names = [file.results.id, ...[...file.results.tries.values()].map(({ id }) => id)]
      const before = names.map((name) => owners.get(name)).find(Boolean)
      if (before) refused.push({ name: file.name, reason: reason(before) })
      else for (const name of names) owners.set(name, file)
      return !before
    }),
  )
  return { kept: opened.filter((file) => kept.has(file)), refused }
}

/** @param {Opened} one @param {Opened} other */
const newestFirst = (one, other) => Date.parse(other.results.made) - Date.parse(one.results.made)

/** @param {Opened} before */
const reason = ({ name }) => `It holds results of the same person as ${name}, which is as new or newer. Each person counts once.`
