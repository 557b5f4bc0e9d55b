/**
 * Many files, one after another, with a pause in which the page can answer; nothing is kept but what was checked.
 *
 * @typedef {import("./one-each.js").Opened} Opened
 * @typedef {import("./one-each.js").Refused} Refused
 */
import { MOST_BYTES, readResults } from "./read-results.js"

const AT_ONCE = 10

/** @param {File[]} files @param {Set<string>} modules @param {(done: number) => void} tell @returns {Promise<{ opened: Opened[], refused: Refused[] }>} */
export async function openAll(files, modules, tell) {
  /** @type {Opened[]} */
  const opened = []
  /** @type {Refused[]} */
  const refused = []
  for (let done = 0; done < files.length; done += AT_ONCE) {
    const some = files.slice(done, done + AT_ONCE)
    const texts = await Promise.all(some.map(textOf))
    for (const [place, { name }] of some.entries()) {
      const read = readResults(String(texts[place]), modules)
      if (read.ok) opened.push({ name, results: read.results })
      else refused.push({ name, reason: read.reason })
    }
    await told(tell, done + some.length)
  }
  return { opened, refused }
}

/** Of a file that is too big only the start is read: enough to tell what it is. @param {File} file */
async function textOf(file) {
  const part = file.size > MOST_BYTES ? file.slice(0, 500) : file
  const text = await part.text().catch(() => "")
  return part === file ? text : text.padEnd(MOST_BYTES + 1)
}

/** @param {(done: number) => void} tell @param {number} done */
async function told(tell, done) {
  tell(done)
  await pause()
}

/** The page can paint and answer. */
export const pause = () => new Promise((done) => setTimeout(done))
