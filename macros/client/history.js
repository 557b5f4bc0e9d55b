/**
 * What somebody has done, day by day, and how much of what they looked at again had stayed. Pure.
 *
 * @typedef {import("./studies.js").Study} Study
 * @typedef {{ day: number, tried: number, right: number }} DayLine
 */
import { firstTries } from "./studies.js"

/** The newest day first. @param {Iterable<Study>} studies @returns {DayLine[]} */
export function dayLines(studies) {
  /** @type {Map<number, DayLine>} */
  const lines = new Map()
  for (const study of studies) {
    for (const { day, right } of firstTries(study)) {
      const line = lines.get(day) ?? { day, tried: 0, right: 0 }
      lines.set(day, { day, tried: line.tried + 1, right: line.right + Number(right) })
    }
  }
  return [...lines.values()].sort((one, two) => two.day - one.day)
}

/** @param {import("./review.js").Known[]} known */
export function retention(known) {
  const sum = { reviews: 0, recalled: 0, expected: 0 }
  for (const { memory } of known) {
    sum.reviews += memory.reviews
    sum.recalled += memory.recalled
    sum.expected += memory.expected
  }
  return sum
}
