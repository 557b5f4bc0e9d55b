/**
 * What My learning says, worked out from the questions of the site and the newest try at each. Pure.
 *
 * @typedef {import("./studies.js").Study} Attempt  the newest try at a question
 * @typedef {{ id: string, type: string, hash: string, outcome: string, selfMarked?: boolean, contrast?: boolean, url?: string }} ItemLine  `url` where the item stands on another page than its module's
 * @typedef {{ id: string, text: string, section?: string | null }} OutcomeLine
 * @typedef {{ id: string, title: string, url: string, items: ItemLine[], outcomes: OutcomeLine[] }} ModuleLine
 * @typedef {{ tried: number, total: number, right: number, changed: string[] }} Tally
 * @typedef {{ module: ModuleLine, tally: Tally, retired: Attempt[], last: string, outcomes: { outcome: OutcomeLine, tally: Tally }[] }} ModuleSummary
 * @typedef {{ started: ModuleSummary[], fresh: ModuleLine[], retired: Attempt[] }} Summary
 */
import { changed } from "./store.js"

/**
 * @param {ModuleLine[]} modules
 * @param {Map<string, Attempt>} latest
 * @returns {Summary}
 */
export function summarise(modules, latest) {
  const known = new Set(modules.flatMap(({ items }) => items.map(({ id }) => id)))
  const retired = [...latest.values()].filter(({ item }) => !known.has(item))
  const summaries = modules.map((module) => ofModule(module, latest, retired))
  return {
    started: summaries.filter(({ last }) => last),
    fresh: summaries.filter(({ last }) => !last).map(({ module }) => module),
    retired: retired.filter((attempt) => !modules.some(({ id }) => id === attempt.module)),
  }
}

/**
 * @param {ModuleLine} module
 * @param {Map<string, Attempt>} latest
 * @param {Attempt[]} retired
 * @returns {ModuleSummary}
 */
function ofModule(module, latest, retired) {
  const gone = retired.filter((attempt) => attempt.module === module.id)
  const tries = [...module.items.map(({ id }) => latest.get(id)), ...gone].filter((attempt) => attempt !== undefined)
  const outcomes = module.outcomes.map((outcome) => ({
    outcome,
    tally: tallied(
      module.items.filter((item) => item.outcome === outcome.id),
      latest,
    ),
  }))
  return { module, tally: tallied(module.items, latest), retired: gone, last: lastOf(tries), outcomes }
}

/** @param {ItemLine[]} items @param {Map<string, Attempt>} latest @returns {Tally} */
function tallied(items, latest) {
  const tried = items.flatMap((item) => {
    const attempt = latest.get(item.id)
    return attempt ? [{ item, attempt }] : []
  })
  return {
    tried: tried.length,
    total: items.length,
    right: tried.filter(({ item, attempt }) => !item.selfMarked && isRight(attempt)).length,
    changed: tried.filter(({ item, attempt }) => changed(attempt, item.hash)).map(({ item }) => item.id),
  }
}

/** @param {Attempt} attempt */
const isRight = ({ score, maxScore = 1 }) => score >= maxScore

/** @param {Attempt[]} attempts @returns {string} */
const lastOf = (attempts) => attempts.reduce((last, { at }) => (Date.parse(at) > (Date.parse(last) || 0) ? at : last), "")
