/**
 * What somebody has done on which day, and whether as much has stayed as the plan expects.
 *
 * @typedef {import("./review.js").Known} Known
 */
import { dayInWords } from "./days.js"
import { dayLines, retention } from "./history.js"
import { many, passage } from "./learning-parts.js"
import { make } from "./make.js"

const MOST = 14
/** Fewer reviews say nothing. */
const ENOUGH = 10

/** @param {Known[]} known @returns {Node[]} */
export function historyPart(known) {
  const lines = dayLines(known)
  if (!lines.length) return []
  const shown = lines
    .slice(0, MOST)
    .map(({ day, tried, right }) =>
      make("li", {}, `${dayInWords(day)}: ${many(tried, "question", "questions")}, ${right} right the first time`),
    )
  const rest = lines.length - shown.length
  return [
    passage(stayed(retention(known))),
    make(
      "details",
      {},
      make("summary", {}, `Your days: ${lines.length.toLocaleString("en-GB")}`),
      make("ul", {}, ...shown),
      ...(rest > 0 ? [passage(`And ${many(rest, "earlier day", "earlier days")}. A saved file holds them all.`)] : []),
    ),
  ]
}

/** @param {{ reviews: number, recalled: number, expected: number }} sum */
export function stayed({ reviews, recalled, expected }) {
  if (reviews < ENOUGH) return "After ten reviews, this shows whether as much stays as the plan expects."
  const planned = Math.round(expected).toLocaleString("en-GB")
  return `You looked at a question again on a later day ${reviews.toLocaleString("en-GB")} times, and had it right ${recalled.toLocaleString("en-GB")} times. The plan expected about ${planned}. On the day when a question is ready, it expects nine in ten.`
}
