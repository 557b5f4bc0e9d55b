/**
 * Files as they are opened: each is read and checked on its own, and what is refused is told by its name with the reason.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Feedback} Feedback
 * @typedef {{ name: string, reason: string }} Refused
 * @typedef {{ name: string, read: import("./read-file.js").Read }} Opened
 */
import { make } from "../make.js"
import { textOf } from "./parts.js"
import { MOST_BYTES, readFeedback } from "./read-file.js"

/** @param {File[]} files @param {Tool[]} tools @returns {Promise<Opened[]>} */
export const readEach = (files, tools) =>
  Promise.all(files.map(async (file) => ({ name: file.name, read: readFeedback(await textOf(file, MOST_BYTES), tools) })))

/** @param {File[]} files @param {Tool[]} tools @returns {Promise<{ read: Feedback[], refused: Refused[] }>} */
export async function readAll(files, tools) {
  const opened = await readEach(files, tools)
  return {
    read: opened.flatMap(({ read }) => (read.ok ? [read.file] : [])),
    refused: opened.flatMap(({ name, read }) => (read.ok ? [] : [{ name, reason: read.reason }])),
  }
}

/** Each by its name, with the reason. @param {Refused[]} refused */
export const refusals = (refused) =>
  make(
    "ul",
    { className: "ff-refused" },
    ...refused.map(({ name, reason }) => make("li", {}, make("strong", {}, name), `: ${reason}`)),
  )
