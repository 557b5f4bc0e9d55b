/**
 * What is ready, what comes, and all that both rest on: for pages that say what to do today.
 *
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./choose.js").Candidate} Candidate
 */
import { dayOf, today } from "./days.js"
import { coming, ready, rehearse } from "./review.js"

/**
 * @param {Store} store @param {Map<string, Candidate>} items @param {Date} [now]
 */
export async function plan(store, items, now = new Date()) {
  const day = today(now)
  const [studies, revision] = await Promise.all([store.studies(), store.read("revision")])
  const { known, reckoned } = rehearse(studies.values(), day)
  if (reckoned.length) store.learnt(reckoned)
  const assessment = dayOf(revision?.assessment) || undefined
  const reviewed = (/** @type {string} */ id) => items.has(id) && !items.get(id)?.selfMarked
  return {
    today: day,
    studies,
    known,
    assessment,
    revision,
    ready: ready(known, reviewed, day, assessment).flatMap(({ item }) => items.get(item) ?? []),
    coming: coming(known, reviewed, day, assessment),
  }
}
