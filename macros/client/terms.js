/**
 * Look-alike terms: which of them a question is about, which have been met, and which are mixed up.
 *
 * @typedef {import("./choose.js").Candidate} Candidate
 * @typedef {import("./studies.js").Study} Study
 */
import { keyOf } from "./bank.js"

export const TERMS = ["coaching", "mentoring", "supervision", "preceptorship"]

/** The term that each of these questions has as its key. @param {Candidate[]} items @returns {Promise<Map<string, string>>} */
export async function termsOf(items) {
  const contrasting = items.filter(({ contrast }) => contrast)
  const keys = await Promise.all(contrasting.map(keyOf))
  return new Map(contrasting.flatMap(({ id }, place) => (keys[place]?.key?.[0] ? [[id, String(keys[place].key[0])]] : [])))
}

/** Met: tried in a question about it, or in a question of the module of that name. @param {Map<string, Study>} studies @param {Map<string, string>} terms */
export const metTerms = (studies, terms) =>
  new Set(
    [...studies.values()].flatMap(({ item, module }) => [module, terms.get(item) ?? ""]).filter((name) => TERMS.includes(name)),
  )
